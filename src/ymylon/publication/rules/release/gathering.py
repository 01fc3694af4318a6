"""The episodes of a release: whose each is, when, and into which part of each dimension it falls."""

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.interviewed import interviewed
from ymylon.publication.rules.measures.t17_telling import WITHIN_HOURS
from ymylon.publication.rules.release.tables import AGE, CARE, ELSEWHERE, STANDARDS


def episodes_of(facts: Facts, year: int) -> pl.DataFrame:
    """A row for each episode of Wales in the year: whose it is, when, and into which part of each dimension it falls."""
    rows = facts.episodes.lazy().filter((pl.col("year") == year) & pl.col("in_wales")).join(facts.numbers, on="child")
    age = pl.col("age")
    band = (
        pl.when(age.is_null()).then(pl.lit("NOT_KNOWN")).when(age < 10).then(pl.lit("0-9")).when(age < 14).then(pl.lit("10-13"))
        .when(age < 16).then(pl.lit("14-15")).otherwise(pl.lit("16-17"))
    )  # fmt: skip
    care = pl.col("care").cast(pl.String)
    told = _with_practice(facts, rows).sort("child_ref", "seen", maintain_order=True).select(
        "child_ref", "seen",
        pl.col("area").cast(pl.String).fill_null(ELSEWHERE),
        band.alias(AGE.name),
        pl.col("sex").cast(pl.String).fill_null("NOT_KNOWN"),
        pl.when(care.is_null() | (care == "NOT_KNOWN")).then(pl.lit("NOT_KNOWN"))
        .when(care == "LOOKED_AFTER").then(pl.lit("LOOKED_AFTER")).otherwise(pl.lit("OTHER")).alias(CARE.name),
        pl.col("quarter").cast(pl.String),
        *(_met(name).alias(name) for name in STANDARDS),
    )  # fmt: skip
    return told.collect()


def _with_practice(facts: Facts, rows: pl.LazyFrame) -> pl.LazyFrame:
    """Whether each standard was due after the episode, and met."""
    after = interviewed(
        facts.episodes, facts.table("return_interview"), facts.table("interview_episode"), facts.as_of, named=True
    )
    offered = after.lazy().select(
        "episode_id", (pl.col("offered") | pl.col("reasoned")).alias("offer met"), pl.col("timely").alias("timely met")
    )
    day = pl.duration(hours=WITHIN_HOURS)
    reported = pl.col("seen") + pl.duration(seconds=(pl.col("delay").fill_null(0) * 3600).cast(pl.Int64))
    both = (pl.col("told_la") <= WITHIN_HOURS) & (pl.col("told_lhb") <= WITHIN_HOURS)
    told = pl.when(pl.lit(facts.as_of) - reported >= day).then(both.fill_null(value=False))
    return rows.join(offered, on="episode_id", how="left", maintain_order="left").with_columns(told.alias("told met"))


def _met(name: str) -> pl.Expr:
    met = pl.col(f"{name} met")
    return pl.when(met.is_null()).then(pl.lit("NOT_DUE")).when(met).then(pl.lit("MET")).otherwise(pl.lit("NOT_MET"))
