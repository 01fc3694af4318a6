"""CSV as councils' programs write it: its encoding found out, blank lines aside, rows that don't fit pointed out."""

import csv
import io
import re
from pathlib import Path

import polars as pl

from ymylon.exchange.rules import Unreadable
from ymylon.exchange.rules.lines import read_text
from ymylon.publication.rules.reading.sheet import Note, Refused, Sheet, column

OTHER_SEPARATORS = (";", "\t", "|")
_FORMULA = re.compile(r'[,\n]"?=')
_BLANK_LINES = re.compile(r"\n[ \t]*(?=\n)")


def read_csv(path: Path) -> Sheet:
    """The heading and cells of a CSV file; Refused where there is no telling one column from the next."""
    text, notes = _text(path)
    heading = _heading(text)
    columns = [column(place) for place in range(len(heading))]
    try:
        frame = pl.read_csv(io.BytesIO(text.encode()), infer_schema=False, truncate_ragged_lines=True, new_columns=columns)
    except pl.exceptions.PolarsError:
        raise _broken(text) from None
    # A line with as many commas as the heading has its cells. Anything else, or a quoted comma, and each row is looked at:
    # over the whole file, a comma too many would hide a row that was cut short.
    if '"' in text or any(line.count(",") != len(heading) - 1 for line in text[:-1].split("\n")):
        unfit = _unfit_rows(text, len(heading))
        notes += [Note("ROW-CELLS", None, unfit)] if unfit else []
    if _FORMULA.search(text):
        formulas = frame.select(pl.all().str.starts_with("=").any()).row(0)
        notes += [Note("FILE-FORMULA-TEXT", name) for name, is_one in zip(heading, formulas, strict=False) if name and is_one]
    # An empty cell between quotation marks is read as text of no letters, which is blank like any other.
    may_be_spaced = '"' in text or " " in text or "\t" in text or not text.isascii()
    return Sheet(heading, frame, notes, may_be_spaced)


def _text(path: Path) -> tuple[str, list[Note]]:
    try:
        text, query = read_text(path, path.name)
    except Unreadable as fault:
        raise Refused(fault.code) from None
    notes = [Note(query)] if query else []
    text = text.strip("\n \t")
    if not text:
        raise Refused("FILE-EMPTY")
    if "\n\n" in text or _BLANK_LINES.search(text):
        text = _BLANK_LINES.sub("", text)
        notes.append(Note("FILE-BLANK-LINES"))
    return text + "\n", notes


def _heading(text: str) -> list[str]:
    line = text[: text.index("\n")]
    try:
        # Between quotation marks a name may go over several lines, as it does in the cells of a spreadsheet.
        reader = csv.reader(io.StringIO(text))
        names = [" ".join(name.split()) for name in next(reader)]
    except csv.Error:
        raise _broken(text) from None
    if reader.line_num > 1 and "".join(text.split("\n", reader.line_num)[:-1]).count('"') % 2:
        raise Refused("FILE-QUOTES")
    if len([name for name in names if name]) < 2 and any(line.count(mark) > 1 for mark in OTHER_SEPARATORS):
        raise Refused("FILE-SEPARATOR")
    return names


def _unfit_rows(text: str, width: int) -> tuple[int, ...]:
    """Rows with text beyond the last column, or that end before it; commas that a spreadsheet leaves at the end carry nothing."""
    unfit = []
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text))):
            if row and (len(cells) < width or any(cell.strip() for cell in cells[width:])):
                unfit.append(row)
    except csv.Error:
        raise _broken(text) from None
    return tuple(unfit)


def _broken(text: str) -> Refused:
    return Refused("FILE-QUOTES" if '"' in text else "FILE-DAMAGED")
