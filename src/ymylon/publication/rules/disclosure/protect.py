"""What is left out besides, so that what is protected can't be worked out: as little as will do, chosen by a solver."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from ymylon.publication.rules.disclosure.attack import Attacked, Pin, attack
from ymylon.publication.rules.disclosure.cells import Cell, Space, Told, Where
from ymylon.publication.rules.disclosure.linked import NO_LINKS, Linked, Links, same_of
from ymylon.publication.rules.disclosure.showing import FEWEST, Known, Shown
from ymylon.publication.rules.disclosure.sums import is_edition

SECONDS = 60.0
Progress = Callable[[int, int], None]


class NotSafe(ValueError):
    """Nothing may be published: a protected number could be learned, and leaving out what is new doesn't help."""

    def __init__(self, pins: Sequence[Pin]):
        super().__init__(f"{len(pins)} protected numbers could be learned")
        self.pins = tuple(pins)


@dataclass(frozen=True)
class Safe:
    """What may stand in each cell, in the order of the cells; how many are [c] of their own, and how many for others."""

    shown: tuple[Shown, ...]
    of_their_own: int
    for_others: int
    attacked: Attacked


@dataclass(frozen=True)
class _Reader:
    """Somebody who attacks. One who guesses takes each small number for what it is: from one to four, where [c] stands."""

    guesses: bool

    def known(self, cell: Cell, shown: Shown) -> Known:
        if self.guesses and shown.value is None and 0 < cell.count < FEWEST:
            return Known(1, FEWEST - 1)
        return shown.known

    def room(self, cell: Cell) -> int:
        # Whoever guesses that it is small has one to four already; which of them it is, is never learned.
        return min(cell.room, 1) if self.guesses and cell.count < FEWEST else cell.room


_READERS = (_Reader(guesses=False), _Reader(guesses=True))


def protect(
    space: Space, cells: Sequence[Cell], earlier: Sequence[Told] = (), stood: Mapping[str, Shown] | None = None,
    besides: Sequence[Cell] = (), progress: Progress = lambda done, total: None, links: Links = NO_LINKS,
) -> Safe:  # fmt: skip
    """Decide what each cell shows, so that no protected number can be learned from it and from all that was told before.

    `earlier`: whatever was ever published of the same units. `stood`: by fact, how it stood before; it stands so again.
    `besides`: numbers that no table prints and anybody subtracts. `links`: which units count the people behind others' events.
    Two readers attack: one who takes [c] for anything from one, and one who guesses rightly which are small. Raises NotSafe,
    Contradiction, TooMany.
    """
    stood = stood or {}
    shown = [stood.get(cell.fact, cell.shown) if cell.fact else cell.shown for cell in cells]
    first = sum(one.value is None for one in shown)
    whole = _Whole(space, cells, shown, tuple(earlier), frozenset(stood), links)
    targets = [*cells, *besides]
    found = whole.tried(targets)
    while any(each.pins for _, each in found):
        # One after another: what is left out for one helps others, and never hurts them.
        for reader, each in found:
            for number, pin in enumerate(each.pins):
                progress(each.tried - len(each.pins) + number, each.tried)
                if not whole.tried_by(reader, [pin.cell]).pins:
                    continue
                left_out = whole.leave_out(reader, pin.cell)
                if not left_out:
                    raise NotSafe([pin])
                for place in left_out:
                    shown[place] = Shown(None)
        # And then everything once more: only what withstands this is published.
        found = whole.tried(targets)
    attacked = Attacked(sum(each.tried for _, each in found), found[0][1].against, ())
    progress(attacked.tried, attacked.tried)
    hidden = sum(one.value is None for one in shown)
    return Safe(tuple(shown), first, hidden - first, attacked)


