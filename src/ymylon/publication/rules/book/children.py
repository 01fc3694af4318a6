"""CH and CA: the children of a return, and their care."""

from datetime import timedelta

import polars as pl

from ymylon.publication.rules.book.making import (
    CHECK_BOTH,
    CHECK_ROW,
    after,
    before,
    beside,
    error,
    is_blank,
    is_there,
    of_other,
    query,
    table,
)
from ymylon.publication.rules.book.typed import local_day
from ymylon.publication.rules.rule import Given, Rule, rows

_LOOKED_AFTER = pl.col("care_status") == "LOOKED_AFTER"


def completed_years(born: pl.Expr, at: pl.Expr) -> pl.Expr:
    """Age in whole years, counted from the first of the month of birth: the day is never sent."""
    return (at.dt.year() - born.dt.year()) - (at.dt.month() < born.dt.month()).cast(pl.Int32)


def _ages(given: Given) -> pl.LazyFrame:
    age = completed_years(of_other("birth_month"), local_day(pl.col("last_seen_at")))
    return beside(given, "episode", "child_period").with_columns(age.alias("age"))


def _mostly_not_known(name: str, *unknown: str) -> pl.Expr:
    vague = is_blank(name) | pl.col(name).is_in(unknown)
    return vague & (vague.mean() > 0.1)


def _overlapping(given: Given) -> pl.DataFrame:
    ordered = (
        table(given, "care_spell").filter(pl.col("from").is_not_null()).sort("child_ref", "from", "to", "row", nulls_last=True)
    )
    ordered = ordered.with_columns(pl.col("to").fill_null(pl.date(9999, 12, 31)).cum_max().over("child_ref").alias("until"))
    return rows(ordered.filter(pl.col("from") < before("until")))


def _at_an_episode(given: Given) -> pl.LazyFrame:
    """Each spell beside the episodes that began in it; its last day is in it."""
    seen = local_day(of_other("last_seen_at"))
    within = (pl.col("from") <= seen) & (pl.col("to").is_null() | (seen <= pl.col("to")))
    return beside(given, "care_spell", "episode").filter(within)


def _in_a_gap(given: Given) -> pl.DataFrame:
    spells = table(given, "care_spell").filter(_LOOKED_AFTER).sort("child_ref", "from", "row")
    spells = spells.with_columns(after("from").alias("next"))
    day_between = (pl.col("next") > pl.col("to")) & (pl.col("next") - pl.col("to") <= timedelta(days=2))
    gaps = spells.filter(day_between).select("child_ref", pl.col("to").alias("left"), "next")
    seen = local_day(pl.col("last_seen_at"))
    return rows(table(given, "episode").join(gaps, on="child_ref").filter((seen > pl.col("left")) & (seen < pl.col("next"))))


