"""What the clock does with notices: each minute it looks who was silent too long, and tells the next."""

import logging
from datetime import datetime

from django.utils import timezone

from ymylon.access.actions import acting_system
from ymylon.duties.actions import record_sweep
from ymylon.notices import actions, lookups

log = logging.getLogger(__name__)
PURPOSE = "SWEEP_NOTICES"
NAME = "notices"


def sweep(now: datetime | None = None) -> int:
    """Go round every notice that nobody has acknowledged; how many stages were done is returned.

    Each notice has its own transaction: killed midway, what was done stays done once and the rest is done by the next
    round; a notice that can't be climbed keeps no other back.
    """
    at = now or timezone.now()
    acted = 0
    with acting_system(PURPOSE):
        due = lookups.climbing_now(at)
    for notice in due:
        try:
            with acting_system(PURPOSE):
                acted += actions.climb_if_due(at=at, notice_id=notice)
        except Exception:
            log.exception("notice %s could not climb", notice)
    record_sweep(NAME, at=at, acted=acted)
    return acted
