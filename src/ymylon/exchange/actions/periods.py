"""missing.csv taken in, as history: no notice goes out and no duty is opened."""

from datetime import datetime
from typing import Any

import polars as pl

from ymylon.access.rules import Actor
from ymylon.exchange.actions.children import Progress, listed
from ymylon.exchange.rules import Return, with_answer
from ymylon.exchange.rules.columns import EPISODES, MISSING
from ymylon.exchange.rules.held import beside_record, source_of, with_keys
from ymylon.exchange.rules.periods import leaning_on
from ymylon.missing.actions import history
from ymylon.missing.lookups.history import episodes_of, is_worked_on
from ymylon.terms.codes import EndKind, Whereabouts

AT_A_TIME = 500
FIELDS = ["whereabouts", "missing"]
INSTANT = pl.Datetime("us", "UTC")
HELD: dict[str, Any] = {
    "child_id": pl.Int64, "key": pl.String, "bars": pl.Boolean, "begins": INSTANT, "ends": INSTANT,
} | dict.fromkeys(FIELDS, pl.String)  # fmt: skip


def take_in_periods(*, by: Actor, at: datetime, read: Return, child_ids: pl.DataFrame, progress: Progress) -> Return:
    """Every period that stands is on record afterwards; nobody is told."""
    source = source_of(read.authority)
    sent = with_keys(read.missing).join(child_ids, on="child")
    sent = sent.with_columns(
        _midnight("starts_on").alias("begins"),
        _midnight("ends_on").alias("ends"),
        pl.col("whereabouts").fill_null(Whereabouts.NOT_KNOWN_YET.value),
        pl.col("missing").fill_null(""),
    )
    held = episodes_of(by, child_ids["child_id"].to_list())
    worked = is_worked_on(by, [one for one in held if one.source == source])
    # That a child who was found is missing after all is a person's decision, never a return's.
    stays = pl.col("key").is_in(list(worked)) | (pl.col("ends").is_null() & pl.col("ends_held").is_not_null())
    beside = beside_record(sent, _held(held, source), FIELDS, stays)
    history.keep_told_periods(by=by, at=at, source=source, new=[], changed=_told(beside.changed))
    progress(sum(part.height for part in (beside.changed, beside.unchanged, beside.left, beside.barred)))
    for part in beside.new.iter_slices(AT_A_TIME):
        history.keep_told_periods(by=by, at=at, source=source, new=_told(part), changed=[])
        progress(part.height)
    problems = [(row, "MIS_START", "MIS-HELD-OVERLAP") for row in beside.barred["row"]]
    problems += [(row, "MIS_END", "MIS-HELD-DIFFERS") for row in beside.left["row"]]
    found = pl.concat([listed(MISSING, problems), _leaning(read, beside.barred)])
    return with_answer(read, MISSING, beside.unchanged.height + beside.left.height, found)


def _leaning(read: Return, barred: pl.DataFrame) -> pl.DataFrame:
    """Of periods that were taken: which lean on a placement that the record refused."""
    held = read.problems.filter((pl.col("file") == EPISODES) & (pl.col("code") == "EPI-HELD-OVERLAP"))["row"]
    found = leaning_on(read.missing, read.placements, held).join(barred, on="row", how="anti")
    return listed(MISSING, [(row, "MIS_START", "MIS-PLACEMENT-HELD") for row in found["row"]]).with_columns(found["other"])


def _midnight(column: str) -> pl.Expr:
    """A day as the instant that stands for it on record."""
    return pl.col(column).cast(pl.Datetime("us")).dt.replace_time_zone("Europe/London").dt.convert_time_zone("UTC")


def _held(episodes: list, source: str) -> pl.DataFrame:
    rows = [
        (one.child_id, one.source_key if one.source == source else "", one.end_kind != EndKind.RECORDED_IN_ERROR,
         one.last_seen_at, one.ended_at, one.whereabouts, one.source_code)
        for one in episodes
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=HELD, orient="row")


def _told(rows: pl.DataFrame) -> list[history.ToldPeriod]:
    return [
        history.ToldPeriod(
            child_id=row["child_id"],
            key=row["key"],
            from_on=row["starts_on"],
            to_on=row["ends_on"],
            whereabouts=Whereabouts[row["whereabouts"]],
            code=row["missing"],
        )
        for row in rows.iter_rows(named=True)
    ]
