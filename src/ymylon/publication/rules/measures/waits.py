"""How long somebody waits for something, where some wait still: curves, and what they say in the middle and after some days."""

from collections.abc import Sequence

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import COUNTRY, FORCE, grouped, tidy

BY = ("what",)
_TEXTS, _NUMBERS = ("geography", "period", "what", "figure"), ("value", "lower", "upper")
_SHAPE = dict.fromkeys(_TEXTS, pl.String) | dict.fromkeys(_NUMBERS, pl.Float64) | {"n": pl.Int64}


def waits(facts: Facts, timed: pl.LazyFrame, cuts: Sequence[float]) -> list[pl.DataFrame]:
    """`median_wait`, and `still_waiting` after each of `cuts` days, of rows with `days` and whether the wait is `over`."""
    counted = grouped(facts, timed, [pl.len().alias("n")], by=("days", "over"), kinds=(COUNTRY, FORCE), totals=False)
    rows: list[tuple] = []
    for (geography, period), some in counted.group_by("geography", "period", maintain_order=True):
        curve = inference.survival(some["days"].cast(pl.Float64), some["over"] == "true", some["n"])
        n = int(some["n"].sum())
        rows.append((geography, period, "ALL", "median_wait", *inference.median(curve), n))
        rows += [
            (geography, period, f"AFTER_{int(cut)}_DAYS", "still_waiting", *told, n)
            for cut, *told in inference.still_open(curve, cuts)
        ]
    told = pl.DataFrame(rows, schema=_SHAPE, orient="row")
    return [
        tidy(told.filter(figure=name), BY, name, "value", lower="lower", upper="upper", denominator="n")
        for name in ("median_wait", "still_waiting")
    ]
