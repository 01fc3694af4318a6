"""What the clock does with plans: a child who has moved is followed by the duty to look at the plan again."""

import logging
from datetime import datetime

from django.utils import timezone

from ymylon.access.actions import acting_system
from ymylon.duties.actions import record_sweep
from ymylon.plans.actions import owe_after_move
from ymylon.plans.lookups import moved_since, plan_for_clock

log = logging.getLogger(__name__)
PURPOSE = "SWEEP_PLANS"
NAME = "plans"


def sweep(now: datetime | None = None) -> int:
    """Go round the plans of children who moved; how many duties were opened is returned. Each has a transaction of its own."""
    at = now or timezone.now()
    acted = 0
    with acting_system(PURPOSE):
        waiting = moved_since()
    for moved in waiting:
        try:
            with acting_system(PURPOSE):
                owe_after_move(at=at, plan=plan_for_clock(moved.plan_id), spell_id=moved.spell_id)
            acted += 1
        except Exception:
            log.exception("plan %s could not be looked at", moved.plan_id)
    record_sweep(NAME, at=at, acted=acted)
    return acted
