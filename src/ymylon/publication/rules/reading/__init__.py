"""Files of a return, of whatever form, each brought to the columns of one table."""

from pathlib import Path

import polars as pl

from ymylon.exchange.rules.columns import LARGEST
from ymylon.publication.rules.layout import Layout
from ymylon.publication.rules.reading.columnar import read_parquet
from ymylon.publication.rules.reading.sheet import Note, Refused, Sheet, column, tidied
from ymylon.publication.rules.reading.text import read_csv
from ymylon.publication.rules.reading.wording import FILE_PROBLEMS
from ymylon.publication.rules.reading.workbook import read_every_sheet, read_workbook

# What is said of the cells of one column.
_OF_CELLS = ("FILE-COLUMN-KIND", "FILE-FORMULA", "FILE-FORMULA-TEXT")

__all__ = ["FILE_PROBLEMS", "Note", "Refused", "Sheet", "as_table", "layout_of", "read_sheet", "read_sheets"]


def read_sheet(path: Path, day: str) -> Sheet:
    """The cells of a file: what its first bytes say that it is, not its name."""
    try:
        first = _first_bytes(path)
        if first.startswith(b"PK\x03\x04"):
            return tidied(read_workbook(path, day))
        if first.startswith(b"PAR1"):
            return tidied(read_parquet(path, day))
        if first.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
            raise Refused("FILE-DOCUMENT")
        return tidied(read_csv(path))
    except OSError:
        raise Refused("FILE-CLOSED") from None


def read_sheets(path: Path, day: str) -> list[Sheet]:
    """The cells of every sheet of a workbook; of any other file, of the file."""
    try:
        if _first_bytes(path).startswith(b"PK\x03\x04"):
            return [tidied(sheet) for sheet in read_every_sheet(path, day)]
    except OSError:
        raise Refused("FILE-CLOSED") from None
    return [read_sheet(path, day)]


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        first = file.read(8)
    if path.stat().st_size > LARGEST:
        raise Refused("FILE-TOO-LARGE")
    return first


def layout_of(sheet: Sheet, stem: str, layouts: tuple[Layout, ...]) -> Layout | None:
    """The table that a sheet is: by its columns, all that are required; failing that, by the file's name."""
    fitting = []
    for layout in layouts:
        found = {layout.column_of(name) for name in sheet.heading} - {None}
        if found >= set(layout.required):
            fitting.append((len(found), layout.is_called(stem), layout))
    if fitting:
        return max(fitting, key=lambda one: (one[1], one[0]))[2]
    return next((layout for layout in layouts if layout.is_called(stem)), None)


def as_table(sheet: Sheet, layout: Layout) -> tuple[pl.DataFrame, list[Note]]:
    """The table's columns and `row`; a column that may be absent, and is, is blank throughout."""
    # Of what stands in a column that is none of the table's, nothing was lost.
    notes = [note for note in sheet.notes if note.code not in _OF_CELLS or layout.column_of(note.column or "")]
    places: dict[str, int] = {}
    for place, heading in enumerate(sheet.heading):
        name = layout.column_of(heading)
        if name is None:
            notes.append(Note("FILE-COLUMN-EXTRA", heading))
        elif name in places:
            raise Refused("FILE-COLUMN-TWICE", name)
        else:
            places[name] = place
    if not places:
        raise Refused("FILE-NO-HEADING")
    for name in layout.required:
        if name not in places:
            raise Refused("FILE-COLUMN-ABSENT", name)
    blank = pl.lit(None, pl.String)
    cells = [(pl.col(column(places[name])) if name in places else blank).alias(name) for name in layout.columns]
    return sheet.frame.select(pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("row"), *cells), notes
