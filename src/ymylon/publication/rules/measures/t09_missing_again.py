"""T09: whether a child is missing again, by what came of the interview. It describes; it proves nothing."""

from datetime import timedelta

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import COUNTRY, grouped, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import INTERVIEWS
from ymylon.publication.rules.measures.t13_interviews import RETURNED
from ymylon.terms.words import Words

BY = ("outcome", "days")
CUTS = (28, 90, 365)
LANDMARK = timedelta(days=7)
_MOST_ROWS = 20_000


def works_out(facts: Facts) -> pl.DataFrame:
    """From the seventh day after the return: by then it is known what came of the offer, and who was missing again before is"
    " out."""
    start = pl.col("returned") + LANDMARK
    alive = facts.interviewed.lazy().filter(
        (start <= facts.as_of) & (pl.col("next_seen").is_null() | (pl.col("next_seen") > start))
    )
    outcome = (
        pl.when(pl.col("completed_at") <= start).then(pl.lit("HELD"))
        .when("declined").then(pl.lit("DECLINED")).when("offered").then(pl.lit("OFFERED")).otherwise(pl.lit("NOT_OFFERED"))
    )  # fmt: skip
    again = pl.col("next_seen") <= facts.as_of
    until = pl.when(again).then(pl.col("next_seen")).otherwise(pl.lit(facts.as_of))
    days = ((until - start).dt.total_seconds() // 86400).cast(pl.Int32)
    timed = alive.with_columns(outcome.alias("outcome"), days.alias("after"), again.fill_null(value=False).alias("again"))
    return joined(*_curves(facts, timed), *_ratios(facts, timed))


def _curves(facts: Facts, timed: pl.LazyFrame) -> list[pl.DataFrame]:
    counted = grouped(facts, timed, [pl.len().alias("n")], by=("outcome", "after", "again"), kinds=(COUNTRY,), totals=False)
    rows: list[tuple] = []
    for (geography, period, outcome), some in counted.group_by("geography", "period", "outcome", maintain_order=True):
        curve = inference.survival(some["after"].cast(pl.Float64), some["again"] == "true", some["n"])
        for day, share, low, high in inference.still_open(curve, CUTS):
            rows.append((geography, period, outcome, str(int(day)), 1 - share, 1 - high, 1 - low, int(some["n"].sum())))
    shape = dict.fromkeys(("geography", "period", *BY), pl.String) | dict.fromkeys(("share", "lower", "upper"), pl.Float64)
    told = pl.DataFrame(rows, schema=shape | {"n": pl.Int64}, orient="row")
    return [tidy(told, BY, "missing_again", "share", lower="lower", upper="upper", denominator="n")]


def _ratios(facts: Facts, timed: pl.LazyFrame) -> list[pl.DataFrame]:
    """Andersen and Gill's ratio beside no offer, its error by child; of a year with more rows, of every so many-th."""
    parts = []
    wanted = timed.filter("in_wales").select("child", "year", "outcome", "after", "again").collect()
    for (year,), some in wanted.group_by("year", maintain_order=True):
        if facts.years and year not in facts.years:
            continue
        thinned = some.sort("child", "after").gather_every(max(1, -(-some.height // _MOST_ROWS)))
        rows = inference.ratios_by_cluster(thinned, "after", "again", "child", "outcome", "NOT_OFFERED")
        if rows:
            told = pl.DataFrame(
                rows, schema={"outcome": pl.String, "ratio": pl.Float64, "lower": pl.Float64, "upper": pl.Float64}, orient="row"
            )
            same = grouped(facts, timed.filter(pl.col("year") == year), [pl.len().alias("n")], kinds=(COUNTRY,))
            parts.append(
                told.join(same, how="cross").with_columns(pl.lit("ALL").alias("days"), pl.lit(thinned.height).alias("n"))
            )
    return [tidy(part, BY, "hazard_ratio", "ratio", lower="lower", upper="upper", denominator="n") for part in parts]


MEASURE = Measure(
    "T09",
    Words("Missing again, by what came of the interview", "Ar goll eto, yn ôl yr hyn a ddeilliodd o’r cyfweliad"),
    Words(
        "Of episodes after which the child was not missing again within seven days: the share missing again 28, 90 and 365"
        " days later, by what had come of the offer by the seventh day, and the ratio beside those to whom nothing was offered"
        " (by child, for one child’s episodes hang together). It describes, and shows no effect: who is offered an interview,"
        " and who accepts it, is not left to chance. Whoever was missing again within the week is in T14.",
        "O gyfnodau nad oedd y plentyn ar goll eto o fewn saith diwrnod ar eu hôl: y gyfran a oedd ar goll eto 28, 90 a 365"
        " diwrnod yn ddiweddarach, yn ôl yr hyn a oedd wedi deillio o’r cynnig erbyn y seithfed diwrnod, a’r gymhareb wrth"
        " ymyl y rhai na chynigiwyd dim iddynt (yn ôl plentyn, gan fod cyfnodau un plentyn ynghlwm). Disgrifio a wna, ac nid"
        " yw’n dangos effaith: nid yw pwy sy’n cael cynnig cyfweliad, a phwy sy’n ei dderbyn, wedi’i adael i siawns. Mae’r"
        " rhai a oedd ar goll eto o fewn yr wythnos yn T14.",
        False,
    ),
    Words("Episodes after which the child was back for seven days.", "Cyfnodau y bu’r plentyn yn ôl am saith diwrnod ar eu hôl."),
    RETURNED, INTERVIEWS, ("episode", "return_interview", "interview_episode"),
    (
        figure("missing_again", Unit.SHARE, "missing again by then", "ar goll eto erbyn hynny"),
        figure("hazard_ratio", Unit.RATIO, "beside those to whom nothing was offered",
               "wrth ymyl y rhai na chynigiwyd dim iddynt"),
    ),
    works_out, BY, beside="T13", is_model=True,
)  # fmt: skip
