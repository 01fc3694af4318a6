"""What is left out besides, so that what is protected can't be worked out: as little as will do, chosen by a solver."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from ymylon.publication.rules.disclosure.attack import Attacked, Pin, attack
from ymylon.publication.rules.disclosure.cells import Cell, Space, Told
from ymylon.publication.rules.disclosure.showing import FEWEST, Known, Shown
from ymylon.publication.rules.disclosure.sums import Sums

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
    besides: Sequence[Cell] = (), progress: Progress = lambda done, total: None,
) -> Safe:  # fmt: skip
    """Decide what each cell shows, so that no protected number can be learned from it and from all that was told before.

    `earlier`: whatever was ever published of the same units. `stood`: by fact, how it stood before; it stands so again.
    `besides`: numbers that no table prints and anybody subtracts. Two readers attack: one who takes [c] for anything from one,
    and one who guesses rightly which are small. Raises NotSafe, Contradiction, TooMany.
    """
    stood = stood or {}
    shown = [stood.get(cell.fact, cell.shown) if cell.fact else cell.shown for cell in cells]
    first = sum(one.value is None for one in shown)
    targets = [*cells, *besides]

    def tried(reader: _Reader, wanted: Sequence[Cell]) -> Attacked:
        told = [Told(cell.unit, cell.where, reader.known(cell, one)) for cell, one in zip(cells, shown, strict=True)]
        return attack(space, [*earlier, *told], wanted, reader.room)

    def all_tried() -> list[tuple[_Reader, Attacked]]:
        return [(reader, tried(reader, targets)) for reader in _READERS]

    found = all_tried()
    while any(each.pins for _, each in found):
        # One after another: what is left out for one helps others, and never hurts them.
        for reader, each in found:
            for number, pin in enumerate(each.pins):
                progress(each.tried - len(each.pins) + number, each.tried)
                if not tried(reader, [pin.cell]).pins:
                    continue
                known = [reader.known(cell, one) for cell, one in zip(cells, shown, strict=True)]
                left_out = _leave_out(space, cells, shown, known, earlier, pin.cell, reader.room(pin.cell), stood)
                if not left_out:
                    raise NotSafe(each.pins)
                for place in left_out:
                    shown[place] = Shown(None)
        # And then everything once more: only what withstands this is published.
        found = all_tried()
    whole = Attacked(sum(each.tried for _, each in found), found[0][1].against, ())
    progress(whole.tried, whole.tried)
    hidden = sum(one.value is None for one in shown)
    return Safe(tuple(shown), first, hidden - first, whole)


def _leave_out(
    space: Space, cells: Sequence[Cell], shown: Sequence[Shown], guess: Sequence[Known], fixed: Sequence[Told], target: Cell,
    room: int, stood: Mapping[str, Shown],
) -> list[int]:  # fmt: skip
    """The cheapest further cells without which this number has the room that it must: by mixed-integer programming.

    Two tables that everybody could believe are looked for, both true to all that stays, which differ in this number by that much.
    """
    unit = target.unit
    mine = [n for n, cell in enumerate(cells) if cell.unit == unit]
    known = [one for one in fixed if one.unit == unit]
    sums = Sums(space, [*(cells[n].where for n in mine), *(one.where for one in known), target.where])
    # What stood as a number before is known already: to leave it out now hides nothing.
    free = [
        n for n in mine if shown[n].value is not None and cells[n].count > 0 and not (cells[n].fact and cells[n].fact in stood)
    ]
    bounds = [guess[n] for n in mine] + [one.known for one in known]
    rows = sums.rows([*(cells[n].where for n in mine), *(one.where for one in known)])
    low, high = (np.array([getattr(one, end) for one in bounds], dtype=float) for end in ("low", "high"))
    enough = float(sum(cell.count for cell in cells if cell.unit == unit) + room + 10)
    place = {n: column for column, n in enumerate(free)}
    up, down = np.zeros((rows.shape[0], len(free))), np.zeros((rows.shape[0], len(free)))
    for row, n in enumerate(mine):
        if n in place:
            up[row, place[n]] = enough  # left out, it may be anything
            down[row, place[n]] = low[row] - 1
    none = csr_array(rows.shape)
    relaxed = [
        (hstack([rows, none, -csr_array(up)]), -np.inf, high),
        (hstack([none, rows, -csr_array(up)]), -np.inf, high),
        (hstack([rows, none, csr_array(down)]), low, np.inf),
        (hstack([none, rows, csr_array(down)]), low, np.inf),
    ]
    row_of = sums.row(target.where)
    apart = hstack([row_of, -row_of, csr_array((1, len(free)))])
    width = 2 * sums.unknowns
    # As few as may be, and of those the smallest: most of what is of use stays.
    cost = np.concatenate([np.zeros(width), [1 + cells[n].count / enough for n in free]])
    far_enough = LinearConstraint(apart, room, np.inf)
    found = milp(
        cost,
        constraints=[*(LinearConstraint(csr_array(a), lo, hi) for a, lo, hi in relaxed), far_enough],
        bounds=Bounds(0, np.concatenate([np.full(width, np.inf), np.ones(len(free))])),
        integrality=np.concatenate([np.zeros(width), np.ones(len(free))]),
        options={"time_limit": SECONDS},
    )
    # In time or not, what was found is tried by the attack; found nothing, nothing helps.
    if found.x is None:
        return []
    return [n for n in free if found.x[width + place[n]] > 0.5]
