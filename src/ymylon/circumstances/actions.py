"""Writing down where a child lives and learns."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection
from psycopg.types.range import Range

from ymylon.access.rules import Actor
from ymylon.circumstances.models import CareSpell, EducationSpell
from ymylon.terms.codes import EducationStatus, LegalStatus, PlacementType


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
    return EducationSpell.objects.create(child_id=child_id, during=Range(from_on, to_on), status=status, school_id=school_id)


def involve_places(*, by: Actor, at: datetime, child_id: int, day: date, about: UUID, with_school: bool) -> None:
    """The home where the child lives on this day is involved and, if wanted, the school; whether there is one is not said."""
    with connection.cursor() as cursor:
        cursor.execute("select involve_places(%s, %s, %s, %s, %s)", [child_id, day, about, at, with_school])
