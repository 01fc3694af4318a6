"""Two judgements, side by side and never derived: the police's grade, and social care's concern."""

from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.duties.actions import fulfil
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import areas_of, due_under
from ymylon.missing.actions.meeting import consider_meeting
from ymylon.missing.actions.writing import hold_while_missing, note, owe
from ymylon.missing.models import Concern, Episode, Grading
from ymylon.missing.rules.ending import FIRST_GRADE, REVIEW_GRADE
from ymylon.missing.rules.faults import Fault
from ymylon.missing.rules.gradings import judgement_faults, review_key
from ymylon.terms.codes import ConcernLevel, Lane, PoliceGrade


def _refuse(reason: str, at: datetime, review_at: datetime | None) -> None:
    if not reason.strip():
        raise Fault(judgement_faults(reason, at, at)[0], "reason")
    faults = judgement_faults(reason, at, review_at)
    if faults:
        raise Fault(faults[0], "review")


@transaction.atomic
def grade_risk(
    *, by: Actor, at: datetime, episode: Episode, grade: PoliceGrade, reason: str, review_at: datetime | None = None
) -> Grading:
    """The police's own grade. The one before it stays as it was; when to look again is said here or by policy.

    Raises PermissionDenied for everybody but the police, and Fault.
    """
    permit(by, "GRADE_RISK")
    held = hold_while_missing(by, episode)
    if review_at is None:
        due = due_under(policy_rows(["grade."]), review_key(grade), areas_of(held.authority), at)
        review_at = due.at if due else None
    _refuse(reason, at, review_at)
    grading = Grading.objects.create(
        child_id=held.child_id,
        episode=held,
        grade=grade,
        reason=reason.strip(),
        at=at,
        by_id=by.practitioner_id,
        review_at=review_at,
    )
    fulfil(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[FIRST_GRADE, REVIEW_GRADE])
    given = Grading.objects.visible_to(by).filter(episode=held).count()
    owe(by=by, at=at, episode=held, code=REVIEW_GRADE, rows=(), due_at=review_at, occurrence=given)
    note(by=by, at=at, episode=held, act="POLICE_GRADED", lane=Lane.POLICE_GRADE, detail=grade)
    consider_meeting(by=by, at=at, episode=held)
    return grading


@transaction.atomic
def record_concern(
    *, by: Actor, at: datetime, episode: Episode, level: ConcernLevel, reason: str, review_at: datetime | None
) -> Concern:
    """Social care's own level of concern; another judgement than the police's, and neither changes the other.

    Raises PermissionDenied for everybody but social care, and Fault.
    """
    permit(by, "RECORD_CONCERN")
    held = hold_while_missing(by, episode)
    _refuse(reason, at, review_at)
    concern = Concern.objects.create(
        child_id=held.child_id,
        episode=held,
        level=level,
        reason=reason.strip(),
        at=at,
        by_id=by.practitioner_id,
        review_at=review_at,
    )
    note(by=by, at=at, episode=held, act="CONCERN_RECORDED", lane=Lane.CONCERN, detail=level)
    return concern
