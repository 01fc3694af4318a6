"""The attack: whoever holds all that was ever published, and can do sums, tries to learn each protected number."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, isfinite

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, vstack

from ymylon.publication.rules.disclosure.cells import Cell, Space, Told
from ymylon.publication.rules.disclosure.linked import NO_LINKS, Linked, Links, same_of

_SLACK = 1e-6
SECONDS = 60.0  # for one number in whole numbers; not settled by then, it counts as learned


@dataclass(frozen=True)
class Pin:
    """A protected number that can be learned too closely: between which bounds it must lie."""

    cell: Cell
    low: float
    high: float


class Contradiction(ValueError):
    """What was published can't all be true: an earlier edition, or a correction of one, is left out of what is tried."""


@dataclass(frozen=True)
class Attacked:
    """What came of it: how many numbers were tried against how many that are known, and which were learned."""

    tried: int
    against: int
    pins: tuple[Pin, ...]


def _own_room(cell: Cell) -> int:
    return cell.room


def attack(
    space: Space,
    told: Sequence[Told],
    wanted: Iterable[Cell],
    room_of: Callable[[Cell], int] = _own_room,
    links: Links = NO_LINKS,
) -> Attacked:
    """Try to learn each of `wanted` that is protected, from all that was told. Raises Contradiction and TooMany.

    What it can be at least and at most is worked out by linear programming; where that leaves hardly the room that it must, once
    more in whole numbers, for there are no halves of children.
    """
    families: dict[str, list[Cell]] = defaultdict(list)
    for cell in wanted:
        if room_of(cell):
            families[links.family(cell.unit)].append(cell)
    pins: list[Pin] = []
    for family, cells in sorted(families.items()):
        mine = [one for one in told if links.family(one.unit) == family]
        # What is nought is so by itself: all that is empty bears one mark.
        same = same_of((one.fact, (one.unit, one.where)) for one in mine if one.known.high)
        linked = Linked(space, [*((one.unit, one.where) for one in mine), *((one.unit, one.where) for one in cells)], links, same)
        system = _System(linked, mine)
        for cell in cells:
            room = room_of(cell)
            low, high = system.range(linked.row(cell.unit, cell.where), room)
            if high - low < room:
                pins.append(Pin(cell, low, high))
    return Attacked(sum(map(len, families.values())), len(told), tuple(pins))


class _System:
    """All that is known of one family, as bounds of sums of unknowns."""

    def __init__(self, linked: Linked, told: Sequence[Told]):
        certain, least, most = linked.certain()
        self.rows = csr_array(vstack([linked.rows([(one.unit, one.where) for one in told]), certain]))
        self.low = np.concatenate([np.array([one.known.low for one in told], dtype=float), least])
        self.high = np.concatenate([np.array([one.known.high for one in told], dtype=float), most])
        above, below = np.isfinite(self.high), np.isfinite(self.low)
        self._over = csr_array(vstack([self.rows[above], -self.rows[below]]))
        self._most = np.concatenate([self.high[above], -self.low[below]])

    def range(self, row: csr_array, room: int) -> tuple[float, float]:
        """The least and the most that this sum can be."""
        low, high = self._end(row, 1), self._end(row, -1)
        # In whole numbers it may be less: tried where that would matter.
        if high - low < room + 2 and high - low >= room:
            low, high = self._whole(row, 1, low), self._whole(row, -1, high)
        return low, high

    def _end(self, row: csr_array, sign: int) -> float:
        found = self._solved(sign * row.toarray()[0])
        if found.status in (2, 3, 4):
            # The solver may call infeasible what has no bound: whether anything can be true is asked by itself.
            possible = self._solved(np.zeros(row.shape[1]))
            if possible.status == 2:
                raise Contradiction
            if possible.status == 0 and found.status != 4:
                return -inf if sign > 0 else inf
        if found.status != 0:
            raise RuntimeError(f"the solver gave up: {found.message}")
        value = sign * found.fun
        return float(ceil(value - _SLACK) if sign > 0 else floor(value + _SLACK))

    def _solved(self, aim: np.ndarray):
        return linprog(aim, A_ub=self._over, b_ub=self._most, bounds=(0, None), method="highs")

    def _whole(self, row: csr_array, sign: int, loose: float) -> float:
        if not isfinite(loose):
            return loose
        found = milp(
            sign * row.toarray()[0],
            constraints=LinearConstraint(self.rows, self.low, self.high),
            bounds=Bounds(0, np.inf),
            integrality=np.ones(self.rows.shape[1]),
            options={"time_limit": SECONDS},
        )
        if found.status != 0:
            # Not settled: as if it were learned, so that nothing is published on a guess.
            return inf if sign > 0 else -inf
        return float(round(sign * found.fun))
