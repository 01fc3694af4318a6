"""Writing down where a child lives and learns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from psycopg.types.range import Range

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import agencies_by_id
from ymylon.audit.actions import record_act
from ymylon.children.actions import permit_involving
from ymylon.children.rules import lane_of
from ymylon.circumstances.actions.owing import owe_of_exclusion
from ymylon.circumstances.actions.writing import correct_spell, keep_spell, note, or_seal
from ymylon.circumstances.models import CareSpell, EducationSpell
from ymylon.circumstances.rules.faults import FUTURE, SAY_OFFERED, SAY_TOLD, Fault
from ymylon.circumstances.rules.waits import is_excluding
from ymylon.duties.rules import local_day
from ymylon.protection.lookups import owners_of
from ymylon.terms.codes import (
    EducationStatus,
    InvolvementKind,
    Lane,
    LegalStatus,
    PlacementType,
    PlaceStands,
    ProtectedKind,
    ToldOfExclusion,
)
from ymylon.terms.geography import find_authority

_CARE, _EDUCATION = "circumstances_carespell", "circumstances_educationspell"


@transaction.atomic
def begin_care_spell(
    *, by: Actor, at: datetime, child_id: int, from_on: date, to_on: date | None = None, **facts: Any
) -> CareSpell:
    """One placement under one responsible authority (GSS codes), as of `from_on`; what ran until then ends that day.

    Facts: `responsible_authority`, `host_authority`, `legal_status`, `placement`, `home_id`, `known_from`. Raises Fault.
    """
    permit(by, "WRITE_CARE")
    facts = _seal_placement(by, at, child_id, facts)
    spell = keep_spell(CareSpell, by=by, at=at, child_id=child_id, since=from_on, until=to_on, **facts)
    note(by=by, at=at, child_id=child_id, act="CARE_SPELL_BEGAN", lane=Lane.CARE, about=spell.ref)
    return spell


@transaction.atomic
def correct_care_spell(
    *, by: Actor, at: datetime, ref: UUID, from_on: date, to_on: date | None = None, version: int | None = None, **facts: Any
) -> CareSpell:
    """A placement put right. Raises NoSuchEntry, Overtaken and Fault."""
    permit(by, "WRITE_CARE")
    stands = CareSpell.objects.visible_to(by).filter(ref=ref).values_list("child_id", flat=True).first()
    facts = _seal_placement(by, at, stands or 0, facts)
    spell = correct_spell(CareSpell, by=by, at=at, ref=ref, version=version, since=from_on, until=to_on, **facts)
    note(by=by, at=at, child_id=spell.child_id, act="CARE_SPELL_CORRECTED", lane=Lane.CARE, about=ref)
    return spell


def _seal_placement(by: Actor, at: datetime, child_id: int, facts: dict[str, Any]) -> dict[str, Any]:
    # The database would only leave these empty; sealed first, they are not lost.
    if child_id not in owners_of([child_id]):
        return facts
    home, host = agencies_by_id([facts.get("home_id")]).values(), find_authority(facts.get("host_authority", ""))
    for agency in home:
        or_seal(by, at, child_id, agency.name_en, _CARE, ProtectedKind.ADDRESS)
    if host is not None:
        or_seal(by, at, child_id, host.words.en, _CARE, ProtectedKind.TOWN)
    return facts | {"home_id": None, "host_authority": ""}


def exclusion_fault(
    status: EducationStatus | str, told: Iterable[ToldOfExclusion], offered: str, place: PlaceStands | str = PlaceStands.NOT_KNOWN
) -> Fault | None:
    """What a school that is about to exclude a child has still to say: whom it told, and what it offers instead."""
    if not is_excluding(status, place):
        return None
    if not list(told):
        return Fault(SAY_TOLD, "told")
    return None if offered.strip() else Fault(SAY_OFFERED, "offered")


@transaction.atomic
def begin_education_spell(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    from_on: date,
    to_on: date | None = None,
    status: EducationStatus = EducationStatus.NOT_KNOWN,
    **facts: Any,
) -> EducationSpell:
    """Where the child is taught from this day, or is not; what ran until then ends that day.

    Facts: `school_id`, `hours_a_week`, `tuition_owed`, `tuition_given`, `review_on`, `told`, `offered`, `place_stands`,
    `specialist_since`, `known_from`.
    Raises Fault: where days overlap, and where an exclusion does not say whom the school told and what it offers instead.
    """
    permit(by, "WRITE_EDUCATION")
    facts = _judged(by, at, child_id, status, facts)
    spell = keep_spell(EducationSpell, by=by, at=at, child_id=child_id, since=from_on, until=to_on, status=status, **facts)
    note(by=by, at=at, child_id=child_id, act="EDUCATION_BEGAN", lane=Lane.EDUCATION, about=spell.ref, detail=status)
    owe_of_exclusion(by=by, at=at, spell=spell)
    return spell


@transaction.atomic
def correct_education_spell(
    *,
    by: Actor,
    at: datetime,
    ref: UUID,
    from_on: date,
    to_on: date | None = None,
    status: EducationStatus,
    version: int | None = None,
    **facts: Any,
) -> EducationSpell:
    """Education put right. Raises NoSuchEntry, Overtaken and Fault."""
    permit(by, "WRITE_EDUCATION")
    stands = EducationSpell.objects.visible_to(by).filter(ref=ref).values_list("child_id", flat=True).first()
    facts = _judged(by, at, stands or 0, status, facts)
    spell = correct_spell(
        EducationSpell, by=by, at=at, ref=ref, version=version, since=from_on, until=to_on, status=status, **facts
    )
    note(by=by, at=at, child_id=spell.child_id, act="EDUCATION_CORRECTED", lane=Lane.EDUCATION, about=ref, detail=status)
    owe_of_exclusion(by=by, at=at, spell=spell)
    return spell


def _judged(by: Actor, at: datetime, child_id: int, status: EducationStatus, facts: dict[str, Any]) -> dict[str, Any]:
    place, waits = facts.get("place_stands", PlaceStands.NOT_KNOWN), facts.get("specialist_since")
    fault = exclusion_fault(status, facts.get("told", ()), facts.get("offered", ""), place)
    if waits is not None and waits > local_day(at):
        raise Fault(FUTURE, "specialist_since")
    if fault is not None:
        raise fault
    if child_id not in owners_of([child_id]):
        return facts
    for agency in agencies_by_id([facts.get("school_id")]).values():
        or_seal(by, at, child_id, agency.name_en, _EDUCATION, ProtectedKind.SCHOOL)
    or_seal(by, at, child_id, facts.get("offered", ""), _EDUCATION, ProtectedKind.SCHOOL)
    return facts | {"school_id": None, "offered": ""}


def involve_by_facts(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    teams: Sequence[tuple[int, InvolvementKind, str]],
    day: date,
    about: UUID,
    with_school: bool,
) -> None:
    """These teams, with kind and basis, are involved because of `about`, and the home where the child lives on this day.

    If wanted, the school too. Whether there is a home or a school is not said. Everybody in one round: what a child's past holds
    is written again each time that somebody is brought in.
    """
    numbers, kinds, bases = zip(*teams, strict=True) if teams else ((), (), ())
    permit_involving(by, child_id, bases)
    with connection.cursor() as cursor:
        named = [child_id, list(numbers), list(kinds), [lane_of(kind) for kind in kinds], list(bases)]
        cursor.execute(
            "select involve_by_facts(%s, %s::bigint[], %s::text[], %s::text[], %s::text[], %s, %s, %s, %s)",
            [*named, day, about, at, with_school],
        )


@dataclass(frozen=True)
class ToldSpell:
    """A placement as a return tells of it; `key` makes it the same when the return comes again."""

    child_id: int
    key: str
    from_on: date
    to_on: date | None
    legal_status: LegalStatus = LegalStatus.NOT_KNOWN
    placement: PlacementType = PlacementType.NOT_KNOWN
    provider_urn: str = ""


@transaction.atomic
def keep_told_spells(
    *, by: Actor, at: datetime, source: str, authority: str, new: Sequence[ToldSpell], changed: Sequence[ToldSpell]
) -> None:
    """Placements from a return of `authority`: the new ones, and those of the same key that now read otherwise."""
    # Those that end earlier make way first, and only then do others move in: a start never changes, its key holds it.
    told = {one.key: one for one in changed}
    held = list(CareSpell.objects.visible_to(by).filter(source=source, source_key__in=list(told)))
    for spell in sorted(held, key=lambda spell: (told[spell.source_key].to_on or date.max) >= (spell.during.upper or date.max)):
        one = told[spell.source_key]
        spell.during = Range(one.from_on, one.to_on)
        spell.legal_status, spell.placement, spell.provider_urn = one.legal_status, one.placement, one.provider_urn
        spell.save(update_fields=["during", "legal_status", "placement", "provider_urn"])
    CareSpell.objects.bulk_create(
        CareSpell(
            child_id=one.child_id,
            during=Range(one.from_on, one.to_on),
            responsible_authority=authority,
            legal_status=one.legal_status,
            placement=one.placement,
            provider_urn=one.provider_urn,
            source=source,
            source_key=one.key,
        )
        for one in new
    )
    children = {one.child_id for one in (*new, *changed)}
    if children:
        record_act("KEPT_PLACEMENTS", children=children, lane=Lane.CARE, about=source)
