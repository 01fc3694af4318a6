"""Episodes and children beside each other, by whatever is known of either."""

from collections.abc import Sequence
from itertools import combinations

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import ALL, AUTHORITY, COUNTRY, EVERYWHERE, FORCE, YEAR, grouped, summed

_COLUMN = {COUNTRY: ("in_wales",), AUTHORITY: ("area",), FORCE: ("force",)}


def episodes_and_children(
    facts: Facts,
    by: Sequence[str] = (),
    *,
    alike: Sequence[str] = (),
    frame: pl.DataFrame | None = None,
    span: tuple[str, ...] = YEAR,
    together: bool = True,
) -> pl.DataFrame:
    """`episodes`, `children` (each once in a cell) and `squares` of each child's number.

    For every combination of `by`, or, unless they are wanted `together`, for each of them alone and for all. Those `alike` are
    the same in all episodes of a child, so that its episodes need not be parted by them.
    """
    # Each child is in it as often as missing, or once with its number `n`.
    whole = facts.episodes if frame is None else frame
    times = pl.col("n").sum() if "n" in whole.columns else pl.len().cast(pl.Int64).alias("n")
    parting = [name for name in by if name not in alike]
    same = [pl.col(name).first() for name in ("in_wales", *alike)]
    # Each child's own number, once for all that follows: fewer rows, none counted as distinct.
    own = whole
    if parting or "n" not in whole.columns:
        own = whole.lazy().group_by("child", "area", "force", *span, *parting).agg(times, *same).collect()
    parts = []
    for parted in _some_of(parting):
        each = own
        if parted != tuple(parting):
            each = own.lazy().group_by("child", "area", "force", *span, *parted).agg(pl.col("n").sum(), *same).collect()
        for kind in EVERYWHERE:
            keys = (*_COLUMN[kind], *span, *parted)
            held = once_in(facts, each, keys, (pl.col("n").sum(), *(one for one in same if one.meta.output_name() not in keys)))
            # Children of one cell are counted once, and their cells added.
            cells = held.lazy().group_by(*keys, *alike).agg(_COUNTED).collect()
            for chosen in _some_of(alike):
                if together or len(parted) + len(chosen) < 2:
                    found = grouped(facts, cells, _ADDED, by=(*parted, *chosen), kinds=(kind,), span=span, totals=False)
                    shown = [pl.col(name) if name in (*parted, *chosen) else pl.lit(ALL).alias(name) for name in by]
                    parts.append(found.select("geography", "year", "period", *shown, "episodes", "children", "squares"))
    return pl.concat(parts)


def once_in(facts: Facts, own: pl.DataFrame, keys: Sequence[str], counted: Sequence[pl.Expr]) -> pl.DataFrame:
    """Each child's rows of `own`, one for each area and force, as one for each of `keys`.

    Of a child who was in one area alone they are that already; so only those who moved are gone through.
    """
    names = ("child", *keys, *(each.meta.output_name() for each in counted))
    moved = facts.moved.lazy()
    stayed = own.lazy().join(moved, on="child", how="anti").select(names)
    again = own.lazy().join(moved, on="child", how="semi").group_by("child", *keys).agg(counted).select(names)
    return pl.concat([stayed, again]).collect()


def _some_of(names: Sequence[str]) -> list[tuple[str, ...]]:
    return [chosen for size in range(len(names) + 1) for chosen in combinations(names, size)]


def of_kinds(facts: Facts, frame: pl.LazyFrame, name: str, kinds: Sequence[str]) -> pl.DataFrame:
    """`n` episodes of each `kind`: one that is of two kinds is under both."""
    wide = summed(facts, frame, [pl.col(f"{name} {kind}").sum().alias(kind) for kind in kinds])
    return wide.unpivot(list(kinds), index=["geography", "period"], variable_name="kind", value_name="n").filter(pl.col("n") > 0)


_COUNTED = [
    pl.col("n").sum().alias("episodes"),
    pl.len().cast(pl.Int64).alias("children"),
    (pl.col("n") ** 2).sum().alias("squares"),
]
_ADDED = [pl.col(name).sum() for name in ("episodes", "children", "squares")]
