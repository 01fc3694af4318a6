"""From facts to cells: for each number of each table its members, so that the same fact is known again wherever it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import polars as pl

from ymylon.publication.rules.disclosure import Cell, Known, Links, Space, Told, Where, fact_of
from ymylon.publication.rules.disclosure.sums import IN_OR_NOT
from ymylon.publication.rules.release.tables import (
    COUNTED,
    PEOPLE,
    SEX,
    Table,
    as_counted,
)


@dataclass(frozen=True)
class Numbered:
    """A number of a table: its codes, one for each dimension of the table, and the cell behind it."""

    table: Table
    unit: str
    codes: tuple[str, ...]
    cell: Cell


def space_of(editions: Iterable[str]) -> Space:
    """What the dimensions divide into, with one more for each release: what is counted there, and what isn't."""
    return COUNTED | dict.fromkeys(editions, IN_OR_NOT)


def links_of(year: int) -> Links:
    """Children are attacked with their episodes; nobody is in two sexes."""
    behind = {unit_named(people, year): unit_named(events, year) for people, events in PEOPLE.items()}
    return Links(behind, frozenset({SEX.name}))


def unit_named(unit: str, year: int) -> str:
    """What is counted, of which year: years are apart."""
    return f"{unit} {year}"


class _Tally:
    """The members of every number of a table: each episode stands in the part that it falls into, and in every margin of it."""

    def __init__(self, frame: pl.DataFrame, table: Table):
        self._refs = frame["child_ref"].to_list()
        self._seen = frame["seen"].cast(pl.String).to_list()
        self._of: dict[tuple[str, ...], list[int]] = defaultdict(list)
        parts = [frame[one.name].to_list() for one in table.by]
        for row in range(frame.height):
            for codes in product(*(("", own[row]) for own in parts)):
                self._of[codes].append(row)
        self._each: dict[tuple[str, ...], Counter[str]] = {}

    def each(self, codes: tuple[str, ...]) -> Counter[str]:
        """How many episodes of this number each child has."""
        if codes not in self._each:
            self._each[codes] = Counter(self._refs[row] for row in self._of.get(codes, ()))
        return self._each[codes]

    def members(self, unit: str, codes: tuple[str, ...]) -> Iterable[str]:
        """What the fact's mark is made of."""
        if unit in PEOPLE:
            return self.each(codes)
        return (f"{self._refs[row]} {self._seen[row]}" for row in self._of.get(codes, ()))


def _cell(each: Mapping[str, int], unit: str, where: Where, fact: str = "") -> Cell:
    """`unit` with its year; `each` is how many episodes each child has."""
    if unit.rpartition(" ")[0] in PEOPLE:
        return Cell(unit, where, len(each), len(each), 0, fact)
    return Cell(unit, where, sum(each.values()), len(each), max(each.values(), default=0), fact)


def numbers(whole: pl.DataFrame, tables: Sequence[Table], year: int, edition: str, key: bytes) -> list[Numbered]:
    """Every number of every table. `edition` is part of where each counts: an earlier one may have held other episodes."""
    found = []
    for table in tables:
        tally = _Tally(whole, table)
        for unit in table.units:
            named = unit_named(unit, year)
            for codes in codes_of(table):
                fact = fact_of(key, named, tally.members(unit, codes))
                cell = _cell(tally.each(codes), named, where_of(table, codes, edition), fact)
                found.append(Numbered(table, unit, codes, cell))
    return found


def rests(whole: pl.DataFrame, tables: Sequence[Table], year: int, edition: str) -> list[Cell]:
    """What is left of a margin without one of its parts: nobody prints it, and anybody subtracts. Only what must be protected."""
    found = []
    for table in tables:
        tally = _Tally(whole, table)
        for codes in codes_of(table):
            for place, one in enumerate(table.by):
                if not codes[place] or not tally.each(codes):
                    continue  # without nothing, it is the margin itself
                margin = tuple(code if n != place else "" for n, code in enumerate(codes))
                left = tally.each(margin) - tally.each(codes)
                without = {one.counted: one.parts_counted(set(one.codes) - {codes[place]})}
                where = tuple(sorted((dict(where_of(table, margin, edition)) | without).items()))
                found += [_cell(left, unit_named(unit, year), where) for unit in table.units]
    return list({(cell.unit, cell.where): cell for cell in found if cell.room}.values())


def differences(
    now: pl.DataFrame, before: pl.DataFrame, tables: Sequence[Table], year: int, editions: tuple[str, str]
) -> tuple[list[Cell], list[Told]]:
    """What came to each number since an earlier edition, and what went: nobody prints it, and anybody subtracts the two.

    `editions`: this one's, and the earlier one's. An episode of which anything is told otherwise has gone, and another came. Also
    told is where nothing came or went: a correction says what it is about, and whoever attacks takes all else to be as it was.
    Also the children who came or went: one who has another episode now is not among them, and of episodes enough one may be new.
    """
    this, earlier = editions
    every = now.columns
    came, went = now.join(before, on=every, how="anti"), before.join(now, on=every, how="anti")
    found: dict[tuple[str, Where], Cell] = {}
    nothing: dict[Where, Told] = {}
    for own, there, not_there in ((came, this, earlier), (went, earlier, this)):
        for table in tables:
            # What comes and goes is an episode, also where a table counts children alone: whoever has a late one is no new child.
            unit = next(PEOPLE.get(one, one) for one in table.units)
            tally = _Tally(own, table)
            for codes in codes_of(table):
                where = tuple(sorted([*where_of(table, codes, there), (not_there, frozenset({"no"}))]))
                cell = _cell(tally.each(codes), unit_named(unit, year), where)
                if cell.room:
                    found[cell.unit, where] = cell
                elif not cell.count and not any(told in nothing for told in _around(where, codes, table)):
                    nothing[where] = Told(cell.unit, where, Known(0, 0))
    for own, other, there, not_there in ((now, before, this, earlier), (before, now, earlier, this)):
        for table in tables:
            for cell in _children_who_came(own, other, table, year, (there, not_there)):
                found[cell.unit, cell.where] = cell
    return list(found.values()), list(nothing.values())


def _children_who_came(
    own: pl.DataFrame, other: pl.DataFrame, table: Table, year: int, editions: tuple[str, str]
) -> Iterator[Cell]:
    """Of each number of children, those who are in the first edition and not in the second: those that must be protected."""
    unit = next((one for one in table.units if one in PEOPLE), None)
    if unit is None:
        return
    this, without = editions
    tally, before = _Tally(own, table), _Tally(other, table)
    for codes in codes_of(table):
        came = {child: 1 for child in tally.each(codes) if child not in before.each(codes)}
        where = tuple(sorted([*where_of(table, codes, this), (without, frozenset({"no"}))]))
        cell = _cell(came, unit_named(unit, year), where)
        if cell.room:
            yield cell


def _around(where: Where, codes: Sequence[str], table: Table) -> Iterator[Where]:
    """The margins in which this number lies: where there is nothing in one, there is nothing here."""
    for one, code in zip(table.by, codes, strict=True):
        if code:
            yield tuple((name, parts) for name, parts in where if name != one.counted)


def where_of(table: Table, codes: Sequence[str], edition: str) -> Where:
    """Where a number counts. A margin names nothing of what it sums: the same number is the same in every table."""
    told = [(one.name, {code}) for one, code in zip(table.by, codes, strict=True) if code]
    return as_counted([(edition, {"yes"}), *told])


def codes_of(table: Table) -> list[tuple[str, ...]]:
    """Every number of a table by its codes; nothing stands for the whole of a dimension."""
    return list(product(*(("", *one.codes) for one in table.by)))
