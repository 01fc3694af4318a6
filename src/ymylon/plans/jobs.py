"""What the clock does with plans: a child who has moved is followed by the duty to look at the plan again."""

from datetime import datetime
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.duties.actions import record_sweep
from ymylon.plans.actions import owe_after_move
from ymylon.plans.lookups import Moved, moved_since, plan_for_clock

PURPOSE = "SWEEP_PLANS"
NAME = "plans"


def sweep(now: datetime | None = None) -> int:
    """Go round the plans of children who moved; how many duties were opened is returned. Each has a transaction of its own."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        waiting = moved_since()
    acted = each_apart(PURPOSE, ((f"plan {moved.plan_id}", partial(_follow, at, moved)) for moved in waiting))
    record_sweep(NAME, at=at, acted=acted)
    return acted


def _follow(at: datetime, moved: Moved) -> int:
    owe_after_move(at=at, plan=plan_for_clock(moved.plan_id), spell_id=moved.spell_id)
    return 1
