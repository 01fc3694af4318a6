"""A duty waits for a reason and goes on, its clock not lost; and whose of a team it is."""

from datetime import datetime

from django.db import DatabaseError, connection, transaction
from psycopg.errors import CheckViolation, InsufficientPrivilege, NoDataFound

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.duties.lookups import NoSuchDuty
from ymylon.duties.models import Duty
from ymylon.duties.rules import agreed, pausing
from ymylon.duties.rules.agreed import ActionFault
from ymylon.terms.codes import Lane
from ymylon.terms.faults import refused


@transaction.atomic
def pause_duty(*, by: Actor, at: datetime, duty: Duty, until: datetime | None, reason: str) -> None:
    """It waits until then, for this reason: nothing of it climbs meanwhile, and what was left is left. Raises ActionFault."""
    permit(by, "PAUSE_DUTY")
    if duty.state != Duty.State.OPEN:
        raise ActionFault(pausing.NOT_OPEN)
    fault = pausing.pausing_fault(duty.lane, duty.due_at, duty.paused_until, until, reason, at)
    if fault is not None:
        raise ActionFault(*fault)
    if not _ask("select pause_duty(%s, %s, %s, %s)", [duty.ref, until, reason.strip(), at], duty.child_id):
        raise ActionFault(pausing.PAUSED_ALREADY)
    note(by=by, at=at, duty=duty, act="DUTY_PAUSED")


@transaction.atomic
def go_on(*, by: Actor, at: datetime, duty: Duty) -> None:
    """It goes on before its pause was over; the part of the pause that was not used is taken back. Raises ActionFault."""
    permit(by, "PAUSE_DUTY")
    if not _ask("select go_on_with_duty(%s, %s)", [duty.ref, at], duty.child_id):
        raise ActionFault(pausing.NOT_PAUSED)
    note(by=by, at=at, duty=duty, act="DUTY_GOES_ON")


@transaction.atomic
def assign(*, by: Actor, at: datetime, duty: Duty, person_id: int | None) -> None:
    """It is this person's of the team that owes it, or with nobody, the team's as a whole. Raises ActionFault."""
    if person_id != by.practitioner_id:
        permit(by, "ASSIGN_DUTY")
    if duty.state != Duty.State.OPEN:
        raise ActionFault(pausing.NOT_OPEN)
    if not _ask("select assign_duty(%s, %s, %s)", [duty.ref, person_id, at], duty.child_id):
        raise ActionFault(pausing.NOT_OPEN)
    record_act("DUTY_ASSIGNED", children=[duty.child_id], lane=Lane[duty.lane], about=duty.ref)


def _ask(sql: str, arguments: list, child_id: int) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, arguments)
            return cursor.fetchone()[0]
    except DatabaseError as fault:
        if isinstance(fault.__cause__, NoDataFound):
            raise NoSuchDuty from fault
        if isinstance(fault.__cause__, CheckViolation):
            raise ActionFault(agreed.NOT_AROUND, "person") from fault
        if isinstance(fault.__cause__, InsufficientPrivilege):
            raise refused(ActionFault(agreed.NOT_WITH_YOU), child=child_id) from fault
        raise


def note(*, by: Actor, at: datetime, duty: Duty, act: str) -> None:
    """The event in the child's chronology, in the lane of what is owed, and the one audit line."""
    record_event(by=by, at=at, child_id=duty.child_id, kind=act, lane=Lane[duty.lane], about=duty.about, detail=duty.kind)
    record_act(act, children=[duty.child_id], lane=Lane[duty.lane], about=duty.ref, why=duty.kind)
