"""Figures by area, period and breakdown: one tidy row for each."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.population import WALES, of_year

ALL = "ALL"
COUNTRY, AUTHORITY, FORCE = "country", "authority", "force"
EVERYWHERE = (COUNTRY, AUTHORITY, FORCE)
YEAR, QUARTER = ("year",), ("year", "quarter")
OUTCOME = ("figure", "value", "lower", "upper", "denominator", "note")


def grouped(
    facts: Facts,
    frame: pl.DataFrame | pl.LazyFrame,
    counted: Sequence[pl.Expr],
    *,
    by: Sequence[str] = (),
    kinds: Iterable[str] = EVERYWHERE,
    span: tuple[str, ...] = YEAR,
    totals: bool = True,
) -> pl.DataFrame:
    """`geography`, `year`, `period`, each of `by` (ALL for the whole), and what is counted there.

    The frame has `area`, `force`, `in_wales`, `year` and `quarter`. What is outside Wales counts in no total of Wales.
    """
    lazy = frame.lazy()
    if facts.years:
        lazy = lazy.filter(pl.col("year").is_in(list(facts.years)))
    some = [chosen for size in range(len(by) + 1) for chosen in combinations(by, size)] if totals else [tuple(by)]
    parts = [_part(lazy, counted, kind, span, chosen, by) for kind in kinds for chosen in some]
    return pl.concat(pl.collect_all(parts)).sort("geography", "period", *by)


def summed(
    facts: Facts,
    frame: pl.DataFrame | pl.LazyFrame,
    counted: Sequence[pl.Expr],
    *,
    by: Sequence[str] = (),
    totals: bool = True,
) -> pl.DataFrame:
    """As `grouped`, of what adds up, such as numbers of rows: the rows are gone through once, and their cells are added."""
    cells = frame.lazy().group_by("area", "force", "in_wales", *YEAR, *by).agg(counted).collect()
    return grouped(facts, cells, [pl.col(each.meta.output_name()).sum() for each in counted], by=by, totals=totals)


def _part(
    lazy: pl.LazyFrame, counted: Sequence[pl.Expr], kind: str, span: tuple, chosen: tuple, by: Sequence[str]
) -> pl.LazyFrame:
    if kind == COUNTRY:
        found = lazy.filter("in_wales").group_by(*span, *chosen).agg(counted).with_columns(pl.lit(WALES).alias("geography"))
    else:
        column = {AUTHORITY: "area", FORCE: "force"}[kind]
        found = lazy.filter(pl.col(column).is_not_null()).group_by(column, *span, *chosen).agg(counted)
        found = found.with_columns(pl.col(column).cast(pl.String).alias("geography"))
    labels = [(pl.col(name).cast(pl.String).fill_null("NOT_KNOWN") if name in chosen else pl.lit(ALL)).alias(name) for name in by]
    names = [each.meta.output_name() for each in counted]
    return found.select("geography", "year", period(span).alias("period"), *labels, *names)


def period(span: Sequence[str] = YEAR) -> pl.Expr:
    """2025-26, or 2025-26 Q1 for April to June."""
    year = pl.col("year").cast(pl.Int32)
    name = pl.format("{}-{}", year, ((year + 1) % 100).cast(pl.String).str.zfill(2))
    return pl.format("{} Q{}", name, pl.col("quarter")) if "quarter" in span else name


def tidy(
    frame: pl.DataFrame, by: Sequence[str], figure: str, value: pl.Expr | str, *,
    lower: pl.Expr | str | None = None, upper: pl.Expr | str | None = None,
    denominator: pl.Expr | str | None = None, note: pl.Expr | None = None,
) -> pl.DataFrame:  # fmt: skip
    """The rows of one figure, in the columns that every measure has."""

    def number(of: pl.Expr | str | None, name: str) -> pl.Expr:
        given = pl.lit(None) if of is None else pl.col(of) if isinstance(of, str) else of
        return given.cast(pl.Float64).fill_nan(None).alias(name)

    return frame.select(
        "period", "geography", *by, pl.lit(figure).alias("figure"), number(value, "value"), number(lower, "lower"),
        number(upper, "upper"), number(denominator, "denominator"),
        (pl.lit("") if note is None else note.fill_null("")).cast(pl.String).alias("note"),
    )  # fmt: skip


def few(cases: str, least: int = 10) -> pl.Expr:
    """The note of a figure that so few stand behind that it says little."""
    return pl.when(pl.col(cases) < least).then(pl.lit("u")).otherwise(pl.lit(""))


def joined(*parts: pl.DataFrame) -> pl.DataFrame:
    """All figures of one measure, in one order."""
    whole = pl.concat([part for part in parts if part.width])
    return whole.sort([name for name in whole.columns if name not in OUTCOME[1:]])


def beside_population(facts: Facts, frame: pl.DataFrame, group: str) -> pl.DataFrame:
    """`persons` and the note of each row; an area has its own number, a force the sum of its councils' where all are held."""
    held = of_year(facts.population, group, frame)
    return frame.join(pl.concat([held, _of_forces(held)]), on=["geography", "year"], how="left").with_columns(
        pl.when(pl.col("persons").is_null()).then(pl.lit("x")).when("of_another_year").then(pl.lit("e")).otherwise(pl.lit(""))
        .alias("population_note")
    )  # fmt: skip


def _of_forces(held: pl.DataFrame) -> pl.DataFrame:
    from ymylon.terms.geography import WELSH_AUTHORITIES

    belongs = pl.DataFrame(
        [(code, each.force) for code, each in WELSH_AUTHORITIES.items()],
        schema={"geography": pl.String, "force": pl.String}, orient="row",
    )  # fmt: skip
    of = held.join(belongs, on="geography").group_by("force", "year")
    summed = of.agg(pl.len().alias("held"), pl.col("persons").sum(), pl.col("of_another_year").any())
    whole = belongs.group_by("force").len().join(summed, on="force").filter(pl.col("held") == pl.col("len"))
    return whole.select(pl.col("force").alias("geography"), "year", "persons", "of_another_year")