@dataclass(frozen=True)
class _Whole:
    """All that is published, as it stands just now: `shown` changes while numbers are left out."""

    space: Space
    cells: Sequence[Cell]
    shown: list[Shown]
    earlier: tuple[Told, ...]
    stood: frozenset[str]
    links: Links
    _events: dict[tuple[str, Where], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._events.update({(cell.unit, cell.where): n for n, cell in enumerate(self.cells)})

    def known(self, reader: _Reader) -> list[Known]:
        """What each number tells this reader. A number of episodes tells that there are children enough behind it."""
        found = []
        for cell, one in zip(self.cells, self.shown, strict=True):
            told = reader.known(cell, one)
            beside = self._events.get((self.links.events.get(cell.unit, ""), cell.where))
            if one.value is None and beside is not None and self.shown[beside].value:
                told = Known(max(told.low, FEWEST), inf)
            found.append(told)
        return found

    def tried_by(self, reader: _Reader, wanted: Sequence[Cell]) -> Attacked:
        told = [Told(cell.unit, cell.where, its, cell.fact) for cell, its in zip(self.cells, self.known(reader), strict=True)]
        return attack(self.space, [*self.earlier, *told], wanted, reader.room, self.links)

    def tried(self, wanted: Sequence[Cell]) -> list[tuple[_Reader, Attacked]]:
        return [(reader, self.tried_by(reader, wanted)) for reader in _READERS]

    def leave_out(self, reader: _Reader, target: Cell) -> list[int]:
        """The cheapest further cells without which this number has the room that it must: by mixed-integer programming.

        Two tables that everybody could believe are looked for, both true to all that stays, which differ in this number by that
        much.
        """
        family = self.links.family(target.unit)
        mine = [n for n, cell in enumerate(self.cells) if self.links.family(cell.unit) == family]
        fixed = [one for one in self.earlier if self.links.family(one.unit) == family]
        told = [*((self.cells[n].unit, self.cells[n].where) for n in mine), *((one.unit, one.where) for one in fixed)]
        known = self.known(reader)
        bounds = [known[n] for n in mine] + [one.known for one in fixed]
        facts = [*(self.cells[n].fact for n in mine), *(one.fact for one in fixed)]
        marked = [(fact, one) for fact, one, its in zip(facts, told, bounds, strict=True) if its.high]
        linked = Linked(self.space, [*told, (target.unit, target.where)], self.links, same_of(marked))
        free = [n for n in mine if self._may_go(n)]
        dear = frozenset(n for n in free if self._is_of_all(self.cells[n]))
        return _cheapest(linked, told, bounds, mine, free, self.cells, target, reader.room(target), dear)

    def _is_of_all(self, cell: Cell) -> bool:
        """Whether it is of no part of anything, whatever editions it is of: the number that everybody looks for first."""
        return all(is_edition(self.space, name) for name, _ in cell.where)

    def _may_go(self, n: int) -> bool:
        # What stood as a number before is known already: to leave it out now hides nothing.
        cell = self.cells[n]
        return self.shown[n].value is not None and cell.count > 0 and not (cell.fact and cell.fact in self.stood)


def _cheapest(
    linked: Linked, told: Sequence[tuple[str, Where]], bounds: Sequence[Known], mine: Sequence[int], free: Sequence[int],
    cells: Sequence[Cell], target: Cell, room: int, dear: Collection[int],
) -> list[int]:  # fmt: skip
    rows = linked.rows(told)
    low, high = (np.array([getattr(one, end) for one in bounds], dtype=float) for end in ("low", "high"))
    enough = float(sum(cells[n].count for n in mine) + room + 10)
    # The same members stand alike in every table: what goes in one goes in all.
    columns: dict[str | int, int] = {}
    place = {n: columns.setdefault(cells[n].fact or n, len(columns)) for n in free}
    up, down = np.zeros((rows.shape[0], len(columns))), np.zeros((rows.shape[0], len(columns)))
    for row, n in enumerate(mine):
        if n in place:
            up[row, place[n]] = enough  # left out, it may be anything
            down[row, place[n]] = low[row] - 1
    none, up, down = csr_array(rows.shape), csr_array(up), csr_array(down)
    certain, least, most = linked.certain()
    no_rows, no_free = csr_array(certain.shape), csr_array((certain.shape[0], len(columns)))
    row_of = linked.row(target.unit, target.where)
    parts = [
        (hstack([rows, none, -up]), -np.inf, high),
        (hstack([none, rows, -up]), -np.inf, high),
        (hstack([rows, none, down]), low, np.inf),
        (hstack([none, rows, down]), low, np.inf),
        (hstack([certain, no_rows, no_free]), least, most),
        (hstack([no_rows, certain, no_free]), least, most),
        (hstack([row_of, -row_of, csr_array((1, len(columns)))]), room, np.inf),
    ]
    width = 2 * linked.unknowns
    # As few as may be, and of those the smallest: most of what is of use stays. A number of all goes last: it is dearer than
    # all others together.
    cost = np.zeros(width + len(columns))
    for n, column in place.items():
        cost[width + column] += 1 + cells[n].count / enough + (2 * len(free) if n in dear else 0)
    found = milp(
        cost,
        constraints=[LinearConstraint(csr_array(a), lo, hi) for a, lo, hi in parts],
        bounds=Bounds(0, np.concatenate([np.full(width, np.inf), np.ones(len(columns))])),
        integrality=np.concatenate([np.zeros(width), np.ones(len(columns))]),
        options={"time_limit": SECONDS},
    )
    # In time or not, what was found is tried by the attack; found nothing, nothing helps.
    if found.x is None:
        return []
    return [n for n in free if found.x[width + place[n]] > 0.5]
