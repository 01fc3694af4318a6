"""Numbers of a publication: which of the children or episodes each counts, so that several tables can be set together."""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from ymylon.publication.rules.disclosure.showing import Known, Shown, is_ones_own, is_small, room_wanted, to_base

# Dimension and which of its parts: a dimension that isn't named is summed over.
Where = tuple[tuple[str, frozenset[str]], ...]
# Dimension → its parts.
Space = Mapping[str, tuple[str, ...]]


def where(**parts: str | Iterable[str]) -> Where:
    """`where(authority="W06000015", age=("10", "11"))`: each dimension with one part of it, or several that are summed."""
    told = {name: frozenset({one} if isinstance(one, str) else one) for name, one in parts.items()}
    return tuple(sorted(told.items()))


def normal(told: Where, space: Space) -> Where:
    """The same number, without what it doesn't divide by: however a table names its margins, they are one number."""
    return tuple((name, parts) for name, parts in told if name not in space or len(parts) < len(space[name]))


@dataclass(frozen=True)
class Cell:
    """One number: what it counts and where, how much that is, how many children stand behind it, and how much is one child's.

    `fact`: the same wherever the same children or episodes are counted, in whichever table and edition (`fact_of`).
    """

    unit: str
    where: Where
    count: int
    children: int
    most_of_one: int = 0
    fact: str = ""

    @property
    def is_protected(self) -> bool:
        """Whether nobody may learn this number closely."""
        return is_small(self.count, self.children) or is_ones_own(self.count, self.most_of_one)

    @property
    def room(self) -> int:
        """How far apart what is possible must lie."""
        return room_wanted(self.count, self.children, self.most_of_one)

    @property
    def shown(self) -> Shown:
        """As it would stand by itself, without a thought for the others."""
        return Shown(None if self.is_protected else to_base(self.count))


@dataclass(frozen=True)
class Told:
    """What was published, now or ever, of one number: what anybody can do sums with. `fact`: as of a cell."""

    unit: str
    where: Where
    known: Known
    fact: str = ""


def fact_of(key: bytes, unit: str, members: Iterable[str]) -> str:
    """The mark of a fact: of the same members it is the same, and without the key nobody finds the members by it."""
    mark = hmac.new(key, unit.encode(), sha256)
    for one in sorted(members):
        mark.update(b"\0" + one.encode())
    return mark.hexdigest()[:32]
