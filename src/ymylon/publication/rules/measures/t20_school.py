"""T20: whether the same child is missing more often while out of school; and how long children wait for other education."""

from datetime import date, timedelta

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.episodes import of_body, with_year
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import joined, period, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.population import WALES
from ymylon.publication.rules.measures.waits import BY, waits
from ymylon.terms.words import Words

OUT_OF_SCHOOL = ("FIXED_EXCLUSION", "REDUCED_TIMETABLE")
CUTS = (90, 182, 365, 548)


def works_out(facts: Facts) -> pl.DataFrame:
    return joined(*_own_control(facts), *_waits(facts))


def _own_control(facts: Facts) -> list[pl.DataFrame]:
    """Each child is held against itself alone, so that nothing that sets children apart is taken for the effect of school."""
    last = facts.as_of.date()
    spells = facts.table("education_event").filter(pl.col("event").is_in(OUT_OF_SCHOOL) & pl.col("from").is_not_null())
    ends = pl.min_horizontal(pl.col("to").fill_null(last), pl.lit(last))
    days = spells.with_columns(ends.alias("to")).filter(pl.col("to") >= pl.col("from")).select(
        "child_ref", pl.date_ranges("from", "to").alias("day")
    ).explode("day").unique()  # fmt: skip
    out = with_year(days, "day").select("child_ref", "day", "year").collect()
    seen = facts.episodes.lazy().select("child", "day", "year").join(facts.numbers, on="child").collect()
    parts = []
    for (year,), some in out.group_by("year", maintain_order=True):
        first = date(int(year), 4, 1)  # type: ignore[call-overload]
        whole = (min(date(first.year + 1, 4, 1), last + timedelta(days=1)) - first).days
        exposed = some.group_by("child_ref").agg(pl.len().cast(pl.Int64).alias("days"))
        events = seen.filter(pl.col("year") == year).join(exposed.select("child_ref"), on="child_ref")
        within = events.join(some, on=["child_ref", "day"], how="semi").group_by("child_ref").agg(pl.len().alias("within"))
        every = events.group_by("child_ref").agg(pl.len().alias("all"))
        told = exposed.join(every, on="child_ref", how="left").join(within, on="child_ref", how="left").with_columns(
            pl.col("all", "within").fill_null(0).cast(pl.Int64))  # fmt: skip
        rows = pl.concat([
            told.select("child_ref", pl.lit(value=True).alias("out"), "days", pl.col("within").alias("n")),
            told.select("child_ref", pl.lit(value=False).alias("out"), (whole - pl.col("days")).alias("days"),
                        (pl.col("all") - pl.col("within")).alias("n")),
        ])  # fmt: skip
        parts += _of_year(facts, int(year), rows)  # type: ignore[call-overload]
    return parts


def _of_year(facts: Facts, year: int, rows: pl.DataFrame) -> list[pl.DataFrame]:
    if facts.years and year not in facts.years:
        return []
    ratio = inference.own_control(rows, "n", "out", "child_ref", "days")
    frame = rows.group_by("out").agg(pl.col("n").sum(), pl.col("days").sum(), pl.len().alias("children")).with_columns(
        pl.lit(WALES).alias("geography"), pl.lit(year).alias("year"),
        pl.when("out").then(pl.lit("OUT_OF_SCHOOL")).otherwise(pl.lit("IN_SCHOOL")).alias("what"),
    ).with_columns(period().alias("period"))  # fmt: skip
    told = [tidy(frame, BY, "episodes_per_child_year", pl.col("n") * 365.25 / pl.col("days"), denominator="children")]
    if ratio:
        same = frame.filter("out").with_columns(
            pl.Series(name, [value]) for name, value in zip(("r", "low", "up"), ratio, strict=True)
        )
        told.append(tidy(same, BY, "rate_ratio_same_children", "r", lower="low", upper="up", denominator="children"))
    return told


def _waits(facts: Facts) -> list[pl.DataFrame]:
    spells = facts.table("education_event").filter((pl.col("event") == "EOTAS_WAIT") & (pl.col("from") <= facts.as_of.date()))
    over = pl.col("to").is_not_null() & (pl.col("to") <= facts.as_of.date())
    days = (pl.when(over).then(pl.col("to")).otherwise(pl.lit(facts.as_of.date())) - pl.col("from")).dt.total_days()
    timed = with_year(of_body(spells), "from").with_columns(days.alias("days"), over.alias("over"))
    return waits(facts, timed, CUTS)


MEASURE = Measure(
    "T20",
    Words("School, and waits for other education", "Ysgol, ac aros am addysg arall"),
    Words(
        "Of children who were excluded for a time or on a reduced timetable in the year: episodes for each child and year on"
        " those days and on all other days, and the ratio of the two for the same children (a self-controlled case series),"
        " all of Wales. Days on which a child is out of school may also be days on which more else is wrong. And how long"
        " children wait for education otherwise than at school, those who still wait for as long as is known.",
        "O blant a gafodd eu gwahardd am gyfnod neu a oedd ar amserlen lai yn y flwyddyn: cyfnodau o fynd ar goll am bob"
        " plentyn a blwyddyn ar y dyddiau hynny ac ar bob diwrnod arall, a chymhareb y ddau ar gyfer yr un plant (cyfres"
        " achosion hunanreoledig), Cymru gyfan. Gall dyddiau y mae plentyn allan o’r ysgol fod hefyd yn ddyddiau y mae mwy o"
        " bethau eraill o’i le. A pha mor hir y mae plant yn aros am addysg heblaw yn yr ysgol, y rhai sy’n dal i aros am"
        " gyhyd ag sy’n hysbys.",
        False,
    ),
    Words("Days of those children in the year; for waits, waits begun in it.",
          "Dyddiau’r plant hynny yn y flwyddyn; ar gyfer aros, aros a ddechreuodd ynddi."),
    Words("The year from 1 April of the episode, or in which the wait began.",
          "Blwyddyn y cyfnod o fynd ar goll, o 1 Ebrill, neu’r flwyddyn y dechreuodd yr aros ynddi."),
    Words("Episodes and events in education of the proposed standard.",
          "Cyfnodau o fynd ar goll a digwyddiadau addysg y safon arfaethedig.", False),
    ("episode", "education_event"),
    (
        figure("episodes_per_child_year", Unit.PER_YEAR, "episodes for each child and year on such days",
               "cyfnodau am bob plentyn a blwyddyn ar ddyddiau o’r fath"),
        figure("rate_ratio_same_children", Unit.RATIO, "out of school ÷ in school, the same children",
               "allan o’r ysgol ÷ yn yr ysgol, yr un plant"),
        figure("median_wait", Unit.DAYS, "half no longer waited", "nid oedd hanner yn aros mwyach"),
        figure("still_waiting", Unit.SHARE, "still waiting", "yn dal i aros"),
    ),
    works_out, BY, beside="T24", is_model=True,
)  # fmt: skip
