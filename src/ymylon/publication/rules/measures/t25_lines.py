"""T25: lines that are known of children, by where they begin and where they end."""

import polars as pl

from ymylon.publication.rules.measures.episodes import of_body, with_year
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import grouped, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import NO_DENOMINATOR
from ymylon.terms.words import Words

BY = ("origin", "destination")


def works_out(facts: Facts) -> pl.DataFrame:
    every = of_body(with_year(lines(facts), "known_on"))
    counted = [pl.len().alias("n"), pl.col("child_ref").n_unique().alias("children")]
    whole = grouped(facts, every, counted, by=BY)
    return joined(tidy(whole, BY, "lines", "n"), tidy(whole, BY, "children", "children"))


def lines(facts: Facts) -> pl.LazyFrame:
    """What is known, once, in whichever returns it stands."""
    known = facts.table("line").drop_nulls(["line_id", "child_ref", "known_on"])
    return known.unique("line_id", keep="first", maintain_order=True)


MEASURE = Measure(
    "T25",
    Words("Lines by origin and destination", "Llinellau yn ôl tarddiad a chyrchfan"),
    Words(
        "Journeys and lines that are known of children, and the children of whom one is known, by the area in which they begin"
        " and the area in which they end: each of the two by itself, and both together. What one child is known of in several"
        " areas counts in each, and the child once in the whole. Where nobody asks, no line is known: an area without any may"
        " be one that looks away.",
        "Teithiau a llinellau sy’n hysbys am blant, a’r plant y mae un yn hysbys amdanynt, yn ôl yr ardal lle maent yn dechrau"
        " a’r ardal lle maent yn gorffen: pob un o’r ddau ar ei ben ei hun, a’r ddau gyda’i gilydd. Mae’r hyn sy’n hysbys am"
        " un plentyn mewn sawl ardal yn cyfrif ym mhob un, a’r plentyn unwaith yn y cyfan. Lle nad oes neb yn holi, nid oes"
        " llinell yn hysbys: gall ardal heb yr un fod yn un sy’n edrych draw.",
        False,
    ),
    NO_DENOMINATOR,
    Words("The year from 1 April in which it was written down. An area of the figure is the body that returned it.",
          "Y flwyddyn o 1 Ebrill y’i nodwyd. Ardal y ffigur yw’r corff a’i dychwelodd.", False),
    Words("Lines of the proposed standard; none that links a record of the police.",
          "Llinellau’r safon arfaethedig, heb y rhai sy’n cysylltu cofnod yr heddlu.", False),
    ("line",),
    (
        figure("lines", Unit.OTHERS, "journeys and lines", "teithiau a llinellau"),
        figure("children", Unit.CHILDREN, "children of whom one is known", "plant y mae un yn hysbys amdanynt"),
    ),
    works_out, BY, beside="T12",
)  # fmt: skip
