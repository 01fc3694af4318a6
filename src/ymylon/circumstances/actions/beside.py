"""Allocating somebody to a child, handing over, and naming brothers and sisters.

Nothing of it opens a record to anybody, but for one thing that a manager does on purpose: whoever allocates somebody of another
team of their own agency brings that team into the record, and hands it over again.
"""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction
from psycopg.errors import UniqueViolation

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.audit.actions import record_act
from ymylon.children.actions import bring_in, end_involvement
from ymylon.children.lookups import children_by_id, involvements
from ymylon.circumstances.actions.owing import COUNCIL, due_by_policy
from ymylon.circumstances.actions.writing import NoSuchEntry, note
from ymylon.circumstances.models import Allocation, Sibling
from ymylon.circumstances.rules.continuity import (
    ALLOCATED,
    ALWAYS_HELD,
    CHOOSE,
    TAKEN,
    allocation_lane,
    code_to_allocate,
    holder_fault,
    kind_of_team,
)
from ymylon.circumstances.rules.duties import ALLOCATE_AGAIN
from ymylon.circumstances.rules.faults import FUTURE, Fault
from ymylon.duties.actions import fulfil, open_duty
from ymylon.duties.rules import local_day
from ymylon.protection.lookups import owners_of
from ymylon.terms.codes import AllocationKind, InvolvementKind, Lane, WhyChanged
from ymylon.terms.words import Words

_SAME = Words("These are one and the same child.", "Yr un plentyn yw’r rhain.")


@transaction.atomic
def allocate(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    kind: AllocationKind,
    practitioner_id: int | None = None,
    team: Team | None = None,
    contact_id: int | None = None,
    known_since: date | None = None,
) -> UUID:
    """Somebody of an involved team, or (of trusted adults) a contact, is this to the child from now on. Raises Fault.

    A second one of the same kind is refused: one hands over. The council's own duty is held by somebody of the council alone.
    """
    permit(by, code_to_allocate(kind))
    if (practitioner_id is None) == (contact_id is None):
        raise Fault(CHOOSE, "who")
    fault = holder_fault(kind, team.function if team else None)
    if fault is not None:
        raise Fault(fault, "who")
    if known_since is not None and known_since > local_day(at):
        raise Fault(FUTURE, "known_since")
    if team is not None:
        _bring_in(by, at, child_id, team)
    ref, lane = uuid4(), allocation_lane(kind, team.function if team else None)
    arguments = [ref, child_id, kind, lane, practitioner_id, contact_id, team.pk if team else None, known_since, at]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select allocate(%s, %s, %s, %s, %s, %s, %s, %s, %s)", arguments)
    except IntegrityError as refused:
        raise Fault(TAKEN if isinstance(refused.__cause__, UniqueViolation) else CHOOSE, "who") from refused
    _fulfil_before(by, at, child_id, kind)
    note(by=by, at=at, child_id=child_id, act="ALLOCATED", lane=lane, about=ref, detail=kind)
    return ref


def _bring_in(by: Actor, at: datetime, child_id: int, team: Team) -> None:
    """A manager's own agency works with the child through this team too, from now on."""
    if not _brings_in(by, child_id, team):
        return
    if team.pk not in {row.team_id for row in involvements(by, child_id)}:
        bring_in(by=by, at=at, child_id=child_id, team_id=team.pk, kind=kind_of_team(team.function), basis=ALLOCATED)


def _brings_in(by: Actor, child_id: int, team: Team) -> bool:
    """Whether they manage in the agency of this team, and that agency holds the child: managing elsewhere brings nobody in."""
    child = children_by_id(by, [child_id]).get(child_id)
    managed = {post.agency_id for post in by.posts_for("ALLOCATE_TEAM", child.scopes)} if child else set()
    return team.agency_id is not None and team.agency_id in managed


def _let_go(by: Actor, at: datetime, child_id: int, before: Team | None, after: Team) -> None:
    """The team from which a manager hands over to another of the same agency, if that is all it was involved for."""
    if before is None or before.pk == after.pk or before.agency_id != after.agency_id:
        return
    if not _brings_in(by, child_id, before):
        return
    held = Allocation.objects.visible_to(by).filter(child_id=child_id, team_id=before.pk, ended_at__isnull=True)
    if held.exists():
        return
    for row in involvements(by, child_id):
        if row.team_id == before.pk and row.basis == ALLOCATED:
            end_involvement(by=by, at=at, child_id=child_id, team_id=before.pk, kind=InvolvementKind[row.kind])


