"""When two meetings about one child could be one, what keeps them apart, and whom it spares."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ymylon.meetings.rules import combining as said
from ymylon.meetings.rules.combining import Due, apart_because, could_be_one, is_owed_near, needed_by_both, spared

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
PANEL, STRATEGY = Due("PREVENTION_PANEL", NOON + 9 * DAY), Due("MISSING_STRATEGY", NOON + 4 * DAY)

CASES = [
    ("a panel and a strategy meeting in one week", {}, None),
    ("seven days apart to the minute", {"starts_at": STRATEGY.starts_at + 7 * DAY}, None),
    ("seven days before", {"starts_at": STRATEGY.starts_at - 3 * DAY}, None),
    ("a minute more", {"starts_at": STRATEGY.starts_at + 7 * DAY + timedelta(minutes=1)}, said.TOO_FAR_APART),
    ("the same kind twice", {"kind": "MISSING_STRATEGY"}, said.SAME_KIND),
    ("one about a place", {"about": "PLACE"}, said.NO_CHILDREN),
    ("one that begins now", {"starts_at": NOON}, said.BEGUN),
    ("one of professionals only", {"professionals_only": True}, said.PROFESSIONALS),
    ("one that is noted in the lane of allegations", {"event_lane": "OFFENDING"}, said.OTHER_LANE),
    ("one that serves two purposes already", {"serves_more": True}, said.SERVES_TWO),
]


@pytest.mark.parametrize(("words", "changed", "apart"), CASES, ids=[case[0] for case in CASES])
def test_what_keeps_two_meetings_apart(words, changed, apart):
    assert apart_because(STRATEGY, replace(PANEL, **changed), NOON) is apart


def test_a_meeting_of_two_purposes_takes_in_a_third():
    assert apart_because(replace(STRATEGY, serves_more=True), PANEL, NOON) is None


def test_across_the_october_change_seven_days_are_seven_days():
    before = replace(STRATEGY, starts_at=datetime.fromisoformat("2026-10-22T10:00:00+01:00"))
    same_clock = replace(PANEL, starts_at=datetime.fromisoformat("2026-10-29T10:00:00+00:00"))
    assert not could_be_one(before, same_clock), "an hour more than seven days"
    assert could_be_one(before, replace(same_clock, starts_at=same_clock.starts_at - timedelta(hours=1)))


SPARED = [
    ("the same person, asked to both", [(1, 5)], [(1, 5)], [(1, 5)]),
    ("the same team, of which nobody is named", [(1, None)], [(1, None)], [(1, None)]),
    ("a team, and somebody in it by name", [(1, None)], [(1, 5)], [(1, 5)]),
    ("somebody by name, and then their team", [(1, 5)], [(1, None)], [(1, None)]),
    ("two people of one team are two", [(1, 5)], [(1, 6)], []),
    ("once, however often they are asked", [(1, 5), (1, 5)], [(1, 5), (1, 5)], [(1, 5)]),
    ("nobody is asked to both", [(1, None)], [(2, None)], []),
]


@pytest.mark.parametrize(("words", "one", "other", "both"), SPARED, ids=[case[0] for case in SPARED])
def test_who_is_spared_an_appointment(words, one, other, both):
    assert list(spared(one, other)) == both


OWED = [
    ("due seven days after it to the minute", NOON + 11 * DAY, True),
    ("a minute more", NOON + 11 * DAY + timedelta(minutes=1), False),
    ("late since long ago: it is due now", NOON - 40 * DAY, True),
    ("owed by no day: it is due now", None, True),
]


@pytest.mark.parametrize(("words", "due_at", "near"), OWED, ids=[case[0] for case in OWED])
def test_what_is_owed_is_near_a_meeting_that_is_set(words, due_at, near):
    assert is_owed_near(due_at, STRATEGY.starts_at, NOON) is near


def test_what_is_late_is_not_near_a_meeting_in_eight_days():
    assert not is_owed_near(NOON - DAY, NOON + 8 * DAY, NOON)


def test_the_roles_that_both_need_are_said_once_in_the_order_of_the_first():
    assert needed_by_both(["WORKER", "HOME", "POLICE", "HOME"], ["POLICE", "HOME"]) == ("HOME", "POLICE")
