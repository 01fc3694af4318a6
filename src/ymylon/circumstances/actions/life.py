"""Writing down restrictions of liberty and their reviews, learning needs, waits for health, and hard times."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from psycopg.types.range import Range

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.circumstances.actions.owing import owe_decision, owe_review
from ymylon.circumstances.actions.writing import change, correct_spell, held, keep_spell, note, or_seal
from ymylon.circumstances.models import (
    EducationSpell,
    ExclusionAnswer,
    HardTime,
    LearningNeed,
    Liberty,
    LibertyReview,
)
from ymylon.circumstances.rules.duties import ANSWER_EXCLUSION, DECIDE_NEED, REVIEW_LIBERTY
from ymylon.circumstances.rules.faults import FUTURE, REVIEW_PAST, Fault
from ymylon.duties.actions import fulfil
from ymylon.duties.rules import local_day
from ymylon.terms.codes import HardTime as HardTimeKind
from ymylon.terms.codes import (
    KnownFrom,
    Lane,
    LibertyKind,
    LibertyOutcome,
    NeedKind,
    NeedStatus,
    ProtectedKind,
)


@transaction.atomic
def restrict_liberty(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    kind: LibertyKind,
    from_on: date,
    review_on: date,
    words: str,
    known_from: KnownFrom,
) -> Liberty:
    """A restriction of liberty runs from this day until a person ends it; its review is owed from now on. Raises Fault."""
    permit(by, "WRITE_CARE")
    if review_on < local_day(at):
        raise Fault(REVIEW_PAST, "review")
    said = or_seal(by, at, child_id, words, "circumstances_liberty")
    facts = {"kind": kind, "review_on": review_on, "words": said, "known_from": known_from}
    liberty = keep_spell(Liberty, by=by, at=at, child_id=child_id, since=from_on, until=None, **facts)
    owe_review(by=by, at=at, liberty=liberty)
    note(by=by, at=at, child_id=child_id, act="LIBERTY_RESTRICTED", lane=Lane.CARE, about=liberty.ref, detail=kind)
    return liberty


@transaction.atomic
def review_liberty(
    *, by: Actor, at: datetime, ref: UUID, outcome: LibertyOutcome, words: str, next_on: date | None = None,
    version: int | None = None,
) -> Liberty:  # fmt: skip
    """A named person has looked at it again: it goes on until another day, or it ended today. Raises Fault and Overtaken."""
    permit(by, "WRITE_CARE")
    liberty = held(Liberty, by, ref, version)
    goes_on = outcome == LibertyOutcome.GOES_ON
    if goes_on and (next_on is None or next_on < local_day(at)):
        raise Fault(REVIEW_PAST, "review")
    LibertyReview.objects.create(
        child_id=liberty.child_id, liberty=liberty, outcome=outcome, next_on=next_on if goes_on else None,
        words=or_seal(by, at, liberty.child_id, words, "circumstances_libertyreview"), at=at, by_id=by.practitioner_id,
    )  # fmt: skip
    fulfil(by=by, at=at, child_id=liberty.child_id, about=ref, kinds=[REVIEW_LIBERTY])
    liberty.reviews += 1
    if goes_on:
        liberty.review_on = next_on or liberty.review_on
        liberty.save(update_fields=["review_on", "reviews"])
        owe_review(by=by, at=at, liberty=liberty)
    else:
        # Half-open: what ended today still held yesterday, or at least on its own first day.
        liberty.during = Range(liberty.since, max(local_day(at), date.fromordinal(liberty.since.toordinal() + 1)))
        liberty.save(update_fields=["during", "reviews"])
    note(by=by, at=at, child_id=liberty.child_id, act="LIBERTY_REVIEWED", lane=Lane.CARE, about=ref, detail=outcome)
    return liberty


@transaction.atomic
def record_need(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    from_on: date,
    status: NeedStatus,
    kinds: Iterable[NeedKind] = (),
    words: str = "",
    known_from: KnownFrom = KnownFrom.NOT_KNOWN,
    to_on: date | None = None,
) -> LearningNeed:
    """Learning needs as they are known from this day; what was known until then ends. A decision that was owed is met."""
    permit(by, "WRITE_EDUCATION")
    before = LearningNeed.objects.visible_to(by).filter(child_id=child_id, status=NeedStatus.SUSPECTED)
    suspected = list(before.values_list("ref", flat=True))
    said = or_seal(by, at, child_id, words, "circumstances_learningneed")
    facts: dict[str, Any] = {"status": status, "kinds": list(kinds), "words": said, "known_from": known_from}
    need = keep_spell(LearningNeed, by=by, at=at, child_id=child_id, since=from_on, until=to_on, **facts)
    _decide(by, at, need, suspected)
    note(by=by, at=at, child_id=child_id, act="NEED_RECORDED", lane=Lane.EDUCATION, about=need.ref, detail=status)
    return need


@transaction.atomic
def correct_need(
    *, by: Actor, at: datetime, ref: UUID, from_on: date, status: NeedStatus, kinds: Iterable[NeedKind] = (), words: str = "",
    known_from: KnownFrom = KnownFrom.NOT_KNOWN, to_on: date | None = None, version: int | None = None,
) -> LearningNeed:  # fmt: skip
    """Learning needs put right. Raises NoSuchEntry, Overtaken and Fault."""
    permit(by, "WRITE_EDUCATION")
    child_id = held(LearningNeed, by, ref, version).child_id
    said = or_seal(by, at, child_id, words, "circumstances_learningneed")
    facts: dict[str, Any] = {"status": status, "kinds": list(kinds), "words": said, "known_from": known_from}
    need = correct_spell(LearningNeed, by=by, at=at, ref=ref, version=version, since=from_on, until=to_on, **facts)
    _decide(by, at, need, [ref])
    note(by=by, at=at, child_id=child_id, act="NEED_CORRECTED", lane=Lane.EDUCATION, about=ref, detail=status)
    return need


def _decide(by: Actor, at: datetime, need: LearningNeed, suspected: Iterable[UUID]) -> None:
    if need.status == NeedStatus.SUSPECTED:
        owe_decision(by=by, at=at, need=need)
        return
    for ref in suspected:
        fulfil(by=by, at=at, child_id=need.child_id, about=ref, kinds=[DECIDE_NEED])


@transaction.atomic
def record_hard_time(
    *, by: Actor, at: datetime, child_id: int, kind: HardTimeKind, began_on: date | None, words: str, known_from: KnownFrom
) -> HardTime:
    """What a child has gone through; the day may be unknown. Raises Fault."""
    permit(by, "WRITE_HARD_TIME")
    _not_to_come(at, began_on)
    said = or_seal(by, at, child_id, words, "circumstances_hardtime")
    row = HardTime.objects.create(
        child_id=child_id, kind=kind, began_on=began_on, words=said, known_from=known_from,
        recorded_by_id=by.practitioner_id, recorded_at=at,
    )  # fmt: skip
    note(by=by, at=at, child_id=child_id, act="HARD_TIME_RECORDED", lane=Lane.CONCERN, about=row.ref)
    return row


@transaction.atomic
def correct_hard_time(
    *, by: Actor, at: datetime, ref: UUID, kind: HardTimeKind, began_on: date | None, words: str, known_from: KnownFrom,
    version: int | None = None,
) -> HardTime:  # fmt: skip
    """A hard time put right. Raises NoSuchEntry, Overtaken and Fault."""
    permit(by, "WRITE_HARD_TIME")
    _not_to_come(at, began_on)
    row = held(HardTime, by, ref, version)
    said = or_seal(by, at, row.child_id, words, "circumstances_hardtime")
    change(row, by, at, {"kind": kind, "began_on": began_on, "words": said, "known_from": known_from})
    note(by=by, at=at, child_id=row.child_id, act="HARD_TIME_CORRECTED", lane=Lane.CONCERN, about=ref)
    return row


def _not_to_come(at: datetime, day: date | None) -> None:
    if day is not None and day > local_day(at):
        raise Fault(FUTURE, "since")


@transaction.atomic
def answer_exclusion(*, by: Actor, at: datetime, spell: EducationSpell, words: str) -> None:
    """A named person of the council has answered the school that is about to exclude the child, and says what."""
    permit(by, "WRITE_CARE")
    said = or_seal(by, at, spell.child_id, words, "circumstances_exclusionanswer", ProtectedKind.SCHOOL)
    ExclusionAnswer.objects.create(child_id=spell.child_id, spell=spell, words=said, at=at, by_id=by.practitioner_id)
    fulfil(by=by, at=at, child_id=spell.child_id, about=spell.ref, kinds=[ANSWER_EXCLUSION])
    note(by=by, at=at, child_id=spell.child_id, act="EXCLUSION_ANSWERED", lane=Lane.CARE, about=spell.ref)
