"""T22: whether areas differ by more than chance and the usual difference between areas, and whether months do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from ymylon.publication.rules.measures.control import FEW_A_MONTH, FEWEST_POINTS, between_events, individuals
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.funnel import funnel
from ymylon.publication.rules.measures.grouping import beside_population, joined, period, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.population import WALES
from ymylon.publication.rules.measures.said import EPISODES
from ymylon.publication.rules.measures.t01_episodes import PER, counts
from ymylon.terms.geography import WELSH_AUTHORITIES
from ymylon.terms.words import Words

if TYPE_CHECKING:
    import numpy as np

BY = ("signal",)
_FEWEST_AREAS = 8


def works_out(facts: Facts) -> pl.DataFrame:
    return joined(*_areas(facts), *_months(facts))


def _areas(facts: Facts) -> list[pl.DataFrame]:
    """Children of each council, of those who live there, in a year of which enough councils returned something."""
    years = counts(facts).filter(
        (pl.col("period") == period()) & pl.col("geography").is_in(list(WELSH_AUTHORITIES)) & ~pl.col("silent")
    )
    parts = []
    for _, some in beside_population(facts, years, "0-17").drop_nulls("persons").group_by("year", maintain_order=True):
        if some.height < _FEWEST_AREAS or not some["children"].sum():
            continue
        told = funnel(some["children"], some["persons"])
        note = pl.when("flagged").then(pl.lit("q")).otherwise("population_note")
        frame = some.with_columns(
            pl.Series("lower", told.lower * PER), pl.Series("upper", told.upper * PER),
            pl.Series("flagged", told.flagged),
            pl.lit("NONE").alias("signal"),
        )  # fmt: skip
        spread = frame.head(1).with_columns(
            pl.lit(WALES).alias("geography"), pl.lit(told.phi).alias("phi"), pl.lit(some.height).alias("n")
        )
        parts += [
            tidy(frame, BY, "children_rate_0-17", pl.col("children") * PER / pl.col("persons"), lower="lower", upper="upper",
                 denominator="persons", note=note),
            tidy(spread, BY, "overdispersion", "phi", denominator="n"),
        ]  # fmt: skip
    return parts


def _months(facts: Facts) -> list[pl.DataFrame]:
    """Each month of Wales and of each council; where fewer than five a month are usual, the days from one to the next."""
    import numpy as np

    whole = facts.episodes.lazy().select("area", "in_wales", "day").filter(pl.col("in_wales"))
    months = whole.group_by("area", pl.col("day").dt.truncate("1mo").alias("month")).agg(pl.len().alias("n")).collect()
    # The last month has not ended, and is no fewer for that.
    last = facts.as_of.date().replace(day=1)
    first = months["month"].min() or last
    full = pl.select(pl.date_range(pl.lit(first), last, "1mo", closed="left").alias("month"))
    charts = [(WALES, months.group_by("month").agg(pl.col("n").sum()))]
    charts += [(str(code), some.select("month", "n")) for (code,), some in months.group_by("area", maintain_order=True)]
    rows: list[tuple] = []
    for geography, some in charts:
        counted = full.join(some, on="month", how="left").with_columns(pl.col("n").fill_null(0)).sort("month")
        values = counted["n"].to_numpy().astype(float)
        if len(values) < FEWEST_POINTS:
            continue
        if values.mean() >= FEW_A_MONTH:
            rows += _points(geography, "episodes_in_month", counted["month"].to_list(), values, individuals(values))
        elif geography != WALES:
            days = whole.filter(pl.col("area").cast(pl.String) == geography).select(pl.col("day").sort()).collect()["day"]
            gaps = np.diff(days.to_numpy()).astype("timedelta64[D]").astype(float)
            if len(gaps) >= FEWEST_POINTS:
                rows += _points(geography, "days_between_episodes", days.to_list()[1:], gaps, between_events(gaps))
    shape = {"period": pl.String, "on": pl.Date, "geography": pl.String, "signal": pl.String, "figure": pl.String,
             "value": pl.Float64, "lower": pl.Float64, "upper": pl.Float64, "centre": pl.Float64}  # fmt: skip
    told = pl.DataFrame(rows, schema=shape, orient="row")
    if facts.years:
        told = told.filter((pl.col("on").dt.year() - (pl.col("on").dt.month() < 4).cast(pl.Int32)).is_in(list(facts.years)))
    # Two episodes of one area may begin on one day: their rows are alike but for the gap, and the first stands for both.
    told = told.unique(["period", "geography", "signal", "figure"], keep="first", maintain_order=True)
    return [
        tidy(told.filter(figure=name), BY, name, "value", lower="lower", upper="upper", denominator="centre")
        for name in ("episodes_in_month", "days_between_episodes")
    ]


def _points(geography: str, name: str, days: list[date], values: np.ndarray, chart: tuple) -> list[tuple]:
    centre, lower, upper, signals = chart
    monthly = name == "episodes_in_month"
    rows = []
    for place, (day, value) in enumerate(zip(days, values, strict=True)):
        fired = [signal for signal, where in signals.items() if where[place]] or ["NONE"]
        label = day.isoformat()[:7] if monthly else day.isoformat()
        rows += [(label, day, geography, signal, name, value, max(lower, 0.0), upper, centre) for signal in fired]
    return rows


MEASURE = Measure(
    "T22",
    Words("Variation between areas and between months", "Amrywiad rhwng ardaloedd a rhwng misoedd"),
    Words(
        "Areas: children missing of those who live there, with the limits of a funnel (99.8%) that allows for areas differing"
        " more than chance would have it, and for looking at many at once. An area is marked only beyond those; without that"
        " allowance chance would make a league table, which is never given. A mark asks a question: a high figure can be good"
        " practice, and a low one children whom nobody reported. Months: episodes with their centre (in `denominator`) and"
        " natural limits; where fewer than five a month are usual, days from one episode to the next. Signals: a point outside"
        " the limits, seven on one side, six steps one way, two of three near a limit. Without a signal it is common cause: do"
        " not ask for an explanation of this month.",
        "Ardaloedd: plant a fu ar goll o’r rhai sy’n byw yno, gyda therfynau twndis (99.8%) sy’n caniatáu i ardaloedd"
        " wahaniaethu’n fwy nag y byddai siawns yn ei fynnu, ac am edrych ar lawer ar unwaith. Dim ond y tu hwnt i’r rheini y"
        " nodir ardal; heb y lwfans hwnnw byddai siawns yn llunio tabl cynghrair, na roddir byth. Gofyn cwestiwn y mae nod:"
        " gall ffigur uchel fod yn arfer da, ac un isel yn blant nad adroddodd neb amdanynt. Misoedd: cyfnodau o fynd ar goll"
        " gyda’u canol (yn `denominator`) a’u terfynau naturiol; lle mae llai na phump y mis yn arferol, diwrnodau o un cyfnod"
        " i’r nesaf. Arwyddion: pwynt y tu allan i’r terfynau, saith ar un ochr, chwe cham i’r un cyfeiriad, dau o dri ger"
        " terfyn. Heb arwydd, achos cyffredin ydyw: peidiwch â gofyn am esboniad o’r mis hwn.",
        False,
    ),
    Words("Children aged 0 to 17 who live in the area; months have none.",
          "Plant 0 i 17 oed sy’n byw yn yr ardal; nid oes un gan fisoedd."),
    Words("The year from 1 April; the month; for rare episodes the day. The month of the last moment returned is left out.",
          "Y flwyddyn o 1 Ebrill; y mis; ar gyfer cyfnodau prin, y diwrnod. Hepgorir mis yr eiliad olaf a ddychwelwyd."),
    EPISODES, ("episode",),
    (
        figure("children_rate_0-17", Unit.PER_10_000, "children missing; the limits are the funnel’s, not an interval",
               "plant a fu ar goll; terfynau’r twndis yw’r terfynau, nid cyfwng"),
        figure("overdispersion", Unit.RATIO, "how much more areas differ than chance would have it (1 is chance)",
               "faint yn fwy y mae ardaloedd yn gwahaniaethu nag y byddai siawns yn ei fynnu (1 yw siawns)"),
        figure("episodes_in_month", Unit.EPISODES, "episodes; the limits are natural process limits",
               "cyfnodau o fynd ar goll; terfynau naturiol y broses yw’r terfynau"),
        figure("days_between_episodes", Unit.DAYS, "days since the episode before", "diwrnodau ers y cyfnod blaenorol"),
    ),
    works_out, BY, beside="T06", is_model=True,
)  # fmt: skip
