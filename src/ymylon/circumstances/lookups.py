"""Where a child lives and learns, for those who may see it."""

from collections.abc import Iterable
from datetime import date

from ymylon.access.rules import Actor
from ymylon.circumstances.models import CareSpell, EducationSpell


def care_on(actor: Actor, child_ids: Iterable[int], day: date) -> dict[int, CareSpell]:
    """Each child's care spell on this day, where there is one and the actor may see it."""
    spells = CareSpell.objects.visible_to(actor).filter(child_id__in=set(child_ids), during__contains=day)
    return {spell.child_id: spell for spell in spells}


def care_spells(actor: Actor, child_id: int) -> list[CareSpell]:
    """The child's care spells, newest first."""
    return list(CareSpell.objects.visible_to(actor).filter(child_id=child_id).order_by("-during"))


def education_on(actor: Actor, child_ids: Iterable[int], day: date) -> dict[int, EducationSpell]:
    """Each child's education spell on this day, where there is one and the actor may see it."""
    spells = EducationSpell.objects.visible_to(actor).filter(child_id__in=set(child_ids), during__contains=day)
    return {spell.child_id: spell for spell in spells}
