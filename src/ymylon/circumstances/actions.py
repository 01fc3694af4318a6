"""Writing down where a child lives and learns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from psycopg.types.range import Range

from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.circumstances.models import CareSpell, EducationSpell
from ymylon.terms.codes import EducationStatus, Lane, LegalStatus, PlacementType


def begin_care_spell(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    from_on: date,
    to_on: date | None = None,
    responsible_authority: str,
    host_authority: str = "",
    legal_status: LegalStatus = LegalStatus.NOT_KNOWN,
    placement: PlacementType = PlacementType.NOT_KNOWN,
    home_id: int | None = None,
) -> CareSpell:
    """One placement under one responsible authority (GSS codes). The database refuses one that overlaps another."""
    record_act("BEGAN_CARE_SPELL", children=[child_id], lane=Lane.CARE)
    return CareSpell.objects.create(
        child_id=child_id,
        during=Range(from_on, to_on),
        responsible_authority=responsible_authority,
        host_authority=host_authority,
        legal_status=legal_status,
        placement=placement,
        home_id=home_id,
    )


def begin_education_spell(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    from_on: date,
    to_on: date | None = None,
    status: EducationStatus = EducationStatus.NOT_KNOWN,
    school_id: int | None = None,
) -> EducationSpell:
    """Where the child is taught from this day, or is not."""
    record_act("BEGAN_EDUCATION_SPELL", children=[child_id], lane=Lane.EDUCATION)
    return EducationSpell.objects.create(child_id=child_id, during=Range(from_on, to_on), status=status, school_id=school_id)


def involve_places(*, by: Actor, at: datetime, child_id: int, day: date, about: UUID, with_school: bool) -> None:
    """The home where the child lives on this day is involved and, if wanted, the school; whether there is one is not said."""
    with connection.cursor() as cursor:
        cursor.execute("select involve_places(%s, %s, %s, %s, %s)", [child_id, day, about, at, with_school])


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
