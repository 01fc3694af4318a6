"""Periods of care: a child's episodes, one upon another without a gap.

Sort key: child, first day; episodes that begin on the same day stay in the order of the file. A new period begins where
an episode begins after the one before it ended; after one that has no end, none begins. A period begins with its first
episode and ends with its last, if that has an end.
"""

import polars as pl

from ymylon.publication.rules.rule import Given
from ymylon.publication.rules.ssda903.layouts import EPISODES

PERIODS_OF_CARE = "Periods of care"


def derived(given: Given) -> dict[str, pl.DataFrame]:
    """Periods of care, from the episodes, where there are any."""
    return {PERIODS_OF_CARE: periods_of_care(given.tables[EPISODES])} if EPISODES in given.tables else {}


def periods_of_care(episodes: pl.DataFrame) -> pl.DataFrame:
    """One row a period: CHILD, began, ended (null where it goes on)."""
    another_child = pl.col("CHILD").is_null() | pl.col("CHILD").ne_missing(pl.col("CHILD").shift(1))
    after_a_gap = (pl.col("decom") > pl.col("dec").shift(1)).fill_null(False)
    return (
        episodes.lazy()
        .filter(pl.col("decom").is_not_null())
        .select("CHILD", "decom", "dec")
        .sort("CHILD", "decom", nulls_last=True, maintain_order=True)
        .with_columns((another_child | after_a_gap).cum_sum().alias("period"))
        .group_by("period", maintain_order=True)
        .agg(pl.col("CHILD").first(), pl.col("decom").first().alias("began"), pl.col("dec").last().alias("ended"))
        .drop("period")
        .collect()
    )
