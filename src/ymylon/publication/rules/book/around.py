"""PN, ED and SV: meetings, education, and services that measure a change."""

import polars as pl

from ymylon.publication.rules.book.making import DAY, EXPLAIN, error, is_blank, is_there, query
from ymylon.publication.rules.rule import Given, Rule

_CORE = ("POLICE", "COUNCIL", "HEALTH", "EDUCATION")
_held = is_there("held_at")
# An NHS number, a pupil's number, a postcode, a date that may be of birth.
_IDENTIFIERS = (
    r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b",
    r"\b[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]\b",
    r"(?i)\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b",
    r"(?i)\b(dob|d\.o\.b\.?|born|ganed|ganwyd|dyddiad geni)\b\D{0,12}\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}",
)
_FREE_TEXTS = ("published_text", "cancelled_reason")


def _identifies() -> pl.Expr:
    return pl.any_horizontal(
        pl.col(name).str.contains(pattern).fill_null(False) for name in _FREE_TEXTS for pattern in _IDENTIFIERS
    )


def _uninvited() -> pl.Expr:
    strangers = pl.col("attended_roles").list.set_difference(pl.col("invited_roles").fill_null([]))
    return strangers.list.eval(pl.element() != "UNINVITED").list.any()


def _still_reduced(given: Given) -> pl.Expr:
    until = pl.col("to").fill_null(given.extracted_at.date())
    return (pl.col("event") == "REDUCED_TIMETABLE") & ((until - pl.col("from")) > 42 * DAY)


RULES: tuple[Rule, ...] = (
    error(
        "PN-01 panel_meeting held_at cancelled_reason",
        "held_at and cancelled_reason both there, or neither (of a meeting in the past)",
        ("A meeting was held, or it was cancelled: the row says both, or neither.",
         "Cynhaliwyd cyfarfod, neu fe’i canslwyd: mae’r rhes yn dweud y ddau, neu ddim un."),
        ("Write when it was held, or why it was not.", "Ysgrifennwch pryd y’i cynhaliwyd, neu pam na chynhaliwyd."),
        lambda given: (_held & is_there("cancelled_reason"))
        | (~_held & is_blank("cancelled_reason") & (pl.col("scheduled_at") < given.extracted_at).fill_null(True)),
    ),
    error(
        "PN-02 panel_meeting attended_roles invited_roles",
        "attended_roles has a role that is not in invited_roles, nor UNINVITED",
        ("Somebody came for a role that had not been invited.", "Daeth rhywun dros rôl nad oedd wedi’i gwahodd."),
        ("Write UNINVITED for whoever came without an invitation, or correct the list.",
         "Ysgrifennwch UNINVITED ar gyfer pwy bynnag a ddaeth heb wahoddiad, neu cywirwch y rhestr."),
        _uninvited(),
    ),
    query(
        "PN-03 panel_meeting attended_roles", "held, and POLICE, COUNCIL, HEALTH or EDUCATION not in attended_roles",
        ("Police, council, health or education was not in the room.",
        "Nid oedd yr heddlu, y cyngor, iechyd neu addysg yn yr ystafell."),
        EXPLAIN, _held & ~pl.all_horizontal(pl.col("attended_roles").list.contains(role).fill_null(False) for role in _CORE),
    ),
    query(
        "PN-04 panel_meeting minutes_published_at", "minutes_published_at blank 28 days after held_at",
        ("Four weeks after the meeting, no minutes have been published.",
         "Bedair wythnos ar ôl y cyfarfod, ni chyhoeddwyd cofnodion."),
        ("Publish them, or say why not.", "Cyhoeddwch nhw, neu dywedwch pam ddim."),
        lambda given: is_blank("minutes_published_at") & ((given.extracted_at - pl.col("held_at")) > 28 * DAY),
    ),
    error(
        "PN-05 panel_meeting published_text cancelled_reason",
        "an NHS number, a pupil’s number, a postcode or a birth date in free text",
        ("This text may say who a child is: it holds a number, a postcode or a birth date.",
         "Gall y testun hwn ddweud pwy yw plentyn: mae’n dal rhif, cod post neu ddyddiad geni.", False),
        ("Take it out before anybody publishes it, and look whether the text was sent anywhere already.",
         "Tynnwch ef cyn i neb ei gyhoeddi, ac edrychwch a anfonwyd y testun i rywle eisoes.", False),
        _identifies(),
    ),
    error(
        "ED-01 education_event to", "event = PERMANENT_EXCLUSION and `to` is there",
        ("A permanent exclusion has an end.", "Mae diwedd i waharddiad parhaol."),
        ("If the child was taken back, add a row REINSTATED and leave the end blank.",
         "Os derbyniwyd y plentyn yn ôl, ychwanegwch res REINSTATED a gadewch y diwedd yn wag."),
        (pl.col("event") == "PERMANENT_EXCLUSION") & is_there("to"),
    ),
    query(
        "ED-02 education_event from to", "event = REDUCED_TIMETABLE for more than 6 weeks",
        ("The timetable has been reduced for more than six weeks.", "Mae’r amserlen wedi’i lleihau ers mwy na chwe wythnos."),
        EXPLAIN,
        _still_reduced,
    ),
    error(
        "SV-01 service_contact score", "instrument = SDQ_TOTAL and score not from 0 to 40",
        ("The score lies outside what this instrument can give.", "Mae’r sgôr y tu allan i’r hyn y gall yr offeryn hwn ei roi."),
        ("Check the score: an SDQ total is from 0 to 40.", "Gwiriwch y sgôr: mae cyfanswm SDQ rhwng 0 a 40."),
        (pl.col("instrument") == "SDQ_TOTAL") & ~pl.col("score").is_between(0, 40),
    ),
    query(
        "SV-02 service_contact scored_on", "second score less than 14 days after first_contact_on",
        ("The second score was taken within two weeks of the first contact.",
         "Cymerwyd yr ail sgôr o fewn pythefnos i’r cyswllt cyntaf."),
        ("That is too soon to show a change: take it again later.",
        "Mae hynny’n rhy fuan i ddangos newid: cymerwch ef eto’n ddiweddarach."),
        (pl.col("score_number") == 2) & ((pl.col("scored_on") - pl.col("first_contact_on")) < 14 * DAY),
    ),
)  # fmt: skip
