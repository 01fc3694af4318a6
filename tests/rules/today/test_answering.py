"""For how long somebody answers for a team, and when a turn is likely to end."""

from datetime import UTC, datetime, timedelta

import pytest

from ymylon.terms.calendars import LONDON
from ymylon.today.rules import LONGEST, turn_ends, turn_fault

NOW = datetime(2026, 11, 27, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "stands"),
    [
        (timedelta(0), False),
        (timedelta(minutes=-1), False),
        (timedelta(minutes=1), True),
        (LONGEST, True),
        (LONGEST + timedelta(minutes=1), False),
    ],
)
def test_a_turn_lies_ahead_and_within_seven_days(after, stands):
    assert (turn_fault(NOW, NOW + after) is None) is stands


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-11-27T22:00", "2026-11-28T09:00"),
        ("2026-11-27T10:00", "2026-11-27T17:00"),
        ("2026-11-27T16:30", "2026-11-28T09:00"),  # whoever begins a little before the handover takes the turn after it
        ("2026-11-28T08:10", "2026-11-28T17:00"),
        ("2026-10-24T20:00", "2026-10-25T09:00"),  # through the night in which the clocks go back
    ],
)
def test_it_is_likely_to_end_at_the_next_handover_that_is_not_about_to_be(now, ends):
    begun, over = (datetime.fromisoformat(text).replace(tzinfo=LONDON) for text in (now, ends))
    assert turn_ends(begun.astimezone(UTC)) == over
