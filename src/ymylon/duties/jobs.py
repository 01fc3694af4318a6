"""What the clock does with what is owed: it warns, says what is late, and tells somebody more senior."""

import logging
from datetime import datetime

from django.utils import timezone

from ymylon.access.actions import acting_system
from ymylon.duties import actions, lookups

log = logging.getLogger(__name__)
PURPOSE = "SWEEP_DUTIES"
NAME = "duties"


def sweep(
    *, barred: actions.Barred, address: actions.Address, climb: lookups.Climb = lookups.usual_climb, now: datetime | None = None
) -> int:
    """Go round every open duty with a time; how many stages were done is returned.

    Each duty has its own transaction: killed midway, what was done stays done once and the rest is done by the next
    round; a duty that can't be climbed keeps no other back.
    """
    at = now or timezone.now()
    acted = 0
    with acting_system(PURPOSE):
        due = lookups.climbing_now(at, climb)
    for duty in due:
        try:
            with acting_system(PURPOSE):
                acted += actions.climb_if_due(at=at, duty_id=duty, barred=barred, address=address, climb=climb)
        except Exception:
            log.exception("duty %s could not climb", duty)
    actions.record_sweep(NAME, at=at, acted=acted)
    return acted
