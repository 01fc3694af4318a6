"""All that is published as sums of unknowns: few, since tables that share nothing need not be crossed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np

from ymylon.publication.rules.disclosure.cells import Space, Where

MOST_UNKNOWNS = 60_000
# The parts of a dimension that is one edition: what isn't counted in it, and what is.
IN_OR_NOT = ("no", "yes")


def is_edition(space: Space, name: str) -> bool:
    """Whether this dimension is one edition: what isn't counted in it, and what is."""
    return set(space[name]) == set(IN_OR_NOT)


class TooMany(ValueError):
    """Tables that divide what they count by so many things at once can't be tried: publish fewer crossings."""


@dataclass(frozen=True)
class _Block:
    """Unknowns for each crossing of these dimensions, from column `start`."""

    names: tuple[str, ...]
    shape: tuple[int, ...]
    start: int

    @property
    def size(self) -> int:
        return prod(self.shape)


class Sums:
    """The unknowns of one unit, and which of them each number sums.

    Every table could be drawn from one crossing of all dimensions. Where tables hang together like a tree (any two share
    dimensions only along the branch between them), whatever is true of each and agrees where they meet is true of some such
    crossing, in whole numbers too: so each has unknowns of its own, and `agree` says that they meet. Otherwise all are crossed.
    """

    def __init__(self, space: Space, wheres: Sequence[Where]):
        self._parts = {name: {part: n for n, part in enumerate(parts)} for name, parts in space.items()}
        told = {self._divides(where) for where in wheres}
        # Editions meet in every number: a table that leaves one out is drawn from one that doesn't.
        editions = {name for one in told for name in one if is_edition(space, name)}
        self._blocks = self._laid({one | editions for one in told})
        self.unknowns = sum(block.size for block in self._blocks)
        if self.unknowns > MOST_UNKNOWNS:
            raise TooMany([block.names for block in self._blocks])

    def _divides(self, where: Where) -> frozenset[str]:
        """The dimensions of which this number takes a part, and not the whole."""
        return frozenset(name for name, parts in where if len(parts) < len(self._parts[name]))

    def _laid(self, told: set[frozenset[str]]) -> list[_Block]:
        widest = [one for one in told if not any(one < other for other in told)]
        if not _is_tree(widest):
            widest = [frozenset().union(*widest)]
        blocks, start = [], 0
        for names in sorted(map(tuple, map(sorted, widest))) or [()]:
            shape = tuple(len(self._parts[name]) for name in names)
            blocks.append(_Block(names, shape, start))
            start += prod(shape)
        return blocks

    def columns(self, where: Where) -> np.ndarray:
        """Which unknowns this number sums, by their columns."""
        return self._columns(self._block_of(self._divides(where)), where)

    def _block_of(self, divides: frozenset[str]) -> _Block:
        return next(block for block in self._blocks if divides <= set(block.names))

    def _columns(self, block: _Block, where: Where) -> np.ndarray:
        told = dict(where)
        chosen = [sorted(self._parts[name][part] for part in told.get(name, self._parts[name])) for name in block.names]
        places = np.array(list(product(*chosen)), dtype=int).reshape(-1, len(chosen))
        return block.start + (np.ravel_multi_index(tuple(places.T), block.shape) if chosen else np.zeros(1, int))

    def agree(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """Pairs of columns of which the sums are alike: what two blocks both divide by, they divide alike."""
        found = []
        for place, one in enumerate(self._blocks):
            for other in self._blocks[:place]:
                shared = [name for name in one.names if name in other.names]
                for parts in product(*(self._parts[name] for name in shared)):
                    where = tuple((name, frozenset({part})) for name, part in zip(shared, parts, strict=True))
                    found.append((self._columns(one, where), self._columns(other, where)))
        return found


def _is_tree(told: Iterable[frozenset[str]]) -> bool:
    """Whether tables hang together like a tree: a leaf is one of which whatever others share lies within a single other."""
    left = list(told)
    while len(left) > 1:
        leaf = next((one for one in left if _is_leaf(one, [other for other in left if other is not one])), None)
        if leaf is None:
            return False
        left.remove(leaf)
    return True


def _is_leaf(one: frozenset[str], others: list[frozenset[str]]) -> bool:
    shared = one & frozenset().union(*others)
    return any(shared <= other for other in others)
