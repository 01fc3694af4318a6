"""Who stands beside a child, who may visit, and what is owed to whoever grows up."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.circumstances.rules.continuity import (
    NOT_OF_THAT_SERVICE,
    NOT_OF_THE_COUNCIL,
    allocation_lane,
    changes,
    holder_fault,
    load_of,
    months_known,
    visit_lane,
)
from ymylon.circumstances.rules.growing import CHANGES, next_milestone, reached_by, reached_on
from ymylon.circumstances.rules.staff import BACK_LATER, TOO_LONG, back_fault, signed_as, visit_fault
from ymylon.terms.codes import AllocationKind as A
from ymylon.terms.codes import Lane, Milestone, VisitPlace, VisitSafety
from ymylon.terms.codes import TeamFunction as T

HOLDERS = [
    pytest.param(A.SOCIAL_WORKER, T.SOCIAL_WORK, None, id="the council's duty is held by the council"),
    pytest.param(A.SOCIAL_WORKER, T.SCHOOL_SAFEGUARDING, NOT_OF_THE_COUNCIL, id="a school does not hold the council's duty"),
    pytest.param(A.LEAD_PROFESSIONAL, T.SCHOOL_SAFEGUARDING, None, id="a lead professional may be of any agency"),
    pytest.param(A.POLICE_CONTACT, T.SOCIAL_WORK, NOT_OF_THAT_SERVICE, id="the police contact is of the police"),
    pytest.param(A.TRUSTED_ADULT, None, None, id="a trusted adult need not work anywhere"),
]


@pytest.mark.parametrize(("kind", "function", "fault"), HOLDERS)
def test_who_may_be_what_to_a_child(kind, function, fault):
    """The statutory duty stays with the council, whoever leads."""
    assert holder_fault(kind, function) == fault


LANES = [
    pytest.param(A.LEAD_PROFESSIONAL, T.YOUTH_JUSTICE, Lane.OFFENDING, id="a lead of youth justice would betray youth justice"),
    pytest.param(A.HEALTH, T.CLINIC, Lane.SEXUAL_HEALTH, id="somebody of a clinic would betray the clinic"),
    pytest.param(A.HEALTH, T.HEALTH_SAFEGUARDING, Lane.HEALTH, id="a health worker stands in the lane of health"),
    pytest.param(A.SOCIAL_WORKER, T.SOCIAL_WORK, Lane.IDENTITY, id="the social worker is known to whoever knows the child"),
]


@pytest.mark.parametrize(("kind", "function", "lane"), LANES)
def test_in_which_lane_an_allocation_stands(kind, function, lane):
    """Who stands beside a child must not betray a clinic or youth justice."""
    assert allocation_lane(kind, function) == lane


def test_a_visit_stands_in_the_lane_of_the_team():
    """That youth justice came is a fact of youth justice."""
    assert [visit_lane(one) for one in (T.YOUTH_JUSTICE, T.SOCIAL_WORK, None)] == [Lane.OFFENDING, Lane.IDENTITY, Lane.IDENTITY]


def test_changes_count_what_followed_another():
    """The first worker is no change; one before the year is not counted."""
    starts = [date(2024, 1, 1), date(2025, 6, 1), date(2026, 3, 1), date(2026, 10, 1)]
    assert changes(starts, date(2025, 11, 26)) == 2
    assert changes([date(2026, 10, 1)], date(2025, 11, 26)) == 0


def test_months_known_begin_when_they_met():
    """Since they met where that is known, else since they were allocated."""
    today = date(2026, 11, 26)
    assert months_known(date(2025, 11, 26), date(2026, 10, 26), today) == 12
    assert months_known(None, date(2026, 10, 26), today) == 1


def test_load_counts_each_person_and_each_further_team_once():
    """Counted, never scored: people, teams of which nobody is named, meetings, visits."""
    load = load_of([1, 1, 2], [10], [10, 11, 12], {"MEETING_SET": 2, "VISITED": 3, "PREVENTION_CHECK": 1, "FOUND": 9})
    assert (load.people, load.teams_besides, load.meetings, load.visits) == (2, 2, 2, 4)


V, P = VisitSafety, VisitPlace
VISITS = [
    pytest.param(None, False, False, P.HOME, "", id="without a rule anybody may go"),
    pytest.param(V.ALONE, False, False, P.HOME, "", id="alone is allowed"),
    pytest.param(V.TWO_TOGETHER, True, False, P.SCHOOL, "second", id="two go, wherever it is"),
    pytest.param(V.TWO_TOGETHER, False, True, P.HOME, "", id="two have gone"),
    pytest.param(V.NAMED_ALONE, True, False, P.HOME, "", id="who is named goes alone"),
    pytest.param(V.NAMED_ALONE, False, False, P.HOME, "second", id="who is not named takes somebody along"),
    pytest.param(V.NOT_AT_HOME, True, True, P.HOME, "place", id="never at home, not even two"),
    pytest.param(V.NOT_AT_HOME, True, False, P.OFFICE, "second", id="elsewhere two go"),
]


@pytest.mark.parametrize(("rule", "named", "second", "place", "field"), VISITS)
def test_who_may_visit_how(rule, named, second, place, field):
    """The rule for a child is asked before anybody leaves."""
    fault = visit_fault(rule, is_named=named, has_second=second, place=place)
    assert (fault[1] if fault else "") == field


def test_a_worker_is_back_after_leaving_and_within_half_a_day():
    """Nobody is expected back before they left, nor so late that a night would pass unseen."""
    now = datetime(2026, 11, 26, 9, tzinfo=UTC)
    assert back_fault(now, now) == BACK_LATER
    assert back_fault(now, now + timedelta(hours=13)) == TOO_LONG
    assert back_fault(now, now + timedelta(hours=2)) is None


def test_a_letter_carries_the_team_where_names_are_hidden():
    """Team and number, never a name, where a worker is in danger."""
    assert signed_as("Mared Ellis", "Taf team", "029", hidden=False) == ("Mared Ellis, Taf team", "029")
    assert signed_as("Mared Ellis", "Taf team", "029", hidden=True) == ("Taf team", "029")


AGES = [
    pytest.param(date(2010, 11, 27), (), id="a day before 16"),
    pytest.param(date(2010, 11, 26), (Milestone.SIXTEEN,), id="16 today"),
    pytest.param(date(2009, 5, 26), (Milestone.SIXTEEN, Milestone.SEVENTEEN_AND_A_HALF), id="17 and a half today"),
    pytest.param(date(2008, 11, 26), tuple(Milestone), id="18 today: all three, and none is over by that"),
    pytest.param(None, (), id="without a birth date no clock runs"),
]


@pytest.mark.parametrize(("born", "reached"), AGES)
def test_ages_at_which_something_is_owed(born, reached):
    """16, 17 and a half, 18: each opens what is owed then, and ends nothing."""
    assert reached_by(born, date(2026, 11, 26)) == reached


def test_born_on_a_leap_day():
    """Older from the last of February in a common year, so that nothing is owed a day too late."""
    assert reached_on(date(2008, 2, 29), Milestone.EIGHTEEN) == date(2026, 2, 28)
    assert next_milestone(date(2008, 2, 29), date(2026, 2, 27)) == (Milestone.EIGHTEEN, date(2026, 2, 28))


def test_at_every_age_something_goes_on():
    """What ends by law ends; the record, its duties and whoever stands beside never do."""
    assert all(any(not change.ends for change in CHANGES[one]) for one in Milestone)
