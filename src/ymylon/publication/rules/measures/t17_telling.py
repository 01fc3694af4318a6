"""T17: whether council, health board and home were told within a day of the report."""

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import joined, summed, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import EPISODES_AND_CARE, SEEN_YEAR
from ymylon.publication.rules.measures.shares import share
from ymylon.terms.words import Words

BY = ("whom",)
WITHIN_HOURS = 24
_WHOM = {"COUNCIL": "told_la", "HEALTH_BOARD": "told_lhb", "HOME_OR_CARER": "told_carer"}


def works_out(facts: Facts) -> pl.DataFrame:
    a_day_ago = pl.lit(facts.as_of) - pl.col("seen") >= pl.duration(hours=WITHIN_HOURS) + pl.duration(
        seconds=(pl.col("delay").fill_null(0) * 3600).cast(pl.Int64)
    )
    parts = []
    for whom, column in _WHOM.items():
        due = facts.episodes.lazy().filter(a_day_ago)
        if whom == "HOME_OR_CARER":
            due = due.filter(pl.col("care") == "LOOKED_AFTER")
        told = pl.col(column)
        counted = [pl.len().alias("n"), (told <= WITHIN_HOURS).sum().alias("in time"), told.is_not_null().sum().alias("told")]
        parts.append(summed(facts, due.with_columns(pl.lit(whom).alias("whom")), counted, by=BY, totals=False))
    whole = pl.concat(parts)
    return joined(
        share(whole, BY, "share_told_within_a_day", "in time", "n"),
        share(whole, BY, "share_told_at_all", "told", "n"),
        tidy(whole, BY, "episodes", "n"),
    )


MEASURE = Measure(
    "T17",
    Words("Who was told, and whether within a day", "Pwy a gafodd wybod, ac ai o fewn diwrnod"),
    Words(
        "Of episodes reported more than a day ago: in how many the council and the health board were told within 24 hours of"
        " the report, and for children looked after the home or carer; and in how many they were told at all. A time that was"
        " not returned shows no telling, and is counted as none.",
        "O gyfnodau yr adroddwyd amdanynt fwy na diwrnod yn ôl: mewn faint y dywedwyd wrth y cyngor a’r bwrdd iechyd o fewn 24"
        " awr i’r adroddiad, ac ar gyfer plant sy’n derbyn gofal, y cartref neu’r gofalwr; ac mewn faint y dywedwyd wrthynt o"
        " gwbl. Nid yw amser na ddychwelwyd yn dangos bod neb wedi cael gwybod, ac fe’i cyfrifir yn ddim.",
        False,
    ),
    Words("Episodes reported more than a day before the last moment returned; for the home, of children looked after.",
          "Cyfnodau yr adroddwyd amdanynt fwy na diwrnod cyn yr eiliad olaf; ar gyfer y cartref, o blant sy’n derbyn gofal."),
    SEEN_YEAR, EPISODES_AND_CARE, ("episode",),
    (
        figure("share_told_within_a_day", Unit.SHARE, "told within 24 hours", "wedi cael gwybod o fewn 24 awr"),
        figure("share_told_at_all", Unit.SHARE, "told at all", "wedi cael gwybod o gwbl"),
        figure("episodes", Unit.EPISODES, "episodes in which they were to be told", "cyfnodau yr oeddent i gael gwybod ynddynt"),
    ),
    works_out, BY,
)  # fmt: skip
