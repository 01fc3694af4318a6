"""Two meetings about one child are made one: what both were to meet is kept, and nobody reads more than they did."""

from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.circumstances.actions.writing import once
from ymylon.meetings.actions.calling import call_off, put_on
from ymylon.meetings.actions.clashing import frame_of, must_not_clash, not_free
from ymylon.meetings.actions.inviting import say_although
from ymylon.meetings.actions.writing import ask, hold_frames, must_keep, note_frame, tell_teams
from ymylon.meetings.lookups.combining import near_to, protected_among
from ymylon.meetings.lookups.frames import Combined, Meeting
from ymylon.meetings.lookups.items import asked_to, items_of
from ymylon.meetings.rules.combining import NOT_NEAR
from ymylon.meetings.rules.judging import MEANWHILE, NOT_YOURS, SAY_WHY
from ymylon.terms.faults import Fault


@transaction.atomic
def combine(*, by: Actor, at: datetime, meeting: Meeting, other: Meeting, why: str, clash: str = "") -> Meeting:
    """The other meeting is made part of this one. Its children, who is asked to it and the views that stand there are here.

    Of a protected child, and of one of whom whoever does so may not know, nothing is carried: their meeting is owed again.
    `clash`: why whoever comes here at another hour does so although they have another commitment then. Raises Fault and Clash.
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
    open_there = {one.child_id for one in there if not one.is_closed} - protected_among(by, there)  # type: ignore[attr-defined]
    new = open_there - {one.child_id for one in here}
    frame, asked = frame_of(meeting, other), asked_to(by, meeting)
    # Also who sent an apology there: they are asked anew, at another hour. Whoever is asked here already was asked about then.
    comes = {one.person_id for one in asked_to(by, other) if one.person_id and one.child_id in (None, *open_there)}
    people = comes - {one.person_id for one in asked}
    others = must_not_clash(by, clash, **frame, people=people, child_ids=new)
    facts = {"at": at, "by_id": by.practitioner_id, "meeting_id": meeting.pk, "kind_id": other.kind_id}
    once(Combined, Fault(MEANWHILE), other_id=other.pk, **facts)
    if new:
        put_on(by=by, at=at, meeting=meeting, child_ids=new)
    # Of whoever is not on this agenda now, or was closed on it, nothing is kept here: it is owed again.
    carried = open_there & {one.child_id for one in items_of(by, meeting) if not one.is_closed}  # type: ignore[attr-defined]
    arguments = [meeting.pk, other.pk, why.strip(), at, by.practitioner_id]
    teams = ask("select carry_to_meeting(%s, %s, %s, %s, %s)", arguments, NOT_YOURS)
    if others:
        before, busy = {one.pk for one in asked}, not_free(by, people, **frame)
        although = [one for one in asked_to(by, meeting) if one.pk not in before and one.person_id in busy]
        say_although(by, at, although, clash)
    call_off(by=by, at=at, meeting=other, why=" ".join([why.strip(), *([clash.strip()] if others else ())]), kept=carried)
    tell_teams(at, other, teams, "combined")
    note_frame(meeting, "MEETING_COMBINED", why=other.kind.code)
    note_frame(other, "MEETING_CANCELLED")
    return meeting
