"""A notice or an order is asked for, by police or council; and the next one, where the one in force ends on its own day."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import team_for
from ymylon.associates.actions.writing import must_be_open, post_of
from ymylon.associates.lookups import Entry
from ymylon.associates.rules import Kind as AssociateKind
from ymylon.children.actions import involve
from ymylon.circumstances.actions.owing import area_of
from ymylon.circumstances.actions.writing import once
from ymylon.duties.actions import fulfil, open_under_policy
from ymylon.duties.lookups import team_answering
from ymylon.duties.rules import local_day
from ymylon.duties.rules.kinds import in_turn
from ymylon.orders.actions.writing import child_facts, keep_step, note, usable
from ymylon.orders.lookups import Course, asked_to_follow, may_be_child
from ymylon.orders.models import Order, Step
from ymylon.orders.rules import KINDS, RENEW, SERVE, OrderKind, OrderState, Subject
from ymylon.orders.rules.duties import SERVE_KEY
from ymylon.orders.rules.faults import MEANWHILE, NOBODY, NOT_A_PLACE, NOT_FROM_HERE, SAY_NAME, SAY_WHY, subject_fault
from ymylon.orders.rules.states import IN_FORCE
from ymylon.orders.rules.validity import NO_CHILD, fault_on, renewal_fault
from ymylon.terms.codes import POLICE_KINDS, InvolvementKind, Lane, TeamFunction
from ymylon.terms.faults import Fault, refuse

_POLICE = in_turn(TeamFunction.POLICE_MISSING)


@transaction.atomic
def ask(
    *, by: Actor, at: datetime, child_id: int, kind: OrderKind, entry: Entry | None, named: str, why: str,
    place: UUID | None = None,
) -> Order:  # fmt: skip
    """A notice or an order is asked for, of the police, or of one’s own team where a council gives it: refused where impossible.

    `entry`: none where a place is bound, or nobody by name. `named` is read by whoever reads the order, whoever holds the entry.
    `place`: the place of the record that it binds, where it is one. Raises Fault.
    """
    permit(by, "ASK_ORDER")
    must_be_open(child_id)
    one, today = KINDS[kind], local_day(at)
    refuse(
        fault_on(one, child_facts(by, child_id), today, usable(by, one, at)),
        subject_fault(one, AssociateKind[entry.kind] if entry else None),
        Fault(NOT_A_PLACE, "kind") if place is not None and one.subject is not Subject.PLACE else None,
        Fault(NO_CHILD, "who") if entry is not None and may_be_child(by, entry, today) else None,
        None if named.strip() else Fault(SAY_NAME, "named"),
        None if why.strip() else Fault(SAY_WHY, "why"),
    )
    entry_id = entry.pk if entry else None
    # What the council gives itself it serves itself.
    team_id = post_of(by).team_id if one.council_serves else _police_team(by, at, child_id)
    return _begin(by, at, child_id, kind, entry_id, named.strip(), why.strip(), team_id, None, place=place)


def _begin(
    by: Actor, at: datetime, child_id: int, kind: OrderKind | str, entry_id: int | None, named: str, why: str, team_id: int,
    follows: Order | None, attempt: int = 0, place: UUID | None = None,
) -> Order:  # fmt: skip
    order: Order = once(
        Order, Fault(MEANWHILE), child_id=child_id, at=at, by_id=by.practitioner_id, kind=kind, entry_id=entry_id, named=named,
        why=why, team_id=team_id, follows=follows, attempt=attempt, place=place,
    )  # fmt: skip
    Step.objects.create(
        order=order, child_id=child_id, number=1, state=OrderState.REQUESTED, on=local_day(at), at=at, said_at=at,
        by_id=by.practitioner_id,
    )  # fmt: skip
    note(by=by, at=at, order=order, act="ORDER_ASKED", detail=str(kind))
    open_under_policy(
        by=by, at=at, child_id=child_id, kind=SERVE, lane=Lane.PERSONS, key=SERVE_KEY, about=order.ref, area=area_of(by),
        team_id=team_id,
    )  # fmt: skip
    return order


def _police_team(by: Actor, at: datetime, child_id: int) -> int:
    """Who sees to it: whoever asks, of the police; else the police who work with the child, or those of the area, let in now."""
    post = post_of(by)
    if post.agency_kind in POLICE_KINDS:
        return post.team_id
    team_id = team_answering(child_id, _POLICE)
    if team_id is not None:
        return team_id
    team = team_for(_POLICE, area_of(by))
    if team is None:
        raise Fault(NOBODY)
    involve(by=by, at=at, child_id=child_id, team_id=team.pk, kind=InvolvementKind.FORCE, basis="ORDER_ASKED")
    return team.pk


@transaction.atomic
def renew(*, by: Actor, at: datetime, course: Course, why: str) -> Order:
    """The next one is asked for, of this kind and person; this one holds until the next is served, or its day. Raises Fault."""
    permit(by, course.kind.serving)
    must_be_open(course.order.child_id)
    old, child = course.order, child_facts(by, course.order.child_id)
    before = asked_to_follow(by, old)
    refuse(
        None if course.state in IN_FORCE else Fault(NOT_FROM_HERE),
        None if all(one.state == OrderState.WITHDRAWN for one in before) else Fault(MEANWHILE),
        renewal_fault(course.ending(child), course.kind),
        fault_on(course.kind, child, local_day(at), usable(by, course.kind, at)),
        None if why.strip() else Fault(SAY_WHY, "words"),
    )
    order = _begin(by, at, old.child_id, old.kind, old.entry_id, old.named, why.strip(), old.team_id, old, len(before),
                   old.place)  # fmt: skip
    fulfil(by=by, at=at, child_id=old.child_id, about=old.ref, kinds=[RENEW])
    return order


@transaction.atomic
def let_end(*, by: Actor, at: datetime, course: Course, why: str) -> Step:
    """Somebody has looked, and lets it end on its day, for a reason. Raises Fault."""
    permit(by, course.kind.serving)
    refuse(None if why.strip() else Fault(SAY_WHY, "words"))
    step = keep_step(by=by, at=at, course=course, state=OrderState.LET_END, on=local_day(at), words=why)
    note(by=by, at=at, order=course.order, act="ORDER_STEP", detail=OrderState.LET_END)
    fulfil(by=by, at=at, child_id=course.order.child_id, about=course.order.ref, kinds=[RENEW])
    return step
