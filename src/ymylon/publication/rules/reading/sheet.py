"""A file as it was read, before anybody knows which table it is."""

from dataclasses import dataclass, field
from typing import NamedTuple

import polars as pl

# A full sheet of the widest table has fewer cells, and its text is far less than this.
MOST_CELLS = 60_000_000
LARGEST_TEXT = 1_000_000_000


class Note(NamedTuple):
    """Something about a file: a code of `wording`, and the column or the rows that it is about."""

    code: str
    column: str | None = None
    rows: tuple[int, ...] = ()


class Refused(Exception):
    """Nothing can be said of this file; `code` says why."""

    def __init__(self, code: str, column: str | None = None) -> None:
        super().__init__(code)
        self.note = Note(code, column)


@dataclass(frozen=True)
class Sheet:
    """The heading as it stands, and below it cells of text, blank ones null: columns c0, c1 and so on."""

    heading: list[str]
    frame: pl.DataFrame
    notes: list[Note] = field(default_factory=list)
    may_be_spaced: bool = True  # False where no cell has a space at either end, nor is text without a letter


def column(place: int) -> str:
    return f"c{place}"


def tidied(sheet: Sheet) -> Sheet:
    """Without spaces around cells, without columns that nobody named, and without blank rows at the end."""
    named = [place for place, name in enumerate(sheet.heading) if name]
    frame = sheet.frame.select(column(place) for place in named)
    if sheet.may_be_spaced:
        frame = frame.select(pl.all().str.strip_chars().replace("", None))
    notes = list(sheet.notes)
    if named and not frame.is_empty() and frame.tail(1).select(pl.all_horizontal(pl.all().is_null())).item():
        written = frame.select(pl.any_horizontal(pl.all().is_not_null())).to_series().arg_true()
        frame = frame.head(int(written[-1]) + 1 if written.len() else 0)
        notes.append(Note("FILE-BLANK-END"))
    if frame.is_empty():
        notes.append(Note("FILE-NO-ROWS"))
    frame.columns = [column(place) for place in range(len(named))]
    return Sheet([sheet.heading[place] for place in named], frame, notes)
