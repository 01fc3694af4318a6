"""Two meetings about one child are made one: what both were to meet is kept, and nobody reads more than they did."""

from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.circumstances.actions.writing import once
from ymylon.meetings.actions.calling import call_off, put_on
from ymylon.meetings.actions.writing import ask, hold_frames, must_keep, note_frame, tell_teams
from ymylon.meetings.lookups.combining import near_to, protected_among
from ymylon.meetings.lookups.frames import Combined, Meeting
from ymylon.meetings.lookups.items import items_of
from ymylon.meetings.rules.combining import NOT_NEAR
from ymylon.meetings.rules.judging import MEANWHILE, NOT_YOURS, SAY_WHY
from ymylon.terms.faults import Fault


@transaction.atomic
def combine(*, by: Actor, at: datetime, meeting: Meeting, other: Meeting, why: str) -> Meeting:
    """The other meeting is made part of this one. Its children, who is asked to it and the views that stand there are here.

    Of a protected child, and of one of whom whoever does so may not know, nothing is carried: their meeting is owed again.
    Raises Fault.
    """
    permit(by, "CALL_MEETING")
    meeting, other = hold_frames(by, meeting, other)
    must_keep(by, meeting)
    must_keep(by, other)
    if not why.strip():
        raise Fault(SAY_WHY, "why")
    here, there = items_of(by, meeting), items_of(by, other)
    near = next((one for one in near_to(by, meeting, here, at) if one.meeting.pk == other.pk), None)
    if near is None or near.apart:
        raise Fault(near.apart if near and near.apart else NOT_NEAR)
    facts = {"at": at, "by_id": by.practitioner_id, "meeting_id": meeting.pk, "kind_id": other.kind_id}
    once(Combined, Fault(MEANWHILE), other_id=other.pk, **facts)
    open_there = {one.child_id for one in there if not one.is_closed} - protected_among(by, there)  # type: ignore[attr-defined]
    if new := open_there - {one.child_id for one in here}:
        put_on(by=by, at=at, meeting=meeting, child_ids=new)
    # Of whoever is not on this agenda now, or was closed on it, nothing is kept here: it is owed again.
    carried = open_there & {one.child_id for one in items_of(by, meeting) if not one.is_closed}  # type: ignore[attr-defined]
    arguments = [meeting.pk, other.pk, why.strip(), at, by.practitioner_id]
    teams = ask("select carry_to_meeting(%s, %s, %s, %s, %s)", arguments, NOT_YOURS)
    call_off(by=by, at=at, meeting=other, why=why, kept=carried)
    tell_teams(at, other, teams, "combined")
    note_frame(meeting, "MEETING_COMBINED", why=other.kind.code)
    note_frame(other, "MEETING_CANCELLED")
    return meeting
