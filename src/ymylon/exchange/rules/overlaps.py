"""Of periods of one child that overlap, which stand.

The rule: in the order of their first day, then their last (still open counts as latest), then their row, a period
stands unless one that already stands is still running on its first day. A period's last day is free for the next.
So no period is refused because of one that was itself refused, and the answer doesn't depend on the order of the file.
"""

from datetime import date

import polars as pl

STILL_OPEN = date(9999, 12, 31)
# More days than any date has: children's stretches of the number line don't touch.
APART = 10_000_000


def overlapping(periods: pl.DataFrame) -> pl.DataFrame:
    """From row, child, starts_on, ends_on: the rows that can't stand, each with the row (`other`) that stands in its way."""
    ordered = (
        periods.lazy()
        .select("row", "child", "starts_on", pl.col("ends_on").fill_null(STILL_OPEN).alias("until"))
        .sort("child", "starts_on", "until", "row")
        .with_columns(pl.col("until").cum_max().shift(1).over("child").alias("running_until"))
        .with_columns((pl.col("starts_on") < pl.col("running_until")).fill_null(False).any().over("child").alias("disputed"))
        .filter("disputed")
        .collect()
    )
    if ordered.is_empty():
        return pl.DataFrame(schema={"row": pl.Int64, "other": pl.Int64})
    standing = _standing(ordered)
    holder = pl.when("standing").then(pl.col("row")).forward_fill().over("child")
    answered = ordered.with_columns(standing.alias("standing")).with_columns(holder.alias("other"))
    return answered.filter(~pl.col("standing")).select("row", "other")


def _standing(ordered: pl.DataFrame) -> pl.Series:
    """Follow, for all children at once, from each child's first period to the next that begins once it has ended.

    Following is done by doubling the stride, so that a child with a million overlapping rows takes twenty steps.
    """
    rows = ordered.height
    placed = ordered.select(
        (pl.col("child").rle_id().cast(pl.Int64) * APART).alias("stretch"),
        pl.col("starts_on").to_physical().cast(pl.Int64).alias("first"),
        pl.col("until").to_physical().cast(pl.Int64).alias("until"),
        pl.int_range(pl.len(), dtype=pl.Int64).alias("place"),
    )
    begins = placed["stretch"] + placed["first"]
    following = begins.search_sorted(placed["stretch"] + placed["until"], side="left").cast(pl.Int64)
    # A period of no length would find itself.
    following = pl.select(pl.max_horizontal(following, placed["place"] + 1)).to_series()
    stretch = placed["stretch"].extend_constant(-1, 1)
    stride = pl.select(pl.when(stretch.gather(following) == placed["stretch"]).then(following).otherwise(rows)).to_series()
    stride = stride.extend_constant(rows, 1)
    reached = (placed["place"] == 0) | (placed["stretch"] != placed["stretch"].shift(1))
    reached = reached.fill_null(True).extend_constant(False, 1)
    while (stride < rows).any():
        arrived = stride.filter(reached)
        reached = reached.scatter(arrived.unique(), True)
        stride = stride.gather(stride)
    return reached.head(rows)
