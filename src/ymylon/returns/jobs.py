"""What the clock does with returns: it judges what was sent, one after another, each apart."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from ymylon.access.actions import acting_system
from ymylon.duties.actions import record_sweep
from ymylon.returns.actions.judging import PURPOSE, begin, judge
from ymylon.returns.lookups import waiting_now

NAME = "returns"
# Longer than the longest judging takes: whoever began it is dead.
_STALE = timedelta(minutes=10)
log = logging.getLogger(__name__)


def sweep(now: datetime | None = None) -> int:
    """Judge whatever waits; how many returns were. What can't be judged keeps no other back, and is tried again."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        waiting = waiting_now()
    acted = 0
    for number in waiting:
        try:
            upload = begin(number, at, at - _STALE)
            if upload is not None:
                judge(upload, at)
                acted += 1
        except Exception:
            log.exception("%s: return %s could not be judged", PURPOSE, number)
    record_sweep(NAME, at=at, acted=acted)
    return acted
