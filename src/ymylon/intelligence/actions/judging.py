"""What the force's unit does with a submission: grade it, say where it was put, and tell its author what came of it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.children.lookups import children_by_id
from ymylon.circumstances.actions.owing import area_of, due_by_policy
from ymylon.circumstances.actions.writing import once
from ymylon.intelligence.lookups import Stands
from ymylon.intelligence.models import Grade, Log, Step, Submission
from ymylon.intelligence.rules import (
    GRADE,
    READ,
    TELL,
    AnswerKind,
    Handling,
    InformationGrade,
    SourceGrade,
    SubmissionState,
    answer_fault,
    grade_fault,
)
from ymylon.intelligence.rules.codes import SCHEME
from ymylon.intelligence.rules.duties import READ_KEY, TELL_KEY
from ymylon.intelligence.rules.judging import MEANWHILE, SAY_REFERENCE, SAY_SYSTEM
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refuse


def note(*, by: Actor, at: datetime, one: Submission, act: str, lane: Lane = Lane.SUBMITTED) -> None:
    """One audit line, and of each child who is named an event in the unit's own lane. Neither holds a word of what was said."""
    record_act(act, children=list(one.named), lane=lane, about=one.ref)
    # A force need not hold a child whom something was submitted about: then the ledger of the child is not its to write.
    for child_id in children_by_id(by, one.named) if one.named else ():
        record_event(by=by, at=at, child_id=child_id, kind=act, lane=Lane.SUBMITTED, about=one.ref)


def owe(*, by: Actor, at: datetime, one: Submission, kind: str, about: UUID, team_id: int) -> None:
    """A duty of the unit, or of a team that something was released to: of no child none can be."""
    if one.child_id is None:
        return
    lane, key = (Lane.RELEASED, READ_KEY) if kind == READ else (Lane.SUBMITTED, TELL_KEY)
    due = due_by_policy(key, at, area_of(by))
    row = due.row if due else None
    with connection.cursor() as cursor:
        arguments = [one.pk, kind, lane, about, team_id, at, due.at if due else None, row.source if row else "",
                     str(row.standing) if row else ""]  # fmt: skip
        cursor.execute("select owe_intelligence(%s, %s, %s, %s, %s, %s, %s, %s, %s)", arguments)


def meet(*, at: datetime, one: Submission, about: UUID, kinds: Iterable[str], void: str = "") -> None:
    """What was owed is done; or `void`, for this reason."""
    with connection.cursor() as cursor:
        state = "VOIDED" if void else "FULFILLED"
        cursor.execute("select meet_intelligence(%s, %s, %s, %s, %s, %s)", [one.pk, about, list(kinds), state, at, void])


@transaction.atomic
def grade(
    *, by: Actor, at: datetime, stands: Stands, seen: int, source: SourceGrade | None, information: InformationGrade | None,
    handling: Handling | None, conditions: str = "", reason: str = "",
) -> Grade:  # fmt: skip
    """The unit grades a submission; a grade before it stays as it was. `seen`: how many grades the officer saw. Raises Fault."""
    permit(by, "GRADE_INTELLIGENCE")
    one = stands.submission
    if seen != len(stands.grades):
        raise Fault(MEANWHILE)
    refuse(grade_fault(source=source, information=information, handling=handling, conditions=conditions,
                       graded_before=bool(stands.grades), reason=reason))  # fmt: skip
    made: Grade = once(
        Grade, Fault(MEANWHILE),
        submission=one, number=seen + 1, scheme=SCHEME, at=at, source_grade=source, information=information,
        handling=handling, conditions=conditions.strip(), reason=reason.strip() if seen else "",
    )  # fmt: skip
    _step(stands, at, SubmissionState.GRADED, "")
    note(by=by, at=at, one=one, act="INTELLIGENCE_GRADED")
    meet(at=at, one=one, about=one.ref, kinds=[GRADE])
    owe(by=by, at=at, one=one, kind=TELL, about=one.ref, team_id=one.to_team_id)
    return made


def _step(stands: Stands, at: datetime, state: SubmissionState, words: str) -> None:
    once(
        Step,
        Fault(MEANWHILE),
        submission=stands.submission,
        number=len(stands.steps) + 1,
        state=state,
        words=words.strip(),
        at=at,
    )


@transaction.atomic
def answer(*, by: Actor, at: datetime, stands: Stands, seen: int, kind: AnswerKind, words: str) -> None:
    """The author is told what came of it, or why it is not used. `seen`: how many steps the officer saw. Raises Fault."""
    permit(by, "GRADE_INTELLIGENCE")
    one, not_used = stands.submission, kind == AnswerKind.NOT_USED
    if seen != len(stands.steps):
        raise Fault(MEANWHILE)
    refuse(answer_fault(state=stands.state, not_used=not_used, words=words))
    _step(stands, at, SubmissionState.NOT_USED if not_used else SubmissionState.RETURNED, words)
    note(by=by, at=at, one=one, act="INTELLIGENCE_ANSWERED")
    meet(at=at, one=one, about=one.ref, kinds=[GRADE, TELL] if not_used else [TELL])


@transaction.atomic
def put_into(*, by: Actor, at: datetime, stands: Stands, system: str, reference: str) -> None:
    """It was put into a force's own system, by hand, under this reference. Raises Fault."""
    permit(by, "GRADE_INTELLIGENCE")
    one = stands.submission
    if not system.strip():
        raise Fault(SAY_SYSTEM, "system")
    if not reference.strip():
        raise Fault(SAY_REFERENCE, "reference")
    for child_id in one.named or (None,):
        put = {"child_id": child_id, "system": system.strip(), "system_reference": reference.strip()}
        once(Log, Fault(MEANWHILE), submission=one, at=at, **put)
    note(by=by, at=at, one=one, act="INTELLIGENCE_LOGGED")
