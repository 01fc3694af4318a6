"""What keeps a meeting, an item or a view from being recorded as it was given."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.meetings.rules import MEETING_STATES, SHIPPED, Calm, How, Kind, Seat
from ymylon.meetings.rules import judging as said
from ymylon.meetings.rules.agenda import owed_words
from ymylon.meetings.rules.seats import FUNCTIONS, KINDS, PEOPLE, TEAMS, missing_seats
from ymylon.meetings.rules.shipped import PANEL, RISK
from ymylon.plans.rules import DUTY_KINDS as PLAN_KINDS
from ymylon.terms.codes import Lane

TODAY, NOON = date(2026, 11, 26), datetime(2026, 11, 26, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def field_of(fault):
    return fault.field if fault else None


CLOSINGS = [
    ("nobody there who has met the child, and no reason", {"met_here": False}, ["met_why"]),
    ("nobody there who has met the child, with the chair’s reason", {"met_here": False, "met_why": "All are ill."}, []),
    ("no view of the child’s nor the family’s", {"child_view": False, "family_view": False}, ["child_why", "family_why"]),
    ("everything is there", {}, []),
    ("a reason of spaces is none", {"child_view": False, "child_why": "  "}, ["child_why"]),
]


@pytest.mark.parametrize(("_case", "facts", "fields"), CLOSINGS)
def test_an_item_is_not_closed_without_its_people_and_views_unless_the_chair_says_why(_case, facts, fields):
    """Somebody there who has met the child, the child’s view and the family’s: each, or the chair’s reason."""
    whole = {"met_here": True, "child_view": True, "family_view": True, "met_why": "", "child_why": "", "family_why": ""}
    assert [fault.field for fault in said.closing_faults(**whole | facts)] == fields


NEXT = [
    ("fortnightly, as its kind sets it", Calm.USUAL, TODAY + 14 * DAY, "", None),
    ("no day, and none that the kind sets", Calm.USUAL, None, "", "next_on"),
    ("calm, without a reason", Calm.CALM, TODAY + 28 * DAY, "", "words"),
    ("none more is needed, with a reason", Calm.LAST, None, "He is safe at home.", None),
    ("none more is needed, without one", Calm.LAST, None, " ", "words"),
    ("a day that is over", Calm.USUAL, TODAY, "", "next_on"),
    ("beyond a year", Calm.USUAL, TODAY + 400 * DAY, "", "next_on"),
]


@pytest.mark.parametrize(("_case", "goes_on", "day", "words", "field"), NEXT)
def test_a_child_is_met_about_again_unless_somebody_says_why_not(_case, goes_on, day, words, field):
    """The next day is set, or a person says why there is none; less often is a decision with its reason."""
    assert field_of(said.next_fault(goes_on, day, words, TODAY)) == field


def test_each_fortnight_until_calm_and_monthly_afterwards():
    """The kind sets both rhythms; a kind without one leaves the day to the chair."""
    assert said.next_day(TODAY, Calm.USUAL, 14, 28) == TODAY + 14 * DAY
    assert said.next_day(TODAY, Calm.CALM, 14, 28) == TODAY + 28 * DAY
    assert said.next_day(TODAY, Calm.LAST, 14, 28) is None
    assert said.next_day(TODAY, Calm.USUAL, None, None) is None


def test_two_meetings_clash_where_they_overlap_and_not_where_one_begins_as_the_other_ends():
    """Compared in UTC, by minutes."""
    assert said.overlaps(NOON, 60, NOON + HOUR / 2, 60)
    assert not said.overlaps(NOON, 60, NOON + HOUR, 60)
    assert not said.overlaps(NOON + HOUR, 60, NOON, 60)


def test_what_is_said_has_its_reason_its_name_or_its_theme():
    """A decision without a reason, a dissent without a name and a theme without a code are refused beside their question."""
    blank = {"words": "He stays.", "reason": "", "who": "", "code": ""}
    assert field_of(said.said_fault(Kind.DECISION, **blank)) == "reason"
    assert field_of(said.said_fault(Kind.DISSENT, **blank)) == "who"
    assert field_of(said.said_fault(Kind.THEME, **blank)) == "code"
    assert field_of(said.said_fault(Kind.INFORMATION, **blank | {"words": " "})) == "words"
    assert said.said_fault(Kind.INFORMATION, **blank) is None


def test_a_view_says_who_obtained_it_and_in_which_language_or_why_there_is_none():
    """By telephone needs whoever rang; somebody who was there said it themselves."""
    assert field_of(said.view_fault(How.TELEPHONE, words="Home.", who="", tongue="WELSH")) == "who"
    assert field_of(said.view_fault(How.TELEPHONE, words="Home.", who="Nia", tongue="")) == "tongue"
    assert said.view_fault(How.PRESENT, words="Home.", who="", tongue="WELSH") is None
    assert field_of(said.view_fault(How.NOT_OBTAINED, words="", who="", tongue="")) == "words"
    assert said.view_fault(How.NOT_OBTAINED, words="Abroad.", who="", tongue="") is None


def test_the_chair_opens_only_what_the_chair_reads_and_never_what_has_a_door_of_its_own():
    """With a reason, until a day within a year."""
    own = [Lane.CONCERN, Lane.PROTECTED, Lane.SEXUAL_HEALTH]
    assert said.let_in_fault([Lane.CONCERN], own, "x", TODAY, TODAY) is None
    for lanes in ([], [Lane.HEALTH], [Lane.PROTECTED], [Lane.CONCERN, Lane.SEXUAL_HEALTH]):
        assert field_of(said.let_in_fault(lanes, own, "x", TODAY, TODAY)) == "lanes"
    assert field_of(said.let_in_fault([Lane.CONCERN], own, "x", TODAY - DAY, TODAY)) == "until_on"
    assert field_of(said.let_in_fault([Lane.CONCERN], own, " ", TODAY, TODAY)) == "why"


def test_each_kind_that_is_shipped_is_named_once_and_every_seat_has_a_way_to_be_filled():
    """What no record and no team of an area fills, somebody of the convener’s agency answers for."""
    assert len({(row.code, row.in_force_from) for row in SHIPPED}) == len(SHIPPED) == 13
    assert [row.code for row in SHIPPED if Seat.WELLBEING in (*row.seats, *row.standing_seats)] == [PANEL, RISK], "dated anew"
    assert not [row.code for row in SHIPPED if row.calm_days and not row.every_days]
    assert set(PEOPLE) | set(TEAMS) | set(FUNCTIONS) | set(KINDS) <= set(Seat)
    assert missing_seats((Seat.WORKER, Seat.HOME), {Seat.HOME}) == (Seat.WORKER,)
    assert MEETING_STATES.faults() == ()


def test_an_agenda_calls_what_a_room_above_is_owed_by_its_own_name():
    assert owed_words("NOBODYS").en == "Something is owed"
    assert owed_words(PLAN_KINDS[0].code) == PLAN_KINDS[0].words
