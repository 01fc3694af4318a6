"""What was heard at a meeting on intelligence is submitted to the police; the meeting keeps the reference, and no word more."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.intelligence.actions.submitting import submit
from ymylon.intelligence.lookups import submission_by_ref
from ymylon.meetings.actions.writing import note_frame
from ymylon.meetings.lookups.frames import Meeting, Word, submits, words_of
from ymylon.meetings.rules import Kind
from ymylon.meetings.rules.judging import NOT_YOURS
from ymylon.terms.faults import Fault, refused


@transaction.atomic
def submit_heard(
    *, by: Actor, at: datetime, meeting: Meeting, said: Mapping[str, Any], to_team: int | None, sent_as: UUID
) -> None:
    """It is with the intelligence unit of a force, which grades it. The same `sent_as` again changes nothing. Raises Fault."""
    permit(by, "SUBMIT_INTELLIGENCE")
    if not submits(by, meeting):
        raise refused(Fault(NOT_YOURS))
    ref = submit(by=by, at=at, child_id=None, said=said, to_team=to_team, sent_as=sent_as)
    reference = submission_by_ref(by, ref).submission.reference
    if reference in {row.words for row in words_of(by, meeting) if row.kind == Kind.SUBMITTED}:
        return
    team = by.posts[0].team_id if by.posts else None
    frame = {"meeting_id": meeting.pk, "at": at, "by_id": by.practitioner_id, "team_id": team}
    Word.objects.create(kind=Kind.SUBMITTED, words=reference, **frame)
    note_frame(meeting, "MEETING_WORD", why=Kind.SUBMITTED)
