"""What a return says, laid beside what is on record."""

from dataclasses import dataclass

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
    running = standing.sort("begins").select(
        "child_id",
        held_begins=pl.col("begins"),
        held_until=pl.col("ends").fill_null(_forever(standing)).cum_max().over("child_id"),
    )
    return (
        rows.with_columns(pl.col("ends").fill_null(_forever(rows)).alias("until"))
        .sort("until")
        # Both are sorted; polars can't see so for each child, and would warn.
        .join_asof(
            running, left_on="until", right_on="held_begins", by="child_id", allow_exact_matches=False, check_sortedness=False
        )
        .filter(pl.col("held_until") > pl.col("begins"))
        .select("row")
    )


def _forever(frame: pl.DataFrame) -> pl.Expr:
    return FOREVER.cast(frame.schema["begins"])
