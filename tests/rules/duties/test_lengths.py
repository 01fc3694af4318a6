"""How long somebody has."""

from datetime import UTC, date, datetime

import pytest

from ymylon.duties.rules import LengthFault, day_reached, due_at, is_late, read_length


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)


NIGHTS = {"minutes": 60, "out_of_hours": {"minutes": 30}}
HEALTH = {"hours": 4, "out_of_hours": {"at_next_opening": True}}

CASES = [
    pytest.param({"minutes": 30}, "2026-11-22T02:19+00:00", "2026-11-22T02:49+00:00", id="minutes run at any hour"),
    pytest.param({"hours": 24}, "2026-10-24T20:00+01:00", "2026-10-25T19:00+00:00", id="the October change grants no extra hour"),
    pytest.param({"hours": 24}, "2026-03-28T20:00+00:00", "2026-03-29T21:00+01:00", id="the March change takes no hour away"),
    pytest.param({"days": 28}, "2026-10-01T12:00+01:00", "2026-10-29T11:00+00:00", id="days are lengths of 24 hours"),
    pytest.param({"working_days": 1}, "2026-11-20T10:00+00:00", "2026-11-23T17:00+00:00", id="the next day is the first"),
    pytest.param({"working_days": 2}, "2026-12-24T10:00+00:00", "2026-12-30T17:00+00:00", id="bank holidays aren't working days"),
    pytest.param(
        {"months": 3}, "2026-11-30T10:00+00:00", "2027-02-28T17:00+00:00", id="three months on, or that month's last day"
    ),
    pytest.param({"months": 6}, "2026-09-15T10:00+01:00", "2027-03-15T17:00+00:00", id="months go over the end of a year"),
    pytest.param({"working_days": 1}, "2026-07-03T00:30+01:00", "2026-07-06T17:00+01:00", id="the day is the day on the wall"),
    pytest.param(NIGHTS, "2026-11-20T10:00+00:00", "2026-11-20T11:00+00:00", id="by day the day's length holds"),
    pytest.param(NIGHTS, "2026-11-20T09:00+00:00", "2026-11-20T10:00+00:00", id="from opening time as well"),
    pytest.param(
        {"at_next_opening": True}, "2026-11-20T09:00+00:00", "2026-11-23T09:00+00:00", id="told at opening, the next one"
    ),
    pytest.param(NIGHTS, "2026-11-20T17:00+00:00", "2026-11-20T17:30+00:00", id="from closing time the night's length holds"),
    pytest.param(NIGHTS, "2026-11-22T12:00+00:00", "2026-11-22T12:30+00:00", id="a Sunday noon is out of hours"),
    pytest.param(HEALTH, "2026-11-21T20:31+00:00", "2026-11-23T09:00+00:00", id="an office that closes has until it opens"),
    pytest.param(HEALTH, "2026-11-23T18:00+00:00", "2026-11-24T09:00+00:00", id="after closing means the next morning"),
    pytest.param(HEALTH, "2026-11-23T07:00+00:00", "2026-11-23T09:00+00:00", id="before opening means the same morning"),
]


@pytest.mark.parametrize(("value", "opened", "due"), CASES)
def test_due(value, opened, due):
    """The due moment follows from the length that policy states, counted in UTC."""
    assert due_at(at(opened), read_length(value)) == at(due)


UNREADABLE = [
    pytest.param({}, id="nothing stated"),
    pytest.param({"hours": 0}, id="nought hours"),
    pytest.param({"hours": -2}, id="less than nothing"),
    pytest.param({"hours": "24"}, id="a number in quotation marks"),
    pytest.param({"hours": True}, id="yes is not a number"),
    pytest.param({"hours": 24, "working_days": 1}, id="two lengths at once"),
]


@pytest.mark.parametrize("value", UNREADABLE)
def test_a_length_that_cannot_be_read_is_refused(value):
    """A policy value that states no length, or two, is a fault and not a guess."""
    with pytest.raises(LengthFault):
        read_length(value)


def test_late_is_after_the_due_moment():
    """At the due moment itself nobody is late."""
    due = at("2026-11-22T02:49+00:00")
    assert not is_late(due, due)
    assert is_late(due, at("2026-11-22T02:49:01+00:00"))


@pytest.mark.parametrize(
    ("opened", "days", "day"),
    [
        # Late in the evening of winter, by which time on a summer's clock it is past midnight
        (datetime(2026, 11, 26, 23, 30, tzinfo=UTC), 183, date(2027, 5, 28)),
        (datetime(2026, 11, 26, 12, 0, tzinfo=UTC), 183, date(2027, 5, 28)),
        # Just after midnight of summer, which on a winter's clock is the day before
        (datetime(2026, 7, 1, 23, 15, tzinfo=UTC), 183, date(2027, 1, 1)),
        (datetime(2026, 7, 1, 12, 0, tzinfo=UTC), 7, date(2026, 7, 8)),
    ],
)
def test_a_length_in_days_ends_on_the_day_of_the_calendar(opened, days, day):
    assert day_reached(opened, due_at(opened, read_length({"days": days}))) == day
