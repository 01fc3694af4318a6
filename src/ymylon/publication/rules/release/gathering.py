"""The episodes of a release: whose each is, when, and into which part of each dimension it falls."""

import polars as pl

from ymylon.publication.rules.measures.episodes import with_year
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.interviewed import interviewed
from ymylon.publication.rules.measures.t17_telling import WITHIN_HOURS
from ymylon.publication.rules.measures.t25_lines import lines
from ymylon.publication.rules.release.tables import AGE, CARE, ELSEWHERE, EPISODE, LINE, NOT_RETURNED, STANDARDS, TOLD
from ymylon.terms.geography import WELSH_AUTHORITIES, Beyond, LineEnd

NOT_KNOWN = Beyond.NOT_KNOWN.value
_ENDS = {one.value: one.value for one in LineEnd}


def episodes_of(facts: Facts, year: int) -> pl.DataFrame:
    """A row for each episode of Wales in the year: whose it is, when, and into which part of each dimension it falls."""
    rows = facts.episodes.lazy().filter((pl.col("year") == year) & pl.col("in_wales")).join(facts.numbers, on="child")
    age = pl.col("age")
    band = (
        pl.when(age.is_null()).then(pl.lit("NOT_KNOWN")).when(age < 10).then(pl.lit("0-9")).when(age < 14).then(pl.lit("10-13"))
        .when(age < 16).then(pl.lit("14-15")).otherwise(pl.lit("16-17"))
    )  # fmt: skip
    care = pl.col("care").cast(pl.String)
    is_heard = ~pl.col("area").cast(pl.String).is_in(list(without_interviews(facts))).fill_null(value=not has_interviews(facts))
    told = _with_practice(facts, rows).sort("child_ref", "seen", maintain_order=True).select(
        "child_ref", "seen",
        pl.col("area").cast(pl.String).fill_null(ELSEWHERE),
        band.alias(AGE.name),
        pl.col("sex").cast(pl.String).fill_null("NOT_KNOWN"),
        pl.when(care.is_null() | (care == "NOT_KNOWN")).then(pl.lit("NOT_KNOWN"))
        .when(care == "LOOKED_AFTER").then(pl.lit("LOOKED_AFTER")).otherwise(pl.lit("OTHER")).alias(CARE.name),
        pl.col("quarter").cast(pl.String),
        *(_met(name, is_heard).alias(name) for name in STANDARDS),
    )  # fmt: skip
    return told.collect()


def lines_of(facts: Facts, year: int) -> pl.DataFrame:
    """A row for each line that was written down in the year: of which child, and from where to where."""
    known = with_year(lines(facts), "known_on").filter(pl.col("year") == year)
    ends = (pl.col(name).cast(pl.String).replace_strict(_ENDS, default=NOT_KNOWN) for name in ("origin", "destination"))
    return known.select("child_ref", pl.col("line_id").alias("seen"), *ends).sort("child_ref", "seen").collect()


def counted_of(facts: Facts, year: int) -> dict[str, pl.DataFrame]:
    """What a release counts, by the table of the return that it is drawn from."""
    return {EPISODE: episodes_of(facts, year), LINE: lines_of(facts, year)}


def has_interviews(facts: Facts) -> bool:
    """Whether interviews were returned, and after which episode each was held: otherwise no standard of them can be judged."""
    return facts.has("return_interview", "interview_episode")


def without_interviews(facts: Facts) -> frozenset[str]:
    """The areas of which nobody returned an interview: nothing isn't a standard that was not met.

    What a force returned of one area says nothing of another: it counts where it is about an episode there.
    """
    if not has_interviews(facts):
        return frozenset(WELSH_AUTHORITIES)
    interviews = facts.table("return_interview").select("interview_id", "returned_by")
    councils = set(interviews.select("returned_by").unique().collect()["returned_by"])
    links = facts.table("interview_episode").select("interview_id", "episode_id")
    whose = facts.episodes.lazy().select("episode_id", pl.col("area").cast(pl.String))
    by = interviews.join(links, on="interview_id").join(whose, on="episode_id").select("area", "returned_by").unique().collect()
    forces = set(by.iter_rows())
    return frozenset(
        code for code, area in WELSH_AUTHORITIES.items() if code not in councils and (code, area.force) not in forces
    )


def without_lines(facts: Facts) -> frozenset[str]:
    """The areas of which neither the council nor the force returned a line: nobody there wrote down any."""
    if not facts.has("line"):
        return frozenset(WELSH_AUTHORITIES)
    bodies = set(facts.table("line").select("returned_by").unique().collect()["returned_by"])
    return frozenset(code for code, area in WELSH_AUTHORITIES.items() if not bodies & {code, area.force})


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


def _met(name: str, is_heard: pl.Expr) -> pl.Expr:
    met = pl.col(f"{name} met")
    told = pl.when(met.is_null()).then(pl.lit("NOT_DUE")).when(met).then(pl.lit("MET")).otherwise(pl.lit("NOT_MET"))
    return told if name == TOLD.name else pl.when(is_heard).then(told).otherwise(pl.lit(NOT_RETURNED))
