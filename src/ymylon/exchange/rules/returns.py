"""A return read and judged: what of it can stand, and every problem that it has."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from ymylon.exchange.rules.cells import Cells, read_cells
from ymylon.exchange.rules.children import judge_children
from ymylon.exchange.rules.columns import COLUMNS, EPISODES, HEADER, MISSING
from ymylon.exchange.rules.judging import Judged, no_problems, without_refused
from ymylon.exchange.rules.periods import judge_periods
from ymylon.exchange.rules.placements import judge_placements
from ymylon.exchange.rules.unreadable import Unreadable


@dataclass(frozen=True)
class Counts:
    """Rows of one file; every row is accepted, or stood so already, or is rejected."""

    rows: int
    accepted: int
    rejected: int
    unchanged: int = 0


@dataclass(frozen=True)
class Return:
    """An authority's SSDA903 return; `missing` holds periods that can stand, `problems` codes by file, row and column."""

    authority: str
    children: pl.DataFrame
    placements: pl.DataFrame
    missing: pl.DataFrame
    problems: pl.DataFrame
    counts: dict[str, Counts]


def read_return(folder: Path, authority: str, today: date) -> Return:
    """The return in this folder, judged as of today; raises Unreadable when nothing of it can be taken."""
    found = _files_in(folder)
    files = [name for name in COLUMNS if name != MISSING or name in found]
    cells = {name: read_cells(found.get(name, folder / name), name) for name in files}
    children = judge_children(cells[HEADER], today)
    placements = judge_placements(cells[EPISODES], children, today)
    periods = judge_periods(cells.get(MISSING) or _nobody_missing(), children, placements, today)
    judged = {HEADER: children, EPISODES: placements, MISSING: periods}
    return Return(
        authority,
        children.stands,
        placements.stands,
        periods.stands,
        _in_order([_of_files(list(cells.values())), *(each.problems for each in judged.values())]),
        {name: _counts(cells[name], judged[name]) for name in files},
    )


def _files_in(folder: Path) -> dict[str, Path]:
    try:
        if not folder.is_dir():
            raise Unreadable("FOLDER-ABSENT", folder.name)
        # Windows doesn't mind the case of a name, and councils' programs write all of them.
        return {path.name.lower(): path for path in folder.iterdir()}
    except OSError:
        raise Unreadable("FOLDER-CLOSED", folder.name) from None


def _nobody_missing() -> Cells:
    columns = {"row": pl.Int64} | dict.fromkeys(COLUMNS[MISSING], pl.String) | {"fields_fit": pl.Boolean, "short": pl.Boolean}
    return Cells(MISSING, pl.DataFrame(schema=columns))


def _counts(cells: Cells, judged: Judged) -> Counts:
    rows, accepted = cells.frame.height, judged.stands.height
    return Counts(rows, accepted, rows - accepted)


def _of_files(files: list[Cells]) -> pl.DataFrame:
    found = [{"file": each.file, "column": column, "code": code} for each in files for code, column in each.queries]
    found += [{"file": each.file, "code": "FILE-NO-ROWS"} for each in files if each.frame.is_empty()]
    return pl.DataFrame(found, schema=no_problems().schema)


def with_answer(read: Return, file: str, unchanged: int, barred: pl.DataFrame) -> Return:
    """The return after one file was laid beside what is on record: rows that stood already, and further problems."""
    refused = without_refused(barred.select("row").unique(), barred)
    now_refused = barred["row"].n_unique() - refused.height
    before = read.counts[file]
    counted = Counts(before.rows, before.accepted - unchanged - now_refused, before.rejected + now_refused, unchanged)
    return replace(read, counts=read.counts | {file: counted}, problems=_in_order([read.problems, barred]))


def with_nothing_taken(read: Return) -> Return:
    """The return when all was to be taken or nothing, and a row was refused."""
    counts = {name: Counts(each.rows, 0, each.rows) for name, each in read.counts.items()}
    refusal = pl.DataFrame([{"file": name, "code": "NOTHING-TAKEN"} for name in counts], schema=no_problems().schema)
    return replace(read, counts=counts, problems=_in_order([read.problems, refusal]))


def _in_order(problems: list[pl.DataFrame]) -> pl.DataFrame:
    """File by file as they are read, then by row; a file's own problems first, rows' problems in the order of the checks."""
    order = {name: place for place, name in enumerate(COLUMNS)}
    return (
        pl.concat(problems)
        .with_columns(pl.col("file").replace_strict(order, return_dtype=pl.Int8).alias("place"))
        .sort("place", "row", nulls_last=False, maintain_order=True)
        .drop("place")
    )
