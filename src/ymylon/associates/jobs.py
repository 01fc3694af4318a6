"""What the clock does with persons and things of concern: on the day of the next look it asks the owner. It ends nothing."""

from datetime import datetime
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.associates.actions.keeping import owe_review, settle_review
from ymylon.associates.lookups import due_for_review, entry_for_clock, settled
from ymylon.duties.actions import record_sweep
from ymylon.duties.rules import local_day

PURPOSE = "SWEEP_ASSOCIATES"
NAME = "associates"


def sweep(now: datetime | None = None) -> int:
    """Go round what nobody has looked at again in time; how many duties were opened or met is returned. Each entry apart."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        due, done = due_for_review(local_day(at)), settled(local_day(at))
    asks = [(f"entry {number}", partial(_ask, at, number)) for number in due]
    ends = [(f"entry {number}", partial(_settle, at, number)) for number in done]
    acted = each_apart(PURPOSE, (*asks, *ends))
    record_sweep(NAME, at=at, acted=acted)
    return acted


def _ask(at: datetime, number: int) -> int:
    owe_review(at=at, entry=entry_for_clock(number))
    return 1


def _settle(at: datetime, number: int) -> int:
    settle_review(at=at, entry=entry_for_clock(number))
    return 1
