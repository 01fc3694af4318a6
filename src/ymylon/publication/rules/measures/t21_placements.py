"""T21: children placed out of their council's area, and out of Wales."""

from datetime import date, timedelta

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.episodes import of_body
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import beside_population, grouped, joined, summed, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import EPISODES_AND_CARE, SEEN_YEAR
from ymylon.terms.words import Words

BY = ("placed",)
_WHERE = pl.Enum(["IN_AREA", "OUT_OF_AREA", "OUT_OF_WALES", "NOT_KNOWN"])
_PLACED = (
    pl.when(pl.col("placement_country").is_not_null() & (pl.col("placement_country") != "WALES")).then(pl.lit("OUT_OF_WALES"))
    .when(pl.col("placement_la") != pl.col("responsible_la")).then(pl.lit("OUT_OF_AREA"))
    .when(pl.col("placement_la") == pl.col("responsible_la")).then(pl.lit("IN_AREA")).otherwise(pl.lit("NOT_KNOWN"))
)  # fmt: skip


def works_out(facts: Facts) -> pl.DataFrame:
    known = facts.table("care_spell").filter((pl.col("care_status") == "LOOKED_AFTER") & pl.col("from").is_not_null())
    told = ("child_ref", "from", "to", pl.col("responsible_la").alias("returned_by"), _PLACED.cast(_WHERE).alias("placed"))
    # A number for each child, before its stretches are counted once for each year.
    spells = of_body(known.select(told)).with_columns(pl.col("child_ref").rank("dense").alias("who")).collect().lazy()
    episodes, days = _episodes(facts, spells), _days(facts, spells)
    both = days.join(episodes, on=["geography", "year", "period", *BY], how="left").with_columns(
        pl.col("episodes", "squares").fill_null(0), (pl.col("days") / 365.25).alias("years")
    )  # fmt: skip
    rates = inference.with_clusters(both, "episodes", "squares").with_columns(
        pl.col("episodes", "lower", "upper") / pl.col("years"), pl.col("episodes").alias("n")
    )  # fmt: skip
    covered = beside_population(facts, days.filter(placed="ALL"), "LOOKED_AFTER")
    return joined(
        tidy(rates, BY, "episodes_per_child_year", "episodes", lower="lower", upper="upper", denominator="years"),
        _ratios(both),
        tidy(covered, BY, "children_returned_beside_looked_after", pl.col("children") / pl.col("persons"), denominator="persons",
             note=pl.col("population_note")),
    )  # fmt: skip


def _episodes(facts: Facts, spells: pl.LazyFrame) -> pl.DataFrame:
    cared = facts.episodes.lazy().filter(pl.col("care") == "LOOKED_AFTER").select("child", "day", "year")
    numbered = spells.join(facts.numbers, on="child_ref").drop("child_ref", "returned_by", "who").sort("from")
    placed = cared.join_asof(numbered, left_on="day", right_on="from", by="child", check_sortedness=False)
    each = placed.group_by("child", "area", "force", "in_wales", "year", "placed").agg(pl.len().cast(pl.Int64).alias("n"))
    counted = [pl.col("n").sum().alias("episodes"), (pl.col("n") ** 2).sum().alias("squares")]
    return summed(facts, each, counted, by=BY)


