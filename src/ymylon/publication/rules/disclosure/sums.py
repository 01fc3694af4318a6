"""All that is published as sums of the same unknowns: one for each part of what is counted that no table divides further."""

from collections.abc import Sequence
from functools import cached_property
from itertools import product
from math import prod

import numpy as np
from scipy.sparse import csr_array, vstack

from ymylon.publication.rules.disclosure.cells import Space, Where

MOST_UNKNOWNS = 60_000
_WHOLE = "*"


class TooMany(ValueError):
    """Tables that divide what they count by so many things at once can't be tried: publish fewer crossings."""


class Sums:
    """The unknowns of one unit, and which of them each number sums.

    Where one and the same may be counted in several parts of a dimension, the whole of that dimension is an unknown beside its
    parts: no more than their sum, and no less than any of them.
    """

    def __init__(self, space: Space, unit: str, wheres: Sequence[Where]):
        self.again = space.once.get(unit)
        named = {name for where in wheres for name, _parts in where}
        self.names = sorted(named)
        self.parts = {name: space.parts[name] + ((_WHOLE,) if name == self.again else ()) for name in self.names}
        if prod(len(parts) for parts in self.parts.values()) > MOST_UNKNOWNS:
            raise TooMany(f"{unit}: {self.names}")
        self._places = {name: {part: n for n, part in enumerate(parts)} for name, parts in self.parts.items()}
        self._shape = [len(self.parts[name]) for name in self.names]
        self.unknowns = prod(self._shape)

    def row(self, where: Where) -> csr_array:
        """Which unknowns this number sums."""
        told = dict(where)
        chosen = []
        for name in self.names:
            places = self._places[name]
            if name in told:
                wanted = [places[part] for part in told[name]]
                if name == self.again and len(wanted) > 1:
                    raise ValueError(f"{name}: one and the same may be counted in several of {sorted(told[name])}")
            else:
                wanted = [places[_WHOLE]] if name == self.again else list(places.values())
            chosen.append(sorted(wanted))
        columns = (
            np.ravel_multi_index(np.array(list(product(*chosen))).reshape(-1, len(chosen)).T, self._shape) if chosen else [0]
        )
        count = len(columns)
        return csr_array((np.ones(count), (np.zeros(count, int), columns)), shape=(1, self.unknowns))

    def rows(self, wheres: Sequence[Where]) -> csr_array:
        """A row for each number."""
        return csr_array(vstack([self.row(where) for where in wheres]))

    @cached_property
    def at_least_nought(self) -> csr_array | None:
        """Rows none of which may fall below nought: a whole is no less than each of its parts, and no more than their sum."""
        if self.again not in self.names:
            return None
        grid = np.arange(self.unknowns).reshape(self._shape)
        axis = self.names.index(self.again)
        grid = np.moveaxis(grid, axis, 0)
        parts, whole = grid[:-1].reshape(len(grid) - 1, -1), grid[-1].reshape(-1)
        found = []
        for part in parts:
            found.append(_less(whole, part, self.unknowns))
        ones = csr_array(
            (np.ones(parts.size), (np.tile(np.arange(parts.shape[1]), parts.shape[0]), parts.reshape(-1))),
            shape=(parts.shape[1], self.unknowns),
        )
        minus = csr_array((-np.ones(len(whole)), (np.arange(len(whole)), whole)), shape=(len(whole), self.unknowns))
        return csr_array(vstack([*found, ones + minus]))


def _less(more: np.ndarray, less: np.ndarray, width: int) -> csr_array:
    count = len(more)
    rows = np.tile(np.arange(count), 2)
    return csr_array((np.repeat([1.0, -1.0], count), (rows, np.concatenate([more, less]))), shape=(count, width))
