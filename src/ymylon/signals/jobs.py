"""What the clock does for the register and for signals: it asks where a published rule does."""

import logging
from datetime import datetime
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.duties.actions import record_sweep
from ymylon.duties.lookups import policy_rows
from ymylon.signals.actions import ask_if_due, episodes_asking, raise_signal, what_fires
from ymylon.signals.rules import FAMILY, is_readable

log = logging.getLogger(__name__)
PURPOSE = "SWEEP_REGISTER"
NAME = "register"


def sweep(now: datetime | None = None) -> int:
    """Go round every episode about which nobody was asked, and every rule that raises a signal.

    Each that calls for something has a transaction of its own; in how many something was done is returned.
    """
    at = now or timezone.now()
    with acting_system(PURPOSE):
        rows = policy_rows([f"{FAMILY}."])
        for row in rows:
            if not is_readable(row.value):
                log.error("the policy row %s can’t be read as a rule of the register", row.key)
        due = episodes_asking(at, rows)
    with acting_system(PURPOSE):
        fired = what_fires(at)
    raises = [(f"signal {one.trigger} {one.child_id}", partial(raise_signal, at=at, raised=one)) for one in fired]
    asks = [(f"episode {episode}", partial(ask_if_due, at=at, episode_id=episode)) for episode in due]
    acted = each_apart(PURPOSE, (*asks, *raises))
    record_sweep(NAME, at=at, acted=acted)
    return acted
