"""What a return says, laid beside what is on record."""

from dataclasses import dataclass

import polars as pl

SOURCE = "SSDA903"
FOREVER = pl.lit("9999-12-31").str.to_date()


@dataclass(frozen=True)
class Beside:
    """Rows of a return by what they mean for the record: each is in exactly one of these."""

    new: pl.DataFrame
    changed: pl.DataFrame
    unchanged: pl.DataFrame
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


def beside_record(sent: pl.DataFrame, held: pl.DataFrame, fields: list[str]) -> Beside:
    """`sent` has row, child_id, key, begins, ends and `fields`; `held` has the same but row (key empty if of other source).

    What is on record from elsewhere stands: a row that overlaps it is barred.
    """
    known = held.filter(pl.col("key") != "")
    others = held.join(sent, on="key", how="anti").select("child_id", held_begins="begins", held_ends="ends")
    overlaps = (pl.col("begins") < pl.col("held_ends")).fill_null(True) & (pl.col("held_begins") < pl.col("ends")).fill_null(True)
    barred = sent.join(others, on="child_id").filter(overlaps).select("row").unique()
    clear = sent.join(barred, on="row", how="anti")
    same = pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"{name}_held")) for name in ("ends", *fields))
    met = clear.join(known.select("key", "ends", *fields), on="key", suffix="_held").with_columns(same.alias("same"))
    return Beside(
        new=clear.join(known, on="key", how="anti"),
        changed=met.filter(~pl.col("same")),
        unchanged=met.filter("same"),
        barred=sent.join(barred, on="row", how="semi"),
    )
