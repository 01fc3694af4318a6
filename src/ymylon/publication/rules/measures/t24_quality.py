"""T24: how complete the returns are, and whether the lists of police and councils agree."""

import polars as pl

from ymylon.publication.rules.measures.facts import Facts, table_of
from ymylon.publication.rules.measures.grouping import joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.population import WALES
from ymylon.publication.rules.measures.shares import share
from ymylon.publication.rules.standard import Need
from ymylon.terms.words import Words

BY = ("table", "field")
EVERY_YEAR = "ALL"


def works_out(facts: Facts) -> pl.DataFrame:
    return joined(*(_completeness(facts, name) for name in sorted(facts.tables)), *_two_lists(facts))


def _completeness(facts: Facts, name: str) -> pl.DataFrame:
    """Of each field that must be there: in what share of the rows it is, and can be read."""
    wanted = [field.name for field in table_of(name).fields if field.need is Need.MUST]
    counted = [pl.len().alias("n"), *(pl.col(field).is_not_null().sum() for field in wanted if field != "returned_by")]
    fields = [field for field in wanted if field != "returned_by"]
    by_body = facts.table(name).group_by(pl.col("returned_by").fill_null("W99999999").alias("geography")).agg(counted).collect()
    whole = by_body.select(pl.lit(WALES).alias("geography"), pl.exclude("geography").sum())
    long = pl.concat([by_body, whole]).unpivot(fields, index=["geography", "n"], variable_name="field", value_name="filled")
    told = long.with_columns(pl.lit(name).alias("table"), pl.lit(EVERY_YEAR).alias("period"))
    return share(told, BY, "share_complete", "filled", "n")


def _two_lists(facts: Facts) -> list[pl.DataFrame]:
    """Episodes of each force beside those of its councils, as published."""
    if not facts.has("area_total"):
        return []
    totals = facts.table("area_total").select("area_code", "area_kind", "force", "episodes").collect()
    councils = totals.filter(area_kind="AUTHORITY").group_by("force").agg(pl.col("episodes").sum().alias("councils"))
    both = totals.filter(area_kind="FORCE").join(councils, left_on="area_code", right_on="force")
    told = both.rename({"area_code": "geography"}).with_columns(
        pl.lit(EVERY_YEAR).alias("period"), pl.lit("area_total").alias("table"), pl.lit("episodes").alias("field")
    )
    far = (pl.col("episodes") - pl.col("councils")).abs() > 0.15 * pl.max_horizontal("episodes", "councils")
    ratio = pl.col("episodes") / pl.col("councils")
    return [tidy(told, BY, "police_beside_councils", ratio, denominator="councils", note=pl.when(far).then(pl.lit("q")))]


MEASURE = Measure(
    "T24",
    Words("Quality of the returns", "Ansawdd y ffurflenni"),
    Words(
        "For each field that must be there, the share of rows in which it is and can be read, by the body that returned them;"
        " and the episodes that each force published beside those of its councils. Where two lists differ by more than 15%,"
        " each episode that only one of them has is a child whom the other doesn’t know of. Which rules failed, `ymylon"
        " validate` says row by row.",
        "Ar gyfer pob maes y mae’n rhaid iddo fod yno, y gyfran o’r rhesi lle mae yno ac y gellir ei ddarllen, yn ôl y corff"
        " a’u dychwelodd; a’r cyfnodau o fynd ar goll a gyhoeddodd pob heddlu wrth ymyl rhai ei gynghorau. Lle mae dwy restr"
        " yn gwahaniaethu o fwy na 15%, mae pob cyfnod sydd gan un yn unig yn blentyn nad yw’r llall yn gwybod amdano. Pa"
        " reolau a fethodd, dywed `ymylon validate` fesul rhes.",
        False,
    ),
    Words("Rows returned.", "Rhesi a ddychwelwyd."),
    Words("All that was returned at once, whatever its year.", "Popeth a ddychwelwyd ar unwaith, beth bynnag ei flwyddyn."),
    Words("Every table of the proposed standard that was given.", "Pob tabl o’r safon arfaethedig a roddwyd.", False), (),
    (
        figure("share_complete", Unit.SHARE, "rows in which the field is there", "rhesi y mae’r maes ynddynt"),
        figure("police_beside_councils", Unit.RATIO, "episodes of the police ÷ those of the councils",
               "cyfnodau’r heddlu ÷ rhai’r cynghorau"),
    ),
    works_out, BY,
)  # fmt: skip
