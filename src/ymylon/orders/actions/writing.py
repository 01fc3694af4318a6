"""What every write of this room shares: the line in chronology and audit, a step kept once, and words that are sealed."""

from datetime import date, datetime
from typing import Any

from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.circumstances.actions.owing import area_of
from ymylon.circumstances.actions.writing import once, or_seal
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import areas_of
from ymylon.orders.lookups import Course, facts_of
from ymylon.orders.models import Order, Step
from ymylon.orders.rules import KINDS, OrderKind
from ymylon.orders.rules.duties import KIND_KEYS
from ymylon.orders.rules.faults import MEANWHILE, step_fault
from ymylon.orders.rules.kinds import Kind, Use, use_of
from ymylon.orders.rules.states import OrderState
from ymylon.orders.rules.validity import ChildFacts
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refuse


def note(*, by: Actor | None, at: datetime, order: Order, act: str, detail: str = "") -> None:
    """The event in the child’s chronology and the line in the audit."""
    record_event(by=by, at=at, child_id=order.child_id, kind=act, lane=Lane.PERSONS, about=order.ref, detail=detail)
    record_act(act, children=[order.child_id], lane=Lane.PERSONS, about=order.ref, why=detail)


def sealed(by: Actor, at: datetime, child_id: int, words: str, table: str) -> str:
    """What may stand in the open table: of a protected child nothing, for it is sealed instead."""
    return or_seal(by, at, child_id, words, f"orders_{table}")


def child_facts(by: Actor, child_id: int) -> ChildFacts:
    """What the validity of an order hangs on."""
    return facts_of(by, [child_id])[child_id]


def usable(by: Actor, kind: Kind, at: datetime) -> Use:
    """Whether this kind may be used where this person works."""
    return use_of(policy_rows([KIND_KEYS]), kind, areas_of(area_of(by)), at)


def kinds_usable(by: Actor, at: datetime) -> tuple[OrderKind, ...]:
    """The kinds that a dated row says may be used here, now or from a later day: of a later one the answer says the day."""
    rows, areas = policy_rows([KIND_KEYS]), areas_of(area_of(by))
    found = ((kind, use_of(rows, kind, areas, at)) for kind in KINDS.values())
    return tuple(kind.code for kind, use in found if use.row is not None or use.begins_on is not None)


def keep_step(*, by: Actor, at: datetime, course: Course, state: OrderState, on: date, **facts: Any) -> Step:
    """One move, if it may follow and nobody was quicker. Raises Fault."""
    refuse(step_fault(course.kind, course.state, state))
    child_id = course.order.child_id
    for name in ("who", "words", "court", "reference"):
        facts[name] = sealed(by, at, child_id, facts.get(name, ""), "step")
    made: Step = once(
        Step, Fault(MEANWHILE), order=course.order, child_id=child_id, number=len(course.steps) + 1, state=state, on=on, at=at,
        said_at=at, by_id=by.practitioner_id, **facts,
    )  # fmt: skip
    return made
