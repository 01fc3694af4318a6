"""What the clock does with plans that are kept: says that a look is owed, or that nothing is agreed at 17½. It ends nothing."""

from datetime import datetime
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.duties.actions import record_sweep
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import PolicyRow, areas_of, local_day, policy_in_force
from ymylon.safety.actions import owe_look_while_high, owe_transition
from ymylon.safety.lookups import Owed, judged_high, not_agreed, plan_for_clock
from ymylon.safety.rules import MAKE_KEY

PURPOSE = "SWEEP_SAFETY"
NAME = "safety"


def sweep(now: datetime | None = None) -> int:
    """Go round the plans; how many duties were opened is returned. Each has a transaction of its own."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        rows, high = policy_rows([MAKE_KEY]), judged_high()
        # Where no policy in force asks for a plan at 17½, nothing is owed.
        late = [one for one in not_agreed(local_day(at)) if is_asked_there(rows, one.authority, at)] if rows else []
    acted = each_apart(PURPOSE, (
        *((f"plan {number}", partial(_look, at, number)) for number, _child in high),
        *((f"child {one.child_id}", partial(_make, at, one, rows)) for one in late),
    ))  # fmt: skip
    record_sweep(NAME, at=at, acted=acted)
    return acted


def is_asked_there(rows: list[PolicyRow], authority: str, at: datetime) -> bool:
    """Whether a policy in force asks this council for a plan at 17½; where none does, nothing is owed."""
    return policy_in_force(rows, MAKE_KEY, areas_of(authority), at) is not None


def _look(at: datetime, number: int) -> int:
    owe_look_while_high(at=at, plan=plan_for_clock(number))
    return 1


def _make(at: datetime, one: Owed, rows: list[PolicyRow]) -> int:
    owe_transition(at=at, owed=one, rows=rows)
    return 1
