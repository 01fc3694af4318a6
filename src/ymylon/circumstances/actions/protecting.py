"""Steps of child protection: each is written down with its day, and what it makes owed is opened, met or falls away with it."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.circumstances.actions.owing import COUNCIL, area_of
from ymylon.circumstances.actions.writing import check_days, held, note, once
from ymylon.circumstances.lookups.life import steps_of
from ymylon.circumstances.lookups.spells import areas_on
from ymylon.circumstances.models import Protecting
from ymylon.circumstances.rules.faults import RECORDED_ALREADY, Fault
from ymylon.circumstances.rules.protecting import KEYS, Fate, Owing, Step, event_of, owings
from ymylon.duties.actions import fulfil, open_under_policy, void, waive
from ymylon.duties.lookups import duties_about, policy_rows
from ymylon.duties.rules import DutyState, local_day, waiving_fault
from ymylon.terms.calendars import end_of_day
from ymylon.terms.codes import KnownFrom, Lane, ProtectionStep, ReferralOutcome

PUT_RIGHT = "the step that opened this was put right"
NO_MORE = "a conference decided that the child’s name comes off the register"


@transaction.atomic
def take_step(
    *, by: Actor, at: datetime, child_id: int, kind: ProtectionStep, from_on: date, known_from: KnownFrom = KnownFrom.COUNCIL
) -> Protecting:
    """A step was taken on this day: what it meets is met, and what follows from it is owed. Raises Fault."""
    permit(by, "WRITE_PROTECTION_STEP")
    check_days(at, from_on, None)
    _one_at_a_time(child_id)
    row: Protecting = once(
        Protecting,
        Fault(RECORDED_ALREADY, "since"),
        child_id=child_id,
        kind=kind,
        taken_on=from_on,
        known_from=known_from,
        recorded_by_id=by.practitioner_id,
        recorded_at=at,
    )
    note(by=by, at=at, child_id=child_id, act=event_of(kind), lane=Lane.CONCERN, about=row.ref)
    _follow(by, at, child_id)
    return row


@transaction.atomic
def follow_decision(*, by: Actor, at: datetime, child_id: int, outcome: ReferralOutcome) -> None:
    """The council decided on a referral that a strategy discussion is held: it is owed from today, as by a step."""
    if outcome is not ReferralOutcome.STRATEGY:
        return
    _one_at_a_time(child_id)
    today = local_day(at)
    if not any(
        one.kind == ProtectionStep.SUSPECTED and one.taken_on == today and not one.is_error for one in steps_of(by, child_id)
    ):
        take_step(by=by, at=at, child_id=child_id, kind=ProtectionStep.SUSPECTED, from_on=today)


@transaction.atomic
def correct_step(
    *,
    by: Actor,
    at: datetime,
    ref: UUID,
    kind: ProtectionStep,
    from_on: date,
    is_error: bool = False,
    known_from: KnownFrom = KnownFrom.COUNCIL,
    version: int | None = None,
) -> Protecting:
    """A step put right, or said never to have been taken: every clock is counted again. Raises Overtaken and Fault."""
    permit(by, "WRITE_PROTECTION_STEP")
    check_days(at, from_on, None)
    row = held(Protecting, by, ref, version)
    _one_at_a_time(row.child_id)
    before = _owings(steps_of(by, row.child_id))
    row.kind, row.taken_on, row.is_error, row.known_from = kind, from_on, is_error, known_from
    row.recorded_by_id, row.recorded_at = by.practitioner_id, at
    if not is_error and _stands_already(by, row):
        raise Fault(RECORDED_ALREADY, "since")
    row.save()
    note(by=by, at=at, child_id=row.child_id, act="PROTECTION_STEP_CORRECTED", lane=Lane.CONCERN, about=ref, detail=kind)
    _follow(by, at, row.child_id, before)
    return row


@transaction.atomic
def explain_no_step(*, by: Actor, at: datetime, step: Protecting, kind: str, why: str) -> None:
    """A named person says why something that this step made owed is not done. Raises Fault."""
    permit(by, "WRITE_PROTECTION_STEP")
    fault = waiving_fault(why)
    if fault is not None:
        raise Fault(fault, "why")
    waive(by=by, at=at, child_id=step.child_id, about=step.ref, kinds=[kind], reason=why.strip())
    note(by=by, at=at, child_id=step.child_id, act="PROTECTION_STEP_NOT_TAKEN", lane=Lane.CONCERN, about=step.ref, detail=kind)


def _one_at_a_time(child_id: int) -> None:
    # What is owed follows from all steps: of two who write at once, the second counts with the first's.
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('protecting', %s))", [child_id])


def _stands_already(by: Actor, row: Protecting) -> bool:
    others = Protecting.objects.visible_to(by).filter(child_id=row.child_id, kind=row.kind, taken_on=row.taken_on, is_error=False)
    return others.exclude(pk=row.pk).exists()


def _owings(rows: Iterable[Protecting]) -> dict[tuple[int, str], Owing]:
    return owings(Step(row.pk, ProtectionStep[row.kind], row.taken_on) for row in rows if not row.is_error)


def _follow(by: Actor, at: datetime, child_id: int, before: dict[tuple[int, str], Owing] | None = None) -> None:
    """The duties of this child's steps are as the steps that stand make them; what a person explained stays explained."""
    rows = steps_of(by, child_id)
    wanted, refs = _owings(rows), {row.pk: row.ref for row in rows}
    duties: dict[tuple[UUID, str], list] = {}
    for duty in duties_about(by, refs.values()):
        duties.setdefault((duty.about, duty.kind), []).append(duty)
    for (number, kind), owing in wanted.items():
        owed = duties.pop((refs[number], kind), [])
        is_open = any(duty.state == DutyState.OPEN for duty in owed)
        moved = before is not None and (number, kind) in before and before[number, kind].since != owing.since
        _settle(by, at, child_id, refs[number], owing, owed, is_open=is_open, moved=moved)
    for about, kind in duties:
        void(by=by, at=at, child_id=child_id, about=about, kinds=[kind], reason=PUT_RIGHT)


def _settle(by, at, child_id: int, about: UUID, owing: Owing, owed: list, *, is_open: bool, moved: bool) -> None:
    if is_open and owing.fate is Fate.MET:
        fulfil(by=by, at=at, child_id=child_id, about=about, kinds=[owing.kind])
    elif is_open and owing.fate is Fate.POINTLESS:
        void(by=by, at=at, child_id=child_id, about=about, kinds=[owing.kind], reason=NO_MORE)
    elif is_open and moved:
        void(by=by, at=at, child_id=child_id, about=about, kinds=[owing.kind], reason=PUT_RIGHT)
        is_open = False
    explained = any(duty.state == DutyState.WAIVED for duty in owed)
    if owing.fate is not Fate.OPEN or is_open or explained:
        return
    open_under_policy(
        by=by, at=at, child_id=child_id, kind=owing.kind, lane=Lane.CONCERN, key=KEYS[owing.kind], about=about,
        area=area_of(by) or areas_on(child_id, local_day(at)).responsible or "", rows=policy_rows([KEYS[owing.kind]]),
        since=end_of_day(owing.since), functions=COUNCIL, occurrence=len(owed) + 1,
    )  # fmt: skip
