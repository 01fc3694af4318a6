"""From the text of a file to a frame of its rows: one column of text per expected column, blank cells null."""

from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from ymylon.exchange.rules.columns import COLUMNS, REACHES
from ymylon.exchange.rules.lines import read_text
from ymylon.exchange.rules.unreadable import Unreadable

# A comma inside a quoted cell means nothing in these columns: the cell becomes one that no code list knows.
UNREADABLE_CELL = "\ufffd"
OTHER_SEPARATORS = (";", "\t", "|")


@dataclass(frozen=True)
class Cells:
    """The rows of one file, `row` (the first is 1), `fields_fit`, `short`, and what is odd about the file as a whole."""

    file: str
    frame: pl.DataFrame
    queries: list[tuple[str, str | None]] = field(default_factory=list)


def read_cells(path: Path, file: str) -> Cells:
    """The rows of this file of the return as text; raises Unreadable when nothing can be taken from it."""
    text, query = read_text(path, file)
    queries: list[tuple[str, str | None]] = [(query, None)] if query else []
    lines = _lines(text)
    if lines.is_empty():
        raise Unreadable("FILE-EMPTY", file)
    heading = _heading(lines[0], file)
    rows = lines[1:]
    written = rows.filter(rows.str.contains(r"[^,\s]"))
    # Trailing blank lines are how many programs end a file; blank lines between rows are worth a word.
    if rows.len() and rows.head(_last_written(rows)).len() > written.len():
        queries.append(("FILE-BLANK-LINES", None))
    wanted = COLUMNS[file]
    queries += [("FILE-COLUMN-EXTRA", name) for name in heading if name not in wanted]
    return Cells(file, _split(written, heading, file), queries)


def _last_written(rows: pl.Series) -> int:
    positions = rows.str.contains(r"[^,\s]").arg_true()
    return int(positions[-1]) + 1 if positions.len() else 0


def _lines(text: str) -> pl.Series:
    """The lines of a text from the first that says anything."""
    lines = pl.Series("line", [text]).str.split("\n").explode()
    if '"' in text:
        lines = lines.str.replace_all(r'"([^",]*)"', "$1").str.replace_all(r'"[^"]*"', UNREADABLE_CELL)
    written = lines.str.contains(r"[^,\s]").arg_true()
    return lines[int(written[0]) :] if written.len() else lines.clear()


def _heading(line: str, file: str) -> list[str]:
    """Names of the columns as they stand, capitals and spaces aside; raises when an expected one is absent or doubled."""
    names = [name.strip().upper() for name in line.split(",")]
    while names and not names[-1]:
        names.pop()
    wanted = COLUMNS[file]
    for name in wanted:
        if names.count(name) > 1:
            raise Unreadable("FILE-COLUMN-TWICE", file, name)
    absent = [name for name in wanted if name not in names]
    if not absent:
        return names
    if any(len(set(wanted) & {cell.strip().upper() for cell in line.split(mark)}) > 1 for mark in OTHER_SEPARATORS):
        raise Unreadable("FILE-SEPARATOR", file)
    if len(absent) == len(wanted):
        raise Unreadable("FILE-NO-HEADING", file)
    raise Unreadable("FILE-COLUMN-ABSENT", file, absent[0])


def _split(rows: pl.Series, heading: list[str], file: str) -> pl.DataFrame:
    width = len(heading)
    reach = max(heading.index(name) for name in REACHES[file])
    # Commas that a spreadsheet leaves at a row's end carry nothing; only text beyond the last column does.
    frame = rows.to_frame("line").with_columns(
        pl.col("line").str.split_exact(",", width).alias("cells"),
        pl.col("line").str.count_matches(",", literal=True).alias("commas"),
        pl.col("line").str.contains(rf"^(?:[^,]*,){{{width}}}.*[^,\s]").alias("beyond"),
    )
    cells = [
        pl.col("cells").struct.field(f"field_{heading.index(name)}").str.strip_chars().replace("", None).alias(name)
        for name in COLUMNS[file]
    ]
    fits = ~pl.col("beyond") & (pl.col("commas") >= reach)
    short = pl.col("commas") < width - 1
    row = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("row")
    return frame.select(row, *cells, fits.alias("fields_fit"), short.alias("short"))
