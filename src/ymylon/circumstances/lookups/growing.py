"""Which ages a young person has reached, and what was settled at each."""

from uuid import UUID

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.circumstances.lookups.life import NoSuchEntry
from ymylon.circumstances.models import Reached, TransitionStep

__all__ = ["Reached", "TransitionStep"]


def reached(actor: Actor, child_id: int) -> dict[str, Reached]:
    """The ages that the clock has said, by milestone."""
    return {row.milestone: row for row in Reached.objects.visible_to(actor).filter(child_id=child_id)}


def steps(actor: Actor, child_id: int) -> dict[str, TransitionStep]:
    """What was settled, by milestone, with who settled it."""
    rows = TransitionStep.objects.visible_to(actor).filter(child_id=child_id).select_related("recorded_by")
    return {row.milestone: row for row in rows}


def reached_by_ref(actor: Actor, ref: UUID) -> Reached:
    """One age that was reached. Raises NoSuchEntry."""
    found = Reached.objects.visible_to(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchEntry
    shown([found.child_id])
    return found
