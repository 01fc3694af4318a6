"""EP-18 to EP-31: what an episode says beside last year's return, the child's care, harm, and who was told."""

from datetime import timedelta

import polars as pl

from ymylon.publication.rules.book.making import (
    CHECK_BOTH,
    DAY,
    EXPLAIN,
    NOTHING,
    beside,
    by_child,
    error,
    information,
    is_blank,
    is_there,
    of_other,
    query,
    table,
)
from ymylon.publication.rules.book.typed import local_day
from ymylon.publication.rules.rule import Given, Rule, rows

_seen, _reported, _returned = pl.col("last_seen_at"), pl.col("reported_at"), pl.col("returned_at")
_open = pl.col("status") == "OPEN"
_NOTIFIED = ("notified_la_at", "notified_lhb_at", "notified_carer_at")
_EXPLOITED = ("SEXUAL", "CRIMINAL", "COUNTY_LINES", "TRAFFICKING", "RADICALISATION")


def exploited() -> pl.Expr:
    return pl.col("exploitation").list.eval(pl.element().is_in(_EXPLOITED)).list.any().fill_null(False)


def _vanished(given: Given) -> pl.DataFrame:
    left = given.previous["episode"].lazy().filter(_open)
    return rows(left.join(table(given, "episode"), on="episode_id", how="anti"))


def _no_risk_seen(given: Given) -> pl.DataFrame:
    """Graded without risk where exploitation is known, or where an earlier episode of the same child ended with harm."""
    graded = table(given, "episode").filter(pl.col("police_grade") == "NO_APPARENT_RISK")
    harmed = pl.col("harm").is_in(["MINOR", "SERIOUS", "FATAL"]).fill_null(False)
    harmed_before = by_child(given).filter(harmed.cum_max().shift(1).over("child_ref").fill_null(False)).select("row")
    return rows(pl.concat([graded.filter(exploited()).select("row"), graded.join(harmed_before, on="row").select("row")]))


def _asked_of_nobody(given: Given) -> pl.DataFrame:
    soon = (pl.col("harm") == "NONE_KNOWN") & ((pl.col("harm_recorded_at") - _returned) < timedelta(minutes=15))
    found = table(given, "episode").filter(soon)
    if "prevention_check" in given.tables:
        found = found.join(table(given, "prevention_check"), on="episode_id", how="anti")
    if "interview_episode" in given.tables:
        found = found.join(_interviewed_about(given), on="episode_id", how="anti")
    return rows(found)


def _interviewed_about(given: Given) -> pl.LazyFrame:
    """Of an offer that came to nothing nobody learned anything; without the offers, a link is taken for an interview."""
    links = table(given, "interview_episode")
    if "return_interview" not in given.tables:
        return links
    held = table(given, "return_interview").filter(is_there("completed_at"))
    return links.join(held, on="interview_id", how="semi")


def _in_care(given: Given) -> pl.LazyFrame:
    """Each episode beside the spell of being looked after in which it began."""
    seen = local_day(_seen)
    within = (of_other("from") <= seen) & (of_other("to").is_null() | (seen <= of_other("to")))
    return beside(given, "episode", "care_spell").filter((of_other("care_status") == "LOOKED_AFTER") & within)


def _care_ended(given: Given) -> pl.DataFrame:
    spells = table(given, "care_spell").filter(pl.col("care_status") == "LOOKED_AFTER")
    goes_on = spells.filter(pl.col("to").is_null()).select("child_ref").unique()
    return rows(_in_care(given).filter(_open & of_other("to").is_not_null()).join(goes_on, on="child_ref", how="anti"))


def _placement_ended(given: Given) -> pl.DataFrame:
    ended = table(given, "care_spell").select("child_ref", pl.col("to").alias("placement_ended_on")).drop_nulls().unique()
    told = table(given, "episode").filter(pl.col("placement_ended_on").is_not_null())
    return rows(told.join(ended, on=["child_ref", "placement_ended_on"], how="anti"))


