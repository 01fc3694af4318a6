"""T10: the police's first grade beside their last."""

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import ALL, joined, summed, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import EPISODES, SEEN_YEAR
from ymylon.publication.rules.measures.shares import share
from ymylon.terms.words import Words

BY = ("first_grade", "last_grade")


def works_out(facts: Facts) -> pl.DataFrame:
    graded = facts.episodes.lazy().filter(pl.col("police_grade").is_not_null())
    told = graded.with_columns(pl.col("police_grade_first").alias("first_grade"), pl.col("police_grade").alias("last_grade"))
    whole = summed(facts, told, [pl.len().alias("n")], by=BY)
    rows = whole.filter((pl.col("last_grade") == ALL) & (pl.col("first_grade") != ALL))
    of_row = whole.filter(pl.col("first_grade") != ALL, pl.col("last_grade") != ALL).join(
        rows.select("geography", "period", "first_grade", pl.col("n").alias("of")), on=["geography", "period", "first_grade"]
    )  # fmt: skip
    return joined(tidy(whole, BY, "episodes", "n"), share(of_row, BY, "share_of_first_grade", "n", "of"))


MEASURE = Measure(
    "T10",
    Words("The police’s grade, first and last", "Gradd yr heddlu, y gyntaf a’r olaf", False),
    Words(
        "Episodes by the grade that the police first gave and the last that they gave, and the share of each first grade that"
        " came to each last. The grades are the police’s own; nothing here works one out. Where the first was not returned it"
        " is not known.",
        "Cyfnodau o fynd ar goll yn ôl y radd a roddodd yr heddlu gyntaf a’r olaf a roddwyd ganddynt, a’r gyfran o bob gradd"
        " gyntaf a ddaeth i bob gradd olaf. Graddau’r heddlu ei hun ydynt; nid oes dim yma’n cyfrifo un. Lle na ddychwelwyd y"
        " gyntaf, nid yw’n hysbys.",
        False,
    ),
    Words("Episodes that the police graded.", "Cyfnodau a raddiwyd gan yr heddlu.", False),
    SEEN_YEAR, EPISODES, ("episode",),
    (
        figure("episodes", Unit.EPISODES, "episodes", "cyfnodau o fynd ar goll"),
        figure("share_of_first_grade", Unit.SHARE, "of those that were first graded so",
               "o’r rhai a raddiwyd felly gyntaf", False),
    ),
    works_out, BY, beside="T17",
)  # fmt: skip
