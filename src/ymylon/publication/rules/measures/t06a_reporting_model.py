"""T06A: what goes with a longer wait until a report: age, the hour, the day of the week."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import joined, period, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.population import WALES
from ymylon.publication.rules.measures.said import EPISODES_AND_CARE, SEEN_YEAR
from ymylon.terms.words import Words

BY = ("goes_with",)
_MOST_ROWS, _FEWEST_ROWS = 20_000, 100
_HOUR = pl.col("seen").dt.convert_time_zone("Europe/London").dt.hour()


def works_out(facts: Facts) -> pl.DataFrame:
    """Each year of Wales by itself; of a year with very many episodes, every so many-th in the order of time."""
    known = facts.episodes.lazy().filter(pl.col("in_wales") & pl.col("delay").is_not_null() & pl.col("age").is_between(0, 17))
    wanted = known.select(
        "year", "seen", "delay", pl.col("age").cast(pl.Float64).alias("YEAR_OF_AGE"),
        _HOUR.is_between(18, 23).cast(pl.Float64).alias("SEEN_18_TO_24"), (_HOUR < 6).cast(pl.Float64).alias("SEEN_0_TO_6"),
        (pl.col("day").dt.weekday() >= 6).cast(pl.Float64).alias("WEEKEND"),
        (pl.col("care") == "LOOKED_AFTER").cast(pl.Float64).alias("LOOKED_AFTER"),
    ).sort("seen").collect()  # fmt: skip
    parts = []
    for (year,), some in wanted.group_by("year", maintain_order=True):
        if (facts.years and year not in facts.years) or some.height < _FEWEST_ROWS:
            continue
        thinned = some.gather_every(max(1, -(-some.height // _MOST_ROWS)))
        rows = inference.median_regression(thinned.drop("year", "seen"), "delay")
        told = pl.DataFrame(rows, schema={"goes_with": pl.String, "hours": pl.Float64, "lower": pl.Float64, "upper": pl.Float64},
                            orient="row")  # fmt: skip
        of_year = told.with_columns(
            pl.lit(year).alias("year"), pl.lit(WALES).alias("geography"), pl.lit(thinned.height).alias("n")
        )
        parts.append(of_year.with_columns(period().alias("period")))
    shape = {"period": pl.String, "geography": pl.String, "goes_with": pl.String} | dict.fromkeys(
        ("hours", "lower", "upper", "n"), pl.Float64
    )
    whole = pl.concat(parts) if parts else pl.DataFrame(schema=shape)
    return joined(tidy(whole, BY, "median_hours_more", "hours", lower="lower", upper="upper", denominator="n"))


MEASURE = Measure(
    "T06A",
    Words("What goes with a later report", "Yr hyn sy’n cyd-fynd ag adroddiad hwyrach"),
    Words(
        "By how many hours the middle report of the year in Wales was later for each year of age, for a child last seen in the"
        " evening or at night (beside the day), at the weekend, and looked after, each with the others held alike (a median"
        " regression). It describes who is reported, and when; it says nothing of any one child.",
        "Faint o oriau’n hwyrach oedd adroddiad canol y flwyddyn yng Nghymru am bob blwyddyn o oed, i blentyn a welwyd"
        " ddiwethaf gyda’r nos neu yn y nos (wrth ymyl y dydd), ar y penwythnos, ac sy’n derbyn gofal, pob un â’r lleill yn"
        " gyfartal (atchweliad canolrifol). Disgrifio pwy yr adroddir amdano, a phryd, a wna; nid yw’n dweud dim am unrhyw"
        " blentyn unigol.",
        False,
    ),
    Words("Episodes of which both times and the age are known.", "Cyfnodau y mae’r ddau amser a’r oed yn hysbys ar eu cyfer."),
    SEEN_YEAR, EPISODES_AND_CARE, ("episode", "child_period", "care_spell"),
    (figure("median_hours_more", Unit.HOURS, "later by so many hours", "yn hwyrach o gynifer o oriau"),),
    works_out, BY, beside="T06", is_model=True,
)  # fmt: skip
