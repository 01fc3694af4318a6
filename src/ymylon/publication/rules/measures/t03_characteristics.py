"""T03: by ethnic group, disability and additional learning needs, and of how many these are known."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.counting import episodes_and_children
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import ALL, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.said import EPISODES, NO_DENOMINATOR, SEEN_YEAR
from ymylon.publication.rules.measures.shares import share
from ymylon.terms.words import Words

BY = ("characteristic", "group")
CHARACTERISTICS = ("ethnic_group", "disability", "additional_learning_needs")
_VAGUE = ("NOT_KNOWN", "NOT_SAID", "REFUSED")


def works_out(facts: Facts) -> pl.DataFrame:
    every = episodes_and_children(facts, CHARACTERISTICS, alike=CHARACTERISTICS, frame=facts.by_year, together=False)
    return joined(*(part for name in CHARACTERISTICS for part in _of(every, name)))


def _of(every: pl.DataFrame, name: str) -> list[pl.DataFrame]:
    others = [other for other in CHARACTERISTICS if other != name]
    alone = every.filter(pl.all_horizontal(pl.col(other) == ALL for other in others)).drop(others)
    whole = alone.rename({name: "group"}).with_columns(pl.lit(name).alias("characteristic"))
    groups = whole.filter(pl.col("group") != ALL)
    known = (
        groups.filter(~pl.col("group").is_in(_VAGUE)).group_by("geography", "period").agg(pl.col("episodes").sum().alias("known"))
    )
    of_all = (
        whole.filter(group=ALL).join(known, on=["geography", "period"], how="left").with_columns(pl.col("known").fill_null(0))
    )
    children = inference.with_poisson(groups, "children")
    episodes = inference.with_clusters(groups, "episodes", "squares")
    return [
        tidy(episodes, BY, "episodes", "episodes", lower="lower", upper="upper"),
        tidy(children, BY, "children", "children", lower="lower", upper="upper"),
        share(of_all, BY, "share_known", "known", "episodes"),
    ]


MEASURE = Measure(
    "T03",
    Words("By ethnic group, disability and additional learning needs",
          "Yn ôl grŵp ethnig, anabledd ac anghenion dysgu ychwanegol"),
    Words(
        "Episodes and children in each group, and of what share of the episodes it is known. No rate is given where no"
        " population of the group is held, and none is read from the counts: groups are not of one size, and what isn’t known"
        " isn’t spread evenly.",
        "Cyfnodau o fynd ar goll a phlant ym mhob grŵp, ac am ba gyfran o’r cyfnodau y mae’n hysbys. Ni roddir cyfradd lle na"
        " ddelir poblogaeth y grŵp, ac ni ddylid darllen un o’r cyfrifon: nid yw grwpiau o’r un maint, ac nid yw’r hyn nad"
        " yw’n hysbys wedi’i wasgaru’n gyfartal.",
        False,
    ),
    NO_DENOMINATOR, SEEN_YEAR, EPISODES, ("episode", "child_period"),
    (
        figure("episodes", Unit.EPISODES, "episodes", "cyfnodau o fynd ar goll"),
        figure("children", Unit.CHILDREN, "children who were missing", "plant a fu ar goll"),
        figure("share_known", Unit.SHARE, "episodes of children of whom it is known", "cyfnodau plant y mae’n hysbys amdanynt"),
    ),
    works_out, BY, beside="T06",
)  # fmt: skip
