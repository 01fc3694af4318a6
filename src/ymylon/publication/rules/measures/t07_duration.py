"""T07: how long children are missing; whoever is still missing counts for as long as is known."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import COUNTRY, EVERYWHERE, FORCE, grouped, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import EPISODES, SEEN_YEAR
from ymylon.terms.words import Words

BY = ("counted_from", "hours")
CUTS = (2, 6, 16, 24, 48, 168, 672)


def works_out(facts: Facts) -> pl.DataFrame:
    """Curves of Wales, each force and each authority from last seen; of Wales and each force from the report too."""
    whole = facts.episodes.lazy().filter(pl.col("returned").is_not_null() | ~pl.col("closed"))
    until = pl.col("returned").fill_null(pl.lit(facts.as_of))
    seconds = (until - pl.col("seen")).dt.total_seconds()
    # Of an open episode as much as is known; from the report, what the report took is not time of looking.
    minutes = {"LAST_SEEN": seconds / 60, "REPORTED": seconds / 60 - pl.col("delay").fill_null(0) * 60}
    wanted = [("LAST_SEEN", kind) for kind in EVERYWHERE] + [("REPORTED", kind) for kind in (COUNTRY, FORCE)]
    rows = [row for start, kind in wanted for row in _curves(facts, whole, minutes[start], start, kind)]
    shape = {"geography": pl.String, "period": pl.String, "counted_from": pl.String, "hours": pl.String, "share": pl.Float64,
             "lower": pl.Float64, "upper": pl.Float64, "n": pl.Int64}  # fmt: skip
    told = pl.DataFrame(rows, schema=shape, orient="row")
    ends = grouped(facts, facts.episodes.filter(pl.col("closed") & pl.col("returned").is_null()), [pl.len().alias("n")])
    ends = ends.with_columns(pl.lit("LAST_SEEN").alias("counted_from"), pl.lit("ALL").alias("hours"))
    return joined(
        tidy(told, BY, "still_missing", "share", lower="lower", upper="upper", denominator="n"),
        tidy(ends, BY, "ended_otherwise", "n"),
    )


def _curves(facts: Facts, whole: pl.LazyFrame, taken: pl.Expr, start: str, kind: str) -> list[tuple]:
    times = whole.with_columns(
        (taken.clip(0) // 1).cast(pl.Int32).alias("minutes"), pl.col("returned").is_not_null().alias("found")
    )
    counted = grouped(facts, times, [pl.len().alias("n")], by=("minutes", "found"), kinds=(kind,), totals=False)
    rows: list[tuple] = []
    for (geography, period), some in counted.group_by("geography", "period", maintain_order=True):
        curve = inference.survival(some["minutes"].cast(pl.Float64) / 60, some["found"] == "true", some["n"])
        for hours, share, lower, upper in inference.still_open(curve, CUTS):
            rows.append((geography, period, start, str(int(hours)), share, lower, upper, int(some["n"].sum())))
    return rows


MEASURE = Measure(
    "T07",
    Words("How long children are missing", "Am ba hyd y mae plant ar goll"),
    Words(
        "The share of episodes in which the child was still missing after 2, 6, 16, 24 and 48 hours, 7 and 28 days, from when"
        " the child was last seen and from the report: Kaplan and Meier’s curve, in which an open episode counts for as long"
        " as it is known to have been open. No mean of those that have ended is ever given: it leaves out exactly the children"
        " who are still missing. Ends without a return (a death, an adult service that accepts) are counted beside it.",
        "Y gyfran o gyfnodau lle’r oedd y plentyn yn dal ar goll ar ôl 2, 6, 16, 24 a 48 awr, 7 ac 28 diwrnod, o’r adeg y’i"
        " gwelwyd ddiwethaf ac o’r adroddiad: cromlin Kaplan a Meier, lle mae cyfnod agored yn cyfrif am gyhyd ag y mae’n"
        " hysbys ei fod wedi bod yn agored. Ni roddir byth gymedr y rhai a ddaeth i ben: mae’n hepgor yn union y plant sy’n"
        " dal ar goll. Cyfrifir diweddiadau heb ddychwelyd (marwolaeth, gwasanaeth oedolion sy’n derbyn) wrth ei hymyl.",
        False,
    ),
    Words("Episodes, those still open with them.", "Cyfnodau, gan gynnwys y rhai sy’n dal ar agor."),
    SEEN_YEAR, EPISODES, ("episode",),
    (
        figure("still_missing", Unit.SHARE, "still missing after so many hours", "yn dal ar goll ar ôl cynifer o oriau"),
        figure("ended_otherwise", Unit.EPISODES, "episodes that ended without a return",
               "cyfnodau a ddaeth i ben heb ddychwelyd"),
    ),
    works_out, BY, beside="T06", is_model=True,
)  # fmt: skip
