"""missing.csv judged: which periods stand, and how they lie to the child's placements."""

from datetime import date

import polars as pl

from ymylon.exchange.rules import codes
from ymylon.exchange.rules.belonging import belonging_checks, with_children
from ymylon.exchange.rules.cells import Cells
from ymylon.exchange.rules.columns import COLUMNS, MISSING
from ymylon.exchange.rules.judging import (
    Check,
    Judged,
    as_day,
    cell_checks,
    eighteenth_birthday,
    is_formula,
    no_problems,
    problems_of,
    shape_checks,
    without_refused,
)
from ymylon.exchange.rules.overlaps import STILL_OPEN, overlapping


def judge_periods(cells: Cells, children: Judged, placements: Judged, today: date) -> Judged:
    """The periods that stand: row, child, starts_on, ends_on, whereabouts (null where the return doesn't say), missing."""
    frame = with_children(cells.frame, children).with_columns(
        as_day("DOB").alias("day"),
        as_day("MIS_START").alias("starts_on"),
        as_day("MIS_END").alias("ends_on"),
        pl.col("MISSING").str.to_uppercase(),
    )
    all_rows = frame
    problems = problems_of(frame, MISSING, [*shape_checks("MIS"), *belonging_checks("MIS"), *_dates(today)])
    frame = without_refused(frame, problems)
    problems = pl.concat([problems, problems_of(frame, MISSING, [_repeated()])])
    frame = without_refused(frame, problems)
    clashes = overlapping(frame.select("row", pl.col("CHILD").alias("child"), "starts_on", "ends_on"))
    overlap = Check("MIS-OVERLAP", "MIS_START", pl.col("other").is_not_null(), pl.col("other"))
    problems = pl.concat([problems, problems_of(clashes, MISSING, [overlap])])
    frame = beside_placements(without_refused(frame, problems), placements)
    problems = pl.concat([problems, problems_of(frame, MISSING, [*_values(), *_around_placements()])])
    refused = all_rows.join(frame, on="row", how="anti").select("row", pl.col("CHILD").alias("child"))
    return Judged(_kept(frame), refused, problems)


def _dates(today: date) -> list[Check]:
    fit, start, end = pl.col("fields_fit"), pl.col("starts_on"), pl.col("ends_on")
    return [
        Check("MIS-START", "MIS_START", fit & start.is_null()),
        # An end that can't be read must not turn into a child still missing.
        Check("MIS-END", "MIS_END", fit & pl.col("MIS_END").is_not_null() & end.is_null()),
        Check("MIS-ORDER", "MIS_END", fit & (end < start)),
        Check("MIS-FUTURE", "MIS_START", fit & (start > today)),
        Check("MIS-FUTURE", "MIS_END", fit & (end > today)),
        Check("MIS-BEFORE-BIRTH", "MIS_START", fit & (start < pl.col("born_on")), pl.col("header_row")),
    ]


def _repeated() -> Check:
    first = pl.col("row").min().over("CHILD", "MISSING", "starts_on", "ends_on")
    return Check("MIS-REPEATED", None, pl.col("row") != first, first)


def _values() -> list[Check]:
    formula = is_formula("DOB").fill_null(False)
    known = pl.col("MISSING").is_in(list(codes.WHEREABOUTS)).fill_null(False)
    return [
        *cell_checks("MIS", COLUMNS[MISSING]),
        Check("MIS-DOB", "DOB", pl.col("day").is_null() & ~formula),
        Check("MIS-DOB-DIFFERS", "DOB", pl.col("day") != pl.col("born_on"), pl.col("header_row")),
        Check("MIS-TYPE", "MISSING", ~known & ~is_formula("MISSING").fill_null(False)),
        Check("MIS-AFTER-18", "MIS_START", pl.col("starts_on") >= eighteenth_birthday()),
        Check("MIS-OPEN", "MIS_END", pl.col("ends_on").is_null()),
    ]


