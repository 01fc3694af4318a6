"""How long a child has waited, counted to the day on which it is read."""

from datetime import date
from decimal import Decimal

import pytest

from ymylon.circumstances.rules.waits import is_excluding, keeps_from_school, months_later, tuition_short, waited
from ymylon.terms.codes import EducationStatus as E
from ymylon.terms.codes import PlaceStands

LENGTHS = [
    pytest.param(date(2025, 5, 26), date(2026, 11, 26), (18, 0, 549), id="eighteen months to the day"),
    pytest.param(date(2025, 5, 27), date(2026, 11, 26), (17, 30, 548), id="a day short of eighteen months is seventeen"),
    pytest.param(date(2026, 1, 31), date(2026, 2, 28), (1, 0, 28), id="a month from the 31st is over on the last of February"),
    pytest.param(date(2024, 2, 29), date(2025, 2, 28), (12, 0, 365), id="a year from a leap day is over on the 28th"),
    pytest.param(date(2026, 11, 26), date(2026, 11, 26), (0, 0, 0), id="nothing yet on the first day"),
    pytest.param(date(2026, 11, 27), date(2026, 11, 26), (0, 0, 0), id="nothing for a day that is still to come"),
    pytest.param(date(2026, 11, 14), date(2026, 11, 26), (0, 12, 12), id="twelve days"),
]


@pytest.mark.parametrize(("since", "today", "length"), LENGTHS)
def test_waits_are_counted_to_today(since, today, length):
    """A wait is stored as its first day alone; how long it has been is counted when it is read."""
    assert waited(since, today) == length


@pytest.mark.parametrize("day", [date(2024, 1, 31), date(2026, 12, 31), date(2026, 3, 30)])
def test_a_month_later_is_a_day_of_that_month(day):
    """Months are added without running over into the next."""
    later = [months_later(day, months) for months in range(25)]
    assert [(one.year * 12 + one.month) for one in later] == [day.year * 12 + day.month + months for months in range(25)]


TUITION = [
    pytest.param(Decimal(10), Decimal(4), Decimal(6), id="six hours are owed and not given"),
    pytest.param(Decimal(10), Decimal(12), Decimal(0), id="more than is owed is no debt"),
    pytest.param(None, Decimal(4), None, id="what is owed is not known yet"),
    pytest.param(Decimal(10), None, None, id="what is given is not known yet"),
]


@pytest.mark.parametrize(("owed", "given", "short"), TUITION)
def test_tuition_owed_and_given(owed, given, short):
    """What is not known is not counted as nothing."""
    assert tuition_short(owed, given) == short


STATUSES = [
    pytest.param(E.AT_RISK_OF_EXCLUSION, True, False, id="at risk: asked whom the school told; still taught"),
    pytest.param(E.FIXED_TERM_EXCLUSION_SHORT, True, True, id="excluded for a few days"),
    pytest.param(E.PERMANENT_EXCLUSION, True, True, id="excluded for good"),
    pytest.param(E.REDUCED_TIMETABLE, False, True, id="a reduced timetable counts as less than full education"),
    pytest.param(E.AWAITING_PLACE, False, True, id="waiting for a place"),
    pytest.param(E.HOME_EDUCATED, False, False, id="home educated by choice is no wait"),
    pytest.param(E.FULL_TIME, False, False, id="full-time"),
]


@pytest.mark.parametrize(("status", "excluding", "waiting"), STATUSES)
def test_which_statuses_are_asked_about_and_which_are_waits(status, excluding, waiting):
    """A school that excludes is asked whom it told and what it offers; less than full education is counted as waiting."""
    assert (is_excluding(status), keeps_from_school(status)) == (excluding, waiting)
    assert is_excluding(status, PlaceStands.AT_RISK)
    assert is_excluding(status, PlaceStands.GOES_ON) == excluding
