"""Who stands beside a child, and which children are brothers and sisters, for those who may see it."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.children.lookups import ref_beside
from ymylon.circumstances.lookups.life import NoSuchEntry
from ymylon.circumstances.models import Allocation, Sibling
from ymylon.terms.codes import AllocationKind, Lane

__all__ = ["Allocation", "Sibling"]


def allocations(actor: Actor, child_id: int) -> list[Allocation]:
    """Everybody who is or was something to the child, those of now first, with person, team and agency."""
    rows = Allocation.objects.visible_to(actor).filter(child_id=child_id).select_related("practitioner", "team__agency")
    return sorted(rows, key=lambda row: (row.ended_at is not None, -row.since_at.timestamp()))


def allocation_by_ref(actor: Actor, ref: UUID) -> Allocation:
    """One allocation, with its person and team. Raises NoSuchEntry."""
    rows = Allocation.objects.visible_to(actor).select_related("practitioner", "team__agency")
    found = rows.filter(ref=ref).first()
    if found is None:
        raise NoSuchEntry
    shown([found.child_id])
    return found


def standing_beside(actor: Actor, child_ids: Iterable[int], kinds: Iterable[AllocationKind]) -> dict[tuple[int, str], Allocation]:
    """Who is this to these children now, by child and kind, with person, team and agency, as far as the actor may see.

    Whoever works where a protected child could be betrayed is left out, also for those to whom the row itself is addressed.
    """
    held = Allocation.objects.visible_to(actor).filter(child_id__in=set(child_ids), kind__in=list(kinds), ended_at__isnull=True)
    rows = held.exclude(lane=Lane.PROTECTED).select_related("practitioner", "team__agency")
    return {(row.child_id, row.kind): row for row in rows}


def caseload(actor: Actor, team_ids: Iterable[int]) -> list[Allocation]:
    """The open allocations to people of these teams, of children whom the actor may see, with person and team."""
    rows = Allocation.objects.visible_to(actor).filter(team_id__in=set(team_ids), ended_at__isnull=True)
    return list(rows.select_related("practitioner", "team").order_by("practitioner__family_name", "practitioner_id", "id"))


def siblings(actor: Actor, child_id: int) -> list[Sibling]:
    """Brothers and sisters whose own record the actor may see as well, each with that record's reference as `other_ref`."""
    rows = Sibling.objects.visible_to(actor).filter(child_id=child_id, ended_at__isnull=True)
    found = [row for row in rows.annotate(other_ref=ref_beside(actor, "other")).order_by("id") if row.other_ref]
    shown([row.other_id for row in found])
    return found


def hides_names(child_id: int) -> bool:
    """Whether letters about this child carry the team in place of a name. What the asker may not see counts."""
    with connection.cursor() as cursor:
        cursor.execute("select hides_names(%s)", [child_id])
        return cursor.fetchone()[0]