def _days(facts: Facts, spells: pl.LazyFrame) -> pl.DataFrame:
    """Days in care of each year, by where the child was placed; a stretch that goes on has lasted until the last moment"
    " known."""
    last = facts.as_of.date() + timedelta(days=1)
    parts = []
    for year in sorted(facts.years or facts.episodes["year"].unique().to_list()):
        first, after = date(year, 4, 1), min(date(year + 1, 4, 1), last)
        ends = pl.min_horizontal(pl.col("to").fill_null(after) + pl.duration(days=1), pl.lit(after))
        lasted = (ends - pl.max_horizontal("from", pl.lit(first))).dt.total_days()
        parts.append(spells.with_columns(lasted.alias("days"), pl.lit(year, pl.Int16).alias("year")).filter(pl.col("days") > 0))
    if not parts:
        parts = [
            spells.with_columns(pl.lit(0, pl.Int64).alias("days"), pl.lit(0, pl.Int16).alias("year")).filter(pl.lit(value=False))
        ]
    spent = pl.concat(parts).select("who", "area", "force", "in_wales", "year", "placed", "days").collect()
    # Those who were looked after are counted once, wherever they were placed.
    children = spent.lazy().with_columns(pl.lit("ALL").alias("placed")).unique(["who", "area", "year"]).collect()
    each = grouped(facts, children, [pl.col("who").n_unique().alias("children")], by=BY, totals=False)
    days = summed(facts, spent, [pl.col("days").sum()], by=BY)
    return days.join(each, on=["geography", "year", "period", *BY], how="left")


def _ratios(both: pl.DataFrame) -> pl.DataFrame:
    """Beside children placed in their council's own area; the error is over children."""
    home = both.filter(placed="IN_AREA").select(
        "geography", "period", pl.col("episodes", "squares", "years").name.prefix("home ")
    )
    beside = both.filter(pl.col("placed").is_in(["OUT_OF_AREA", "OUT_OF_WALES"])).join(home, on=["geography", "period"])
    some = beside.filter((pl.col("episodes") > 0) & (pl.col("home episodes") > 0))
    ratio = (pl.col("episodes") / pl.col("years")) / (pl.col("home episodes") / pl.col("home years"))
    error = (pl.col("squares") / pl.col("episodes") ** 2 + pl.col("home squares") / pl.col("home episodes") ** 2).sqrt()
    spread = (error * inference.Z).exp()
    return tidy(some, BY, "rate_ratio", ratio, lower=ratio / spread, upper=ratio * spread, denominator="years")


MEASURE = Measure(
    "T21",
    Words("Placed out of the area, or out of Wales", "Wedi’u lleoli y tu allan i’r ardal, neu y tu allan i Gymru"),
    Words(
        "Episodes for each child and year in care, by whether the child was placed in the area of the council that is"
        " responsible, elsewhere in Wales, or out of Wales, and how many times as many as in the area. Only those stretches of"
        " care count that were returned: where children who were never missing are left out, every rate is too high, and the"
        " children returned stand beside the number looked after so that this is seen. An area is the responsible council.",
        "Cyfnodau o fynd ar goll am bob plentyn a blwyddyn mewn gofal, yn ôl a leolwyd y plentyn yn ardal y cyngor sy’n"
        " gyfrifol, mewn man arall yng Nghymru, neu y tu allan i Gymru, a faint o weithiau’n fwy nag yn yr ardal. Dim ond y"
        " cyfnodau gofal a ddychwelwyd sy’n cyfrif: lle hepgorir plant na fuont erioed ar goll, mae pob cyfradd yn rhy uchel,"
        " a saif y plant a ddychwelwyd wrth ymyl y nifer sy’n derbyn gofal er mwyn gweld hynny. Ardal yw’r cyngor cyfrifol.",
        False,
    ),
    Words("Child-years in care, of the stretches returned.",
          "Blynyddoedd plentyn mewn gofal, o’r cyfnodau a ddychwelwyd.", False),
    SEEN_YEAR, EPISODES_AND_CARE, ("episode", "care_spell"),
    (
        figure("episodes_per_child_year", Unit.PER_YEAR, "episodes for each child and year in care",
               "cyfnodau am bob plentyn a blwyddyn mewn gofal"),
        figure("rate_ratio", Unit.RATIO, "beside children placed in their area", "wrth ymyl plant a leolwyd yn eu hardal"),
        figure("children_returned_beside_looked_after", Unit.RATIO,
               "children in care returned ÷ looked after on 31 March",
               "plant mewn gofal a ddychwelwyd ÷ yn derbyn gofal ar 31 Mawrth"),
    ),
    works_out, BY, beside="T06",
)  # fmt: skip
