"""Calling a meeting, putting children on its agenda, moving it, cancelling it: what it meets, and what is owed again."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import uuid4

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.children.lookups import children_by_id
from ymylon.circumstances.actions.writing import note, once
from ymylon.contexts.lookups import Context
from ymylon.duties.actions import fulfil, open_duty
from ymylon.duties.lookups import duties_about, open_of_children
from ymylon.duties.rules import local_day
from ymylon.duties.rules.agreed import end_of
from ymylon.meetings.actions.clashing import coming, must_not_clash
from ymylon.meetings.actions.writing import ask as ask_database
from ymylon.meetings.actions.writing import (
    hold_frames,
    must_keep,
    note_frame,
    set_next,
    team_of,
    teams_to_tell,
    tell_asked,
    tell_teams,
)
from ymylon.meetings.lookups.boards import board_as_it_stands
from ymylon.meetings.lookups.combining import parts_of
from ymylon.meetings.lookups.frames import Kind, Meeting, also_serves, meeting_by_number
from ymylon.meetings.lookups.items import asked_to, closed_of, items_of, such_items
from ymylon.meetings.models import Item, Setting
from ymylon.meetings.rules import AGAIN, MEETS_STRATEGY, About, Frame
from ymylon.meetings.rules.judging import MEANWHILE, NO_CHILD, NO_CHILD_HERE, NO_PLACE, NOT_YOURS, ON_ALREADY, SAY_WHY, time_fault
from ymylon.missing.actions.meeting import fell_through, set_meeting
from ymylon.missing.lookups.episodes import NoSuchEpisode, episode_by_ref
from ymylon.missing.rules.ending import STRATEGY_MEETING
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refuse


@transaction.atomic
def call(
    *,
    by: Actor,
    at: datetime,
    kind: Kind,
    starts_at: datetime,
    minutes: int,
    place: str,
    chair_id: int,
    area: str,
    child_ids: Collection[int] = (),
    context: Context | None = None,
    clash: str = "",
    after: Meeting | None = None,
    stood: int | None = None,
    part_of: Meeting | None = None,
) -> Meeting:
    """A meeting is called. Nobody is asked yet, and nobody is let in by it. Raises Fault and Clash.

    `clash`: why it is held although somebody has another commitment then. `after`: the last meeting of the board whose
    next it is: it is called for that team and area, whoever of its keepers calls it; `stood`: the version of the board that they
    have seen, on top of which alone it is called. `part_of`: the meeting of which it is
    made part in the same act: whoever comes is there then, and has no other commitment by it.
    """
    permit(by, "CALL_MEETING")
    refuse(time_fault(starts_at, at))
    if after is not None and stood is not None:
        # The second of two who set the next date waits here until the first has set it.
        hold_frames(by, after)
        refuse(None if board_as_it_stands(by, at, after.ref).version == stood else Fault(MEANWHILE))
    if kind.about == About.PLACE and context is None:
        raise Fault(NO_PLACE, "context")
    if kind.about != About.CHILDREN and child_ids:
        raise Fault(NO_CHILD_HERE, "kind")
    people, children = ([], ()) if part_of else ([chair_id], child_ids)
    others = must_not_clash(by, clash, starts_at=starts_at, minutes=minutes, people=people, child_ids=children)
    why = clash.strip() if others else ""
    if after is not None and after.kind.code == kind.code:
        arguments = [uuid4(), after.pk, kind.pk, starts_at, minutes, place.strip(), chair_id, why, at, by.practitioner_id]
        sql = "select call_next_meeting(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
        found = meeting_by_number(by, ask_database(sql, arguments, NOT_YOURS))
    else:
        made = Meeting.objects.create(
            at=at,
            by_id=by.practitioner_id,
            kind=kind,
            team_id=team_of(by),
            area=area,
            context_id=context.pk if context and kind.about == About.PLACE else None,
        )
        Setting.objects.create(
            meeting_id=made.pk,
            number=1,
            state=Frame.SET,
            starts_at=starts_at,
            minutes=minutes,
            place=place.strip(),
            chair_id=chair_id,
            why=why,
            at=at,
            by_id=by.practitioner_id,
        )
        found = meeting_by_number(by, made.pk)
    note_frame(found, "MEETING_CALLED", why=kind.code)
    if child_ids:
        put_on(by=by, at=at, meeting=found, child_ids=child_ids)
    return found


@transaction.atomic
def put_on(*, by: Actor, at: datetime, meeting: Meeting, child_ids: Collection[int]) -> list[Item]:
    """These children are on its agenda, in this order; what each was owed of such a meeting is met. Raises Fault."""
    permit(by, "CALL_MEETING")
    must_keep(by, meeting)
    if meeting.kind.about != About.CHILDREN:
        raise Fault(NO_CHILD_HERE)
    held = children_by_id(by, child_ids)
    if not held:
        raise Fault(NO_CHILD, "children")
    before = {one.child_id for one in items_of(by, meeting)}
    if before & set(held):
        raise Fault(ON_ALREADY, "children")
    earlier = such_items(by, held, meeting.kind.code)
    # In no order of the database's, which may be another one tomorrow.
    numbers = [number for number in dict.fromkeys(child_ids) if number in held]
    return [_put(by, at, meeting, number, [one for one in earlier if one.child_id == number]) for number in numbers]


def _put(by: Actor, at: datetime, meeting: Meeting, child_id: int, earlier: list[Item]) -> Item:
    about = _meet_strategy(by, at, meeting, child_id)
    made: Item = once(
        Item,
        Fault(ON_ALREADY, "children"),
        meeting_id=meeting.pk,
        child_id=child_id,
        at=at,
        by_id=by.practitioner_id,
        about=about,
        follows=earlier[0] if earlier else None,
    )
    for one in earlier:
        fulfil(by=by, at=at, child_id=child_id, about=one.ref, kinds=[AGAIN])
    note(by=by, at=at, child_id=child_id, act="MEETING_CALLED", lane=Lane[meeting.kind.event_lane], about=made.ref)
    return made


def _meet_strategy(by: Actor, at: datetime, meeting: Meeting, child_id: int):
    """The episode whose strategy meeting this is: the duty to arrange one is met, where this person may meet it."""
    if meeting.kind.code not in MEETS_STRATEGY or not by.may("ARRANGE_MEETING"):
        return None
    owed = next((duty for duty in open_of_children(by, [child_id]) if duty.kind == STRATEGY_MEETING), None)
    if owed is None:
        return None
    try:
        set_meeting(by=by, at=at, episode=episode_by_ref(by, owed.about), on=local_day(meeting.starts_at))
    except NoSuchEpisode:
        return None
    return owed.about


@transaction.atomic
def move(
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
    together: Collection[Meeting] = (),
    tells: bool = True,
) -> Setting:
    """It is at another time or place, or somebody else chairs it; what stood before stays to be read. Raises Fault and Clash.

    `together`: what is moved in the same act, and so is no other commitment.
    """
    permit(by, "CALL_MEETING")
    must_keep(by, meeting)
    refuse(time_fault(starts_at, at), None if why.strip() else Fault(SAY_WHY, "why"))
    items = items_of(by, meeting)
    others = must_not_clash(
        by,
        clash,
        starts_at=starts_at,
        minutes=minutes,
        people={chair_id, *coming(asked_to(by, meeting))},
        child_ids=[one.child_id for one in items],
        besides=[meeting.pk, *(one.pk for one in together)],
    )
    # Who hands over the chair may keep it no longer once it is done.
    teams = teams_to_tell(meeting)
    frame = {"starts_at": starts_at, "minutes": minutes, "place": place.strip(), "chair_id": chair_id}
    row = set_next(by, at, meeting, Frame.MOVED, why=" ".join([why.strip(), *([clash.strip()] if others else ())]), **frame)
    for one in items:
        note(by=by, at=at, child_id=one.child_id, act="MEETING_MOVED", lane=Lane[meeting.kind.event_lane], about=one.ref)
    note_frame(meeting, "MEETING_MOVED")
    if tells:
        tell_teams(at, meeting, teams)
    return row


@transaction.atomic
def cancel(*, by: Actor, at: datetime, meeting: Meeting, why: str, tells: bool = True) -> Setting:
    """It is not held: whatever it was to meet is owed again, and of every child somebody owes another meeting. Raises Fault."""
    permit(by, "CALL_MEETING")
    [meeting] = hold_frames(by, meeting)
    must_keep(by, meeting)
    if not why.strip():
        raise Fault(SAY_WHY, "why")
    row = call_off(by=by, at=at, meeting=meeting, why=why)
    # What was made part of it is owed again too, each purpose by itself.
    owed = [one.pk for one in parts_of(by, meeting) if _owe_strategy(by, at, one)]
    owe_parts(meeting=meeting, at=at, dues={one.kind: meeting.starts_at for one in also_serves(meeting)}, besides=owed)  # type: ignore[attr-defined]
    note_frame(meeting, "MEETING_CANCELLED")
    if tells:
        tell_asked(at, meeting)
    return row


def call_off(*, by: Actor, at: datetime, meeting: Meeting, why: str, kept: Collection[int] = ()) -> Setting:
    """The meeting is not held; of every child but those of whom another keeps what it was to meet, that is owed again."""
    row = set_next(by, at, meeting, Frame.CANCELLED, why=why)
    lane = Lane[meeting.kind.event_lane]
    for one in items_of(by, meeting):
        if one.child_id in kept:
            note(by=by, at=at, child_id=one.child_id, act="MEETING_COMBINED", lane=lane, about=one.ref)
            continue
        if not _owe_strategy(by, at, one):
            _owe_again(by, at, meeting, one, lane)
        note(by=by, at=at, child_id=one.child_id, act="MEETING_CANCELLED", lane=lane, about=one.ref)
    with connection.cursor() as cursor:
        cursor.execute("select owe_hidden_meetings(%s, %s)", [meeting.pk, at])
    return row


def owe_parts(
    *, meeting: Meeting, at: datetime, dues: Mapping[int, datetime], child_id: int | None = None, besides: Collection[int] = ()
) -> None:
    """Each purpose that a meeting serves besides its own is owed by its day, of one child or of all of them."""
    if not dues:
        return
    said = json.dumps({str(kind): due.isoformat() for kind, due in dues.items()})
    with connection.cursor() as cursor:
        cursor.execute("select owe_combined_meetings(%s, %s, %s, %s, %s)", [meeting.pk, child_id, said, list(besides), at])


def _owe_strategy(by: Actor, at: datetime, item: Item) -> bool:
    if item.about is None:
        return False
    try:
        return fell_through(by=by, at=at, episode=episode_by_ref(by, item.about))
    except NoSuchEpisode:
        return False


def _owe_again(by: Actor, at: datetime, meeting: Meeting, item: Item, lane: Lane) -> None:
    before = closed_of(by, [item.follows]).get(item.follows.pk) if item.follows else None
    due = end_of(before.next_on) if before and before.next_on else meeting.starts_at
    owe_meeting(by=by, at=at, meeting=meeting, item=item, lane=lane, due_at=due)


def owe_meeting(*, by: Actor, at: datetime, meeting: Meeting, item: Item, lane: Lane, due_at: datetime) -> None:
    """The team that called a meeting about a child owes the next one by then; late, it climbs as every duty does."""
    number = sum(duty.kind == AGAIN for duty in duties_about(by, [item.ref])) + 1
    open_duty(
        by=by,
        at=at,
        child_id=item.child_id,
        kind=AGAIN,
        lane=lane,
        about=item.ref,
        due_at=due_at,
        team_id=meeting.team_id,
        occurrence=number,
        source=meeting.kind.source,
        standing=meeting.kind.standing,
    )
