"""T19: whether panels meet, who comes, whether anybody there has met the child, and whether minutes are published."""

from datetime import timedelta

import polars as pl

from ymylon.publication.rules.measures.episodes import of_body, with_year
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.grouping import grouped, joined, tidy
from ymylon.publication.rules.measures.measure import Measure, Unit, figure
from ymylon.publication.rules.measures.shares import share
from ymylon.terms.words import Words

BY = ("level",)
CORE = ("POLICE", "COUNCIL", "HEALTH", "EDUCATION")
MINUTES_WITHIN = timedelta(days=28)


def works_out(facts: Facts) -> pl.DataFrame:
    meetings = facts.table("panel_meeting").filter(pl.col("scheduled_at") <= facts.as_of).unique("meeting_id", keep="first")
    held = pl.col("held_at").is_not_null()
    came = [(held & pl.col("attended_roles").list.contains(role).fill_null(value=False)).alias(role) for role in CORE]
    old = held & (pl.col("held_at") + MINUTES_WITHIN <= facts.as_of)
    told = with_year(of_body(meetings), "scheduled_at").with_columns(
        held.alias("held"), *came,
        (held & (pl.col("knowing_roles").list.len().fill_null(0) > 0)).alias("known"), old.alias("old"),
        (old & (pl.col("minutes_published_at") - pl.col("held_at") <= MINUTES_WITHIN)).fill_null(value=False).alias("minuted"),
    )  # fmt: skip
    flags = ["held", *CORE, "known", "old", "minuted"]
    counted = [pl.len().alias("n"), *(pl.col(name).sum() for name in flags), pl.all_horizontal(*CORE).sum().alias("all_core")]
    whole = grouped(facts, told, counted, by=BY)
    return joined(
        tidy(whole, BY, "meetings", "n"),
        share(whole, BY, "share_held", "held", "n"),
        share(whole, BY, "share_with_all_core_agencies", "all_core", "held"),
        *(share(whole, BY, f"share_with_{role.lower()}", role, "held") for role in CORE),
        share(whole, BY, "share_with_somebody_who_knows_the_child", "known", "held"),
        share(whole, BY, "share_minutes_within_28_days", "minuted", "old"),
    )


MEASURE = Measure(
    "T19",
    Words("Panels and meetings", "Paneli a chyfarfodydd"),
    Words(
        "Meetings that were to be held: the share that was; of those, the shares to which the police, children’s services,"
        " health and education came, and to which all four did; the share with somebody who has met the child; and, of those"
        " held at least 28 days ago, the share whose minutes were published within 28 days. People are counted by role, never"
        " by name.",
        "Cyfarfodydd a oedd i’w cynnal: y gyfran a gynhaliwyd; o’r rheini, y cyfrannau y daeth yr heddlu, gwasanaethau plant,"
        " iechyd ac addysg iddynt, ac y daeth y pedwar iddynt; y gyfran â rhywun sydd wedi cwrdd â’r plentyn; ac, o’r rhai a"
        " gynhaliwyd o leiaf 28 diwrnod yn ôl, y gyfran y cyhoeddwyd eu cofnodion o fewn 28 diwrnod. Cyfrifir pobl yn ôl rôl,"
        " byth wrth enw.",
        False,
    ),
    Words("Meetings that were to be held; those that were held.", "Cyfarfodydd a oedd i’w cynnal; y rhai a gynhaliwyd."),
    Words("The year from 1 April in which the meeting was to be held. An area is the body that returned it.",
          "Y flwyddyn o 1 Ebrill yr oedd y cyfarfod i’w gynnal ynddi. Ardal yw’r corff a’i dychwelodd."),
    Words("Meetings of the proposed standard.", "Cyfarfodydd y safon arfaethedig.", False), ("panel_meeting",),
    (
        figure("meetings", Unit.OTHERS, "meetings that were to be held", "cyfarfodydd a oedd i’w cynnal"),
        figure("share_held", Unit.SHARE, "held", "wedi’u cynnal"),
        figure("share_with_all_core_agencies", Unit.SHARE, "all four came", "daeth y pedwar"),
        figure("share_with_police", Unit.SHARE, "the police came", "daeth yr heddlu"),
        figure("share_with_council", Unit.SHARE, "children’s services came", "daeth y gwasanaethau plant"),
        figure("share_with_health", Unit.SHARE, "health came", "daeth iechyd"),
        figure("share_with_education", Unit.SHARE, "education came", "daeth addysg"),
        figure("share_with_somebody_who_knows_the_child", Unit.SHARE, "somebody there had met the child",
               "roedd rhywun yno wedi cwrdd â’r plentyn"),
        figure("share_minutes_within_28_days", Unit.SHARE, "minutes published within 28 days",
               "cofnodion wedi’u cyhoeddi o fewn 28 diwrnod"),
    ),
    works_out, BY,
)  # fmt: skip
