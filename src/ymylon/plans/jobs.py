"""What the clock does with plans: a child in care is owed one, and one who has moved is owed another look at it."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.duties.actions import record_sweep
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import PolicyRow, areas_of, local_day, policy_in_force
from ymylon.plans.actions import owe_after_move, owe_first_plan, owe_no_plan
from ymylon.plans.lookups import InCare, Moved, in_care_no_more, in_care_without, moved_since, plan_for_clock
from ymylon.plans.rules import MAKE_KEY

PURPOSE = "SWEEP_PLANS"
NAME = "plans"


def sweep(now: datetime | None = None) -> int:
    """Go round the plans of children who moved, and the children in care without one, where guidance asks for it.

    How many duties were opened or have ended is returned; each has a transaction of its own.
    """
    at = now or timezone.now()
    with acting_system(PURPOSE):
        waiting, rows = moved_since(), policy_rows([MAKE_KEY])
        without = [one for one in in_care_without(local_day(at)) if is_asked_there(rows, one.authority, at)] if rows else []
        no_more = in_care_no_more(local_day(at))
    moves = [(f"plan {moved.plan_id}", partial(_follow, at, moved)) for moved in waiting]
    firsts = [(f"child {one.child_id}", partial(_ask_for_one, at, one, rows)) for one in without]
    ends = [(f"child {child}", partial(_ask_no_more, at, child, ref)) for child, ref in no_more]
    acted = each_apart(PURPOSE, (*moves, *firsts, *ends))
    record_sweep(NAME, at=at, acted=acted)
    return acted


def _follow(at: datetime, moved: Moved) -> int:
    owe_after_move(at=at, plan=plan_for_clock(moved.plan_id), spell_id=moved.spell_id)
    return 1


def is_asked_there(rows: list[PolicyRow], authority: str, at: datetime) -> bool:
    """Whether guidance in force asks this council for a plan of each child in care; where none does, nothing is owed."""
    return policy_in_force(rows, MAKE_KEY, areas_of(authority), at) is not None


def _ask_for_one(at: datetime, child: InCare, rows: list[PolicyRow]) -> int:
    return int(owe_first_plan(at=at, child=child, rows=rows))


def _ask_no_more(at: datetime, child_id: int, child_ref: UUID) -> int:
    owe_no_plan(at=at, child_id=child_id, child_ref=child_ref)
    return 1
