"""Writing down what health knows: what a child waits for, and what they need, suspected or identified."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.circumstances.actions.writing import correct_spell, held, keep_spell, note, or_seal
from ymylon.circumstances.models import HealthNeed, HealthWait
from ymylon.circumstances.rules.faults import NOT_WAITING_LONGER, Fault
from ymylon.duties.rules import local_day
from ymylon.terms.codes import HealthNeedKind, HealthNeedStatus, KnownFrom, Lane, WaitEnd, WaitKind

_NEEDS = "circumstances_healthneed"


@transaction.atomic
def record_health_need(
    *, by: Actor, at: datetime, child_id: int, kind: HealthNeedKind, status: HealthNeedStatus, from_on: date, words: str = "",
    known_from: KnownFrom = KnownFrom.NOT_KNOWN, to_on: date | None = None,
) -> HealthNeed:  # fmt: skip
    """A need as it is known from this day: a suspicion counts. What was known of that kind until then ends. Raises Fault."""
    permit(by, "WRITE_HEALTH_NEED")
    facts: dict[str, Any] = {
        "kind": kind, "status": status, "words": or_seal(by, at, child_id, words, _NEEDS), "known_from": known_from,
    }  # fmt: skip
    need = keep_spell(HealthNeed, by=by, at=at, child_id=child_id, since=from_on, until=to_on, **facts)
    note(by=by, at=at, child_id=child_id, act="HEALTH_NEED_RECORDED", lane=Lane.HEALTH, about=need.ref, detail=status)
    return need


@transaction.atomic
def correct_health_need(
    *, by: Actor, at: datetime, ref: UUID, kind: HealthNeedKind, status: HealthNeedStatus, from_on: date, words: str = "",
    known_from: KnownFrom = KnownFrom.NOT_KNOWN, to_on: date | None = None, version: int | None = None,
) -> HealthNeed:  # fmt: skip
    """A need put right. Raises NoSuchEntry, Overtaken and Fault."""
    permit(by, "WRITE_HEALTH_NEED")
    child_id = held(HealthNeed, by, ref, version).child_id
    facts: dict[str, Any] = {
        "kind": kind, "status": status, "words": or_seal(by, at, child_id, words, _NEEDS), "known_from": known_from,
    }  # fmt: skip
    need = correct_spell(HealthNeed, by=by, at=at, ref=ref, version=version, since=from_on, until=to_on, **facts)
    note(by=by, at=at, child_id=child_id, act="HEALTH_NEED_CORRECTED", lane=Lane.HEALTH, about=ref, detail=status)
    return need


@transaction.atomic
def record_wait(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    kind: WaitKind,
    from_on: date,
    words: str = "",
    known_from: KnownFrom = KnownFrom.NOT_KNOWN,
) -> HealthWait:
    """A child waits for a health service since this day. One wait of a kind at a time: Fault beside the kind."""
    permit(by, "WRITE_HEALTH_WAIT")
    waiting = HealthWait.objects.visible_to(by).filter(child_id=child_id, kind=kind, during__upper_inf=True)
    if waiting.exists():
        raise Fault(NOT_WAITING_LONGER, "kind")
    said = or_seal(by, at, child_id, words, "circumstances_healthwait")
    facts: dict[str, Any] = {"kind": kind, "words": said, "known_from": known_from}
    wait = keep_spell(HealthWait, by=by, at=at, child_id=child_id, since=from_on, until=None, **facts)
    note(by=by, at=at, child_id=child_id, act="WAIT_BEGAN", lane=Lane.HEALTH, about=wait.ref, detail=kind)
    return wait


@transaction.atomic
def correct_wait(
    *, by: Actor, at: datetime, ref: UUID, kind: WaitKind, from_on: date, state: WaitEnd, to_on: date | None = None,
    words: str = "", known_from: KnownFrom = KnownFrom.NOT_KNOWN, version: int | None = None,
) -> HealthWait:  # fmt: skip
    """A wait put right, or over: whoever says that it is over and on no day means today. Raises Overtaken and Fault."""
    permit(by, "WRITE_HEALTH_WAIT")
    child_id = held(HealthWait, by, ref, version).child_id
    until = None if state == WaitEnd.WAITING else to_on or max(local_day(at), date.fromordinal(from_on.toordinal() + 1))
    said = or_seal(by, at, child_id, words, "circumstances_healthwait")
    facts: dict[str, Any] = {"kind": kind, "state": state, "words": said, "known_from": known_from}
    wait = correct_spell(HealthWait, by=by, at=at, ref=ref, version=version, since=from_on, until=until, **facts)
    note(by=by, at=at, child_id=child_id, act="WAIT_CHANGED", lane=Lane.HEALTH, about=ref, detail=state)
    return wait
