"""Growing up: the clock says that an age is reached, a named person settles what goes on."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import end_involvement, record_event
from ymylon.circumstances.actions.owing import COUNCIL
from ymylon.circumstances.actions.writing import NoSuchEntry, note, or_seal
from ymylon.circumstances.models import Reached, TransitionStep
from ymylon.circumstances.rules.faults import Fault
from ymylon.circumstances.rules.growing import TRANSITIONS
from ymylon.duties.actions import fulfil, open_duty
from ymylon.duties.rules import Due
from ymylon.terms.codes import InvolvementKind, Lane, Milestone
from ymylon.terms.words import Words

SETTLED = Words(
    "This was settled already. Look at it on the page before.", "Penderfynwyd hyn eisoes. Edrychwch arno ar y dudalen flaenorol."
)


@transaction.atomic
def reach(*, at: datetime, child_id: int, milestone: Milestone, on, due: Due | None) -> bool:
    """A young person has reached this age: what goes on is owed. Once for each age, however often the clock says so."""
    reached, is_new = Reached.objects.get_or_create(child_id=child_id, milestone=milestone, defaults={"on": on})
    if not is_new:
        return False
    open_duty(
        by=None, at=at, child_id=child_id, kind=TRANSITIONS[milestone][0], lane=Lane.CARE, about=reached.ref,
        due_at=due.at if due else None, functions=COUNCIL, source=due.row.source if due else "",
        standing=due.row.standing if due else "",
    )  # fmt: skip
    record_event(by=None, at=at, child_id=child_id, kind="AGE_REACHED", lane=Lane.CARE, about=reached.ref, detail=milestone)
    record_act("AGE_REACHED", children=[child_id], lane=Lane.CARE, about=reached.ref, why=milestone)
    return True


@transaction.atomic
def leave_to_adult_police(*, at: datetime, child_id: int, team_id: int, kind: InvolvementKind) -> bool:
    """A young person is 18: this police team reads the child's record no more, from its next request.

    A report that they are missing tells and involves the force anew, for as long as the episode is open.
    """
    end_involvement(by=None, at=at, child_id=child_id, team_id=team_id, kind=kind)
    record_event(by=None, at=at, child_id=child_id, kind="POLICE_NO_MORE", lane=Lane.IDENTITY, team_id=team_id)
    record_act("POLICE_NO_MORE", children=[child_id], lane=Lane.IDENTITY, why=kind)
    return True


@transaction.atomic
def settle(*, by: Actor, at: datetime, ref: UUID, goes_on: str, wishes: str) -> TransitionStep:
    """A named person settles what goes on at an age that was reached: the duty is met. Raises NoSuchEntry and Fault."""
    permit(by, "SETTLE_TRANSITION")
    reached = Reached.objects.visible_to(by).filter(ref=ref).first()
    if reached is None:
        raise NoSuchEntry
    if TransitionStep.objects.visible_to(by).filter(child_id=reached.child_id, milestone=reached.milestone).exists():
        raise Fault(SETTLED)
    table = "circumstances_transitionstep"
    step = TransitionStep.objects.create(
        child_id=reached.child_id, milestone=reached.milestone, recorded_at=at, recorded_by_id=by.practitioner_id,
        goes_on=or_seal(by, at, reached.child_id, goes_on, table), wishes=or_seal(by, at, reached.child_id, wishes, table),
    )  # fmt: skip
    code, _key = TRANSITIONS[Milestone[reached.milestone]]
    fulfil(by=by, at=at, child_id=reached.child_id, about=ref, kinds=[code])
    note(by=by, at=at, child_id=reached.child_id, act="TRANSITION_SETTLED", lane=Lane.CARE, about=ref, detail=reached.milestone)
    return step
