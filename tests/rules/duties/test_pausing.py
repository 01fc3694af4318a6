"""A duty that waits."""

from datetime import UTC, datetime, timedelta

import pytest

from ymylon.duties.rules import is_paused, pausing
from ymylon.terms.codes import Lane

NOW = datetime(2026, 11, 26, 11, tzinfo=UTC)
DAY = timedelta(days=1)
LATER = NOW + 3 * DAY

CASES = [
    pytest.param(Lane.SAFETY, NOW + DAY, None, LATER, "in hospital", None, id="with a reason and until a day"),
    pytest.param(Lane.SAFETY, NOW + DAY, None, LATER, " ", (pausing.SAY_WHY, "reason"), id="never without a reason"),
    pytest.param(Lane.SAFETY, NOW + DAY, None, None, "x", (pausing.SAY_UNTIL, "until"), id="never without an end"),
    pytest.param(Lane.SAFETY, NOW + DAY, None, NOW, "x", (pausing.NOT_LATER, "until"), id="the end is to come"),
    pytest.param(Lane.SAFETY, NOW + DAY, None, NOW + 29 * DAY, "x", (pausing.TOO_LONG, "until"), id="and within 28 days"),
    pytest.param(Lane.SAFETY, None, None, LATER, "x", (pausing.NO_TIME, ""), id="without a clock there is nothing to pause"),
    pytest.param(Lane.SAFETY, NOW - DAY, None, LATER, "x", (pausing.LATE_ALREADY, ""), id="what is late is not hidden"),
    pytest.param(
        Lane.SAFETY, NOW + DAY, LATER, LATER, "x", (pausing.PAUSED_ALREADY, ""), id="what is paused is not paused twice"
    ),
    pytest.param(Lane.WORKER_SAFETY, NOW + DAY, None, LATER, "x", (pausing.NEVER, ""), id="a worker who is out is never put off"),
]


@pytest.mark.parametrize(("lane", "due", "paused", "until", "reason", "fault"), CASES)
def test_pausing(lane, due, paused, until, reason, fault):
    """What may wait, and what may not."""
    assert pausing.pausing_fault(lane, due, paused, until, reason, NOW) == fault


def test_what_was_left_of_the_clock_is_left_afterwards():
    """A day was left when it stopped; a day is left when it goes on, at the end of the pause or before."""
    due = pausing.due_after_pause(NOW + DAY, NOW, LATER)
    assert due - LATER == DAY
    early = NOW + DAY
    assert pausing.due_gone_on(due, LATER, early) - early == DAY


def test_a_pause_ends_by_itself():
    """Nobody has to remember it."""
    assert is_paused(LATER, NOW)
    assert not is_paused(LATER, LATER)
    assert not is_paused(None, NOW)
