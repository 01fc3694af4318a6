"""Shares with their interval, and rows that belong to a body where no child's home is known."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.episodes import AREAS, FORCES, area
from ymylon.publication.rules.measures.grouping import few, tidy
from ymylon.terms.geography import WELSH_AUTHORITIES


def share(whole: pl.DataFrame, by: tuple[str, ...], name: str, of: str, among: str) -> pl.DataFrame:
    """The rows of one share: Wilson's interval, and a note where fewer than ten stand behind it."""
    found = inference.with_wilson(whole, of, among)
    value = pl.when(pl.col(among) > 0).then(pl.col(of) / pl.col(among))
    return tidy(found, by, name, value, lower="lower", upper="upper", denominator=among, note=few(among))


def of_body(frame: pl.LazyFrame) -> pl.LazyFrame:
    """`area`, `force` and `in_wales` of the body that returned the row: a council's rows are its force's too."""
    force = {code: each.force for code, each in WELSH_AUTHORITIES.items()}
    body = pl.col("returned_by")
    return frame.with_columns(
        pl.when(body.str.starts_with("W06")).then(area("returned_by")).cast(AREAS).alias("area"),
        body.replace(force).cast(FORCES, strict=False).alias("force"),
        pl.lit(value=True).alias("in_wales"),
    )
