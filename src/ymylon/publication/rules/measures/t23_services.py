"""T23: referrals to services, how long children wait for the first contact, and what changed for them."""

import polars as pl

from ymylon.publication.rules.measures import inference
from ymylon.publication.rules.measures.episodes import of_body, with_year
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import COUNTRY, FORCE, few, grouped, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.waits import BY, waits
from ymylon.terms.words import Words

CUTS = (28, 90, 182)


def works_out(facts: Facts) -> pl.DataFrame:
    rows = facts.table("service_contact").filter(pl.col("referred_on") <= facts.as_of.date()).unique("contact_id", keep="first")
    # A second score is a row of its own, of the same referral.
    first = rows.sort("score_number", nulls_last=False).unique(
        ["child_ref", "service_id", "referred_on"], keep="first", maintain_order=True
    )
    whole = with_year(of_body(first), "referred_on").with_columns(pl.lit("ALL").alias("what"))
    met = pl.col("first_contact_on").is_not_null()
    counted = [
        pl.len().alias("n"),
        met.sum().alias("met"),
        pl.col("sessions").list.len().fill_null(0).filter(met).sum().alias("sessions"),
    ]
    told = grouped(facts, whole, counted, by=BY, totals=False)
    return joined(
        tidy(told, BY, "referrals", "n"),
        tidy(told.filter(pl.col("met") > 0), BY, "sessions_per_child_met", pl.col("sessions") / pl.col("met"), denominator="met",
             note=few("met")),
        *_waits(facts, whole),
        *_changes(facts, rows),
    )  # fmt: skip


def _waits(facts: Facts, whole: pl.LazyFrame) -> list[pl.DataFrame]:
    last = facts.as_of.date()
    met = pl.col("first_contact_on") <= last
    # Who was closed without a contact waited until then, and never got one.
    until = (
        pl.when(met)
        .then(pl.col("first_contact_on"))
        .otherwise(pl.min_horizontal(pl.col("closed_on").fill_null(last), pl.lit(last)))
    )
    days = (until - pl.col("referred_on")).dt.total_days().clip(0)
    timed = whole.with_columns(days.alias("days"), met.fill_null(value=False).alias("over"))
    return waits(facts, timed, CUTS)


def _changes(facts: Facts, rows: pl.LazyFrame) -> list[pl.DataFrame]:
    """Last score less first of the same child, service and instrument, in points, in the year of the last."""
    scored = rows.filter(
        pl.col("score").is_not_null() & pl.col("scored_on").is_not_null() & (pl.col("instrument") == "SDQ_TOTAL")
    )
    each = scored.sort("scored_on").group_by("child_ref", "service_id", maintain_order=True).agg(
        pl.col("score").first().alias("first"), pl.col("score").last().alias("last"),
        pl.col("scored_on").last(), pl.len().alias("times"),
        pl.col("returned_by").last(),
    ).filter(pl.col("times") > 1)  # fmt: skip
    change = (pl.col("last") - pl.col("first")).cast(pl.Float64)
    listed = grouped(
        facts,
        with_year(of_body(each), "scored_on").with_columns(change.alias("change")),
        [pl.col("change")],
        kinds=(COUNTRY, FORCE),
    )
    each_area = zip(listed["geography"], listed["period"], listed["change"], strict=True)
    told = [
        (geography, period, "SDQ_TOTAL", *inference.mean_change(values), len(values)) for geography, period, values in each_area
    ]
    shape = dict.fromkeys(("geography", "period", "what"), pl.String) | dict.fromkeys(("value", "lower", "upper"), pl.Float64)
    frame = pl.DataFrame(told, schema=shape | {"n": pl.Int64}, orient="row")
    return [tidy(frame, BY, "mean_change_of_score", "value", lower="lower", upper="upper", denominator="n", note=few("n"))]


MEASURE = Measure(
    "T23",
    Words("Youth work and support", "Gwaith ieuenctid a chymorth"),
    Words(
        "Referrals to services; the days by which half had met somebody, and the share still waiting after 28, 90 and 182 days"
        " (whoever still waits counts for as long as is known); sessions for each child who was met; and by how many points"
        " the last SDQ total differed from the first, where two were taken. That is change, and no effect: children are"
        " referred when things are at their worst, and would on average be better later whatever was done.",
        "Atgyfeiriadau at wasanaethau; y dyddiau yr oedd hanner wedi cwrdd â rhywun erbyn hynny, a’r gyfran sy’n dal i aros ar"
        " ôl 28, 90 a 182 diwrnod (mae’r rhai sy’n dal i aros yn cyfrif am gyhyd ag sy’n hysbys); sesiynau am bob plentyn a"
        " gyfarfuwyd; a faint o bwyntiau’n wahanol oedd y cyfanswm SDQ olaf i’r cyntaf, lle cymerwyd dau. Newid yw hynny, ac"
        " nid effaith: atgyfeirir plant pan fo pethau ar eu gwaethaf, a byddent ar gyfartaledd yn well yn ddiweddarach beth"
        " bynnag a wneid.",
        False,
    ),
    Words("Referrals; children who were met; children with two scores.", "Atgyfeiriadau; plant a gyfarfuwyd; plant â dau sgôr."),
    Words("The year from 1 April of the referral; for scores, of the last. An area is the body that returned it.",
          "Blwyddyn yr atgyfeiriad, o 1 Ebrill; ar gyfer sgorau, blwyddyn yr olaf. Ardal yw’r corff a’i dychwelodd."),
    Words("Contacts with services of the proposed standard.", "Cysylltiadau â gwasanaethau y safon arfaethedig.", False),
    ("service_contact",),
    (
        figure("referrals", Unit.OTHERS, "referrals", "atgyfeiriadau"),
        figure("sessions_per_child_met", Unit.RATIO, "sessions for each child who was met",
               "sesiynau am bob plentyn a gyfarfuwyd"),
        figure("median_wait", Unit.DAYS, "half had met somebody", "roedd hanner wedi cwrdd â rhywun"),
        figure("still_waiting", Unit.SHARE, "still waiting", "yn dal i aros"),
        figure("mean_change_of_score", Unit.OTHERS, "points; below nought is fewer difficulties",
               "pwyntiau; mae llai na sero’n llai o anawsterau"),
    ),
    works_out, BY, is_model=True,
)  # fmt: skip
