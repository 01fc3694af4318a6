"""How a child may be visited, who is out, and what happened to workers, for those who may see it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

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


def joint_visits(actor: Actor, team_ids: Iterable[int], since: datetime, until: datetime) -> list[Visit]:
    """Who of these teams is or was out with a second person, each with `hides_names`: whether names are kept from the family."""
    hidden = VisitRule.objects.visible_to(actor).filter(child_id=OuterRef("child_id"), ended_at__isnull=True, names_hidden=True)
    rows = Visit.objects.visible_to(actor).filter(
        team_id__in=set(team_ids), second__isnull=False, left_at__gte=since, left_at__lt=until
    )
    return list(rows.select_related("practitioner", "second").annotate(hides_names=Exists(hidden)).order_by("left_at", "id"))


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
