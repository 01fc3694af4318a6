"""What is left out besides, so that what is protected can't be worked out: as little as will do, chosen by a solver."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack, vstack

from ymylon.publication.rules.disclosure.attack import Attacked, Contradiction, Pin, attack
from ymylon.publication.rules.disclosure.cells import Cell, Space, Told
from ymylon.publication.rules.disclosure.showing import Known, Shown
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


def protect(
    space: Space, cells: Sequence[Cell], earlier: Sequence[Told] = (), stood: Mapping[str, Shown] | None = None,
    progress: Progress = lambda done, total: None,
) -> Safe:  # fmt: skip
    """Decide what each cell shows, so that no protected number can be learned from it and from all that was told before.

    `earlier`: whatever was ever published of the same units. `stood`: by fact, how it stood before; it stands so again.
    What is protected are the cells themselves, and whatever is left between one cell and another that lies within it.
    Raises NotSafe, Contradiction, TooMany.
    """
    stood = stood or {}
    shown = [stood.get(cell.fact, cell.shown) if cell.fact else cell.shown for cell in cells]
    first = sum(one.value is None for one in shown)
    targets = [*cells, *_between(cells)]

    def tried(wanted: Sequence[Cell]) -> Attacked:
        told = [Told(cell.unit, cell.where, one.known) for cell, one in zip(cells, shown, strict=True)]
        return attack(space, [*earlier, *told], wanted)

    found = tried(targets)
    while found.pins:
        # One after another: what is left out for one helps others, and never hurts them.
        for number, pin in enumerate(found.pins):
            progress(found.tried - len(found.pins) + number, found.tried)
            still = tried([pin.cell]).pins
            if not still:
                continue
            left_out = _leave_out(space, cells, shown, earlier, still[0], stood)
            if not left_out:
                raise NotSafe(found.pins)
            for place in left_out:
                shown[place] = Shown(None)
        # And then everything once more: only what withstands this is published.
        found = tried(targets)
    progress(found.tried, found.tried)
    hidden = sum(one.value is None for one in shown)
    return Safe(tuple(shown), first, hidden - first, found)


def _between(cells: Sequence[Cell]) -> list[Cell]:
    """What is left of a cell without another that lies within it: nobody prints it, and anybody subtracts."""
    by_unit: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_unit[cell.unit].append(cell)
    found: dict[tuple, Cell] = {}
    for unit, mine in by_unit.items():
        for whole in mine:
            for part in mine:
                rest = _rest(whole, part)
                if rest is not None:
                    count, children = whole.count - part.count, max(0, whole.children - part.children)
                    found.setdefault((unit, rest), Cell(unit, rest, count, children or count))
    return [one for one in found.values() if one.room]


def _rest(whole: Cell, part: Cell):
    """Where what is left lies, if the two differ in one dimension that both name; whose parts are missing is the rest."""
    a, b = dict(whole.where), dict(part.where)
    if whole.where == part.where or a.keys() != b.keys():
        return None
    differ = [name for name in a if a[name] != b[name]]
    if len(differ) != 1 or not b[differ[0]] < a[differ[0]]:
        return None
    return tuple(sorted((a | {differ[0]: a[differ[0]] - b[differ[0]]}).items()))


def _leave_out(
    space: Space, cells: Sequence[Cell], shown: Sequence[Shown], fixed: Sequence[Told], pin: Pin, stood: Mapping[str, Shown]
) -> list[int]:
    """The cheapest further cells without which this number has the room that it must: by mixed-integer programming.

    Two tables that everybody could believe are looked for, both true to all that stays, which differ in this number by that much.
    """
    unit = pin.cell.unit
    mine = [n for n, cell in enumerate(cells) if cell.unit == unit]
    known = [one for one in fixed if one.unit == unit]
    sums = Sums(space, unit, [*(cells[n].where for n in mine), *(one.where for one in known), pin.cell.where])
    # What stood as a number before is known already: to leave it out now hides nothing.
    free = [
        n for n in mine if shown[n].value is not None and cells[n].count > 0 and not (cells[n].fact and cells[n].fact in stood)
    ]
    bounds = [shown[n].known for n in mine] + [one.known for one in known]
    rows = sums.rows([*(cells[n].where for n in mine), *(one.where for one in known)])
    more = sums.at_least_nought
    if more is not None:
        rows = csr_array(vstack([rows, more]))
        bounds += [Known(0, np.inf)] * more.shape[0]
    low, high = (np.array([getattr(one, end) for one in bounds], dtype=float) for end in ("low", "high"))
    enough = float(sum(cell.count for cell in cells if cell.unit == unit) + pin.cell.room + 10)
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
    target = sums.row(pin.cell.where)
    apart = hstack([target, -target, csr_array((1, len(free)))])
    width = 2 * sums.unknowns
    # As few as may be, and of those the smallest: most of what is of use stays.
    cost = np.concatenate([np.zeros(width), [1 + cells[n].count / enough for n in free]])
    far_enough = LinearConstraint(apart, pin.cell.room, np.inf)
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


__all__ = ["Contradiction", "NotSafe", "Safe", "protect"]
