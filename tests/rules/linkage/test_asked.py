"""What is read out of one box: names, a birth, numbers, in any order."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ymylon.linkage.rules.asked import Asked, read

BORN = date(2011, 3, 4)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Cai Morgan", Asked("Cai Morgan")),
        ("  Cai   Morgan ", Asked("Cai Morgan")),
        ("Cai Morgan 04/03/2011", Asked("Cai Morgan", BORN)),
        ("04.03.2011 Cai", Asked("Cai", BORN)),
        ("Cai 4-3-11", Asked("Cai", BORN)),
        ("Cai 2011-03-04", Asked("Cai", BORN)),
        ("Cai 04032011", Asked("Cai", BORN)),
        ("Cai 4 March 2011", Asked("Cai", BORN)),
        ("Cai 4th of March 2011", Asked("Cai", BORN)),
        ("Cai 4 Mawrth 2011", Asked("Cai", BORN)),
        ("Cai 4ydd o Fawrth 2011", Asked("Cai", BORN)),
        ("Cai 4 Mar 11", Asked("Cai", BORN)),
        ("Cai born 4/3/2011", Asked("Cai", BORN)),
        ("Cai DOB: 4/3/2011", Asked("Cai", BORN)),
        ("Cai 03/14/2011", Asked("Cai", date(2011, 3, 14))),
        ("Cai March 2011", Asked("Cai", born_in=(2011, 3))),
        ("Cai Mawrth 2011", Asked("Cai", born_in=(2011, 3))),
        ("Cai 2011", Asked("Cai", year=2011)),
        ("Cai, 14", Asked("Cai,", age=14)),
        ("Cai aged 14", Asked("Cai", age=14)),
        ("Cai 14 oed", Asked("Cai", age=14)),
        ("Mai Jones", Asked("Mai Jones")),
        ("Rees March", Asked("Rees March")),
        ("Born Free", Asked("Born Free")),
        ("943 476 5919", Asked(numbers=(("NHS_NUMBER", "9434765919"),))),
        ("NHS no. 943-476-5919 Cai", Asked("Cai", numbers=(("NHS_NUMBER", "9434765919"),))),
        ("h801200001001", Asked(numbers=(("UPN", "H801200001001"),))),
        ("12/394773H", Asked(numbers=(("PNC_ID", "2012/0394773H"),))),
        ("W12345", Asked(numbers=(("", "W12345"),))),
        ("2026/000123", Asked(numbers=(("", "2026/000123"),))),
        ("unknown", Asked()),
        ("?!", Asked()),
        ("", Asked()),
        ("99", Asked()),
    ],
)
def test_read(typed, asked):
    assert read(typed) == asked
    assert bool(read(typed)) == (asked != Asked())


@pytest.mark.parametrize(
    ("typed", "fault"),
    [("31/02/2011", "“31/02/2011” is not a day of the calendar."), ("9434765918", "NHS number: The number’s own check fails")],
)
def test_what_is_nearly_a_date_or_a_number_is_named(typed, fault):
    (words,) = read(typed).faults
    assert words.en.startswith(fault)
    assert words.cy != words.en


@pytest.mark.parametrize(
    ("one", "other"), [("Cai Morgan", "morgan  CAI"), ("Siân 4/3/2011", "04.03.2011 sian"), ("943 476 5919", "9434765919")]
)
def test_the_same_question_has_the_same_form(one, other):
    assert read(one).canonical == read(other).canonical != read("Cai").canonical


@pytest.mark.parametrize(
    ("typed", "enough"),
    [
        ("Cai Morgan 4/3/2011", True),
        ("9434765919", True),
        ("Cai Morgan", False),
        ("Cai 4/3/2011", False),
        ("Cai Morgan March 2011", False),
        ("Cai Morgan 14", False),
        ("W12345", False),
        ("9434765918", False),
    ],
)
def test_what_is_enough_to_ask_about_a_hidden_child(typed, enough):
    assert read(typed).is_enough_for_the_index is enough


@settings(max_examples=50, deadline=None, database=None)
@given(st.text("abcŵ '-/.0123456789\u202eفMarch", max_size=300))
def test_any_text_can_be_read(typed):
    read(typed).canonical  # noqa: B018
