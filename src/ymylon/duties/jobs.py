"""What the clock does with what is owed: it warns, says what is late, and tells somebody more senior."""

from datetime import datetime
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.duties import actions, lookups

PURPOSE = "SWEEP_DUTIES"
NAME = "duties"


def sweep(
    *, barred: actions.Barred, address: actions.Address, climb: lookups.Climb = lookups.usual_climb, now: datetime | None = None
) -> int:
    """Go round every open duty with a time, and those of closed teams; how many stages were done is returned.

    Each duty has its own transaction: killed midway, what was done stays done once and the rest is done by the next
    round; a duty that can't be climbed keeps no other back.
    """
    at = now or timezone.now()
    with acting_system(PURPOSE):
        due, late, left = lookups.climbing_now(at, climb), lookups.late_at(at), lookups.left_by_closed(at)
    pass_on = partial(actions.pass_on, at=at, address=address)
    acted = each_apart(PURPOSE, ((f"duty {duty}", partial(pass_on, duty_id=duty)) for duty in left))
    climb_one = partial(actions.climb_if_due, at=at, barred=barred, address=address, climb=climb)
    acted += each_apart(PURPOSE, ((f"duty {duty}", partial(climb_one, duty_id=duty)) for duty in due))
    actions.record_sweep(NAME, at=at, acted=acted, late=late)
    return acted
