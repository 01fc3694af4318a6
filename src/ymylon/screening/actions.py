"""What practitioners do with a screening: every write. A part that is saved is a version of its own; nothing is written over."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.associates.lookups import Entry
from ymylon.associates.rules import Kind as AssociateKind
from ymylon.associates.rules import Sure
from ymylon.audit.actions import record_act
from ymylon.circumstances.actions.owing import area_of
from ymylon.circumstances.actions.writing import note, once, or_seal
from ymylon.contexts.lookups import Context
from ymylon.contexts.rules import ContextKind
from ymylon.duties.actions import fulfil, open_under_policy
from ymylon.duties.rules import local_day
from ymylon.duties.rules.kinds import in_turn
from ymylon.protection.lookups import owners_of
from ymylon.screening.lookups import Course, newest
from ymylon.screening.models import Account, Finding, Mark, Review, Screening, Version, Withdrawn
from ymylon.screening.rules import (
    REVIEW,
    REVIEW_KEY,
    Asked,
    Danger,
    ExploitationKind,
    FindingKind,
    Heard,
    Known,
    Level,
    Part,
    Standing,
    Strength,
    Threat,
    Trend,
    Voice,
)
from ymylon.screening.rules.judging import (
    ENDED,
    MEANWHILE,
    PROTECTED,
    SAY_WHY,
    finding_fault,
    judgement_fault,
    link_fault,
    marks_fault,
    strengths_fault,
)
from ymylon.screening.rules.voices import heard_fault, is_kept
from ymylon.terms.codes import Code, Lane, Language, TeamFunction
from ymylon.terms.faults import Fault, refuse

_COUNCIL = in_turn(TeamFunction.SOCIAL_WORK)


def _open(by: Actor, at: datetime, child_id: int) -> Screening:
    """The screening that goes on; where none does, one begins, and when it is looked at again is owed."""
    course = newest(by, child_id)
    if course is not None and course.is_open:
        return course.screening
    number = course.screening.number + 1 if course else 1
    begun: Screening = once(Screening, Fault(MEANWHILE), child_id=child_id, number=number, at=at, by_id=by.practitioner_id)
    _owe(by, at, begun, 1)
    return begun


def _owe(by: Actor, at: datetime, screening: Screening, occurrence: int) -> None:
    open_under_policy(
        by=by, at=at, child_id=screening.child_id, kind=REVIEW, lane=Lane.CONCERN, key=REVIEW_KEY, about=screening.ref,
        area=area_of(by), functions=_COUNCIL, occurrence=occurrence,
    )  # fmt: skip


def _save(by: Actor, at: datetime, child_id: int, part: Part, topic: str, seen: int, **facts: Any) -> Version:
    return _keep(by, at, _open(by, at, child_id), part, topic, seen + 1, **facts)


def _keep(by: Actor, at: datetime, screening: Screening, part: Part, topic: str, number: int, **facts: Any) -> Version:
    child_id = screening.child_id
    for name in ("words", "gives", "better"):
        facts[name] = or_seal(by, at, child_id, facts.get(name, ""), "screening_version")
    made: Version = once(
        Version, Fault(MEANWHILE), screening=screening, child_id=child_id, part=part, topic=topic, number=number, at=at,
        by_id=by.practitioner_id, **facts,
    )  # fmt: skip
    return made


@transaction.atomic
def judge(
    *, by: Actor, at: datetime, child_id: int, kind: ExploitationKind, level: Level | None, trend: Trend | None, words: str,
    seen: int,
) -> Version:  # fmt: skip
    """One type, as a person judges it. `seen`: the number of the version they went on from, 0 for none. Raises Fault."""
    permit(by, "RECORD_SCREENING")
    refuse(judgement_fault(level, trend, words))
    made = _save(by, at, child_id, Part.TYPE, str(kind), seen, level=level, trend=trend, words=words)
    note(by=by, at=at, child_id=child_id, act="SCREENING_JUDGED", lane=Lane.CONCERN, about=made.screening.ref, detail=str(kind))
    return made


@transaction.atomic
def mark(
    *, by: Actor, at: datetime, child_id: int, group: str, marks: Mapping[str, tuple[Standing, Known | None]], seen: int
) -> Version:
    """One group of indicators: what is known of each that was answered, and how. Raises Fault."""
    permit(by, "RECORD_SCREENING")
    refuse(marks_fault(group, marks))
    made = _save(by, at, child_id, Part.INDICATORS, group, seen)
    Mark.objects.bulk_create(
        Mark(child_id=child_id, part=made, code=code, standing=standing, source=source or "")
        for code, (standing, source) in marks.items()
    )
    note(by=by, at=at, child_id=child_id, act="SCREENING_MARKED", lane=Lane.CONCERN, about=made.screening.ref, detail=group)
    return made


@transaction.atomic
def strengthen(
    *, by: Actor, at: datetime, child_id: int, factors: tuple[Strength, ...], words: str, gives: str, better: str, seen: int
) -> Version:
    """What protects the child; what this gives them, and what could give it in a better way. Raises Fault."""
    permit(by, "RECORD_SCREENING")
    refuse(strengths_fault(tuple(factors), words, gives, better))
    made = _save(by, at, child_id, Part.STRENGTHS, "", seen, factors=[str(one) for one in factors], words=words, gives=gives,
                 better=better)  # fmt: skip
    note(by=by, at=at, child_id=child_id, act="SCREENING_STRENGTHS", lane=Lane.CONCERN, about=made.screening.ref)
    return made


@transaction.atomic
def review(*, by: Actor, at: datetime, course: Course, ends: bool, words: str) -> Review:
    """Somebody looked again: it goes on and the next look is owed, or they end it. Only a person ends it. Raises Fault."""
    permit(by, "RECORD_SCREENING")
    if not course.is_open:
        raise Fault(ENDED)
    if not words.strip():
        raise Fault(SAY_WHY, "words")
    screening, number = course.screening, len(course.reviews) + 1
    child_id = screening.child_id
    row: Review = once(
        Review, Fault(MEANWHILE),
        screening=screening, child_id=child_id, number=number, ends=ends, at=at, by_id=by.practitioner_id
    )  # fmt: skip
    _keep(by, at, screening, Part.REVIEW, str(screening.number), number, words=words)
    fulfil(by=by, at=at, child_id=child_id, about=screening.ref, kinds=[REVIEW])
    if ends:
        note(by=by, at=at, child_id=child_id, act="SCREENING_ENDED", lane=Lane.CONCERN, about=screening.ref)
    else:
        _owe(by, at, screening, number + 1)
        note(by=by, at=at, child_id=child_id, act="SCREENING_REVIEWED", lane=Lane.CONCERN, about=screening.ref)
    return row


@transaction.atomic
def find(
    *, by: Actor, at: datetime, child_id: int, kind: FindingKind, source: Known, sure: Sure, words: str,
    entry: Entry | None = None, other_id: int | None = None, episode: UUID | None = None, context: Context | None = None,
    place: str = "",
    detail: Code | None = None, amount: Decimal | None = None, threat: Threat | None = None, origin: str = "",
    destination: str = "", since_on: date | None = None,
) -> Finding:  # fmt: skip
    """One row: which record it links, what is known, how, since when (None: not known yet), how sure. Raises Fault."""
    permit(by, "ADD_FINDING")
    _must_be_open(child_id, other_id)
    linked = AssociateKind[entry.kind] if entry else None
    assessed = ContextKind[context.kind] if context else None
    refuse(link_fault(kind, child=other_id is not None, entry=linked, episode=episode is not None, place=place,
                      assessed=assessed))  # fmt: skip
    refuse(finding_fault(kind, words=words, detail=detail, since_on=since_on, amount=amount, ends=(origin, destination),
                          today=local_day(at)))  # fmt: skip
    row = Finding.objects.create(
        child_id=child_id, at=at, by_id=by.practitioner_id, kind=kind, entry=entry, other_id=other_id, episode=episode,
        context=context, place=place.strip(), detail=detail or "", amount=amount, threat=threat or "", origin=origin,
        destination=destination, words=words.strip(), source=source, since_on=since_on, sure=sure,
    )  # fmt: skip
    note(by=by, at=at, child_id=child_id, act="SCREENING_FOUND", lane=_lane(entry), about=row.ref, detail=str(kind))
    return row


def _lane(entry: Entry | None) -> Lane:
    """The lane in which others are told of a row that links this entry."""
    return Lane.INTELLIGENCE if entry is not None and entry.police else Lane.PERSONS


def _must_be_open(*child_ids: int | None) -> None:
    if owners_of(number for number in child_ids if number is not None):
        raise Fault(PROTECTED)


@transaction.atomic
def withdraw(*, by: Actor, at: datetime, finding: Finding, words: str) -> Withdrawn:
    """A row no longer holds, for a reason; it stays as it was written, out of the lists. Raises Fault."""
    permit(by, "ADD_FINDING")
    _must_be_open(finding.child_id)
    if not words.strip():
        raise Fault(SAY_WHY, "words")
    row: Withdrawn = once(
        Withdrawn, Fault(MEANWHILE),
        finding=finding, child_id=finding.child_id, words=words.strip(), at=at, by_id=by.practitioner_id
    )  # fmt: skip
    lane = Lane.INTELLIGENCE if finding.police else Lane.PERSONS
    note(by=by, at=at, child_id=finding.child_id, act="SCREENING_WITHDRAWN", lane=lane, about=finding.ref)
    return row


@transaction.atomic
def take_down(
    *, by: Actor, at: datetime, child_id: int, voice: Voice | None, became: Asked | None, words: str, danger: Danger | None,
    who: str = "", tongue: Language | None = None, heard: Heard | None = None, on: date | None = None,
    instead_of: Account | None = None,
) -> Account:  # fmt: skip
    """What the child, or somebody who cares for them, said in their own words, or why there are none. Raises Fault.

    `instead_of`: the words that this puts right; they stay to be read. Whoever took them down does that, or social care.
    """
    permit(by, "TAKE_DOWN_WORDS")
    if instead_of is not None and instead_of.by_id != by.practitioner_id:
        permit(by, "RECORD_SCREENING")
    _must_be_open(child_id)
    refuse(heard_fault(voice, became, words, heard, on, danger, local_day(at)))
    same = {"said": instead_of.said, "number": instead_of.number + 1} if instead_of else {}
    row: Account = once(
        Account, Fault(MEANWHILE), child_id=child_id, at=at, by_id=by.practitioner_id, voice=voice, who=who.strip(),
        became=became, words=words.strip(), tongue=tongue or "", heard=heard or "", on=on, danger=danger, **same,
    )  # fmt: skip
    if is_kept(str(danger)):
        # An event would tell everybody who holds the lane that somebody has spoken.
        record_act("SCREENING_HEARD", children=[child_id], lane=Lane.PERSONS, about=row.ref)
    else:
        note(by=by, at=at, child_id=child_id, act="SCREENING_HEARD", lane=Lane.PERSONS, about=row.ref)
    return row
