"""Where a child lives and learns, for those who may see it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import DateField
from django.db.models.functions import Cast

from ymylon.access.rules import Actor
from ymylon.audit.standing import standing
from ymylon.circumstances.models import CareSpell, EducationSpell


def care_on(actor: Actor, child_ids: Iterable[int], day: date) -> dict[int, CareSpell]:
    """Each child's care spell on this day, where there is one and the actor may see it."""
    return {spell.child_id: spell for spell in _care(actor, children=set(child_ids), day=day)}


@standing
def _care(actor, children, day):
    seen = CareSpell.objects.visible_to(actor)
    return seen.filter(child_id__among=children, during__contains=Cast(day, DateField())).select_related("home")


def education_on(actor: Actor, child_ids: Iterable[int], day: date) -> dict[int, EducationSpell]:
    """Each child's education spell on this day, where there is one and the actor may see it."""
    return {spell.child_id: spell for spell in _education(actor, children=set(child_ids), day=day)}


@standing
def _education(actor, children, day):
    seen = EducationSpell.objects.visible_to(actor)
    return seen.filter(child_id__among=children, during__contains=Cast(day, DateField())).select_related("school")


class Areas(NamedTuple):
    """GSS codes: who is responsible for a child's care, and where the child is placed. Empty where there is no such thing."""

    responsible: str = ""
    host: str = ""


def areas_on(child_id: int, day: date) -> Areas:
    """Which authorities a child's care concerns on this day. What the writer may not see still counts."""
    with connection.cursor() as cursor:
        cursor.execute("select responsible, host from areas_of(%s, %s)", [child_id, day])
        row = cursor.fetchone()
    return Areas(*row) if row else Areas()


def spells_of(actor: Actor, child_ids: Iterable[int]) -> list[CareSpell]:
    """Every care spell of these children that the actor may see."""
    return list(CareSpell.objects.visible_to(actor).filter(child_id__in=set(child_ids)))
