"""Further dates of a meeting are arranged in one act, each its own meeting; the rest of a series moves or is cancelled in one."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.duties.actions import fulfil
from ymylon.duties.rules import local_day
from ymylon.meetings.actions import calling, inviting
from ymylon.meetings.actions.clashing import Clash, coming
from ymylon.meetings.actions.writing import ask as ask_database
from ymylon.meetings.actions.writing import hold_frames, must_keep, note_frame, teams_to_tell, tell_asked, tell_teams
from ymylon.meetings.lookups.commitments import clashes
from ymylon.meetings.lookups.frames import Meeting, is_mine, kinds_on, meeting_by_number
from ymylon.meetings.lookups.items import Asked, Item, asked_to, closed_of, items_of
from ymylon.meetings.lookups.repeating import Proposed, asked_to_each, later_of, proposed, rest_of, series_of, wanted_at
from ymylon.meetings.lookups.room import Somebody
from ymylon.meetings.rules import AGAIN, Frame, Seat
from ymylon.meetings.rules.judging import NOT_YOURS, OVER, time_fault
from ymylon.meetings.rules.repeating import CHOOSE_DATE, SAY_OF_DATES, SAY_OF_MOVED, moved_as, no_working_day, series_fault
from ymylon.terms.faults import Fault, refuse, refused


def may_repeat(by: Actor, meeting: Meeting) -> bool:
    """Whether this person arranges further dates of it: whoever keeps it, unless it was cancelled."""
    return is_mine(by, meeting) and meeting.state != Frame.CANCELLED  # type: ignore[attr-defined]


@transaction.atomic
def repeat(
    *, by: Actor, at: datetime, meeting: Meeting, every_days: int, until_on: date, on: Collection[date], why: str = ""
) -> list[Meeting]:
    """These further dates are meetings: as this one in kind, hour, place and chair, and whoever is asked to the whole of it.

    A date that is left out, or on which somebody is not free or nobody works, has a reason, which everybody who is asked reads.
    Each team is told once. No child is put on them: the chair's decision at one meeting puts a child on the next. Raises Fault.
    """
    permit(by, "CALL_MEETING")
    [meeting] = hold_frames(by, meeting)
    if not is_mine(by, meeting):
        raise refused(Fault(NOT_YOURS))
    if not may_repeat(by, meeting):
        raise Fault(OVER)
    refuse(series_fault(meeting.starts_at, every_days, until_on, local_day(at)))  # type: ignore[attr-defined]
    asked = asked_to_each(by, meeting, at)
    dates = proposed(by, meeting, wanted_at(meeting, asked), every_days=every_days, until_on=until_on, now=at)
    chosen = [one for one in dates if local_day(one.starts_at) in on]
    if not chosen:
        raise Fault(CHOOSE_DATE, "on")
    if not why.strip() and (len(chosen) < len(dates) or not all(one.is_free for one in chosen)):
        raise Fault(SAY_OF_DATES, "why")
    made = [_make(by, at, meeting, one.starts_at, asked, why) for one in chosen]
    note_frame(meeting, "MEETING_REPEATED", why=str(len(made)))
    tell_asked(at, *made)
    # What was closed here goes on at the date that the chair set, where there is one now.
    items = items_of(by, meeting)
    closed = closed_of(by, items)
    for item in items:
        if (row := closed.get(item.pk)) and row.next_on:
            go_on(by=by, at=at, meeting=meeting, item=item, day=row.next_on)
    return made


def _make(by: Actor, at: datetime, meeting: Meeting, starts_at: datetime, asked: Collection[Asked], why: str) -> Meeting:
    day = local_day(starts_at)
    # As its kind is defined on that day.
    kind = next((one for one in kinds_on(day, [meeting.area]) if one.code == meeting.kind.code), meeting.kind)
    # Through the database: whoever chairs it, or sees its whole agency, calls none for that team otherwise.
    arguments = [uuid4(), meeting.pk, kind.pk, starts_at, why.strip(), at, by.practitioner_id]
    number = ask_database("select repeat_meeting(%s, %s, %s, %s, %s, %s, %s)", arguments, NOT_YOURS)
    made = meeting_by_number(by, number)
    note_frame(made, "MEETING_CALLED", why=kind.code)
    for one in asked:
        who = Somebody(one.team, one.person) if one.team else None
        nobody = "" if who else one.answer_words  # type: ignore[attr-defined]
        # With the whole of the series they are told once.
        inviting.ask(
            by=by, at=at, meeting=made, item=None, seat=Seat[one.seat], who=who, why_nobody=nobody, clash=why, tells=False
        )
    return meeting_by_number(by, made.pk)


@transaction.atomic
def move_rest(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    starts_at: datetime,
    minutes: int,
    place: str,
    chair_id: int,
    why: str,
    clash: str = "",
) -> list[Meeting]:
    """This meeting is moved, and every later one that they keep of its series by as much: each takes on what changes of this one.

    What speaks against any of the dates is asked about once, before one is moved; each team is told once. Raises Fault and Clash.
    """
    permit(by, "CALL_MEETING")
    must_keep(by, meeting)
    refuse(time_fault(starts_at, at))
    rest = hold_frames(by, meeting, *rest_of(by, meeting).own)
    was, to = meeting.starts_at, {"minutes": minutes, "place": place.strip(), "chair_id": chair_id}  # type: ignore[attr-defined]
    changed = {name: value for name, value in to.items() if value != getattr(meeting, name)}
    frames = {
        one.pk: {name: getattr(one, name) for name in to} | changed | {"starts_at": moved_as(one.starts_at, was, starts_at)}  # type: ignore[attr-defined]
        for one in rest
    }
    dates = {one.pk: _as_moved(by, one, rest, frames[one.pk]) for one in rest}
    against = [date for date in dates.values() if not date.is_free]
    if against and not clash.strip():
        raise Clash([], SAY_OF_MOVED, against)
    # Who hands over the chair may keep them no longer once it is done.
    teams = teams_to_tell(*rest)
    for one in rest:
        date = dates[one.pk]
        # Where somebody is not free, the reason is added as of any meeting that is moved.
        said = why if date.is_free or date.others else f"{why.strip()} {clash.strip()}"
        calling.move(by=by, at=at, meeting=one, **frames[one.pk], why=said, clash=clash, together=rest, tells=False)
    tell_teams(at, meeting, teams)
    return rest


def _as_moved(by: Actor, one: Meeting, together: Collection[Meeting], frame: dict[str, Any]) -> Proposed:
    """What speaks against a date to which a meeting is moved: whoever is not free, and that nobody works on that other day."""
    starts_at, people = frame["starts_at"], {frame["chair_id"], *coming(asked_to(by, one))}
    besides, children = [each.pk for each in together], [item.child_id for item in items_of(by, one)]
    others = clashes(by, starts_at=starts_at, minutes=frame["minutes"], people=people, child_ids=children, besides=besides)
    is_other_day = local_day(starts_at) != local_day(one.starts_at)  # type: ignore[attr-defined]
    return Proposed(starts_at, others, no_working_day(starts_at) if is_other_day else None)


@transaction.atomic
def cancel_rest(*, by: Actor, at: datetime, meeting: Meeting, why: str) -> list[Meeting]:
    """This meeting and every later one that they keep of its series is cancelled, each for this reason. Raises Fault.

    Each team is told once. What each was to meet is owed again, as with any meeting that is cancelled.
    """
    permit(by, "CALL_MEETING")
    must_keep(by, meeting)
    rest = [meeting, *rest_of(by, meeting).own]
    for one in rest:
        calling.cancel(by=by, at=at, meeting=one, why=why, tells=False)
    tell_asked(at, *rest)
    return rest


def go_on(*, by: Actor, at: datetime, meeting: Meeting, item: Item, day: date) -> None:
    """A child's item that was closed goes on at the last date of the series by that day, if there is one: they are on its agenda.

    Where there is none, or somebody else keeps it, the next meeting stays owed.
    """
    dates = [one for one in later_of(meeting, series_of(by, meeting)) if local_day(one.starts_at) <= day and is_mine(by, one)]  # type: ignore[attr-defined]
    if not dates:
        return
    if item.child_id in {one.child_id for one in items_of(by, dates[-1])}:
        fulfil(by=by, at=at, child_id=item.child_id, about=item.ref, kinds=[AGAIN])
    else:
        calling.put_on(by=by, at=at, meeting=dates[-1], child_ids=[item.child_id])
