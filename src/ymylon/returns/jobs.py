"""What the clock does with returns: it judges what was sent, one after another, each apart."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from ymylon.access.actions import acting_system
from ymylon.duties.actions import record_sweep
from ymylon.returns.actions.judging import PURPOSE, begin, judge, lose
from ymylon.returns.lookups import waiting_now

NAME = "returns"
# Longer than the longest judging takes: whoever began it is dead.
_STALE = timedelta(minutes=10)
log = logging.getLogger(__name__)


def sweep(now: datetime | None = None) -> int:
    """Judge the first that waits and is not being read; how many were: one, or none. Whoever calls comes again for the next."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        waiting = waiting_now()
    acted = any(_judged(number, at) for number in waiting)
    record_sweep(NAME, at=at, acted=int(acted))
    return int(acted)


def _judged(number: int, at: datetime) -> bool:
    upload = begin(number, at, at - _STALE)
    if upload is None:
        return False
    try:
        judge(upload, at)
    except Exception:
        log.exception("%s: return %s could not be judged", PURPOSE, number)
        # Begun again it would fail again, and no other return of this body and year could be sent.
        lose(upload, at)
    return True
