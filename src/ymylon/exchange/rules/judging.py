"""How a file's rows are judged: checks are expressions over whole columns, and each failure becomes a problem."""

from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from ymylon.exchange.rules.wording import WORDING, Level

PROBLEM_COLUMNS = {"file": pl.String, "row": pl.Int64, "column": pl.String, "code": pl.String, "other": pl.Int64}
NOBODY = pl.lit(None, dtype=pl.Int64)
FORMULA = r"^[=+@-]."
# dd/mm/yyyy. No other order of day and month is guessed at, and no date of another century is one.
DATE = r"^[0-3]?[0-9]/[01]?[0-9]/(19|20)[0-9]{2}$"


class Check(NamedTuple):
    """A row fails where `fails` is true; `other` names the row that it clashes with or depends on."""

    code: str
    column: str | None
    fails: pl.Expr
    other: pl.Expr | None = None


@dataclass(frozen=True)
class Judged:
    """The rows of a file that stand, those that don't, and why."""

    stands: pl.DataFrame
    refused: pl.DataFrame
    problems: pl.DataFrame


def no_problems() -> pl.DataFrame:
    return pl.DataFrame(schema=PROBLEM_COLUMNS)


def problems_of(frame: pl.DataFrame, file: str, checks: list[Check]) -> pl.DataFrame:
    """One problem for each row and check that fails; a check that can't be answered for want of a value doesn't fail."""
    # The other row is sought among all rows, so before those that fail are picked out.
    answers = frame.select(
        "row",
        *(check.fails.fill_null(False).alias(f"fails {place}") for place, check in enumerate(checks)),
        *(check.other.cast(pl.Int64).alias(f"other {place}") for place, check in enumerate(checks) if check.other is not None),
    )
    found = [no_problems()]
    for place, check in enumerate(checks):
        if not answers[f"fails {place}"].any():
            continue
        other = NOBODY if check.other is None else pl.col(f"other {place}")
        failing = answers.lazy().filter(f"fails {place}").select("row", other.alias("other"))
        named = (pl.lit(file).alias("file"), pl.lit(check.column, pl.String).alias("column"), pl.lit(check.code).alias("code"))
        found.append(failing.with_columns(*named).select(PROBLEM_COLUMNS.keys()).collect())
    return pl.concat(found)


def without_refused(frame: pl.DataFrame, problems: pl.DataFrame) -> pl.DataFrame:
    refusing = [code for code, wording in WORDING.items() if wording.level is Level.ROW]
    return frame.join(problems.filter(pl.col("code").is_in(refusing)).select("row").unique(), on="row", how="anti")


def shape_checks(prefix: str) -> list[Check]:
    """Row checks that every file has."""
    return [
        Check(f"{prefix}-FIELDS", None, ~pl.col("fields_fit")),
        Check(f"{prefix}-CHILD-BLANK", "CHILD", pl.col("fields_fit") & pl.col("CHILD").is_null()),
    ]


def cell_checks(prefix: str, columns: tuple[str, ...]) -> list[Check]:
    """Checks of single cells that every file has: formulas, and rows cut short."""
    formulas = [Check(f"{prefix}-FORMULA", column, is_formula(column)) for column in columns]
    return [*formulas, Check(f"{prefix}-SHORT", None, pl.col("short"))]


def is_formula(column: str) -> pl.Expr:
    return pl.col(column).str.contains(FORMULA)


def is_plain(column: str) -> pl.Expr:
    """There is something in the cell, and it has not been listed as a formula already."""
    return pl.col(column).is_not_null() & ~is_formula(column)


def as_day(column: str) -> pl.Expr:
    """The date in a cell of text, or null."""
    cell = pl.col(column)
    return pl.when(cell.str.contains(DATE)).then(cell).str.to_date("%d/%m/%Y", strict=False)


def eighteenth_birthday(born_on: str = "born_on") -> pl.Expr:
    """Born on 29 February, one comes of age on 1 March in a year without that day."""
    born = pl.col(born_on)
    leapling = (born.dt.month() == 2) & (born.dt.day() == 29)
    return pl.when(leapling).then(pl.date(born.dt.year() + 18, 3, 1)).otherwise(born.dt.offset_by("18y"))


def the_other_row(key: str) -> pl.Expr:
    """Among rows that share `key`: the first of them, or for the first itself the last."""
    first, last = pl.col("row").min().over(key), pl.col("row").max().over(key)
    return pl.when(pl.col("row") == first).then(last).otherwise(first)