def _fulfil_before(by: Actor, at: datetime, child_id: int, kind: AllocationKind) -> None:
    before = Allocation.objects.visible_to(by).filter(child_id=child_id, kind=kind, ended_at__isnull=False)
    for ref in before.order_by("-ended_at").values_list("ref", flat=True)[:3]:
        fulfil(by=by, at=at, child_id=child_id, about=ref, kinds=[ALLOCATE_AGAIN])


@transaction.atomic
def end_allocation(*, by: Actor, at: datetime, child_id: int, ref: UUID, why: WhyChanged) -> None:
    """Somebody is no longer this to the child. Whoever must always be there is owed again at once. Raises NoSuchEntry."""
    ended = _end(by, at, child_id, ref, why)
    if ended.kind in ALWAYS_HELD:
        owe_again(by=by, at=at, allocation=ended)


def _end(by: Actor, at: datetime, child_id: int, ref: UUID, why: WhyChanged) -> Allocation:
    found = Allocation.objects.visible_to(by).filter(child_id=child_id, ref=ref, ended_at__isnull=True).first()
    if found is None:
        raise NoSuchEntry
    permit(by, code_to_allocate(found.kind))
    with connection.cursor() as cursor:
        cursor.execute("select end_allocation(%s, %s, %s, %s, %s)", [child_id, ref, at, by.practitioner_id, why])
    note(by=by, at=at, child_id=child_id, act="ALLOCATION_ENDED", lane=Lane[found.lane], about=ref, detail=why)
    return found


@transaction.atomic
def hand_over(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    ref: UUID,
    why: WhyChanged,
    practitioner_id: int,
    team: Team,
    known_since: date | None = None,
) -> UUID:
    """Another person is from now on what this one was: one ends and the other begins in the same moment. Raises Fault."""
    ended = _end(by, at, child_id, ref, why)
    new = allocate(
        by=by, at=at, child_id=child_id, kind=AllocationKind[ended.kind], practitioner_id=practitioner_id, team=team,
        known_since=known_since,
    )  # fmt: skip
    fulfil(by=by, at=at, child_id=child_id, about=ref, kinds=[ALLOCATE_AGAIN])
    _let_go(by, at, child_id, ended.team, team)
    return new


def owe_again(*, by: Actor | None, at: datetime, allocation: Allocation) -> None:
    """Who follows is owed by the council, until somebody is allocated; it climbs like every duty."""
    due = due_by_policy("allocation.again", at)
    open_duty(
        by=by, at=at, child_id=allocation.child_id, kind=ALLOCATE_AGAIN, lane=Lane[allocation.lane], about=allocation.ref,
        due_at=due.at if due else None, functions=COUNCIL, source=due.row.source if due else "",
        standing=due.row.standing if due else "",
    )  # fmt: skip


@transaction.atomic
def name_sibling(*, by: Actor, at: datetime, child_id: int, other_id: int) -> None:
    """Two children are brothers or sisters; whoever names them must hold both. Named so already: nothing changes."""
    permit(by, "NAME_SIBLING")
    if child_id == other_id:
        raise Fault(_SAME, "other")
    named = Sibling.objects.visible_to(by).filter(child_id=child_id, other_id=other_id, ended_at__isnull=True)
    if named.exists():
        return
    for one, other in ((child_id, other_id), (other_id, child_id)):
        row = Sibling.objects.create(child_id=one, other_id=other, recorded_at=at)
        # Beside a protected brother or sister nobody is named in the other's chronology: it might say where the protected one is.
        if owners_of([other]):
            record_act("SIBLING_NAMED", children=[one], lane=Lane.IDENTITY, about=row.ref)
        else:
            note(by=by, at=at, child_id=one, act="SIBLING_NAMED", lane=Lane.IDENTITY, about=row.ref)


@transaction.atomic
def unname_sibling(*, by: Actor, at: datetime, child_id: int, ref: UUID) -> None:
    """They are no brothers or sisters after all: both rows end, and stay in the history. Raises NoSuchEntry."""
    permit(by, "NAME_SIBLING")
    rows = Sibling.objects.visible_to(by).filter(ended_at__isnull=True)
    row = rows.filter(child_id=child_id, ref=ref).first()
    if row is None:
        raise NoSuchEntry
    for one, other in ((child_id, row.other_id), (row.other_id, child_id)):
        rows.filter(child_id=one, other_id=other).update(ended_at=at)
        if owners_of([other]):
            record_act("SIBLING_ENDED", children=[one], lane=Lane.IDENTITY)
        else:
            note(by=by, at=at, child_id=one, act="SIBLING_ENDED", lane=Lane.IDENTITY)
