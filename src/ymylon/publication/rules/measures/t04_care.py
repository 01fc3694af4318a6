"""T04: by care status, and how often a child in care goes missing in a year."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.counting import episodes_and_children
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import beside_population, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import EPISODES_AND_CARE, SEEN_YEAR
from ymylon.terms.words import Words

BY = ("care",)


def works_out(facts: Facts) -> pl.DataFrame:
    whole = episodes_and_children(facts, BY)
    children = inference.with_poisson(whole, "children")
    episodes = inference.with_clusters(whole, "episodes", "squares")
    return joined(
        tidy(episodes, BY, "episodes", "episodes", lower="lower", upper="upper"),
        tidy(children, BY, "children", "children", lower="lower", upper="upper"),
        _incidence(facts, episodes),
    )


def _incidence(facts: Facts, episodes: pl.DataFrame) -> pl.DataFrame:
    held = beside_population(facts, episodes.filter(care="LOOKED_AFTER"), "LOOKED_AFTER")
    per = [(pl.col(name) / pl.col("persons")).alias(name) for name in ("episodes", "lower", "upper")]
    # One day's number stands for the year's child-years, so this is never better than an estimate.
    return tidy(held.with_columns(per), BY, "episodes_per_child_year", "episodes", lower="lower", upper="upper",
                denominator="persons", note=pl.col("population_note"))  # fmt: skip


MEASURE = Measure(
    "T04",
    Words("By care status", "Yn ôl statws gofal"),
    Words(
        "Episodes and children by how a council stood to the child on the day when the child was last seen; where no stretch"
        " covers the day it is not known, which is not the same as none. For children looked after, episodes for each child"
        " and year too. Children in care are reported sooner and oftener than others: T05 and T06 show by how much.",
        "Cyfnodau o fynd ar goll a phlant yn ôl sut y safai cyngor at y plentyn ar y diwrnod y’i gwelwyd ddiwethaf; lle nad"
        " oes cyfnod gofal yn cwmpasu’r diwrnod nid yw’n hysbys, ac nid yr un peth yw hynny â dim. I blant sy’n derbyn gofal,"
        " cyfnodau am bob plentyn a blwyddyn hefyd. Adroddir am blant mewn gofal yn gynt ac yn amlach nag eraill: mae T05 a"
        " T06 yn dangos faint.",
        False,
    ),
    Words(
        "Child-years of looked-after children: those looked after on 31 March, times the year.",
        "Blynyddoedd plentyn plant sy’n derbyn gofal: y rhai sy’n derbyn gofal ar 31 Mawrth, wedi’u lluosi â’r flwyddyn.",
        False,
    ),
    SEEN_YEAR, EPISODES_AND_CARE, ("episode", "care_spell"),
    (
        figure("episodes", Unit.EPISODES, "episodes", "cyfnodau o fynd ar goll"),
        figure("children", Unit.CHILDREN, "children who were missing", "plant a fu ar goll"),
        figure("episodes_per_child_year", Unit.PER_YEAR, "episodes for each looked-after child and year",
               "cyfnodau am bob plentyn sy’n derbyn gofal a blwyddyn"),
    ),
    works_out, BY, beside="T06",
)  # fmt: skip