def _repeated(given: Given) -> pl.DataFrame:
    two_before = _seen.shift(2).over("child_ref")
    return rows(by_child(given).filter((_seen - two_before) <= timedelta(days=90)))


def _not_told(name: str):
    def finds(given: Given) -> pl.Expr:
        return is_blank(name) & ((given.extracted_at - _reported) > DAY)

    return finds


RULES: tuple[Rule, ...] = (
    error(
        "EP-18 episode episode_id status", "open in the earlier return, and episode_id not in this one",
        ("The earlier return left this child missing, and this one doesn’t speak of the episode. "
         "The rows are those of the earlier file.",
         "Gadawodd y ffurflen gynharach y plentyn hwn ar goll, ac nid yw hon yn sôn am y cyfnod. "
         "Rhesi’r ffeil gynharach yw’r rhain."),
        ("Find out where the child is. Then put the episode into this return, with its end if there is one.",
         "Darganfyddwch ble mae’r plentyn. Yna rhowch y cyfnod yn y ffurflen hon, gyda’i ddiwedd os oes un."),
        _vanished, needs_previous=("episode",), in_previous=True, like="576",
    ),
    query(
        "EP-19 episode police_grade", "missing for more than 28 days, and police_grade in (NO_APPARENT_RISK, LOW)",
        ("The child has been missing for more than four weeks, and the police’s grade is low or none.",
         "Mae’r plentyn ar goll ers mwy na phedair wythnos, ac mae gradd yr heddlu’n isel neu’n ddim.", False),
        ("Ask the police to look at the grade again; only they write it.",
         "Gofynnwch i’r heddlu edrych ar y radd eto; dim ond nhw sy’n ei hysgrifennu.", False),
        lambda given: ((_returned.fill_null(given.extracted_at) - _seen) > 28 * DAY)
        & pl.col("police_grade").is_in(["NO_APPARENT_RISK", "LOW"]),
    ),
    query(
        "EP-20 episode police_grade exploitation", "police_grade = NO_APPARENT_RISK, and exploitation or earlier harm is known",
        ("The police saw no apparent risk, and exploitation or earlier harm is known.",
         "Ni welodd yr heddlu risg amlwg, ac mae camfanteisio neu niwed cynharach yn hysbys.", False),
        ("Make sure that the police knew; ask them to look at the grade again.",
         "Gwnewch yn siŵr fod yr heddlu’n gwybod; gofynnwch iddynt edrych ar y radd eto.", False),
        _no_risk_seen, order="child_ref, last_seen_at, row",
    ),
    error(
        "EP-21 episode harm end_kind", "harm = FATAL and end_kind is not DIED",
        ("The harm was fatal, and the episode ends otherwise.",
        "Roedd y niwed yn angheuol, ac mae’r cyfnod yn gorffen yn wahanol.", False),
        CHECK_BOTH, (pl.col("harm") == "FATAL") & pl.col("end_kind").ne_missing("DIED"),
    ),
    query(
        "EP-22 episode harm", "harm = NONE_KNOWN within 15 minutes of the return, without a check or an interview",
        ("“No harm known” was written down before anybody can have asked.",
         "Nodwyd “dim niwed yn hysbys” cyn y gallai neb fod wedi gofyn.", False),
        ("If nobody has asked, the answer is NOT_ASKED.", "Os nad oes neb wedi gofyn, yr ateb yw NOT_ASKED."), _asked_of_nobody,
    ),
    query(
        "EP-23 episode harm_kinds", "harm = SERIOUS and harm_kinds is blank",
        ("The harm was serious, and its kind is not given.", "Roedd y niwed yn ddifrifol, ac ni roddir ei fath.", False),
        ("Write each kind that is known.", "Ysgrifennwch bob math sy’n hysbys."),
        (pl.col("harm") == "SERIOUS") & is_blank("harm_kinds"),
    ),
    query(
        "EP-24 episode reported_by", "looked after away from the parents, and reported_by = PARENT",
        ("The child was looked after, and a parent reported.", "Roedd y plentyn yn derbyn gofal, a rhiant a adroddodd."),
        ("That can be so, as on a visit home; otherwise correct who reported.",
         "Gall hynny fod, fel ar ymweliad â’r cartref; fel arall, cywirwch pwy a adroddodd."),
        lambda given: rows(_in_care(given).filter(
            (pl.col("reported_by") == "PARENT") & of_other("placement_type").ne_missing("WITH_PARENTS"))),
        needs=("care_spell",),
    ),
    query(
        "EP-25 episode status", "looked after at last_seen_at, no spell goes on, and status = OPEN",
        ("The child’s care ended during the episode, which is still open.",
         "Daeth gofal y plentyn i ben yn ystod y cyfnod, sy’n dal ar agor."),
        ("Say who looks for the child now. The end of care ends no search.",
         "Dywedwch pwy sy’n chwilio am y plentyn nawr. Nid yw diwedd gofal yn dod â chwilio i ben.", False),
        _care_ended, needs=("care_spell",), like="577, 578, 580",
    ),
    query(
        "EP-26 episode placement_ended_on", "placement_ended_on is not the last day of any spell of the child",
        ("The placement ended, and the child’s care history doesn’t say so.",
         "Daeth y lleoliad i ben, ac nid yw hanes gofal y plentyn yn dweud hynny."), CHECK_BOTH,
        _placement_ended, needs=("care_spell",), like="575",
    ),
    query(
        "EP-28 episode notified_la_at", "notified_la_at blank 24 hours after reported_at",
        ("A day after the report, nothing shows that the council was told.",
         "Ddiwrnod ar ôl yr adroddiad, nid oes dim yn dangos y dywedwyd wrth y cyngor."),
        ("Write when it was told, by telephone or otherwise. If nobody told it, tell it now.",
         "Ysgrifennwch pryd y dywedwyd, dros y ffôn neu fel arall. Os na ddywedodd neb, dywedwch nawr."),
        _not_told("notified_la_at"),
    ),
    query(
        "EP-28 episode notified_lhb_at", "notified_lhb_at blank 24 hours after reported_at",
        ("A day after the report, nothing shows that the health board was told.",
         "Ddiwrnod ar ôl yr adroddiad, nid oes dim yn dangos y dywedwyd wrth y bwrdd iechyd."),
        ("Write when it was told, by telephone or otherwise. If nobody told it, tell it now.",
         "Ysgrifennwch pryd y dywedwyd, dros y ffôn neu fel arall. Os na ddywedodd neb, dywedwch nawr."),
        _not_told("notified_lhb_at"),
    ),
    query(
        f"EP-29 episode {' '.join(_NOTIFIED)}", "notified_… < reported_at",
        ("Somebody was told before the child was reported missing.", "Dywedwyd wrth rywun cyn adrodd bod y plentyn ar goll."),
        EXPLAIN,
        pl.any_horizontal((pl.col(name) < _reported).fill_null(False) for name in _NOTIFIED),
    ),
    query(
        "EP-31 episode police_grade", "police_grade = NOT_GRADED 24 hours after reported_at",
        ("A day after the report, the police’s grade had not been given.",
         "Ddiwrnod ar ôl yr adroddiad, nid oedd gradd yr heddlu wedi’i rhoi.", False),
        ("Ask the police for it; only they write it. If none was ever given, leave it so.",
         "Gofynnwch i’r heddlu amdani; dim ond nhw sy’n ei hysgrifennu. Os na roddwyd un erioed, gadewch hi felly.", False),
        lambda given: (pl.col("police_grade") == "NOT_GRADED") & ((given.extracted_at - _reported) > DAY),
    ),
    information(
        "EP-30 episode last_seen_at", "the child’s third episode, or a later one, within 90 days",
        ("This child has been missing three times in ninety days: the local policy may ask for a strategy discussion.",
         "Mae’r plentyn hwn wedi bod ar goll deirgwaith mewn naw deg diwrnod: gall polisi lleol ofyn am drafodaeth.", False),
        NOTHING, _repeated, order="child_ref, last_seen_at, row",
    ),
)  # fmt: skip

__all__ = ["RULES", "exploited"]
