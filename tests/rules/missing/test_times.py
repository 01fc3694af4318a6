"""What must be true of an episode's times, however exactly they are known."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ymylon.missing.rules.times import (
    TimeFault,
    bounds,
    can_be_after,
    end_to_store,
    lasted,
    overlap,
    overlapping,
    period_fault,
    reporting_delay,
    times_faults,
)  # fmt: skip
from ymylon.terms.codes import Precision
from ymylon.terms.moments import Moment

P = Precision


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)


def moment(text, precision=P.MINUTE):
    return Moment(at(text), precision)


NOW = at("2026-11-22T03:07+00:00")
MONDAY = moment("2026-11-16T00:00+00:00", P.DAY)
MONDAY_22 = moment("2026-11-16T22:00+00:00")

BOUNDS = [
    pytest.param(moment("2026-11-16T22:00+00:00"), "2026-11-16T22:00+00:00", "2026-11-16T22:01+00:00", id="a minute"),
    pytest.param(moment("2026-11-16T22:00+00:00", P.HOUR), "2026-11-16T22:00+00:00", "2026-11-16T23:00+00:00", id="an hour"),
    pytest.param(
        moment("2026-07-01T00:00+01:00", P.DAY), "2026-06-30T23:00+00:00", "2026-07-01T23:00+00:00", id="a day in Wales"
    ),
    pytest.param(
        moment("2026-10-25T00:00+01:00", P.DAY), "2026-10-24T23:00+00:00", "2026-10-26T00:00+00:00", id="a day of 25 hours"
    ),
    pytest.param(moment("2026-12-01T00:00+00:00", P.MONTH), "2026-12-01T00:00+00:00", "2027-01-01T00:00+00:00", id="a month"),
    pytest.param(moment("2026-01-01T00:00+00:00", P.YEAR), "2026-01-01T00:00+00:00", "2027-01-01T00:00+00:00", id="a year"),
]


@pytest.mark.parametrize(("known", "first", "after"), BOUNDS)
def test_what_a_moment_can_mean(known, first, after):
    """A moment stands for every instant that its precision allows, days being days in Wales."""
    assert bounds(known) == (at(first), at(after))


def test_a_moment_that_is_not_known_has_no_bounds():
    """And is never found to be wrong."""
    unknown = moment("2030-01-01T00:00+00:00", P.UNKNOWN)
    assert bounds(unknown) is None
    assert times_faults(NOW, unknown, ended=MONDAY) == ()


FAULTS = [
    pytest.param({"last_seen": moment("2026-11-22T01:35+00:00")}, [], id="a child last seen earlier tonight"),
    pytest.param({"last_seen": moment("2026-11-22T03:07+00:00")}, [], id="this minute is no future"),
    pytest.param({"last_seen": moment("2026-11-22T03:08+00:00")}, ["LAST_SEEN_LATER_THAN_NOW"], id="the next minute is"),
    pytest.param({"last_seen": moment("2026-11-22T00:00+00:00", P.DAY)}, [], id="some time today may have been before now"),
    pytest.param({"last_seen": moment("2026-11-23T00:00+00:00", P.DAY)}, ["LAST_SEEN_LATER_THAN_NOW"], id="tomorrow can't"),
    pytest.param(
        {"last_seen": MONDAY_22, "ended": moment("2026-11-16T21:59+00:00")},
        ["ENDED_BEFORE_LAST_SEEN"],
        id="found before last seen",
    ),
    pytest.param({"last_seen": MONDAY_22, "ended": MONDAY_22}, [], id="found in the same minute"),
    pytest.param({"last_seen": MONDAY_22, "ended": MONDAY}, [], id="found on the Monday of a child last seen that Monday night"),
    pytest.param(
        {"last_seen": MONDAY, "ended": moment("2026-11-16T09:00+00:00")}, [], id="last seen on a Monday, found that morning"
    ),
    pytest.param(
        {"last_seen": MONDAY, "ended": moment("2026-11-15T23:59+00:00")}, ["ENDED_BEFORE_LAST_SEEN"], id="found the day before"
    ),
    pytest.param(
        {"last_seen": moment("2026-11-17T01:00+00:00"), "ended": MONDAY},
        ["ENDED_BEFORE_LAST_SEEN"],
        id="found on Monday, last seen on Tuesday",
    ),
    pytest.param(
        {"last_seen": MONDAY, "ended": moment("2026-11-22T04:00+00:00")}, ["ENDED_LATER_THAN_NOW"], id="found later than now"
    ),
    pytest.param(
        {"last_seen": MONDAY_22, "reported_at": at("2026-11-16T21:00+00:00")},
        ["REPORTED_BEFORE_LAST_SEEN"],
        id="reported before last seen",
    ),
    pytest.param(
        {"last_seen": MONDAY, "reported_at": at("2026-11-16T09:00+00:00")}, [], id="reported on the day of being last seen"
    ),
]


@pytest.mark.parametrize(("times", "faults"), FAULTS)
def test_times_of_an_episode(times, faults):
    """Times are refused only when they certainly can't be true."""
    assert [fault.value for fault in times_faults(NOW, **times)] == faults


def test_an_end_is_stored_no_earlier_than_the_start():
    """Found on Monday, last seen on Monday at 22:00: stored as 22:00 with the precision of a day."""
    assert can_be_after(MONDAY, MONDAY_22)
    assert end_to_store(MONDAY, MONDAY_22) == MONDAY_22.at
    assert end_to_store(moment("2026-11-17T04:00+00:00"), MONDAY_22) == at("2026-11-17T04:00+00:00")


DAY = date(2026, 11, 1)
OVERLAPS = [
    pytest.param((1, 5), (5, 9), False, id="one ends on the day on which the next begins"),
    pytest.param((1, 6), (5, 9), True, id="they share a day"),
    pytest.param((1, None), (5, 9), True, id="one that goes on reaches into the next"),
    pytest.param((5, None), (1, 5), False, id="one that goes on begins where the other ended"),
    pytest.param((1, 9), (3, 4), True, id="one lies within the other"),
    pytest.param((3, 3), (1, 9), False, id="one without length shares nothing"),
    pytest.param((1, None), (9, None), True, id="two that go on"),
]


@pytest.mark.parametrize(("one", "other", "shared"), OVERLAPS)
@pytest.mark.parametrize("unit", [date, datetime])
def test_overlap(one, other, shared, unit):
    """Periods are half-open, in days as in instants."""
    start = DAY if unit is date else datetime(2026, 11, 1, tzinfo=UTC)
    first, second = (tuple(None if n is None else start + timedelta(days=n) for n in pair) for pair in (one, other))
    assert overlap(first, second) is shared
    assert overlap(second, first) is shared
    assert (overlapping(first, [second]) == (second,)) is shared


def test_a_period_may_end_where_it_starts_but_not_before():
    """Away and back on one day is possible."""
    assert period_fault(DAY, DAY) is None
    assert period_fault(DAY, None) is None
    assert period_fault(DAY, DAY - timedelta(days=1)) == TimeFault.END_BEFORE_START


def test_lengths_are_true_across_the_october_change():
    """From eight in the evening to eight in the morning are thirteen hours on the night of the change."""
    evening, morning = at("2026-10-24T20:00+01:00"), at("2026-10-25T08:00+00:00")
    assert reporting_delay(evening, morning) == timedelta(hours=13)
    assert reporting_delay(morning, evening) == timedelta(0)
    assert lasted(evening, morning, NOW) == timedelta(hours=13)
    assert lasted(at("2026-11-22T01:35+00:00"), None, NOW) == timedelta(minutes=92)
