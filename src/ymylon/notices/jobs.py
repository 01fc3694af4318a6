"""What the clock does with notices: each minute it looks who was silent too long, and tells the next."""

from datetime import datetime
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.duties.actions import record_sweep
from ymylon.notices import actions, lookups

PURPOSE = "SWEEP_NOTICES"
NAME = "notices"


def sweep(now: datetime | None = None) -> int:
    """Go round every notice that nobody has acknowledged, and those told to teams closed since; how many stages were done.

    Each notice has its own transaction: killed midway, what was done stays done once and the rest is done by the next
    round; a notice that can't be climbed keeps no other back.
    """
    at = now or timezone.now()
    with acting_system(PURPOSE):
        due, late, left = lookups.climbing_now(at), lookups.late_at(at), lookups.left_by_closed(at)
    climbs = ((f"notice {notice}", partial(actions.climb_if_due, at=at, notice_id=notice)) for notice in due)
    acted = each_apart(PURPOSE, ((f"notice {notice}", partial(actions.pass_on, at=at, notice_id=notice)) for notice in left))
    acted += each_apart(PURPOSE, climbs)
    record_sweep(NAME, at=at, acted=acted, late=late)
    return acted