def _around_placements() -> list[Check]:
    gap, refused = ~pl.col("covered"), pl.col("refused_placement")
    return [
        Check("MIS-PLACEMENT-REFUSED", "MIS_START", gap & refused.is_not_null(), refused),
        Check("MIS-OUTSIDE", "MIS_START", gap & ~pl.col("touched") & refused.is_null()),
        Check("MIS-PARTLY-OUTSIDE", "MIS_START", gap & pl.col("touched") & refused.is_null()),
    ]


def beside_placements(frame: pl.DataFrame, placements: Judged) -> pl.DataFrame:
    """Adds covered, touched (by placements that stand), and refused_placement (a row that would have reached it).

    The day on which a placement ends counts as a day in it: a child may be missing from that morning on.
    """
    stays = _stays(placements.stands)
    whole = (pl.col("from") <= pl.col("starts_on")) & (pl.col("ends_on").fill_null(STILL_OPEN) <= pl.col("until"))
    meets = (pl.col("from") <= pl.col("ends_on").fill_null(STILL_OPEN)) & (pl.col("starts_on") <= pl.col("until"))
    beside = (
        frame.select("row", "CHILD", "starts_on", "ends_on")
        .join(stays, on="CHILD")
        .group_by("row")
        .agg(whole.any().alias("covered"), meets.any().alias("touched"))
    )
    refused = (
        frame.select("row", "CHILD", "starts_on", "ends_on")
        .join(_spans(placements.refused, pl.col("row").alias("refused_placement")), on="CHILD")
        .filter(meets)
        .group_by("row")
        .agg(pl.col("refused_placement").min())
    )
    return (
        frame.join(beside, on="row", how="left", maintain_order="left")
        .join(refused, on="row", how="left", maintain_order="left")
        .with_columns(pl.col("covered", "touched").fill_null(False))
    )


def leaning_on(periods: pl.DataFrame, placements: pl.DataFrame, barred: pl.Series) -> pl.DataFrame:
    """From row, child, starts_on, ends_on: the rows that lean on a placement which the record barred (`other`), and on no other.

    `placements` are all that could stand by the return alone; `barred` are the rows of those that the record refused.
    """
    is_barred = pl.col("row").is_in(barred.implode())
    beside = Judged(placements.filter(~is_barred), placements.filter(is_barred), no_problems())
    laid = beside_placements(periods.rename({"child": "CHILD"}), beside)
    return laid.filter(~pl.col("covered") & pl.col("refused_placement").is_not_null()).select("row", other="refused_placement")


def _spans(placements: pl.DataFrame, *more: pl.Expr) -> pl.DataFrame:
    return placements.filter(pl.col("starts_on").is_not_null()).select(
        pl.col("child").alias("CHILD"),
        pl.col("starts_on").alias("from"),
        pl.col("ends_on").fill_null(STILL_OPEN).alias("until"),
        *more,
    )


def _stays(placements: pl.DataFrame) -> pl.DataFrame:
    """Placements that follow each other without a gap, as one stay; those that stand never overlap."""
    follows = (pl.col("CHILD") == pl.col("CHILD").shift(1)) & (pl.col("from") == pl.col("until").shift(1))
    return (
        _spans(placements)
        .sort("CHILD", "from", "until")
        .with_columns((~follows).fill_null(True).cum_sum().alias("stay"))
        .group_by("stay")
        .agg(pl.col("CHILD").first(), pl.col("from").min(), pl.col("until").max())
        .drop("stay")
    )


def _kept(frame: pl.DataFrame) -> pl.DataFrame:
    ours = {sent: whereabouts.value for sent, whereabouts in codes.WHEREABOUTS.items()}
    return frame.select(
        "row",
        pl.col("CHILD").alias("child"),
        "starts_on",
        "ends_on",
        pl.col("MISSING").replace_strict(ours, default=None, return_dtype=pl.String).alias("whereabouts"),
        pl.when(pl.col("MISSING").is_in(list(ours))).then(pl.col("MISSING")).alias("missing"),
    )
