"""Which child a row of episodes.csv or missing.csv belongs to, and whether that child's own row stands."""

import polars as pl

from ymylon.exchange.rules.judging import Check, Judged


def with_children(frame: pl.DataFrame, children: Judged) -> pl.DataFrame:
    """Adds header_row and born_on where the child stands, refused_row where the child's own row was refused."""
    stands = children.stands.select(pl.col("child").alias("CHILD"), pl.col("row").alias("header_row"), "born_on")
    named = children.refused.filter(pl.col("child").is_not_null())
    refused = named.group_by(pl.col("child").alias("CHILD")).agg(pl.col("row").min().alias("refused_row"))
    return (
        frame.join(stands, on="CHILD", how="left", maintain_order="left")
        .join(refused, on="CHILD", how="left", maintain_order="left")
        .sort("row")
    )


def belonging_checks(prefix: str) -> list[Check]:
    nobody = pl.col("fields_fit") & pl.col("CHILD").is_not_null() & pl.col("header_row").is_null()
    return [
        Check(f"{prefix}-CHILD-ABSENT", "CHILD", nobody & pl.col("refused_row").is_null()),
        Check(f"{prefix}-CHILD-REFUSED", "CHILD", nobody & pl.col("refused_row").is_not_null(), pl.col("refused_row")),
    ]
