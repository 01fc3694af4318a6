"""Disruption plans, for those who may see them: every read."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.associates.lookups import Entry, of_children
from ymylon.audit.rules import shown
from ymylon.children.lookups import involvements
from ymylon.contexts.lookups import Context, of_child
from ymylon.disruption.models import Outcome, Step
from ymylon.orders.lookups import Order, orders_of
from ymylon.terms.codes import TeamFunction

__all__ = ["Outcome", "Step"]
AT_ONCE = 200
_T = TeamFunction
# Teams whose people read the lane: a step that nobody could read would be owed by nobody.
_SEE_TO = frozenset({
    _T.SOCIAL_WORK, _T.CHILDRENS_FRONT_DOOR, _T.EMERGENCY_DUTY, _T.EXPLOITATION, _T.MANAGEMENT, _T.YOUTH_JUSTICE,
    _T.POLICE_MISSING, _T.JOINT,
})  # fmt: skip


class NoSuchStep(LookupError):
    """There is no such step, or none that this person may know of: the two can't be told apart."""


def _steps(actor: Actor) -> QuerySet:
    """Each with whether it `is_over`, and its `effect`, `ended_words`, `next_words` and when that was said."""
    ended = Outcome.objects.visible_to(actor).filter(step_id=OuterRef("pk"))
    said = {"effect": "effect", "ended_words": "words", "next_words": "next_words", "ended_at": "at"}
    rows = Step.objects.visible_to(actor).select_related("team__agency", "by").annotate(is_over=Exists(ended))
    return rows.annotate(**{name: Subquery(ended.values(column)[:1]) for name, column in said.items()})


def steps_of(actor: Actor, child_id: int) -> list[Any]:
    """The plan beside one child’s: what is open first, soonest due first."""
    return list(_steps(actor).filter(child_id=child_id).order_by("is_over", "due_on", "id")[:AT_ONCE])


def step_by_ref(actor: Actor, ref: UUID) -> Any:
    """One step. Raises NoSuchStep."""
    found = _steps(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchStep
    shown([found.child_id])
    return found


class Target(NamedTuple):
    """What a step may be taken against: one of three records, and what it is called."""

    record: Entry | Context | Order
    called: str


def targets(actor: Actor, child_id: int) -> dict[str, Target]:
    """Whom and what is recorded around this child, by reference: persons and things of concern, places, notices and orders."""
    found = {str(one.entry.ref): Target(one.entry, one.entry.called) for one in of_children(actor, [child_id])}
    found |= {str(one.context.ref): Target(one.context, one.context.name) for one in of_child(actor, [child_id])}
    orders = (one.order for one in orders_of(actor, [child_id]) if not one.is_over)
    return found | {str(one.ref): Target(one, one.named) for one in orders}


def teams_around(actor: Actor, child_id: int) -> dict[str, Team]:
    """The teams that work with the child and may read the lane, by reference."""
    teams: Iterable[Team] = (one.team for one in involvements(actor, child_id) if one.team_id)
    return {str(team.ref): team for team in teams if team.function in _SEE_TO}
