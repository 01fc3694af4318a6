"""What a return says, laid beside what is on record."""

from dataclasses import dataclass
from datetime import time

import polars as pl

SOURCE = "SSDA903"
FOREVER = pl.lit("9999-12-31").str.to_date()
NEVER = pl.lit(False)
PLACED = ["row", "child_id", "begins", "ends"]


@dataclass(frozen=True)
class Beside:
    """Rows of a return by what they mean for the record: each is in exactly one of these."""

    new: pl.DataFrame
    changed: pl.DataFrame
    unchanged: pl.DataFrame
    # The record says otherwise, and stands.
    left: pl.DataFrame
    # On record already, in its place, is something else.
    barred: pl.DataFrame


def source_of(authority: str) -> str:
    """The name under which a record remembers that it came from this authority's return."""
    return f"{SOURCE} {authority}"


def with_keys(sent: pl.DataFrame) -> pl.DataFrame:
    """Adds `key`: a child has one placement, and one period, that begins on a day, so these make a row the same row.

    A child may have come and gone several times on one day: such rows are told apart by their order.
    """
    same_day = pl.int_range(pl.len()).over("child", "starts_on", order_by=pl.col("ends_on").fill_null(FOREVER))
    more = pl.when(same_day == 0).then(pl.lit("")).otherwise(pl.lit(" ") + same_day.cast(pl.String))
    return sent.with_columns((pl.col("child") + " " + pl.col("starts_on").dt.to_string("iso") + more).alias("key"))


def beside_record(sent: pl.DataFrame, held: pl.DataFrame, fields: list[str], stays: pl.Expr = NEVER) -> Beside:
    """`sent` has row, child_id, key, begins, ends and `fields`; `held` has the same but row (key empty if of other source),
    and `bars`: false where nothing happened after all, which is in nobody's way, and stands for that.

    What the return doesn't contain stands as it is on record, and so does what `stays`: a row that overlaps it is barred.
    """
    known = held.filter(pl.col("key") != "").select("key", "bars", "ends", *fields)
    same = pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"{name}_held")) for name in ("ends", *fields)) & pl.col("bars")
    met = sent.join(known, on="key", suffix="_held").with_columns(same.alias("same"), (stays | ~pl.col("bars")).alias("stays"))
    new, changed = sent.join(known, on="key", how="anti"), met.filter(~pl.col("same") & ~pl.col("stays"))
    left = met.filter(~pl.col("same") & pl.col("stays"))
    written = pl.concat([new.select(PLACED), changed.select(PLACED)])
    standing = pl.concat([held.join(sent, on="key", how="anti"), held.join(left, on="key", how="semi")])
    barred = _overlapping(written, standing.filter("bars"))
    return Beside(
        new=new.join(barred, on="row", how="anti"),
        changed=changed.join(barred, on="row", how="anti"),
        unchanged=met.filter("same"),
        left=left,
        barred=sent.join(barred, on="row", how="semi"),
    )


def _overlapping(rows: pl.DataFrame, standing: pl.DataFrame) -> pl.DataFrame:
    """Those rows that overlap a period of the same child, found by sorting: a child may have thousands."""
    running = (
        in_days(standing)
        .sort("first")
        .select("child_id", held_first="first", held_until=pl.col("until").cum_max().over("child_id"))
    )
    return (
        in_days(rows)
        .sort("until")
        # Both are sorted; polars can't see so for each child, and would warn.
        .join_asof(
            running, left_on="until", right_on="held_first", by="child_id", allow_exact_matches=False, check_sortedness=False
        )
        .filter(pl.col("held_until") > pl.col("first"))
        .select("row")
    )


def in_days(frame: pl.DataFrame) -> pl.DataFrame:
    """Adds `first` and `until`: the day on which a period begins, and the first day that is free of it.

    Its last day is free for the next, as far as days are all that is known of it. One that ends on the day on which it
    began has that day; of one that ends in the middle of a day, that day isn't free.
    """
    first, free = _day_of("begins", frame), _day_of("ends", frame, later=True)
    return frame.with_columns(
        first.alias("first"),
        pl.when(pl.col("ends").is_null())
        .then(FOREVER)
        .otherwise(pl.max_horizontal(free, first.dt.offset_by("1d")))
        .alias("until"),
    )


def _day_of(column: str, frame: pl.DataFrame, *, later: bool = False) -> pl.Expr:
    """The day of a date or instant; of an instant after midnight, the next day if `later`."""
    if frame.schema[column] == pl.Date:
        return pl.col(column)
    local = pl.col(column).dt.convert_time_zone("Europe/London")
    day = local.dt.date()
    return day + pl.when(later & (local.dt.time() > time())).then(pl.duration(days=1)).otherwise(pl.duration())
