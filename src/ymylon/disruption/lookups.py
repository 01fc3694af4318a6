"""Disruption plans, for those who may see them: every read."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from ymylon.access.policy import BY_ROLE
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, members_of
from ymylon.associates.lookups import Entry, entries_by_id, entry_ref_beside, of_children
from ymylon.audit.rules import shown, shown_records
from ymylon.children.lookups import may_be_asked
from ymylon.contexts.lookups import Context, beside_place, of_child
from ymylon.contexts.rules import ContextKind
from ymylon.disruption.models import Outcome, Step
from ymylon.notices.lookups import left_out_around
from ymylon.orders.lookups import Order, may_be_child, order_refs_beside, orders_of
from ymylon.terms.codes import Lane, TeamFunction
from ymylon.terms.faults import NoSuch

__all__ = ["Outcome", "Step"]
AT_ONCE = 200
_T = TeamFunction
# Teams whose people read the lane: a step that nobody could read would be owed by nobody.
_SEE_TO = frozenset({
    _T.SOCIAL_WORK, _T.CHILDRENS_FRONT_DOOR, _T.EMERGENCY_DUTY, _T.EXPLOITATION, _T.MANAGEMENT, _T.YOUTH_JUSTICE,
    _T.POLICE_MISSING, _T.JOINT,
})  # fmt: skip


class NoSuchStep(NoSuch):
    """There is no such step, or none that this person may know of: the two can't be told apart."""


def _steps(actor: Actor) -> QuerySet:
    """Each with whether it `is_over`, its `effect`, `ended_words`, `next_words`, when that was said, and what it is against."""
    ended = Outcome.objects.visible_to(actor).filter(step_id=OuterRef("pk"))
    said = {"effect": "effect", "ended_words": "words", "next_words": "next_words", "ended_at": "at"}
    rows = Step.objects.visible_to(actor).select_related("team__agency", "by").annotate(is_over=Exists(ended))
    against = {"entry_ref": entry_ref_beside(actor, "entry_id"), "context_ref": beside_place(actor, "context_id")["ref"]}
    against |= order_refs_beside(actor, "order_id")
    return rows.annotate(**{name: Subquery(ended.values(column)[:1]) for name, column in said.items()}, **against)


def _shown(steps: list[Any]) -> list[Any]:
    # Whom or what a step is against is named with it, and is no child's own.
    shown_records(ref for one in steps for ref in (one.entry_ref, one.context_ref, one.order_ref, one.bound_ref) if ref)
    return steps


def steps_of(actor: Actor, child_id: int) -> list[Any]:
    """The plan beside one child’s: what is open first, soonest due first."""
    return _shown(list(_steps(actor).filter(child_id=child_id).order_by("is_over", "due_on", "id")[:AT_ONCE]))


def effects_since(actor: Actor, child_ids: Iterable[int], day: date) -> list[str]:
    """What came of each step for the sake of these children that ended since this day, as far as the actor may see."""
    rows = Outcome.objects.visible_to(actor).filter(child_id__in=set(child_ids), at__date__gte=day)
    return list(rows.values_list("effect", flat=True))


def step_by_ref(actor: Actor, ref: UUID) -> Any:
    """One step. Raises NoSuchStep."""
    found = _steps(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchStep
    shown([found.child_id])
    return _shown([found])[0]


class Target(NamedTuple):
    """What a step may be taken against: one of three records, and what it is called."""

    record: Entry | Context | Order
    called: str


def targets(actor: Actor, child_id: int) -> dict[str, Target]:
    """Whom and what is recorded around this child, by reference: persons and things of concern, places, notices and orders."""
    found = {str(one.entry.ref): Target(one.entry, one.entry.called) for one in of_children(actor, [child_id])}
    places = (one.context for one in of_child(actor, [child_id]))
    found |= {str(one.ref): Target(one, one.name) for one in places if not is_circle(one) and not one.ended}
    orders = (one.order for one in orders_of(actor, [child_id]) if not one.is_over)
    return found | {str(one.ref): Target(one, one.named) for one in orders}


def is_circle(context: Context) -> bool:
    """Whether it is children: friends are assessed, and nothing is ever done against them."""
    return bool(context.kind == ContextKind.CIRCLE)


def is_child(actor: Actor, target: Target, today: date) -> bool:
    """Whether it is children, or may be one: itself, or whom the order binds; as far as the actor may see."""
    record = target.record
    if isinstance(record, Context):
        return is_circle(record)
    number = record.entry_id if isinstance(record, Order) else record.pk
    # An order that binds a place, or nobody by name, binds no child.
    return number is not None and any(may_be_child(actor, one, today) for one in entries_by_id(actor, [number]).values())


def teams_around(actor: Actor, child_id: int) -> dict[str, Team]:
    """The teams that work with the child and may read the lane, by reference; none that was left out of something told."""
    teams = [team for team in may_be_asked(actor, child_id).values() if team.function in _SEE_TO]
    barred = left_out_around(actor, child_id, teams)
    return {str(team.ref): team for team in teams if team.pk not in barred}


def reads_intelligence(team: Team) -> bool:
    """Whether somebody in this team reads what the police hold, and what is done against it."""
    needed = {Lane.DISRUPTION, Lane.INTELLIGENCE}
    return any(needed <= BY_ROLE[one.role].reads for one in members_of([team.pk]))
