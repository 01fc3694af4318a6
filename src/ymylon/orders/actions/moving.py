"""What happens with one notice or order: a statement, a draft, serving, a breach, withdrawing; who was given a copy."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.children.actions import record_disclosure, record_papers
from ymylon.circumstances.actions.writing import once
from ymylon.duties.actions import fulfil, void
from ymylon.duties.rules import local_day
from ymylon.orders.actions.writing import child_facts, keep_step, note, sealed, usable
from ymylon.orders.lookups import Course, NoSuchOrder, order_by_id
from ymylon.orders.models import Copy, Look, Step
from ymylon.orders.rules import AFTER, LOOK, RENEW, SERVE, Condition, Followed, OrderState, StatementOf
from ymylon.orders.rules.faults import (
    CONDITIONS,
    IN_WORDS,
    MEANWHILE,
    NOT_FROM_HERE,
    SAY_WHAT,
    SAY_WHO,
    SAY_WHY,
    day_fault,
    step_fault,
)
from ymylon.orders.rules.validity import fault_on, last_day_of, until_fault
from ymylon.protection.lookups import owners_of
from ymylon.terms.calendars import noon
from ymylon.terms.codes import GivenBy, Lane, StandingReason
from ymylon.terms.faults import Fault, refuse

_S = OrderState


@transaction.atomic
def record_statement(*, by: Actor, at: datetime, course: Course, statement_of: StatementOf, on: date, words: str) -> Step:
    """Somebody with parental responsibility, or the council, says that no permission is given. Raises Fault."""
    permit(by, "ASK_ORDER")
    refuse(day_fault(on, local_day(at)))
    step = keep_step(by=by, at=at, course=course, state=_S.STATEMENT, on=on, statement_of=statement_of, words=words)
    note(by=by, at=at, order=course.order, act="ORDER_STEP", detail=_S.STATEMENT)
    return step


@transaction.atomic
def draft(*, by: Actor, at: datetime, course: Course, conditions: Collection[Condition], words: str) -> Step:
    """What the person must not do. A draft may be written again until it is served; the newest holds. Raises Fault."""
    permit(by, course.kind.serving)
    needs_words = {Condition.PLACE, Condition.CLOSED_IN_PART, Condition.OTHER} & set(conditions)
    refuse(
        None if conditions else Fault(CONDITIONS, "conditions"),
        Fault(IN_WORDS, "words") if needs_words and not words.strip() else None,
    )
    said = {"conditions": [str(one) for one in conditions], "words": words}
    step = keep_step(by=by, at=at, course=course, state=_S.DRAFTED, on=local_day(at), **said)
    note(by=by, at=at, order=course.order, act="ORDER_STEP", detail=_S.DRAFTED)
    return step


@transaction.atomic
def serve(
    *, by: Actor, at: datetime, course: Course, on: date, who: str, until: date | None = None, words: str = "", court: str = "",
    reference: str = "",
) -> Step:  # fmt: skip
    """It was served, and binds from that day; refused where it was not possible on that day. Raises Fault.

    `court` and `reference`: of an order of a court, as far as they are known. The one that it follows, if it holds still, is
    renewed by it.
    """
    permit(by, course.kind.serving)
    kind, child = course.kind, child_facts(by, course.order.child_id)
    until = last_day_of(kind, on, until)
    fault = fault_on(kind, child, on, usable(by, kind, at))
    refuse(
        step_fault(kind, course.state, _S.SERVED),
        day_fault(on, local_day(at)),
        # The kind is settled: on this page it is the day that is wrong.
        Fault(fault.words, "on") if fault else None,
        until_fault(kind, child, on, until),
        None if who.strip() else Fault(SAY_WHO, "who"),
    )
    step = keep_step(by=by, at=at, course=course, state=_S.SERVED, on=on, who=who, until=until, words=words, court=court,
                     reference=reference)  # fmt: skip
    note(by=by, at=at, order=course.order, act="ORDER_SERVED", detail=_S.SERVED)
    fulfil(by=by, at=at, child_id=course.order.child_id, about=course.order.ref, kinds=[SERVE])
    _renewed(by, at, course, on)
    return step


def _renewed(by: Actor, at: datetime, course: Course, on: date) -> None:
    if course.order.follows_id is None:
        return
    try:
        old = order_by_id(by, course.order.follows_id)
    except NoSuchOrder:
        return
    if old.in_force:
        keep_step(by=by, at=at, course=old, state=_S.RENEWED, on=on)
        note(by=by, at=at, order=old.order, act="ORDER_STEP", detail=_S.RENEWED)
        fulfil(by=by, at=at, child_id=old.order.child_id, about=old.order.ref, kinds=[RENEW])
        void(by=by, at=at, child_id=old.order.child_id, about=old.order.ref, kinds=[LOOK], reason="RENEWED")


@transaction.atomic
def could_not_serve(*, by: Actor, at: datetime, course: Course, on: date, who: str, words: str) -> Step:
    """An attempt failed, for a reason. It is owed still, and climbs. Raises Fault."""
    permit(by, course.kind.serving)
    refuse(day_fault(on, local_day(at)), None if words.strip() else Fault(SAY_WHY, "words"))
    step = keep_step(by=by, at=at, course=course, state=_S.NOT_SERVED, on=on, who=who, words=words)
    note(by=by, at=at, order=course.order, act="ORDER_STEP", detail=_S.NOT_SERVED)
    return step


@transaction.atomic
def record_breach(*, by: Actor, at: datetime, course: Course, on: date, words: str, followed: Followed) -> Step:
    """It was breached on a day on which it held, and what followed. Raises Fault."""
    permit(by, course.kind.serving)
    served, ending = course.served, course.ending(child_facts(by, course.order.child_id))
    refuse(
        step_fault(course.kind, course.state, _S.BREACHED),
        day_fault(on, local_day(at), served.on if served else None, ending.on if ending else None),
        None if words.strip() else Fault(SAY_WHAT, "words"),
    )
    step = keep_step(by=by, at=at, course=course, state=_S.BREACHED, on=on, words=words, followed=followed)
    note(by=by, at=at, order=course.order, act="ORDER_BREACHED", detail=followed)
    return step


@transaction.atomic
def withdraw(*, by: Actor, at: datetime, course: Course, words: str) -> Step:
    """Whoever gave it takes it back, for a reason: nothing is owed of it any more. Raises Fault."""
    permit(by, course.kind.serving)
    refuse(None if words.strip() else Fault(SAY_WHY, "words"))
    step = keep_step(by=by, at=at, course=course, state=_S.WITHDRAWN, on=local_day(at), words=words)
    note(by=by, at=at, order=course.order, act="ORDER_STEP", detail=_S.WITHDRAWN)
    void(by=by, at=at, child_id=course.order.child_id, about=course.order.ref, kinds=[SERVE, RENEW, LOOK], reason="WITHDRAWN")
    return step


@transaction.atomic
def look_again(*, by: Actor, at: datetime, course: Course, words: str) -> Look:
    """It lasts, and somebody has looked whether it is kept to and still what the child needs. Raises Fault."""
    permit(by, course.kind.serving)
    refuse(None if course.in_force else Fault(NOT_FROM_HERE), None if words.strip() else Fault(SAY_WHAT, "words"))
    order, child_id = course.order, course.order.child_id
    row: Look = once(
        Look, Fault(MEANWHILE), order=order, child_id=child_id, at=at, by_id=by.practitioner_id, on=local_day(at),
        number=Look.objects.visible_to(by).filter(order_id=order.pk).count() + 1, words=sealed(by, at, child_id, words, "look"),
    )  # fmt: skip
    note(by=by, at=at, order=order, act="ORDER_LOOKED")
    fulfil(by=by, at=at, child_id=child_id, about=order.ref, kinds=[LOOK])
    return row


@transaction.atomic
def see_to(*, by: Actor, at: datetime, course: Course, words: str) -> Step:
    """It has ended; who was told, and what protects the child now. Raises Fault."""
    permit(by, course.kind.serving)
    refuse(None if words.strip() else Fault(SAY_WHAT, "words"))
    step = keep_step(by=by, at=at, course=course, state=_S.SEEN_TO, on=local_day(at), words=words)
    note(by=by, at=at, order=course.order, act="ORDER_STEP", detail=_S.SEEN_TO)
    fulfil(by=by, at=at, child_id=course.order.child_id, about=course.order.ref, kinds=[AFTER])
    return step


@transaction.atomic
def give_copy(*, by: Actor, at: datetime, course: Course, whom: str, on: date, how: str) -> Copy:
    """A person gave somebody a copy, and says to whom. Raises Fault."""
    permit(by, course.kind.serving)
    served = course.served
    refuse(Fault(NOT_FROM_HERE) if served is None else day_fault(on, local_day(at), served.on))
    child_id = course.order.child_id
    row = Copy.objects.create(
        order=course.order, child_id=child_id, at=at, by_id=by.practitioner_id, on=on,
        whom=sealed(by, at, child_id, whom, "copy"), how=sealed(by, at, child_id, how, "copy"),
    )  # fmt: skip
    # It left the record on the day on which it was given, whenever that is written down.
    given_at = at if on == local_day(at) else noon(on)
    lanes = [Lane.PERSONS]
    if owners_of([child_id]):
        record_disclosure(by=by, at=given_at, child_id=child_id, lanes=lanes, means=GivenBy.HAND, is_sealed=True)
    else:
        why = StandingReason.ORDER_COPY_GIVEN_BY_HAND
        record_papers(by=by, at=given_at, child_ids=[child_id], lanes=lanes, means=GivenBy.PRINT, why=why, to_person=whom)
    note(by=by, at=at, order=course.order, act="ORDER_COPIED")
    return row
