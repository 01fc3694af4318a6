"""Published triggers: what each says and asks for, and how seldom a number is small enough to be hidden."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.access.policy import ACTIONS, BY_ROLE
from ymylon.signals.actions.raising import FINDERS
from ymylon.signals.rules.triggers import (
    OUT_OF_SCHOOL,
    TRIGGERS,
    Concerned,
    first_missing_words,
    is_in_force,
    of_one_school,
    one_school_words,
    read_several,
    several_since,
    several_words,
    shown_counts,
    under_notice_words,
)
from ymylon.terms.codes import Lane

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_each_has_words_in_both_languages_a_day_lanes_and_a_finder(trigger):
    assert trigger.words.en != trigger.words.cy
    assert trigger.lanes
    assert trigger.code in FINDERS
    assert is_in_force(trigger, trigger.in_force_from)
    assert not is_in_force(trigger, trigger.in_force_from - timedelta(days=1))


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_whoever_may_answer_holds_every_lane_that_its_words_use(trigger):
    for role in ACTIONS["ANSWER_SIGNAL"].roles:
        assert {Lane.WORRY, *trigger.lanes} <= BY_ROLE[role].reads, (trigger.code, role)


@pytest.mark.parametrize(
    ("value", "several"),
    [
        ({"at_least": 3, "window_days": 183}, (3, timedelta(days=183))),
        ({"at_least": 1, "window_days": 183}, None),
        ({"at_least": 3}, None),
        ({"at_least": "3", "window_days": 183}, None),
        ({"at_least": 3, "window_days": 0}, None),
    ],
)
def test_a_row_that_cannot_be_read_fires_about_nobody(value, several):
    assert read_several(value) == several


@pytest.mark.parametrize(
    ("hours_ago", "last_ago", "fires"),
    [((3, 2, 1), None, True), ((2, 1), None, False), ((3, 2, 1), 2.5, False), ((9, 3, 2, 1), 5, True), ((), None, False)],
)
def test_worries_that_raised_one_signal_raise_no_second(hours_ago, last_ago, fires):
    noted = [NOW - timedelta(hours=hours) for hours in hours_ago]
    assert several_since(noted, 3, NOW - timedelta(hours=last_ago) if last_ago else None) is fires


def test_the_words_say_the_facts_and_no_score():
    words = first_missing_words(date(2026, 11, 20), OUT_OF_SCHOOL[0])
    assert words.en == "Last seen on 20 Nov 2026, the first missing episode on record. School then: reduced timetable."
    assert "amserlen lai" in words.cy
    assert several_words(3, date(2026, 10, 1)).en == "3 worries below any threshold were noted since 1 Oct 2026."


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"A": 12, "B": 7}, {"A": 12, "B": 7}),
        ({"A": 12, "B": 4}, {"A": None, "B": None}),
        ({"A": 12, "B": 7, "C": 1}, {"A": 12, "B": None, "C": None}),
        ({"A": 12, "B": 2, "C": 1}, {"A": 12, "B": None, "C": None}),
        ({"A": 5, "B": 0}, {"A": 5, "B": 0}),
        ({"A": 3}, {"A": None}),
        ({}, {}),
    ],
)
def test_a_number_below_five_is_hidden_and_so_is_what_would_give_it_away(counts, shown):
    assert shown_counts(counts) == shown


def test_the_facts_of_the_third_trigger_name_nobody():
    words = under_notice_words(date(2026, 11, 20))
    assert words.en == "Found on 20 Nov 2026: somebody whom a warning notice or an order binds was linked to this child."
    assert "20 Tach 2026" in words.cy


def concerned(school: int, child: int, days: int) -> Concerned:
    return Concerned(school, child, f"{school}-{child}-{days}", NOW - timedelta(days=days))


@pytest.mark.parametrize(
    ("rows", "fires"),
    [
        ([(1, 7, 1), (1, 8, 2), (1, 9, 3)], True),
        ([(1, 7, 1), (1, 7, 2), (1, 7, 3)], False),  # one child, three times
        ([(1, 7, 1), (1, 8, 2), (2, 9, 3)], False),  # not all of one school
        ([(2, 7, 1), (1, 7, 2), (1, 8, 2), (1, 9, 3)], True),  # at the school from which the child moved
        ([(1, 7, 1), (1, 8, 2), (1, 9, 92)], False),  # too long ago
        ([(1, 8, 1), (1, 9, 2), (1, 10, 3)], False),  # this child not among them
        ([], False),
    ],
)
def test_different_children_of_one_school_this_one_among_them_within_the_period(rows, fires):
    since = NOW.date() - timedelta(days=91)
    assert (7 in of_one_school([concerned(*row) for row in rows], 3, since, datetime.date)) is fires


def test_how_many_exactly_and_which_school_is_not_said():
    words = one_school_words(3, date(2026, 9, 1))
    assert "at least 3 children of one school" in words.en
    assert "o leiaf 3 o blant un ysgol" in words.cy
