"""episodes.csv judged: which placements stand, and with what."""

from datetime import date

import polars as pl

from ymylon.exchange.rules import codes
from ymylon.exchange.rules.belonging import belonging_checks, with_children
from ymylon.exchange.rules.cells import Cells
from ymylon.exchange.rules.columns import COLUMNS, EPISODES
from ymylon.exchange.rules.judging import (
    Check,
    Judged,
    as_day,
    cell_checks,
    eighteenth_birthday,
    is_formula,
    is_plain,
    problems_of,
    shape_checks,
    without_refused,
)
from ymylon.exchange.rules.overlaps import overlapping

# Columns that must hold a code of their list, and those that may be blank.
CODED = {
    "RNE": codes.REASONS_NEW_EPISODE,
    "LS": tuple(codes.LEGAL_STATUSES),
    "CIN": codes.NEEDS,
    "PLACE": tuple(codes.PLACEMENT_TYPES),
    "PLACE_PROVIDER": codes.PROVIDERS,
}
CODED_OR_BLANK = {"REC": codes.REASONS_CEASED, "REASON_PLACE_CHANGE": codes.REASONS_PLACE_CHANGE}
PATTERNS = {"HOME_POST": codes.POSTCODE, "PL_POST": codes.POSTCODE, "URN": codes.PROVIDER_NUMBER}


def judge_placements(cells: Cells, children: Judged, today: date) -> Judged:
    """The placements that stand: row, child, starts_on, ends_on, placement_type, legal_status, and England's own codes."""
    frame = with_children(cells.frame, children).with_columns(
        as_day("DECOM").alias("starts_on"),
        as_day("DEC").alias("ends_on"),
        pl.col(*CODED, *CODED_OR_BLANK, *PATTERNS).str.to_uppercase(),
    )
    dated = frame
    problems = problems_of(frame, EPISODES, [*shape_checks("EPI"), *belonging_checks("EPI"), *_dates(today)])
    frame = without_refused(frame, problems)
    problems = pl.concat([problems, problems_of(frame, EPISODES, [_repeated()])])
    frame = without_refused(frame, problems)
    problems = pl.concat([problems, _overlaps(frame)])
    frame = without_refused(frame, problems)
    problems = pl.concat([problems, problems_of(frame, EPISODES, _values())])
    refused = dated.join(frame, on="row", how="anti").select("row", pl.col("CHILD").alias("child"), "starts_on", "ends_on")
    return Judged(_kept(frame), refused, problems)


def _dates(today: date) -> list[Check]:
    fit, start, end = pl.col("fields_fit"), pl.col("starts_on"), pl.col("ends_on")
    return [
        Check("EPI-DECOM", "DECOM", fit & start.is_null()),
        # An end that can't be read isn't an open end.
        Check("EPI-DEC", "DEC", fit & pl.col("DEC").is_not_null() & end.is_null()),
        Check("EPI-ORDER", "DEC", fit & (end < start)),
        Check("EPI-SAME-DAY", "DEC", fit & (end == start)),
        Check("EPI-FUTURE", "DECOM", fit & (start > today)),
        Check("EPI-FUTURE", "DEC", fit & (end > today)),
        Check("EPI-BEFORE-BIRTH", "DECOM", fit & (start < pl.col("born_on")), pl.col("header_row")),
    ]


def _repeated() -> Check:
    whole = list(COLUMNS[EPISODES])
    first = pl.col("row").min().over(whole)
    return Check("EPI-REPEATED", None, pl.col("row") != first, first)


def _overlaps(frame: pl.DataFrame) -> pl.DataFrame:
    periods = frame.select("row", pl.col("CHILD").alias("child"), "starts_on", "ends_on")
    clashes = (
        overlapping(periods)
        .join(periods, on="row")
        .join(periods.select(pl.col("row").alias("other"), pl.col("ends_on").alias("other_ends_on")), on="other")
    )
    both_open = pl.col("ends_on").is_null() & pl.col("other_ends_on").is_null()
    return problems_of(
        clashes,
        EPISODES,
        [
            Check("EPI-OVERLAP", "DECOM", ~both_open, pl.col("other")),
            Check("EPI-TWO-OPEN", "DECOM", both_open, pl.col("other")),
        ],
    )


def _values() -> list[Check]:
    start, end = pl.col("starts_on"), pl.col("ends_on")
    coded = [
        Check(_code(name), name, ~pl.col(name).is_in(known).fill_null(False) & ~is_formula(name).fill_null(False))
        for name, known in CODED.items()
    ]
    blank_too = [Check(_code(name), name, is_plain(name) & ~pl.col(name).is_in(known)) for name, known in CODED_OR_BLANK.items()]
    shaped = [Check(_code(name), name, is_plain(name) & ~pl.col(name).str.contains(shape)) for name, shape in PATTERNS.items()]
    return [
        *cell_checks("EPI", COLUMNS[EPISODES]),
        *coded,
        *blank_too,
        *shaped,
        Check("EPI-REC-OPEN", "REC", end.is_null() & pl.col("REC").is_not_null()),
        Check("EPI-REC-BLANK", "REC", end.is_not_null() & pl.col("REC").is_null()),
        Check("EPI-AFTER-18", "DEC", end.fill_null(start) > eighteenth_birthday()),
    ]


def _code(column: str) -> str:
    return f"EPI-{column.replace('_', '-')}"


def _kept(frame: pl.DataFrame) -> pl.DataFrame:
    """Every value that was listed as bad is null here."""
    ours = {
        "placement_type": ("PLACE", {sent: kind.value for sent, kind in codes.PLACEMENT_TYPES.items()}),
        "legal_status": ("LS", {sent: status.value for sent, status in codes.LEGAL_STATUSES.items()}),
    }
    sent = [
        pl.when(pl.col(name).is_in(known)).then(pl.col(name)).alias(name.lower())
        for name, known in (CODED | CODED_OR_BLANK).items()
    ]
    shaped = [
        pl.when(pl.col(name).str.contains(shape)).then(pl.col(name)).alias(name.lower()) for name, shape in PATTERNS.items()
    ]
    translated = [
        pl.col(name).replace_strict(known, default=None, return_dtype=pl.String).alias(to) for to, (name, known) in ours.items()
    ]
    return frame.select(
        "row",
        pl.col("CHILD").alias("child"),
        "starts_on",
        "ends_on",
        *translated,
        *sent,
        *shaped,
    )
