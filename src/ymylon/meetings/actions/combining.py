"""Two meetings about one child are made one: what both were to meet is kept, and nobody reads more than they did.

So it is with a meeting that is only owed: it is called for the same hour and made part of the other in one act.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.circumstances.actions.writing import once
from ymylon.meetings.actions.calling import call, call_off, put_on
from ymylon.meetings.actions.clashing import frame_of, must_not_clash, not_free
from ymylon.meetings.actions.inviting import say_although
from ymylon.meetings.actions.writing import ask, hold_frames, must_keep, note_frame, tell_teams
from ymylon.meetings.lookups.combining import near_to, protected_among
from ymylon.meetings.lookups.frames import Combined, Kind, Meeting, meeting_by_number
from ymylon.meetings.lookups.items import asked_to, items_of
from ymylon.meetings.lookups.owed import owed_near
from ymylon.meetings.rules.combining import NOT_NEAR, NOT_OWED, NOT_YOURS_TO_MEET
from ymylon.meetings.rules.judging import MEANWHILE, NOT_YOURS, SAY_WHY
from ymylon.terms.faults import Fault, refused


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


@transaction.atomic
def serve_owed(*, by: Actor, at: datetime, meeting: Meeting, code: str, why: str) -> Meeting:
    """A kind of meeting that is owed about children here is held as part of this one: what was owed of each is met by it.

    As of any meeting that is made part of another, each purpose is owed by itself once an item is closed, or this is cancelled.
    Raises Fault.
    """
    permit(by, "CALL_MEETING")
    [meeting] = hold_frames(by, meeting)
    must_keep(by, meeting)
    owed = next((one for one in owed_near(by, meeting, items_of(by, meeting), at) if one.kind.code == code), None)
    if owed is None:
        raise Fault(NOT_OWED)
    if not owed.may_serve:
        raise refused(Fault(NOT_YOURS_TO_MEET))
    frame = {name: getattr(meeting, name) for name in ("starts_at", "minutes", "place", "chair_id", "area")}
    other = call(by=by, at=at, kind=owed.kind, child_ids=owed.children, part_of=meeting, **frame)
    # What this person could not meet after all stays owed, and nothing of this stands.
    left = next((one for one in owed_near(by, meeting, items_of(by, meeting), at) if one.kind.code == code), None)
    if left and set(left.children) & set(owed.children) and left.duties >= owed.duties:
        raise refused(Fault(NOT_YOURS_TO_MEET))
    return combine(by=by, at=at, meeting=meeting, other=other, why=why)


@transaction.atomic
def call_serving(*, by: Actor, at: datetime, kind: Kind, also: Collection[str], why: str, **said: Any) -> Meeting:
    """A meeting is called, and each of these kinds that are owed about its child is part of it. Raises Fault and Clash."""
    made = call(by=by, at=at, kind=kind, **said)
    for code in also:
        if code == kind.code:
            # Calling such a meeting meets what is owed of its own kind.
            continue
        try:
            serve_owed(by=by, at=at, meeting=made, code=code, why=why)
        except Fault as fault:
            raise Fault(fault.words, "also") from fault
        made = meeting_by_number(by, made.pk)
    return made
