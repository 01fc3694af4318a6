"""A screening: what each part must say, what may always be left out, and where a journey goes. Nothing is added up."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ymylon.associates.rules import Kind as AssociateKind
from ymylon.screening import rules
from ymylon.screening.rules import (
    BY_CODE,
    DETAIL,
    GROUPS,
    Beyond,
    Cause,
    Crossing,
    ExploitationKind,
    FindingKind,
    Known,
    Level,
    Lives,
    Recruiting,
    Standing,
    Theme,
    Trend,
    definition_on,
)
from ymylon.screening.rules.definitions import DEFINITIONS
from ymylon.screening.rules.judging import crossing, finding_fault, judgement_fault, link_fault, marks_fault, strengths_fault
from ymylon.terms.sources import SOURCES

TODAY = date(2026, 11, 26)
BRIDGEND, RHONDDA = "W06000013", "W06000016"
K = FindingKind


def field_of(fault) -> str | None:
    return fault.field if fault else None


@pytest.mark.parametrize(
    ("level", "trend", "words", "field"),
    [
        (Level.EMERGING, Trend.WORSE, "He comes back afraid.", None),
        (Level.NOT_KNOWN, Trend.NOT_KNOWN, "Nobody has met him yet.", None),
        (Level.NO_EVIDENCE, Trend.SAME, "Looked at with his family.", None),
        (Level.SIGNIFICANT, Trend.WORSE, " ", "words"),
        (None, Trend.WORSE, "He comes back afraid.", "level"),
        (Level.MODERATE, None, "He comes back afraid.", "trend"),
    ],
)
def test_a_type_is_judged_by_a_person_in_words(level, trend, words, field):
    assert field_of(judgement_fault(level, trend, words)) == field


@pytest.mark.parametrize(
    ("marks", "field"),
    [
        ({}, None),
        ({"TICKETS": (Standing.CURRENT, Known.FAMILY)}, None),
        ({"TICKETS": (Standing.SUSPECTED, Known.NOT_KNOWN)}, None),
        ({"TICKETS": (Standing.NO_EVIDENCE, None)}, None),
        ({"TICKETS": (Standing.NOT_KNOWN, None)}, None),
        ({"TICKETS": (Standing.CURRENT, None)}, "TICKETS_source"),
        ({"TICKETS": (Standing.PAST, None)}, "TICKETS_source"),
        ({"CANNABIS": (Standing.NO_EVIDENCE, None)}, "CANNABIS"),
    ],
)
def test_every_indicator_may_be_left_out_and_what_is_so_says_how_it_is_known(marks, field):
    assert field_of(marks_fault("TRAVEL", marks)) == field


@pytest.mark.parametrize(
    ("kind", "child", "entry", "episode", "place", "field"),
    [
        (K.VICTIM, True, None, False, "", None),
        (K.VICTIM, False, AssociateKind.PERSON, False, "", "link"),
        (K.OFFENDER, False, AssociateKind.PERSON, False, "", None),
        (K.OFFENDER, False, AssociateKind.GROUP, False, "", None),
        (K.OFFENDER, False, AssociateKind.PHONE, False, "", "link"),
        (K.OFFENDER, True, None, False, "", "link"),
        (K.LOCATION, False, None, False, "The station", None),
        (K.LOCATION, False, AssociateKind.PLATFORM, False, "", None),
        (K.LOCATION, False, None, True, "", None),
        (K.LOCATION, False, AssociateKind.PERSON, False, "", "place"),
        (K.LOCATION, False, None, False, " ", "place"),
        (K.THEME, True, None, False, "", None),
        (K.THEME, False, None, False, "The station", "link"),
        (K.RECRUITED, False, None, False, "The station", "link"),
        (K.RECRUITED, True, None, False, "", None),
        (K.LIVES, False, None, False, "Swansea", "link"),
        (K.DEBT, False, None, False, "", None),
        (K.ITEM, False, None, False, "", None),
        (K.JOURNEY, False, None, False, "", None),
        (K.FAMILY, False, None, False, "", None),
    ],
)
def test_each_row_of_the_four_lists_links_a_real_record(kind, child, entry, episode, place, field):
    assert field_of(link_fault(kind, child=child, entry=entry, episode=episode, place=place)) == field


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        (K.DEBT, {"detail": Cause.SEIZURE, "words": ""}, None),
        (K.DEBT, {"detail": Cause.STAGED_ROBBERY, "amount": Decimal("350.50")}, None),
        (K.DEBT, {"detail": None}, "detail"),
        (K.DEBT, {"detail": Theme.GANG}, "detail"),
        (K.DEBT, {"detail": Cause.GIFT, "amount": Decimal(-1)}, "amount"),
        (K.THEME, {"detail": Theme.OTHER, "words": ""}, "words"),
        (K.THEME, {"detail": Theme.NOT_KNOWN, "words": ""}, None),
        (K.LIVES, {"detail": Lives.NOT_KNOWN, "words": ""}, None),
        (K.RECRUITED, {"detail": Recruiting.MADE_TO, "words": ""}, None),
        (K.OFFENDER, {"words": ""}, "words"),
        (K.OFFENDER, {"since_on": TODAY}, None),
        (K.OFFENDER, {"since_on": TODAY + timedelta(days=1)}, "since_on"),
        (K.JOURNEY, {"ends": (RHONDDA, "")}, "destination"),
        (K.JOURNEY, {"ends": ("", RHONDDA)}, "origin"),
        (K.JOURNEY, {"ends": (Beyond.NOT_KNOWN, RHONDDA)}, None),
    ],
)
def test_what_is_not_known_is_always_an_answer_and_what_cannot_be_is_refused_beside_its_field(kind, more, field):
    said = {"words": "So it was.", "detail": None, "since_on": None, "amount": None, "ends": ("", ""), "today": TODAY} | more
    assert field_of(finding_fault(kind, **said)) == field


@pytest.mark.parametrize(
    ("origin", "destination", "goes"),
    [
        (Beyond.ENGLAND, BRIDGEND, Crossing.INTO),
        (BRIDGEND, Beyond.ENGLAND, Crossing.OUT_OF),
        (BRIDGEND, RHONDDA, Crossing.WITHIN),
        (BRIDGEND, BRIDGEND, Crossing.WITHIN),
        (Beyond.ENGLAND, Beyond.SCOTLAND, Crossing.OUTSIDE),
        (Beyond.NOT_KNOWN, BRIDGEND, Crossing.NOT_KNOWN),
        (BRIDGEND, Beyond.NOT_KNOWN, Crossing.NOT_KNOWN),
    ],
)
def test_whether_a_line_goes_into_wales_or_out_of_it_is_read_off_its_ends(origin, destination, goes):
    assert crossing(origin, destination) is goes


def test_each_type_is_defined_with_its_day_and_a_source_that_is_listed():
    assert {one.kind for one in DEFINITIONS} == set(ExploitationKind)
    assert all(one.source in SOURCES and one.words.en and one.words.cy for one in DEFINITIONS)
    assert definition_on(ExploitationKind.CRIMINAL, TODAY).source == "wsp_cce"
    # On a day before the first the first is shown: there is no other.
    assert definition_on(ExploitationKind.ONLINE, date(2020, 1, 1)).kind is ExploitationKind.ONLINE


def test_no_type_or_indicator_presumes_sex_care_or_poverty():
    words = [one.words for group in GROUPS for one in group.indicators] + [one.words for one in DEFINITIONS]
    said = " ".join(f"{one.en} " for one in words).lower().split()
    assert not {"boy", "boys", "girl", "girls", "looked-after", "foster", "benefits", "poor", "poverty"} & set(said)


def test_every_indicator_has_a_code_of_its_own_that_no_question_about_a_source_takes():
    codes = [one.code for group in GROUPS for one in group.indicators]
    assert all(len(group.indicators) == len({one.code for one in group.indicators}) for group in GROUPS)
    assert not [code for code in codes if code.endswith("_source")]
    assert set(BY_CODE) == {group.code for group in GROUPS}
    wanted = {"REFUSES", "UNSAFE_HOME", "FEARS_GANG", "NEEDS_UNKNOWN", "RELATIONSHIP", "PREVENT", "ONLINE_OFFENCES",
              "FAMILY_INFLUENCE", "MONEY_TROUBLE", "CANNABIS", "MDMA", "ECSTASY", "KETAMINE", "COCAINE", "ALCOHOL"}  # fmt: skip
    assert wanted <= set(codes)


def test_what_was_asked_to_be_looked_at_is_looked_at():
    """As the county and the committee’s witnesses name it [bridgend_evidence], each in a group of its own kind."""
    looked_at = {group.code: {one.code for one in group.indicators} for group in GROUPS}
    assert looked_at["SUBSTANCES"] >= {"CANNABIS", "MDMA", "ECSTASY", "KETAMINE", "COCAINE", "ALCOHOL", "OTHER_SUBSTANCE"}
    for group, code in (
        ("SCHOOL", "REFUSES"), ("HOME", "UNSAFE_HOME"), ("VIOLENCE", "FEARS_GANG"), ("NEEDS", "NEEDS_UNKNOWN"),
        ("CONTACTS", "RELATIONSHIP"), ("POLICE", "PREVENT"), ("ONLINE", "ONLINE_OFFENCES"), ("HOME", "FAMILY_INFLUENCE"),
        ("MONEY", "MONEY_TROUBLE"),
    ):  # fmt: skip
        assert code in looked_at[group], code
    # The Health lane alone reads of it, and what the police hold of a child is not answered in social care’s.
    every = " ".join(one.words.en for group in GROUPS for one in group.indicators).lower()
    assert not [word for word in ("sexual", "infection", "intelligence") if word in every]
    assert {one.name for one in Cause} >= {"SEIZURE", "STAGED_ROBBERY", "LOSS", "GIFT"}
    assert {one.name for one in Lives} == {"SAME", "WALES", "ELSEWHERE", "NOT_KNOWN"}


def test_no_evidence_is_not_none_and_no_code_is_a_number():
    assert "NONE" not in set(Standing)
    for codes in (Level, Trend, Standing, *DETAIL.values()):
        assert not any(character.isdigit() for one in codes for character in one.words.en)


def test_one_answer_of_what_protects_is_enough():
    assert strengths_fault((), "", " ", "") is not None
    assert strengths_fault((rules.Strength.HOPES,), "", "", "") is None
    assert strengths_fault((), "", "Belonging.", "") is None
