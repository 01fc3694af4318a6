"""Shares, with their interval."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.grouping import few, tidy


def share(whole: pl.DataFrame, by: tuple[str, ...], name: str, of: str, among: str) -> pl.DataFrame:
    """The rows of one share: Wilson's interval, and a note where fewer than ten stand behind it."""
    found = inference.with_wilson(whole, of, among)
    value = pl.when(pl.col(among) > 0).then(pl.col(of) / pl.col(among))
    return tidy(found, by, name, value, lower="lower", upper="upper", denominator=among, note=few(among))
