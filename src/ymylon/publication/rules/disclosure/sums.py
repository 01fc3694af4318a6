"""All that is published as sums of the same unknowns: one for each part of what is counted that no table divides further."""

from collections.abc import Sequence
from itertools import product
from math import prod

import numpy as np
from scipy.sparse import csr_array, vstack

from ymylon.publication.rules.disclosure.cells import Space, Where

MOST_UNKNOWNS = 60_000


class TooMany(ValueError):
    """Tables that divide what they count by so many things at once can't be tried: publish fewer crossings."""


class Sums:
    """The unknowns of one unit, and which of them each number sums."""

    def __init__(self, space: Space, wheres: Sequence[Where]):
        self._names = sorted({name for where in wheres for name, _parts in where})
        parts = {name: space[name] for name in self._names}
        self._shape = [len(parts[name]) for name in self._names]
        self.unknowns = prod(self._shape)
        if self.unknowns > MOST_UNKNOWNS:
            raise TooMany(self._names)
        self._places = {name: {part: n for n, part in enumerate(parts[name])} for name in self._names}

    def row(self, where: Where) -> csr_array:
        """Which unknowns this number sums."""
        told = dict(where)
        chosen = [sorted(own[part] for part in told.get(name, own)) for name, own in self._places.items()]
        places = np.array(list(product(*chosen)), dtype=int).reshape(-1, len(chosen))
        columns = np.ravel_multi_index(places.T, self._shape) if chosen else [0]
        count = len(columns)
        return csr_array((np.ones(count), (np.zeros(count, int), columns)), shape=(1, self.unknowns))

    def rows(self, wheres: Sequence[Where]) -> csr_array:
        """A row for each number."""
        return csr_array(vstack([self.row(where) for where in wheres]))
