"""header.csv judged: which children stand, and with what."""

from datetime import date

import polars as pl

from ymylon.exchange.rules import codes
from ymylon.exchange.rules.cells import Cells
from ymylon.exchange.rules.columns import COLUMNS, HEADER
from ymylon.exchange.rules.judging import (
    Check,
    Judged,
    as_day,
    cell_checks,
    is_plain,
    problems_of,
    shape_checks,
    the_other_row,
    without_refused,
)
from ymylon.exchange.rules.upn import upn_is_shaped, upn_letter_fits

IDENTIFIER = r"^[0-9A-Za-z][0-9A-Za-z/_-]{0,19}$"
# The return began in 1992, when the eldest whom it followed were twenty-one.
EARLIEST_BIRTH = date(1971, 1, 1)
YOUNGEST_MOTHER = "13y"


def judge_children(cells: Cells, today: date) -> Judged:
    """The children who stand: row, child, born_on, sex, ethnic_group, upn, upn_absent, mother, child_born_on."""
    frame = cells.frame.with_columns(
        as_day("DOB").alias("day"),
        as_day("MC_DOB").alias("mc_day"),
        pl.col("ETHNIC", "UPN").str.to_uppercase(),
        pl.col("SEX", "MOTHER").str.replace(r"^([0-9])\.0+$", "$1").name.suffix("_WHOLE"),
    )
    shapes = [
        *shape_checks("HDR"),
        Check("HDR-CHILD-SHAPE", "CHILD", pl.col("fields_fit") & ~pl.col("CHILD").str.contains(IDENTIFIER)),
    ]
    problems = problems_of(frame, HEADER, shapes)
    frame = without_refused(frame, problems)
    problems = pl.concat([problems, problems_of(frame, HEADER, _identity())])
    frame = without_refused(frame, problems)
    problems = pl.concat([problems, problems_of(frame, HEADER, _values(today))])
    frame = frame.with_columns(_upn_alone())
    problems = pl.concat([problems, problems_of(frame, HEADER, _after_upn())])
    refused = cells.frame.join(frame, on="row", how="anti").select("row", pl.col("CHILD").alias("child"))
    return Judged(_kept(frame, today), refused, problems)


def _identity() -> list[Check]:
    """Rows that share an identifier. With two birth dates nobody can tell whose history is whose, so none of them stands."""
    first = pl.col("row").min().over("CHILD")
    shared = pl.col("day").drop_nulls().n_unique().over("CHILD") > 1
    return [
        Check("HDR-CHILD-SHARED", "CHILD", shared, the_other_row("CHILD")),
        Check("HDR-CHILD-REPEATED", "CHILD", ~shared & (pl.col("row") != first), first),
    ]


def _values(today: date) -> list[Check]:
    upn, upn_known = pl.col("UPN"), is_plain("UPN") & ~pl.col("UPN").is_in(codes.UPN_UNKNOWN)
    day, mc_day = pl.col("day"), pl.col("mc_day")
    return [
        *cell_checks("HDR", COLUMNS[HEADER]),
        Check("HDR-SEX", "SEX", ~pl.col("SEX_WHOLE").is_in(list(codes.SEXES)).fill_null(False) & ~_listed("SEX")),
        Check("HDR-DOB", "DOB", day.is_null() & ~_listed("DOB")),
        Check("HDR-DOB-FUTURE", "DOB", day > today),
        Check("HDR-DOB-IMPOSSIBLE", "DOB", day < EARLIEST_BIRTH),
        Check("HDR-ETHNIC", "ETHNIC", ~pl.col("ETHNIC").is_in(list(codes.ETHNIC_GROUPS)).fill_null(False) & ~_listed("ETHNIC")),
        Check("HDR-ETHNIC-WROM", "ETHNIC", pl.col("ETHNIC") == "WROM"),
        Check("HDR-UPN-BLANK", "UPN", upn.is_null()),
        Check("HDR-UPN-SHAPE", "UPN", upn_known & ~upn_is_shaped("UPN")),
        Check("HDR-UPN-CHECK", "UPN", upn_known & upn_is_shaped("UPN") & ~upn_letter_fits("UPN")),
        Check("HDR-MOTHER", "MOTHER", is_plain("MOTHER") & ~pl.col("MOTHER_WHOLE").is_in(["0", "1"])),
        *(Check("HDR-DECIMAL", name, pl.col(name) != pl.col(f"{name}_WHOLE")) for name in ("SEX", "MOTHER")),
        Check("HDR-MC-DOB", "MC_DOB", is_plain("MC_DOB") & (mc_day.is_null() | (mc_day > today))),
        Check("HDR-MC-DOB-AGE", "MC_DOB", (mc_day <= today) & (mc_day < day.dt.offset_by(YOUNGEST_MOTHER))),
    ]


def _listed(column: str) -> pl.Expr:
    """The cell is a formula, and was listed as one."""
    return pl.col(column).is_not_null() & ~is_plain(column)


def _upn_alone() -> pl.Expr:
    good = is_plain("UPN") & upn_is_shaped("UPN") & upn_letter_fits("UPN")
    return pl.when(good).then(pl.col("UPN")).alias("upn")


def _after_upn() -> list[Check]:
    shared = pl.col("upn").is_not_null() & (pl.len().over("upn") > 1)
    return [Check("HDR-UPN-REPEATED", "UPN", shared, the_other_row("upn"))]


def _kept(frame: pl.DataFrame, today: date) -> pl.DataFrame:
    day, mc_day = pl.col("day"), pl.col("mc_day")
    return frame.select(
        "row",
        pl.col("CHILD").alias("child"),
        pl.when(day.is_between(EARLIEST_BIRTH, today)).then(day).alias("born_on"),
        pl.col("SEX_WHOLE").replace_strict(_texts(codes.SEXES), default=None, return_dtype=pl.String).alias("sex"),
        pl.col("ETHNIC").replace_strict(_texts(codes.ETHNIC_GROUPS), default=None, return_dtype=pl.String).alias("ethnic_group"),
        pl.when(pl.len().over("upn") == 1).then(pl.col("upn")).alias("upn"),
        pl.when(pl.col("UPN").is_in(codes.UPN_UNKNOWN)).then(pl.col("UPN")).alias("upn_absent"),
        (pl.col("MOTHER_WHOLE") == "1").fill_null(False).alias("mother"),
        pl.when(mc_day <= today).then(mc_day).alias("child_born_on"),
    )


def _texts(codes_of: dict) -> dict[str, str]:
    return {sent: str(ours.value) for sent, ours in codes_of.items()}
