"""What the tests of warning notices and orders begin with: one asked for, and taken as far as a test needs."""

from datetime import date, datetime

from django.utils import timezone

from tests.associates import entered, facts
from ymylon.associates.models import Entry
from ymylon.orders.actions import moving
from ymylon.orders.actions.asking import ask
from ymylon.orders.lookups import Course, course_of
from ymylon.orders.models import Order
from ymylon.orders.rules import Condition, OrderKind, StatementOf

WHY = "Waits for him at the school gate."


def asked(
    by, child_id: int, *, entry: Entry | None = None, kind: OrderKind = OrderKind.CAWN_S2, at: datetime | None = None
) -> Order:
    """A notice is asked for against somebody who is named on the child's account."""
    now = at or timezone.now()
    held = entry or entered(by, child_id, facts("Jay", born_about=1990), at=now)
    return ask(by=by, at=now, child_id=child_id, kind=kind, entry=held, named="Jay Probert", why=WHY)


def stated(by, order: Order, on: date | None = None) -> Course:
    """The council says that no permission is given."""
    said = {"statement_of": StatementOf.COUNCIL, "on": on or timezone.localdate(), "words": "Statement 14, PC Pugh."}
    moving.record_statement(by=by, at=timezone.now(), course=course_of(by, order), **said)
    return course_of(by, order)


def drafted(by, order: Order) -> Course:
    """What the person must not do is written down."""
    said = {"conditions": [Condition.CONTACT, Condition.VEHICLE], "words": "Nor the grey van."}
    moving.draft(by=by, at=timezone.now(), course=course_of(by, order), **said)
    return course_of(by, order)


def served(by, order: Order, *, on: date | None = None, until: date | None = None) -> Course:
    """It binds from today, or from that day."""
    stated(by, order, on)
    drafted(by, order)
    moving.serve(
        by=by, at=timezone.now(), course=course_of(by, order), on=on or timezone.localdate(), who="PC Pugh", until=until
    )  # fmt: skip
    return course_of(by, order)


def in_force(by, child_id: int, **more) -> Course:
    """One that was asked for and served today by this officer."""
    return served(by, asked(by, child_id), **more)
