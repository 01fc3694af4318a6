"""Episodes and children beside each other, by whatever is known of either."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import AUTHORITY, COUNTRY, EVERYWHERE, FORCE, YEAR, grouped

_COLUMN = {COUNTRY: (), AUTHORITY: ("area",), FORCE: ("force",)}


def episodes_and_children(
    facts: Facts,
    by: Sequence[str] = (),
    *,
    frame: pl.DataFrame | None = None,
    kinds: Iterable[str] = EVERYWHERE,
    span: tuple[str, ...] = YEAR,
) -> pl.DataFrame:
    """`episodes`, `children` (each once in a cell) and `squares` of each child's number, for every combination of `by`."""
    whole = (facts.episodes if frame is None else frame).lazy()
    # Each child's own number, once for all that follows: a tenth of the rows, and nothing to be counted as distinct.
    own = whole.group_by("child", "area", "force", "in_wales", *span, *by).agg(pl.len().cast(pl.Int64).alias("n")).collect()
    parts = []
    for kind in kinds:
        for chosen in [each for size in range(len(by) + 1) for each in combinations(by, size)]:
            once = own.lazy().group_by("child", "in_wales", *span, *_COLUMN[kind], *chosen).agg(pl.col("n").sum())
            found = grouped(facts, once, _COUNTED, by=chosen, kinds=(kind,), span=span, totals=False)
            parts.append(found.select(
                "geography", "year", "period", *(pl.col(name) if name in chosen else pl.lit("ALL").alias(name) for name in by),
                "episodes", "children", "squares",
            ))  # fmt: skip
    return pl.concat(parts)


_COUNTED = [
    pl.col("n").sum().alias("episodes"),
    pl.len().cast(pl.Int64).alias("children"),
    (pl.col("n") ** 2).sum().alias("squares"),
]
