"""Writing down that a child is on the child protection register, and since when no more; its custodian is involved meanwhile."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import team_for
from ymylon.children.actions import end_involvements, involve
from ymylon.children.lookups import residence_of
from ymylon.circumstances.actions.owing import area_of
from ymylon.circumstances.actions.writing import correct_spell, held, keep_spell, note
from ymylon.circumstances.lookups.spells import areas_on
from ymylon.circumstances.models import Registration
from ymylon.circumstances.rules.faults import FUTURE, Fault
from ymylon.duties.rules import local_day
from ymylon.protection.lookups import owners_of
from ymylon.terms.codes import InvolvementKind, KnownFrom, Lane, RegisterCategory, TeamFunction


@transaction.atomic
def register(
    *, by: Actor, at: datetime, child_id: int, from_on: date, categories: Iterable[RegisterCategory] = (),
    known_from: KnownFrom = KnownFrom.COUNCIL,
) -> Registration:  # fmt: skip
    """The child's name is on the register from this day; what stood there until now ends. Raises Fault."""
    permit(by, "WRITE_REGISTRATION")
    running = Registration.objects.visible_to(by).filter(child_id=child_id, during__upper_inf=True)
    before = list(running.values_list("ref", flat=True))
    facts: dict[str, Any] = {"categories": list(categories), "known_from": known_from}
    made = keep_spell(Registration, by=by, at=at, child_id=child_id, since=from_on, until=None, **facts)
    _custodian(by, at, made)
    note(by=by, at=at, child_id=child_id, act="CHILD_PROTECTION_REGISTERED", lane=Lane.CONCERN, about=made.ref)
    for ref in before:
        end_involvements(by=by, at=at, child_id=child_id, about=ref)
    return made


@transaction.atomic
def correct_registration(
    *, by: Actor, at: datetime, ref: UUID, from_on: date, to_on: date | None = None,
    categories: Iterable[RegisterCategory] = (), known_from: KnownFrom = KnownFrom.COUNCIL, version: int | None = None,
) -> Registration:  # fmt: skip
    """A registration put right, or ended by the day of its end, never by one that is to come. Raises Overtaken and Fault."""
    permit(by, "WRITE_REGISTRATION")
    if to_on is not None and to_on > local_day(at):
        raise Fault(FUTURE, "until")
    was_running = held(Registration, by, ref, version).until is None
    facts: dict[str, Any] = {"categories": list(categories), "known_from": known_from}
    row = correct_spell(Registration, by=by, at=at, ref=ref, version=version, since=from_on, until=to_on, **facts)
    ends = was_running and to_on is not None
    if not was_running and to_on is None:
        _custodian(by, at, row)
    if ends:
        note(by=by, at=at, child_id=row.child_id, act="CHILD_PROTECTION_ENDED", lane=Lane.CONCERN, about=ref)
        # Last of all: it may end what held the child.
        end_involvements(by=by, at=at, child_id=row.child_id, about=ref)
    else:
        note(by=by, at=at, child_id=row.child_id, act="CHILD_PROTECTION_CORRECTED", lane=Lane.CONCERN, about=ref)
    return row


def _custodian(by: Actor, at: datetime, row: Registration) -> None:
    """Whoever keeps the register of the writer's council is involved while this runs, and so is told when the child is missing.

    Of somebody who writes for several councils it is the one that is responsible for the child, else where the child lives.
    Of a protected child it is the responsible one alone: any other would say where the child is.
    """
    area = areas_on(row.child_id, local_day(at)).responsible
    if not owners_of([row.child_id]):
        area = area_of(by) or area or residence_of(row.child_id)
    team = team_for([TeamFunction.REGISTER_CUSTODIAN], area) if area else None
    if team is not None:
        involve(
            by=by, at=at, child_id=row.child_id, team_id=team.pk, kind=InvolvementKind.REGISTER_CUSTODIAN,
            basis="ON_CHILD_PROTECTION_REGISTER", about=row.ref,
        )  # fmt: skip
