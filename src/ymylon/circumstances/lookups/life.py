"""Everything dated that is known of a child's life, in the lanes of whoever looks."""

from typing import NamedTuple, TypeVar
from uuid import UUID

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.circumstances.models import (
    CareSpell,
    EducationSpell,
    HardTime,
    HealthNeed,
    HealthWait,
    LearningNeed,
    Liberty,
    Protecting,
    Registration,
)
from ymylon.circumstances.models.spells import Sourced
from ymylon.terms.codes import Lane
from ymylon.terms.faults import NoSuch

__all__ = [
    "CareSpell", "EducationSpell", "HardTime", "HealthNeed", "HealthWait", "LearningNeed", "Liberty", "Protecting",
    "Registration",
]  # fmt: skip
AnySourced = TypeVar("AnySourced", bound=Sourced)
_MOST = 60


class NoSuchEntry(NoSuch):
    """There is no such entry, or none that this person may know of: the two can't be told apart."""


class Life(NamedTuple):
    """What this person may see, each newest first."""

    care: list[CareSpell]
    liberty: list[Liberty]
    education: list[EducationSpell]
    needs: list[LearningNeed]
    waits: list[HealthWait]
    health_needs: list[HealthNeed]
    registrations: list[Registration]
    hard_times: list[HardTime]


def life_of(actor: Actor, child_id: int) -> Life:
    """The child's life by date. Homes, schools and whoever wrote it come with it."""
    return Life(
        care=_spells(actor, CareSpell, child_id, "home"),
        liberty=_spells(actor, Liberty, child_id),
        education=_spells(actor, EducationSpell, child_id, "school"),
        needs=_spells(actor, LearningNeed, child_id),
        waits=_spells(actor, HealthWait, child_id),
        health_needs=_spells(actor, HealthNeed, child_id),
        registrations=_spells(actor, Registration, child_id),
        hard_times=list(_rows(actor, HardTime, child_id).order_by("-began_on", "-id")[:_MOST]),
    )


def _rows(actor: Actor, model: type[Sourced], child_id: int, *beside: str):
    return model.objects.visible_to(actor).filter(child_id=child_id).select_related("recorded_by", *beside)


def _spells(actor: Actor, model: type[Sourced], child_id: int, *beside: str) -> list:
    return list(_rows(actor, model, child_id, *beside).order_by("-during", "-id")[:_MOST])


def steps_of(actor: Actor, child_id: int) -> list[Protecting]:
    """Every step of child protection, also those that were errors, the first taken first."""
    return list(_rows(actor, Protecting, child_id).order_by("taken_on", "id"))


def entry_by_ref(actor: Actor, model: type[AnySourced], ref: UUID) -> AnySourced:
    """One entry, with whoever wrote it. Being looked up is being shown. Raises NoSuchEntry."""
    found = model.objects.visible_to(actor).select_related("recorded_by").filter(ref=ref).first()
    if found is None:
        raise NoSuchEntry
    shown([found.child_id])
    return found


def may_write(actor: Actor, scopes: list[int], lane: Lane) -> bool:
    """Whether the actor writes this lane of the child with these scopes: a role alone does not say it."""
    return bool(set(actor.scopes(lane, writes=True)) & set(scopes))
