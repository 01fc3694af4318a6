"""T14: how long after the return an interview is held, where the child may decline or be missing again first."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import COUNTRY, FORCE, grouped, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import INTERVIEWS
from ymylon.publication.rules.measures.t13_interviews import RETURNED
from ymylon.terms.words import Words

BY = ("hours",)
CUTS = (24, 72, 168, 336, 672)
ENDS = {"held": 1, "declined": 2, "missing_again": 3}


def works_out(facts: Facts) -> pl.DataFrame:
    whole = facts.interviewed.lazy()

    def hours(name: str) -> pl.Expr:
        # An answer has no time of its own: it is counted when the offer was made.
        return ((pl.col(name) - pl.col("returned")).dt.total_seconds() / 3600).clip(0)

    ends = [
        pl.when("held").then(hours("completed_at")),
        pl.when("declined").then(hours("offered_at")),
        hours("next_seen"),
    ]
    first = pl.min_horizontal(*ends)
    event = pl.when(ends[0] == first).then(1).when(ends[1] == first).then(2).when(ends[2] == first).then(3).otherwise(0)
    followed = (pl.lit(facts.as_of) - pl.col("returned")).dt.total_seconds() / 3600
    # Nothing is said of what comes after the last cut, and a curve of years is slow to no purpose.
    after = first.fill_null(followed).floor().cast(pl.Int32).clip(upper_bound=CUTS[-1] + 1).alias("after")
    timed = whole.with_columns(after, pl.when(first <= CUTS[-1] + 1).then(event).otherwise(0).alias("event"))
    counted = grouped(facts, timed, [pl.len().alias("n")], by=("after", "event"), kinds=(COUNTRY, FORCE), totals=False)
    rows = []
    for (geography, period), some in counted.group_by("geography", "period", maintain_order=True):
        times, events = some["after"].cast(pl.Float64), some["event"].cast(pl.Int64)
        for name, code in ENDS.items():
            for cut, share, lower, upper in inference.come_to(times, events, code, some["n"], CUTS):
                rows.append((geography, period, str(int(cut)), name, share, lower, upper, int(some["n"].sum())))
    shape = {"geography": pl.String, "period": pl.String, "hours": pl.String, "end": pl.String, "share": pl.Float64,
             "lower": pl.Float64, "upper": pl.Float64, "n": pl.Int64}  # fmt: skip
    told = pl.DataFrame(rows, schema=shape, orient="row")
    return joined(
        *(tidy(told.filter(end=name), BY, name, "share", lower="lower", upper="upper", denominator="n") for name in ENDS)
    )


MEASURE = Measure(
    "T14",
    Words("When interviews are held", "Pryd y cynhelir cyfweliadau"),
    Words(
        "Of episodes that ended with the child back: the share in which, 1, 3, 7, 14 and 28 days after the return, an"
        " interview had been held, had been declined, or the child was missing again before either. These three shut each"
        " other out, so the share is Aalen and Johansen’s: a curve that took declining for mere waiting would promise"
        " interviews that can’t come. A child who declined may be asked again. No moment of an answer is returned: it is taken"
        " to be that of the offer.",
        "O gyfnodau a ddaeth i ben â’r plentyn yn ôl: y gyfran lle, 1, 3, 7, 14 a 28 diwrnod ar ôl dychwelyd, yr oedd"
        " cyfweliad wedi’i gynnal, wedi’i wrthod, neu’r plentyn ar goll eto cyn y naill na’r llall. Mae’r tri’n cau ei gilydd"
        " allan, felly cyfran Aalen a Johansen ydyw: byddai cromlin a gymerai wrthod am aros yn unig yn addo cyfweliadau na"
        " allant ddod. Gellir gofyn eto i blentyn a wrthododd. Ni ddychwelir eiliad ateb: cymerir mai eiliad y cynnig ydyw.",
        False,
    ),
    Words("Episodes that ended with the child back.", "Cyfnodau a ddaeth i ben â’r plentyn yn ôl."),
    RETURNED, INTERVIEWS, ("episode", "return_interview", "interview_episode"),
    (
        figure("held", Unit.SHARE, "held by then", "wedi’i gynnal erbyn hynny"),
        figure("declined", Unit.SHARE, "declined by then", "wedi’i wrthod erbyn hynny", False),
        figure("missing_again", Unit.SHARE, "missing again by then, before either",
               "ar goll eto erbyn hynny, cyn y naill na’r llall"),
    ),
    works_out, BY, beside="T13", is_model=True,
)  # fmt: skip