RULES: tuple[Rule, ...] = (
    error(
        "CH-01 child_period child_ref birth_month", "child_ref blank, or there with two birth months",
        ("The child’s reference is blank, or two children share it.",
        "Mae cyfeirnod y plentyn yn wag, neu mae dau blentyn yn ei rannu."),
        ("Give each child a reference of its own, the same every year.",
         "Rhowch i bob plentyn ei gyfeirnod ei hun, yr un fath bob blwyddyn."),
        is_blank("child_ref") | (pl.col("text birth_month").drop_nulls().n_unique().over("child_ref") > 1),
    ),
    error(
        "CH-02 child_period birth_month", "birth_month > end of the year",
        ("The child was born after the period of the return.", "Ganed y plentyn ar ôl cyfnod y ffurflen."), CHECK_ROW,
        lambda given: pl.col("birth_month") > given.year.ends_on,
    ),
    error(
        "CH-03 episode last_seen_at", "age at last_seen_at >= 18 years and a month, or < 0",
        ("This person was not a child when the episode began.", "Nid oedd y person hwn yn blentyn pan ddechreuodd y cyfnod."),
        ("Check the month of birth and the start. This return alone is of children; a search has no age.",
         "Gwiriwch y mis geni a’r dechrau. Y ffurflen hon yn unig sydd am blant; nid oes oed i chwilio.", False),
        # Of the birthday's own month the day decides, and it isn't sent: nobody is refused in it.
        lambda given: rows(_ages(given).filter((completed_years(
            of_other("birth_month").dt.offset_by("1mo"), local_day(pl.col("last_seen_at"))) >= 18) | (pl.col("age") < 0))),
        needs=("child_period",), like="586",
    ),
    query(
        "CH-04 episode last_seen_at", "age at last_seen_at < 7",
        ("A very young child is recorded as missing.", "Cofnodir bod plentyn ifanc iawn ar goll."),
        ("Look whether somebody took the child, or whether the row is a mistake; if it is right, say so.",
         "Edrychwch a aeth rhywun â’r plentyn, neu ai camgymeriad yw’r rhes; os yw’n gywir, dywedwch hynny.", False),
        lambda given: rows(_ages(given).filter(pl.col("age").is_between(0, 6))), needs=("child_period",),
    ),
    query(
        "CH-06 child_period ethnic_group", "ethnic_group not known for more than 10% of the return",
        ("The ethnic group of more than one child in ten is not known.",
        "Nid yw grŵp ethnig mwy nag un plentyn o bob deg yn hysbys."),
        ("Ask, where that can be done well; otherwise say what stands in the way.",
         "Gofynnwch, lle gellir gwneud hynny’n dda; fel arall, dywedwch beth sy’n rhwystro."),
        _mostly_not_known("ethnic_group", "NOT_KNOWN"),
    ),
    query(
        "CH-06 child_period disability", "disability not known for more than 10% of the return",
        ("Of more than one child in ten it is not known whether they are disabled.",
         "Nid yw’n hysbys a yw mwy nag un plentyn o bob deg yn anabl."),
        ("Ask, where that can be done well; otherwise say what stands in the way.",
         "Gofynnwch, lle gellir gwneud hynny’n dda; fel arall, dywedwch beth sy’n rhwystro."),
        _mostly_not_known("disability", "NOT_KNOWN"),
    ),
    error(
        "CA-01 care_spell from to", "from < the latest `to` of the child’s earlier spells",
        ("Two stretches of one child’s care overlap.", "Mae dau gyfnod o ofal un plentyn yn gorgyffwrdd."), CHECK_BOTH,
        _overlapping, order="child_ref, from, to (blank last), row",
    ),
    error(
        "CA-02 care_spell responsible_la", "care_status = LOOKED_AFTER and responsible_la is blank",
        ("The child is looked after, and no council is named as responsible.",
         "Mae’r plentyn yn derbyn gofal, ac nid enwir cyngor cyfrifol."),
        ("Write the code of the responsible authority.", "Ysgrifennwch god yr awdurdod cyfrifol."),
        _LOOKED_AFTER & is_blank("responsible_la"),
    ),
    error(
        "CA-03 care_spell placement_type", "care_status = LOOKED_AFTER, placement_type blank, and an episode began in the spell",
        ("The child went missing while looked after, and the kind of placement is blank.",
         "Aeth y plentyn ar goll tra’n derbyn gofal, ac mae’r math o leoliad yn wag."),
        ("Write the kind of placement.", "Ysgrifennwch y math o leoliad."),
        lambda given: rows(_at_an_episode(given).filter(_LOOKED_AFTER & is_blank("placement_type"))), needs=("episode",),
    ),
    error(
        "CA-04 care_spell from to", "to < from",
        ("The stretch ends before it begins.", "Mae’r cyfnod yn gorffen cyn iddo ddechrau."),
        CHECK_BOTH, pl.col("to") < pl.col("from"),
    ),
    query(
        "CA-05 care_spell host_force_ref", "placed outside Wales by a Welsh council, and host_force_ref is blank",
        ("The child is placed outside Wales, and no reference of the host area’s police is there.",
         "Mae’r plentyn wedi’i leoli y tu allan i Gymru, ac nid oes cyfeirnod gan heddlu’r ardal letyol.", False),
        ("Ask the force of the host area whether it knows of the child, and write its reference.",
         "Gofynnwch i heddlu’r ardal letyol a yw’n gwybod am y plentyn, ac ysgrifennwch ei gyfeirnod.", False),
        is_there("placement_country") & (pl.col("placement_country") != "WALES") & pl.col("responsible_la").str.starts_with("W")
        & is_blank("host_force_ref"),
    ),
    query(
        "CA-06 episode last_seen_at", "last_seen_at in a gap of a day between two spells of being looked after",
        ("The episode began in a gap of a day between two stretches of being looked after.",
         "Dechreuodd y cyfnod mewn bwlch o ddiwrnod rhwng dau gyfnod o dderbyn gofal."),
        ("The gap is probably a mistake in the care history: correct it, or say that the child was not looked after.",
         "Mae’n debyg mai camgymeriad yn yr hanes gofal yw’r bwlch: cywirwch ef, neu dywedwch nad oedd gofal bryd hynny."),
        _in_a_gap, needs=("care_spell",), order="care_spell by child_ref, from, row",
    ),
)  # fmt: skip
