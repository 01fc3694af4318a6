"""What may be held of persons and things of concern, and in which one form numbers, marks and names are compared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ymylon.associates.rules import (
    LONGEST_REVIEW,
    Facts,
    Kind,
    TieKind,
    facts_fault,
    folded,
    key_of,
    mark_words,
    nicknames_in,
    reason_fault,
    review_fault,
    span_fault,
    tie_fault,
    wording_fault,
)
from ymylon.terms.words import Words

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)
JAY = Facts(Kind.PERSON, "", ("Jay",), "", "", None, "Gives him phones.", "His sister")
PHONE = replace(JAY, kind=Kind.PHONE, nicknames=(), mark="07700 900123")


@pytest.mark.parametrize(
    ("kind", "typed", "held", "read"),
    [
        (Kind.PHONE, "07700 900123", "+447700900123", "07700 900123"),
        (Kind.PHONE, "+44 (0)7700-900123", "+447700900123", "07700 900123"),
        (Kind.PHONE, "0044 7700 900123", "+447700900123", "07700 900123"),
        (Kind.PHONE, "7700900123", "+447700900123", "07700 900123"),
        (Kind.PHONE, "029 2018 0123", "+442920180123", "02920 180123"),
        (Kind.PHONE, "+353 85 123 4567", "+353851234567", "+353851234567"),
        (Kind.VEHICLE, "ck19 xyz", "CK19XYZ", "CK19 XYZ"),
        (Kind.VEHICLE, "CKI9 XYZ", "CK19XYZ", "CK19 XYZ"),
        (Kind.VEHICLE, "C0O9 XYZ", "CO09XYZ", "CO09 XYZ"),
        (Kind.VEHICLE, "A1", "A1", "A1"),
        (Kind.ACCOUNT, "@Jay_Jay", "jay_jay", "@Jay_Jay"),
        (Kind.PLATFORM, "https://www.Example.com/", "example.com", "https://www.Example.com/"),
    ],
)
def test_one_number_or_mark_is_held_in_one_form(kind, typed, held, read):
    assert key_of(kind, typed) == held
    assert mark_words(kind, held, typed) == read


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.PHONE, "0770"), (Kind.PHONE, "not known"), (Kind.PHONE, "+44 7700 900123 4"), (Kind.PHONE, ""),
        (Kind.VEHICLE, "CK19*YZ"), (Kind.VEHICLE, "C"), (Kind.VEHICLE, "CK19XYZ9999"),
        (Kind.ACCOUNT, " @ "), (Kind.PLATFORM, " "), (Kind.PERSON, "Jay"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_no_number(kind, typed):
    assert key_of(kind, typed) is None


@pytest.mark.parametrize("typed", ["Jay-Jay", "JAY JAY", "jáy jay", "“Jay” Jay"])
def test_a_nickname_is_compared_without_capitals_accents_and_signs(typed):
    assert folded(typed) == "jayjay"


def test_nicknames_come_one_by_one_and_each_once():
    assert nicknames_in("Jay, J-Dog;\n jay ,,Siôn bach") == ["Jay", "J-Dog", "Siôn bach"]


def field(fault) -> str | None:
    return fault.field if fault else None


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        (JAY, None),
        (replace(JAY, name="Jason", nicknames=()), None),
        (replace(JAY, nicknames=()), "name"),
        (replace(JAY, nicknames=("?!",)), "name"),
        (replace(JAY, kind=Kind.GROUP, nicknames=()), "name"),
        (PHONE, None),
        (replace(PHONE, mark="0770"), "mark"),
        (replace(PHONE, kind=Kind.VEHICLE, mark="CK19 XYZ"), None),
        (replace(PHONE, kind=Kind.VEHICLE, mark="?"), "mark"),
        (replace(JAY, born_about=1989), None),
        (replace(JAY, born_about=2027), "born_about"),
        (replace(JAY, born_about=89), "born_about"),
        (replace(JAY, why=" "), "why"),
        (replace(JAY, source=""), "source"),
    ],
)
def test_a_nickname_is_enough_and_a_basis_and_a_source_are_not_left_out(facts, asked):
    assert field(facts_fault(facts, TODAY)) == asked


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (TODAY, "review_on"), (TODAY - DAY, "review_on"), (TODAY + DAY, None), (TODAY + LONGEST_REVIEW, None),
        (TODAY + LONGEST_REVIEW + DAY, "review_on"),
    ],
)  # fmt: skip
def test_it_is_looked_at_again_after_today_and_within_half_a_year(day, asked):
    assert field(review_fault(TODAY, day)) == asked


@pytest.mark.parametrize(
    ("since", "until", "asked"),
    [
        (None, None, None), (TODAY, None, None), (TODAY + DAY, None, "from_on"), (None, TODAY, None), (TODAY, TODAY, None),
        (TODAY, TODAY - DAY, "to_on"),
    ],
)  # fmt: skip
def test_nothing_ends_before_it_began(since, until, asked):
    assert field(span_fault(since, until, TODAY)) == asked


@pytest.mark.parametrize(
    ("kind", "a", "b", "itself", "asked"),
    [
        (TieKind.MEMBER_OF, Kind.PERSON, Kind.GROUP, False, None),
        (TieKind.MEMBER_OF, Kind.GROUP, Kind.PERSON, False, "kind"),
        (TieKind.USES, Kind.PERSON, Kind.PHONE, False, None),
        (TieKind.USES, Kind.GROUP, Kind.VEHICLE, False, None),
        (TieKind.USES, Kind.PHONE, Kind.PERSON, False, "kind"),
        (TieKind.ON_PLATFORM, Kind.ACCOUNT, Kind.PLATFORM, False, None),
        (TieKind.ON_PLATFORM, Kind.PERSON, Kind.PLATFORM, False, "kind"),
        (TieKind.SAME, Kind.PERSON, Kind.PERSON, False, None),
        (TieKind.SAME, Kind.PERSON, Kind.GROUP, False, "kind"),
        (TieKind.SAME, Kind.PERSON, Kind.PERSON, True, "other"),
    ],
)
def test_only_what_can_be_tied_is_tied(kind, a, b, itself, asked):
    assert field(tie_fault(kind, a, b, itself=itself)) == asked


@pytest.mark.parametrize(
    ("wording", "source", "asked"),
    [
        ("An adult who uses the name Jay.", "PC 2210, from Tirion", None),
        (" ", "Tirion", "wording"),
        ("Tirion says that Jay waits there.", "Tirion", "wording"),
        ("TIRÍON says so.", "tirion", "wording"),
        ("He and she.", "he", None),
    ],
)
def test_what_others_read_never_repeats_the_source(wording, source, asked):
    assert field(wording_fault(wording, source)) == asked


def test_a_decision_has_a_reason():
    assert isinstance(reason_fault(" ").words, Words)
    assert reason_fault("Moved away.") is None
