"""T08: children who are missing again and again, and how many of the episodes are theirs."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.counting import once_in
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import AUTHORITY, COUNTRY, FORCE, grouped, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.repeats import completes_a_run
from ymylon.publication.rules.measures.said import EPISODES, SEEN_YEAR
from ymylon.terms.words import Words

_KEYS = {COUNTRY: (), AUTHORITY: ("area",), FORCE: ("force",)}
_TOP = 0.05


def works_out(facts: Facts) -> pl.DataFrame:
    """The window may have begun in the year before; it counts in the year in which it was completed."""
    marked = facts.episodes.lazy().with_columns(completes_a_run().alias("third"))
    own = marked.group_by("child", "area", "force", "in_wales", "year").agg(pl.len().alias("n"), pl.col("third").any()).collect()
    n = pl.col("n")
    counted = [pl.len().alias("children"), pl.col("third").sum().alias("repeated"), n.sum().alias("episodes"),
               n.top_k((pl.len() * _TOP).ceil().cast(pl.UInt32)).sum().alias("of the top")]  # fmt: skip
    parts = []
    for kind, keys in _KEYS.items():
        once = once_in(facts, own, ("in_wales", "year", *keys), (n.sum(), pl.col("third").any()))
        parts.append(grouped(facts, once, counted, kinds=(kind,)))
    whole = inference.with_wilson(pl.concat(parts), "repeated", "children")
    return joined(
        tidy(whole, (), "children_repeatedly_missing", "repeated", denominator="children"),
        tidy(whole, (), "share_repeatedly_missing", pl.col("repeated") / pl.col("children"), lower="lower", upper="upper",
             denominator="children"),
        tidy(whole, (), "share_of_episodes_of_top_twentieth", pl.col("of the top") / pl.col("episodes"), denominator="episodes"),
    )  # fmt: skip


MEASURE = Measure(
    "T08",
    Words("Missing again and again", "Ar goll dro ar ôl tro"),
    Words(
        "Children with at least three episodes in any ninety days, whatever area each was in: the days may lie across two"
        " years, and the year is that of the last of the three. And the share of all episodes that belong to the twentieth of"
        " children who have most.",
        "Plant ag o leiaf tri chyfnod mewn unrhyw naw deg diwrnod, ym mha ardal bynnag y bu pob un: gall y dyddiau orwedd ar"
        " draws dwy flynedd, a blwyddyn yr olaf o’r tri yw’r flwyddyn. A’r gyfran o’r holl gyfnodau sy’n perthyn i’r ugeinfed"
        " ran o’r plant sydd â’r nifer fwyaf.",
        False,
    ),
    Words("Children who were missing; for the last, their episodes.", "Plant a fu ar goll; ar gyfer yr olaf, eu cyfnodau."),
    SEEN_YEAR, EPISODES, ("episode",),
    (
        figure("children_repeatedly_missing", Unit.CHILDREN, "children missing three times or more in ninety days",
               "plant ar goll deirgwaith neu fwy mewn naw deg diwrnod"),
        figure("share_repeatedly_missing", Unit.SHARE, "of the children who were missing", "o’r plant a fu ar goll"),
        figure("share_of_episodes_of_top_twentieth", Unit.SHARE, "episodes of the twentieth of children who have most",
               "cyfnodau’r ugeinfed ran o’r plant sydd â’r nifer fwyaf"),
    ),
    works_out, beside="T06",
)  # fmt: skip
