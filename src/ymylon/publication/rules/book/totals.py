"""AG: what a body publishes of the year, held against itself, last year, and its neighbours."""

import polars as pl

from ymylon.publication.rules.book.making import CHECK_BOTH, CHECK_ROW, EXPLAIN, Pair, error, query, table
from ymylon.publication.rules.rule import Given, Rule, rows

_episodes, _children = pl.col("episodes"), pl.col("children")
_from_care, _in_care = pl.col("children_from_care"), pl.col("children_looked_after")
_kind = pl.col("area_kind")
_RECONCILE: Pair = (
    "Lay the two lists beside each other: each episode that only one of them has is a child whom the other doesn’t know of.",
    "Rhowch y ddwy restr ochr yn ochr: mae pob cyfnod sydd gan un yn unig yn blentyn nad yw’r llall yn gwybod amdano.",
)


def _changed(given: Given) -> pl.DataFrame:
    last = given.previous["area_total"].lazy().select("area_code", _episodes.alias("last"))
    both = table(given, "area_total").join(last, on="area_code").filter(pl.col("last") > 0)
    difference = (_episodes - pl.col("last")).abs()
    large = (difference / pl.col("last") > 0.3) & (difference > 2 * (_episodes + pl.col("last")).sqrt())
    return rows(both.filter(large))


def _under_recorded() -> pl.Expr:
    """Rate of children missing from care, beside that of all of Wales, both per 1,000 looked after."""
    country = pl.when(_kind == "COUNTRY")
    wales = country.then(_from_care).sum() / country.then(_in_care).sum()
    return (_kind == "AUTHORITY") & ((_from_care / _in_care) < wales / 4)


def _parts_and_whole() -> pl.Expr:
    """Episodes add up, whatever children do: a child in two areas is one child of Wales, and two episodes are two."""
    parts = pl.when(_kind == "AUTHORITY").then(_episodes).sum()
    return (_kind == "COUNTRY") & (_episodes != parts) & (_kind == "AUTHORITY").any()


def _force_and_councils(given: Given) -> pl.DataFrame:
    councils = table(given, "area_total").filter(_kind == "AUTHORITY").group_by("force").agg(_episodes.sum().alias("of councils"))
    forces = table(given, "area_total").filter(_kind == "FORCE")
    both = forces.join(councils, left_on="area_code", right_on="force")
    return rows(both.filter((_episodes - pl.col("of councils")).abs() > 0.15 * pl.max_horizontal(_episodes, "of councils")))


_COUNTS = ("episodes", "children", "children_from_care", "children_looked_after")

RULES: tuple[Rule, ...] = (
    error(
        "AG-01 area_total children episodes", "children > episodes",
        ("More children were missing than there were episodes.", "Bu mwy o blant ar goll nag oedd o gyfnodau."), CHECK_BOTH,
        _children > _episodes,
    ),
    query(
        "AG-02 area_total episodes", "changed by more than 30%, and by more than 2 × √(this year + last year)",
        ("The number of episodes differs much from last year’s.", "Mae nifer y cyfnodau’n wahanol iawn i’r llynedd."), EXPLAIN,
        _changed, needs_previous=("area_total",),
    ),
    query(
        "AG-03 area_total children_from_care children_looked_after", "children_from_care > children_looked_after",
        ("More children went missing from care than were in care in the whole year.",
         "Aeth mwy o blant ar goll o ofal nag a fu mewn gofal drwy’r flwyddyn gyfan."),
        ("One of the two counts something else: episodes, perhaps, or the children of one day.",
         "Mae un o’r ddau’n cyfrif rhywbeth arall: cyfnodau, efallai, neu blant un diwrnod."),
        _from_care > _in_care,
    ),
    query(
        "AG-04 area_total children_from_care", "children_from_care / children_looked_after < a quarter of that of Wales",
        ("Far fewer children went missing from care here than elsewhere in Wales.",
         "Aeth llawer llai o blant ar goll o ofal yma nag mewn mannau eraill yng Nghymru."),
        ("Probably not all were written down. Ask the homes and the police of this area how many they know of.",
         "Mae’n debyg na nodwyd pob un. Gofynnwch i gartrefi a heddlu’r ardal hon faint y maent yn gwybod amdanynt."),
        _under_recorded(),
    ),
    error(
        "AG-05 area_total episodes", "episodes of Wales ≠ the sum of its councils’",
        ("The parts don’t add up to the whole.", "Nid yw’r rhannau’n adio i’r cyfan."), CHECK_ROW, _parts_and_whole(),
    ),
    query(
        "AG-06 area_total episodes", "episodes of a force differ from the sum of its councils’ by more than 15%",
        ("Police and councils count very different numbers of episodes for the same area.",
         "Mae’r heddlu a’r cynghorau’n cyfrif niferoedd gwahanol iawn o gyfnodau ar gyfer yr un ardal."), _RECONCILE,
        _force_and_councils,
    ),
    error(
        f"AG-07 area_total {' '.join(_COUNTS)}", f"{' or '.join(_COUNTS)} < 0",
        ("A number of children or of episodes is less than nought.", "Mae nifer o blant neu o gyfnodau’n llai na sero.", False),
        CHECK_ROW, pl.any_horizontal((pl.col(name) < 0).fill_null(False) for name in _COUNTS),
    ),
)  # fmt: skip
