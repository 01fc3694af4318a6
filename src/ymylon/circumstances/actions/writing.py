"""What every write of this room shares: the permission, the row kept or corrected, the event and the audit line."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from psycopg.errors import ExclusionViolation
from psycopg.types.range import Range

from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.circumstances.models.spells import Sourced, Spell
from ymylon.circumstances.rules.faults import END_FIRST, FUTURE, OVERLAPS, STARTS_EARLIER, Fault, Overtaken
from ymylon.duties.rules import local_day
from ymylon.protection.actions import seal_instead
from ymylon.terms import faults
from ymylon.terms.codes import Lane, ProtectedKind
from ymylon.terms.faults import NoSuch
from ymylon.terms.words import Words

AnySourced = TypeVar("AnySourced", bound=Sourced)
AnySpell = TypeVar("AnySpell", bound=Spell)


class NoSuchEntry(NoSuch):
    """There is no such entry, or none that this person may know of: the two can't be told apart."""


def note(
    *, by: Actor, at: datetime, child_id: int, act: str, lane: Lane, about: UUID | None = None, detail: str = "", **whose: int
) -> None:
    """The event in the child's chronology, of somebody else where `who_id` and `team_id` say so, and the one audit line."""
    record_event(by=by, at=at, child_id=child_id, kind=act, lane=lane, about=about, detail=detail, **whose)
    record_act(act, children=[child_id], lane=lane, about=about or "", why=detail)


def or_seal(by: Actor, at: datetime, child_id: int, words: str, table: str, kind: ProtectedKind = ProtectedKind.PLACE) -> str:
    """What may stand in the open table: the words, or of a protected child nothing, for they are sealed instead."""
    return seal_instead(by=by, at=at, child_id=child_id, kind=kind, words=words.strip(), whence=table)


def once(model: Any, taken: faults.Fault, **facts: Any) -> Any:
    """Keep a row that only one of two may write. Raises `taken` where somebody was quicker."""
    # Within a savepoint: what is refused is said on the page, and the page goes on in the same transaction.
    try:
        with transaction.atomic():
            return model.objects.create(**facts)
    except IntegrityError as quicker:
        raise taken from quicker


def check_days(at: datetime, since: date, until: date | None) -> None:
    """Refuse days that can't be: what is still to come, or an end that is not after the start. Raises Fault."""
    if since > local_day(at):
        raise Fault(FUTURE, "since")
    if until is not None and until <= since:
        raise Fault(END_FIRST, "until")


def keep_spell(
    model: type[AnySpell], *, by: Actor, at: datetime, child_id: int, since: date, until: date | None, **facts: Any
) -> AnySpell:
    """A new spell. What runs ends on its first day, for that is what a move is. Raises Fault where days overlap.

    `kind` among the facts means that only a spell of that kind makes way.
    """
    check_days(at, since, until)
    same = {"kind": facts["kind"]} if "kind" in facts else {}
    running = model.objects.visible_to(by).filter(child_id=child_id, during__upper_inf=True, **same)
    before = running.select_for_update().first()
    if before is not None and before.since >= since:
        raise Fault(STARTS_EARLIER, "since")
    if before is not None:
        before.during = Range(before.since, since)
        before.save(update_fields=["during"])
    row = model(child_id=child_id, during=Range(since, until), recorded_by_id=by.practitioner_id, recorded_at=at, **facts)
    _save(row, OVERLAPS)
    return row


def correct_spell(
    model: type[AnySpell], *, by: Actor, at: datetime, ref: UUID, version: int | None, since: date, until: date | None,
    **facts: Any,
) -> AnySpell:  # fmt: skip
    """A spell put right: what stood before stays in its history. Raises NoSuchEntry, Overtaken, and Fault on overlap."""
    check_days(at, since, until)
    row = held(model, by, ref, version)
    row.during = Range(since, until)
    change(row, by, at, facts)
    return row


def held(model: type[AnySourced], by: Actor, ref: UUID, version: int | None) -> AnySourced:
    """The row of this reference, locked until the transaction ends. Raises NoSuchEntry and Overtaken."""
    row = model.objects.visible_to(by).select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None:
        raise NoSuchEntry
    if version is not None and version != row.version:
        raise Overtaken(row)
    return row


def change(row: Sourced, by: Actor, at: datetime, facts: Mapping[str, Any]) -> None:
    """These facts of a row, by this person from now on. Raises Fault on overlap."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.recorded_by_id, row.recorded_at = by.practitioner_id, at
    _save(row, OVERLAPS)


def _save(row: Sourced, words: Words) -> None:
    # Within a savepoint: what the database refuses is said beside the field, and the page goes on in the same transaction.
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as refused:
        if not isinstance(refused.__cause__, ExclusionViolation):
            raise
        raise Fault(words, "since") from refused
