"""Three episodes or more in any ninety days."""

from datetime import timedelta

import polars as pl

WINDOW = timedelta(days=90)


def completes_a_run(times: int = 3, window: timedelta = WINDOW) -> pl.Expr:
    """True where an episode is at least the third of its child's in ninety days.

    Of a frame sorted by `child` and `seen`: then the one that lies `times - 1` rows above is all that need be looked at.
    """
    first = pl.col("seen").shift(times - 1)
    same = pl.col("child") == pl.col("child").shift(times - 1)
    return (same & (pl.col("seen") - first <= window)).fill_null(value=False)
