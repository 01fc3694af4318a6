"""Children and their episodes in one system: a child has at least one episode wherever the child is counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_array, csr_array

from ymylon.publication.rules.disclosure.cells import Space, Where, normal
from ymylon.publication.rules.disclosure.sums import Sums, is_edition


@dataclass(frozen=True)
class Links:
    """`events`: which unit counts the events of the people whom a unit counts. `fixed`: by what nobody is in two parts."""

    events: Mapping[str, str] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()

    def family(self, unit: str) -> str:
        """Units of one family are attacked together."""
        return self.events.get(unit, unit)


NO_LINKS = Links()
Told = tuple[str, Where]


def same_of(facts: Iterable[tuple[str, Told]]) -> list[tuple[Told, Told]]:
    """Of numbers with their marks, those that count the same members: each beside the first with its mark."""
    first: dict[str, Told] = {}
    return [(first[mark], told) for mark, told in facts if mark and first.setdefault(mark, told) != told]


class Linked:
    """The unknowns of a family: how many events in each crossing, and how many people behind each number of people.

    People don't add up: somebody may be missing from two areas. Of their numbers is known that a part is no more than the
    whole, the whole no more than its parts together (and just as much, where nobody is in two), and that whoever is counted in
    one place and not in another has an event in the first. A number of people that is of one edition and not of another (as of
    those who came late) is of people, not of events: who had an event in both editions is not in it.
    `same`: numbers that count the same members (`same_of`).
    """

    def __init__(self, space: Space, told: Iterable[Told], links: Links, same: Iterable[tuple[Told, Told]] = ()):
        wheres = list(dict.fromkeys((unit, normal(where, space)) for unit, where in told))
        self._space, self._links, self._same = space, links, list(same)
        people = list(dict.fromkeys(where for unit, where in wheres if unit in links.events))
        between = [where for one in people for where in self._between_editions(one)]
        self._sums = Sums(space, [*(where for _, where in wheres), *between])
        self._column = {where: place for place, where in enumerate(people)}
        self.unknowns = self._sums.unknowns + len(people)
        self._known: dict[Where, _Row] = {}

    def row(self, unit: str, where: Where) -> csr_array:
        """Which unknowns this number sums."""
        return self.rows([(unit, where)])

    def rows(self, told: Sequence[Told]) -> csr_array:
        """A row for each number."""
        return self._laid([self._row(unit, where) for unit, where in told])

    def _row(self, unit: str, where: Where) -> "_Row":
        own = normal(where, self._space)
        return self._person(own) if unit in self._links.events else self._events(own)

    def certain(self) -> tuple[csr_array, np.ndarray, np.ndarray]:
        """What is true whatever is published: rows, and between what they lie."""
        alike = [_Row.of(one) - _Row.of(other) for one, other in self._sums.agree()]
        alike += [self._row(*one) - self._row(*other) for one, other in self._same]
        least = []
        for where in self._column:
            least += self._of_people(where)
            alike += self._alike(where)
        high = np.concatenate([np.full(len(least), np.inf), np.zeros(len(alike))])
        return self._laid([*least, *alike]), np.zeros(len(high)), high

    def _laid(self, rows: "Sequence[_Row]") -> csr_array:
        if not rows:
            return csr_array((0, self.unknowns))
        columns, values = np.concatenate([row.columns for row in rows]), np.concatenate([row.values for row in rows])
        numbers = np.repeat(np.arange(len(rows)), [len(row.columns) for row in rows])
        return csr_array(coo_array((values, (numbers, columns)), shape=(len(rows), self.unknowns)))

    def _events(self, where: Where) -> "_Row":
        if where not in self._known:
            self._known[where] = _Row.of(self._sums.columns(where))
        return self._known[where]

    def _person(self, where: Where) -> "_Row":
        return _Row.of(np.array([self._sums.unknowns + self._column[where]]))

    def _of_people(self, where: Where) -> "list[_Row]":
        """Rows that are nought at least."""
        own, events = self._person(where), self._events(where)
        found = [events - own]
        if self._is_between(where):
            # A child may be new to a part and not to the whole: nothing else is known of those who came but this.
            return found + self._of_who_came(where)
        for name, parts in self._divisible(where):
            inside = {part: self._with(where, name, {part}) for part in parts}
            known = [one for one in inside.values() if one in self._column]
            for one in known:
                # No more in a part than in the whole; and who is in the whole alone has an event outside the part.
                found += [own - self._person(one), self._person(one).plus(events) - self._events(one) - own]
            if len(known) == len(parts):
                found.append(_all_of(map(self._person, known)) - own)
            found += self._of_a_rest(where, name, parts)
        for before, added in self._editions(where):
            found.append(self._person(before).plus(self._events(added)) - own)
        return found

    def _of_who_came(self, where: Where) -> "list[_Row]":
        """Who is in one edition and not in the other: all of one, less those who are in both."""
        this = tuple((name, parts) for name, parts in where if parts != {"no"} or not self._is_edition(name))
        (back,) = self._between_editions(where)
        other = tuple((name, parts) for name, parts in back if parts != {"no"} or not self._is_edition(name))
        own, found = self._person(where), []
        if this in self._column:
            found.append(self._person(this) - own)
        if this in self._column and other in self._column:
            found.append(own.plus(self._person(other)) - self._person(this))
            found.append(self._person(this).plus(self._events(back)) - self._person(other) - own)
        if this in self._column and other in self._column and back in self._column:
            both, again = self._person(this) - own, self._person(other) - self._person(back)
            found += [both - again, again - both]
        return found

    def _of_a_rest(self, where: Where, name: str, parts: frozenset[str]) -> "list[_Row]":
        whole, own = self._with(where, name, set(self._space[name])), self._person(where)
        if len(parts) == len(self._space[name]) or whole not in self._column:
            return []
        others = [self._with(where, name, {part}) for part in self._space[name] if part not in parts]
        found = [self._person(whole) - own]
        if all(one in self._column for one in others):
            found.append(_all_of([own, *map(self._person, others)]) - self._person(whole))
        return found

    def _alike(self, where: Where) -> "list[_Row]":
        """Rows that are nought: by what nobody is in two parts, people add up."""
        found = []
        for name, parts in self._divisible(where):
            if name in self._links.fixed:
                inside = [self._with(where, name, {part}) for part in parts]
                if all(one in self._column for one in inside):
                    found.append(_all_of(map(self._person, inside)) - self._person(where))
        return found

    def _divisible(self, where: Where) -> list[tuple[str, frozenset[str]]]:
        """The dimensions of which this number takes several parts, or all."""
        told = dict(where)
        names = [name for name in self._space if not self._is_edition(name)]
        return [(name, parts) for name in names if len(parts := told.get(name, frozenset(self._space[name]))) > 1]

    def _with(self, where: Where, name: str, parts: Iterable[str]) -> Where:
        return normal(tuple(sorted((dict(where) | {name: frozenset(parts)}).items())), self._space)

    def _is_edition(self, name: str) -> bool:
        return is_edition(self._space, name)

    def _editions(self, where: Where) -> list[tuple[Where, Where]]:
        """The same number in another edition, and the events of this one that the other doesn't have."""
        own = [name for name, parts in where if self._is_edition(name) and parts == {"yes"}]
        if len(own) != 1:
            return []
        found = []
        for other in self._space:
            if self._is_edition(other) and other != own[0]:
                before = tuple(sorted((other if name == own[0] else name, parts) for name, parts in where))
                if before in self._column:
                    found.append((before, tuple(sorted([*where, (other, frozenset({"no"}))]))))
        return found

    def _is_between(self, where: Where) -> bool:
        return any(self._is_edition(name) and parts == {"no"} for name, parts in where)

    def _between_editions(self, where: Where) -> list[Where]:
        if self._is_between(where):
            return [tuple(sorted((name, frozenset({"yes", "no"}) - parts if self._is_edition(name) else parts)
                                 for name, parts in where))]  # fmt: skip
        own = [name for name, parts in where if name in self._space and self._is_edition(name) and parts == {"yes"}]
        others = [name for name in self._space if self._is_edition(name) and name not in own]
        return [tuple(sorted([*where, (other, frozenset({"no"}))])) for other in others] if len(own) == 1 else []


class _Row(NamedTuple):
    """A sum of unknowns, by their columns; one that stands twice counts twice."""

    columns: np.ndarray
    values: np.ndarray

    @classmethod
    def of(cls, columns: np.ndarray) -> "_Row":
        return cls(columns, np.ones(len(columns)))

    def plus(self, other: "_Row") -> "_Row":
        return _Row(np.concatenate([self.columns, other.columns]), np.concatenate([self.values, other.values]))

    def __sub__(self, other: "_Row") -> "_Row":
        return self.plus(_Row(other.columns, -other.values))


def _all_of(rows: Iterable[_Row]) -> _Row:
    told = list(rows)
    return _Row(np.concatenate([row.columns for row in told]), np.concatenate([row.values for row in told]))
