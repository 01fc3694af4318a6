"""What was heard at a meeting on intelligence is submitted to the police; the meeting keeps that it was, and no reference."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.intelligence.actions.submitting import submit
from ymylon.intelligence.lookups import sent_before
from ymylon.meetings.actions.writing import note_frame
from ymylon.meetings.lookups.frames import Meeting, Word, is_submitted, submits
from ymylon.meetings.rules import Kind
from ymylon.meetings.rules.judging import ALREADY_SUBMITTED, NOT_YOURS
from ymylon.terms.faults import Fault, refused


@transaction.atomic
def submit_heard(
    *, by: Actor, at: datetime, meeting: Meeting, word: Word, child_id: int | None, also: Sequence[int], said: Mapping[str, Any],
    to_team: int | None, sent_as: UUID,
) -> None:  # fmt: skip
    """It is with the intelligence unit of a force, which grades it: each word once, whoever submits it. Raises Fault.

    Children whom it names stand in what the police are given, and nowhere in the meeting. The same `sent_as` again changes
    nothing. Whoever submitted it finds its reference among what they submitted, nobody here: what the police release bears it.
    """
    permit(by, "SUBMIT_INTELLIGENCE")
    if not submits(by, meeting) or word.meeting_id != meeting.pk or word.kind != Kind.INFORMATION:
        raise refused(Fault(NOT_YOURS))
    with connection.cursor() as cursor:
        # One rumour is one report: the second of two waits here until the first is written.
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('heard', %s))", [word.pk])
    if is_submitted(by, word):
        if sent_before(by, sent_as):
            return
        raise Fault(ALREADY_SUBMITTED)
    submit(by=by, at=at, child_id=child_id, also=also, said=said, to_team=to_team, sent_as=sent_as)
    team = by.posts[0].team_id if by.posts else None
    frame = {"meeting_id": meeting.pk, "at": at, "by_id": by.practitioner_id, "team_id": team}
    Word.objects.create(kind=Kind.SUBMITTED, of_id=word.pk, **frame)
    note_frame(meeting, "MEETING_WORD", why=Kind.SUBMITTED)
