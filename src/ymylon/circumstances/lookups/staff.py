"""How a child may be visited, who is out, and what happened to workers, for those who may see it."""

from uuid import UUID

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.circumstances.lookups.life import NoSuchEntry
from ymylon.circumstances.models import StaffIncident, Visit, VisitRule

__all__ = ["StaffIncident", "Visit", "VisitRule"]
_MOST = 30


def visit_rules(actor: Actor, child_id: int) -> list[VisitRule]:
    """The rule that holds, then those that held, newest first."""
    rows = VisitRule.objects.visible_to(actor).filter(child_id=child_id).select_related("recorded_by")
    return list(rows.order_by("-recorded_at", "-id")[:_MOST])


def visits(actor: Actor, child_id: int) -> list[Visit]:
    """Visits, the latest first; those from which nobody is back yet before them."""
    rows = Visit.objects.visible_to(actor).filter(child_id=child_id).select_related("practitioner", "second", "team")
    return sorted(rows.order_by("-left_at", "-id")[:_MOST], key=lambda row: row.answer in ("SAFE", "NOT_SEEN"))


def visit_by_ref(actor: Actor, ref: UUID) -> Visit:
    """One visit, with who went. Raises NoSuchEntry."""
    found = Visit.objects.visible_to(actor).select_related("practitioner", "second", "team").filter(ref=ref).first()
    if found is None:
        raise NoSuchEntry
    shown([found.child_id])
    return found


def incidents(actor: Actor, child_id: int) -> list[StaffIncident]:
    """What happened to workers, the latest first."""
    rows = StaffIncident.objects.visible_to(actor).filter(child_id=child_id).select_related("recorded_by", "answered_by")
    return list(rows.order_by("-recorded_at", "-id")[:_MOST])


def incident_by_ref(actor: Actor, ref: UUID) -> StaffIncident:
    """One report of a worker. Raises NoSuchEntry."""
    found = StaffIncident.objects.visible_to(actor).select_related("recorded_by").filter(ref=ref).first()
    if found is None:
        raise NoSuchEntry
    shown([found.child_id])
    return found
