"""T12A: how old children were, and whether in care, when exploitation was first found."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.episodes import age_on, of_body, of_children, with_care, with_year
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import grouped, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.shares import share
from ymylon.terms.words import Words

BY = ("age", "care")


def works_out(facts: Facts) -> pl.DataFrame:
    """Every child once, at the first assessment that found exploitation."""
    assessed = facts.table("exploitation_assessment").drop_nulls(["child_ref", "assessed_on"])
    found = assessed.filter(pl.col("kinds").list.set_difference(["NONE_SEEN", "NOT_ASSESSED"]).list.len() > 0)
    first = found.sort("assessed_on").unique("child_ref", keep="first", maintain_order=True).sort("child_ref", "assessed_on")
    cared = with_care(with_year(of_body(first), "assessed_on"), facts.table("care_spell"), "day", by="child_ref")
    told = cared.join(of_children(facts.table("child_period")), on="child_ref", how="left").with_columns(
        age_on("day").alias("age")
    )
    whole = inference.with_poisson(grouped(facts, told, [pl.len().alias("n")], by=BY), "n")
    every = with_year(of_body(assessed), "assessed_on").with_columns(
        pl.lit("ALL").alias("age"),
        pl.lit("ALL").alias("care"),
        (pl.col("kinds").list.len() > 0).fill_null(value=False).alias("found"),
    )
    looked = grouped(facts, every, [pl.len().alias("n"), pl.col("found").sum()], by=BY, totals=False)
    return joined(
        tidy(whole, BY, "children", "n", lower="lower", upper="upper"),
        tidy(looked, BY, "assessments", "n"),
        share(looked, BY, "share_found", "found", "n"),
    )


MEASURE = Measure(
    "T12A",
    Words("Age and care status at first concern", "Oed a statws gofal adeg y pryder cyntaf", False),
    Words(
        "Children by how old they were, and how a council stood to them, on the day of the first assessment that found"
        " exploitation: whether it is seen before a child comes into care, or only then. Beside it, how many assessments were"
        " made: where nobody assesses, nobody is found.",
        "Plant yn ôl eu hoed, a sut y safai cyngor atynt, ar ddiwrnod yr asesiad cyntaf a ganfu gamfanteisio: a welir hynny"
        " cyn i blentyn ddod i ofal, neu dim ond bryd hynny. Wrth ei ymyl, faint o asesiadau a wnaed: lle nad oes neb yn"
        " asesu, ni cheir hyd i neb.",
        False,
    ),
    Words("None for the children; for the share, assessments.", "Dim ar gyfer y plant; ar gyfer y gyfran, asesiadau."),
    Words("The year from 1 April of the assessment. An area is the body that returned it.",
          "Blwyddyn yr asesiad, o 1 Ebrill. Ardal yw’r corff a’i dychwelodd."),
    Words("Assessments of exploitation, children and care of the proposed standard.",
          "Asesiadau o gamfanteisio, plant a gofal y safon arfaethedig.", False),
    ("exploitation_assessment", "child_period", "care_spell"),
    (
        figure("children", Unit.CHILDREN, "children, at the first assessment that found exploitation",
               "plant, adeg yr asesiad cyntaf a ganfu gamfanteisio", False),
        figure("assessments", Unit.OTHERS, "assessments made", "asesiadau a wnaed"),
        figure("share_found", Unit.SHARE, "assessments that found any, of all", "asesiadau a ganfu rywbeth, o’r cyfan"),
    ),
    works_out, BY, beside="T12A",
)  # fmt: skip
