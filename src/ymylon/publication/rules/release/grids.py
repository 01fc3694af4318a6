"""A table as somebody reads it, in one language: a heading of columns, a heading of each row, and what is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from ymylon.publication.rules.release.running import HIDDEN, Release
from ymylon.publication.rules.release.tables import MEASURE_NAMES, Dimension, Part, Table
from ymylon.terms.words import Words

NOT_APPLICABLE = "[z]"
PER = 10_000
RATE = Words("Children, for every 10,000 aged 0 to 17 who live there", "Plant, am bob 10,000 o rai 0 i 17 oed sy’n byw yno")


@dataclass(frozen=True)
class Row:
    """One row: its heading, whether it is a total, and a number or a code for each column."""

    code: str
    label: str
    is_total: bool
    cells: tuple[int | float | str, ...]


@dataclass(frozen=True)
class Grid:
    """One table to read."""

    id: str
    title: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def is_hiding(self) -> bool:
        return any(cell == HIDDEN for row in self.rows for cell in row.cells)


Values = Mapping[tuple[str, tuple[str, ...]], int | str]


def grids_of(release: Release, table: Table, language: str) -> list[Grid]:
    """A grid of each thing that the table counts; where it counts by one thing or none, one grid for all."""
    values: Values = {
        (one.unit, one.codes): release.cell(one, shown) for one, shown in release.numbers if one.table.id == table.id
    }
    title = table.title.in_language(language)
    if len(table.by) == 2:
        return [_crossed(table, unit, values, title, language) for unit in table.units]
    by = table.by[0] if table.by else None
    columns = [MEASURE_NAMES[unit].in_language(language) for unit in table.units]
    parts = [(by.whole, ""), *((part, part.code) for part in by.parts)] if by else [(Part("", WHOLE), "")]
    rows = []
    for part, code in parts:
        codes: tuple[str, ...] = (code,) if by else ()
        cells: list[int | float | str] = [values[unit, codes] for unit in table.units]
        if table.rate and by:
            cells.append(_rate(values[table.rate, codes], release.persons.get(part.code)))
        rows.append(Row(part.code, part.words.in_language(language), not code, tuple(cells)))
    if table.rate:
        columns.append(RATE.in_language(language))
    corner = (by.words if by else _AREA).in_language(language)
    return [Grid(table.id, title, corner, tuple(columns), _in_order(rows, by))]


WHOLE, _AREA = Words("Wales", "Cymru"), Words("Area", "Ardal")


def _crossed(table: Table, unit: str, values: Values, title: str, language: str) -> Grid:
    down, across = table.by
    columns = [across.whole, *across.parts]
    rows = []
    for part in (down.whole, *down.parts):
        own = "" if part is down.whole else part.code
        cells = [values[unit, (own, "" if each is across.whole else each.code)] for each in columns]
        rows.append(Row(part.code, part.words.in_language(language), part is down.whole, tuple(cells)))
    heads = tuple(each.words.in_language(language) for each in columns)
    said = f"{title}: {MEASURE_NAMES[unit].in_language(language)}" if len(table.units) > 1 else title
    return Grid(table.id, said, down.words.in_language(language), heads, _in_order(rows, down))


def _in_order(rows: list[Row], by: Dimension | None) -> tuple[Row, ...]:
    """The total first, then as the dimension has them; areas by name in the language that is read, never by their figures."""
    if by is None or not by.is_by_name:
        return tuple(rows)
    total, *others = rows
    known = [row for row in others if not row.code.endswith("99999999")]
    return (total, *sorted(known, key=lambda row: row.label), *(row for row in others if row not in known))


def _rate(count: int | float | str, persons: float | None) -> float | str:
    """From the number as it is shown: anybody could work it out, so it tells no more."""
    if isinstance(count, str):
        return count
    return round(count * PER / persons, 1) if persons else NOT_APPLICABLE


def label_of(dimension: Dimension, code: str) -> Part:
    return next((part for part in dimension.parts if part.code == code), dimension.whole)
