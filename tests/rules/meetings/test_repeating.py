"""The dates of a series: so many days apart, at the same hour of the clock, and none left out unsaid."""

from datetime import UTC, date, datetime

import pytest

from ymylon.meetings.rules.repeating import (
    NO_DATE,
    TOO_FAR,
    TOO_MANY,
    WEEKEND,
    dates_of,
    no_working_day,
    series_fault,
)
from ymylon.terms.calendars import CHRISTMAS, local

FIRST = datetime(2026, 10, 13, 13, 0, tzinfo=UTC)  # a Tuesday, two o'clock by the clock in Wales


def test_a_fortnight_later_is_at_the_same_hour_after_the_clocks_have_changed():
    dates = dates_of(FIRST, 14, date(2026, 11, 10))
    assert [f"{local(one):%d/%m %H:%M}" for one in dates] == ["27/10 14:00", "10/11 14:00"]
    assert [one.hour for one in dates] == [14, 14], "thirteen in summer, in UTC"


@pytest.mark.parametrize(
    ("every", "until", "words"),
    [
        (14, date(2026, 10, 26), NO_DATE),
        (14, date(2026, 10, 27), None),
        (1, date(2026, 12, 12), None),
        (1, date(2026, 12, 13), TOO_MANY),
        (28, date(2027, 10, 13), None),
        (28, date(2027, 10, 14), TOO_FAR),
    ],
)
def test_a_series_has_a_date_within_a_year_and_not_too_many(every, until, words):
    fault = series_fault(FIRST, every, until, date(2026, 10, 13))
    assert (fault.words if fault else None) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [(datetime(2026, 12, 25, 14, tzinfo=UTC), CHRISTMAS), (datetime(2026, 11, 28, 14, tzinfo=UTC), WEEKEND), (FIRST, None)],
)
def test_a_date_on_which_nobody_works_is_said(day, words):
    assert no_working_day(day) == words
