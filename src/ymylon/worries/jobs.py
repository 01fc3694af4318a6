"""What the clock does with worries: it says which end soon, and puts away what was read and has had its day; nothing unread."""

from datetime import datetime, timedelta
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.duties.actions import record_sweep
from ymylon.duties.rules import local_day
from ymylon.worries.actions import see_to_end
from ymylon.worries.lookups import kept_until, worry_for_clock

PURPOSE = "SWEEP_WORRIES"
NAME = "worries"
# No policy says earlier that a worry ends.
_AHEAD = timedelta(days=92)


def sweep(now: datetime | None = None) -> int:
    """Go round every worry that has a last day; about how many something was said or done is returned. Each apart."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        soon = local_day(at) + _AHEAD
        held = [number for number, ends_on in kept_until() if ends_on <= soon]
    acted = each_apart(PURPOSE, [(f"worry {number}", partial(_see_to, at, number)) for number in held])
    record_sweep(NAME, at=at, acted=acted)
    return acted


def _see_to(at: datetime, number: int) -> int:
    return see_to_end(at=at, worry=worry_for_clock(number))
