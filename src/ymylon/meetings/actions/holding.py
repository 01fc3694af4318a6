"""What is said at the table, what the chair opens and closes, and when the minutes stand."""

import json
from collections.abc import Collection
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Practitioner
from ymylon.audit.actions import record_act
from ymylon.circumstances.actions.writing import note, once
from ymylon.duties.rules import local_day
from ymylon.duties.rules.agreed import end_of
from ymylon.meetings.actions.calling import owe_meeting, owe_parts
from ymylon.meetings.actions.repeating import go_on
from ymylon.meetings.actions.writing import ask as ask_database
from ymylon.meetings.actions.writing import hold_frames, must_chair, must_keep, note_frame, refused_as, set_next
from ymylon.meetings.lookups.frames import (
    Meeting,
    Minutes,
    Setting,
    Word,
    also_serves,
    has_open_items,
    is_mine,
    is_over,
    minutes_of,
)
from ymylon.meetings.lookups.items import Closed, Item, LetIn, Said, facts_of, lanes_read
from ymylon.meetings.rules import Calm, Frame, How, Kind, Tongue, Whose
from ymylon.meetings.rules.judging import (
    DOES_NOT_HOLD,
    MEANWHILE,
    NEVER_SAID,
    NOT_HELD,
    NOT_ITS_DAY,
    NOT_THIS_LANE,
    NOT_YOURS_TO_OPEN,
    OPEN_ITEMS,
    OVER,
    SAY_TONGUE,
    SAY_WHAT_CHANGED,
    SAY_WHY,
    closing_faults,
    has_come,
    let_in_fault,
    next_day,
    next_fault,
    said_fault,
    view_fault,
)
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refuse


def _may_still_speak(by: Actor, meeting: Meeting) -> None:
    """At the table everybody speaks; once it was held, whoever keeps the meeting adds what was forgotten."""
    if meeting.state == Frame.CANCELLED or is_over(meeting) and not is_mine(by, meeting):  # type: ignore[attr-defined]
        raise Fault(OVER)


def _must_have_come(meeting: Meeting, at: datetime) -> None:
    if not has_come(meeting.starts_at, at):  # type: ignore[attr-defined]
        raise Fault(NOT_ITS_DAY)


def _say(by: Actor, at: datetime, meeting: Meeting, item: Item, lane: Lane, replaces: Said | None, **said: str) -> None:
    _may_still_speak(by, meeting)
    if lane in NEVER_SAID:
        raise Fault(NOT_THIS_LANE, "lane")
    words = {"kind": "", "code": "", "words": "", "reason": "", "who": "", "how": "", "tongue": ""} | said
    team = by.posts[0].team_id if by.posts else None
    arguments = [
        uuid4(),
        item.pk,
        lane,
        json.dumps({name: value.strip() for name, value in words.items()}),
        replaces.pk if replaces else None,
        team,
        at,
        by.practitioner_id,
    ]
    ask_database("select say_at_meeting(%s, %s, %s, %s, %s, %s, %s, %s)", arguments, NOT_THIS_LANE, "lane")
    record_act("MEETING_SAID", children=[item.child_id], lane=lane, about=item.ref, why=said["kind"])


@transaction.atomic
def say(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    item: Item,
    kind: Kind,
    lane: Lane,
    words: str = "",
    reason: str = "",
    who: str = "",
    code: str = "",
    replaces: Said | None = None,
) -> None:
    """One thing about a child, in its lane: two who write at once both stand, and of two who put one right the second is told."""
    permit(by, "TAKE_PART")
    refuse(said_fault(kind, words=words, reason=reason, who=who, code=code))
    _say(by, at, meeting, item, lane, replaces, kind=kind, words=words, reason=reason, who=who, code=code)


@transaction.atomic
def keep_view(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    item: Item,
    whose: Whose,
    how: How,
    lane: Lane,
    words: str,
    who: str = "",
    tongue: Tongue | None = None,
) -> None:
    """What the child or the family wants known, by whom and how it was obtained and in which language; or why there is none."""
    permit(by, "TAKE_PART")
    alone = meeting.kind.professionals_only
    refuse(view_fault(how, words=words, who=who, tongue=str(tongue or ""), professionals_only=alone))
    kind = Kind.CHILD_VIEW if whose is Whose.CHILD else Kind.FAMILY_VIEW
    _say(by, at, meeting, item, lane, None, kind=kind, words=words, who=who, how=how, tongue=str(tongue or ""))


@transaction.atomic
def keep_language(
    *, by: Actor, at: datetime, meeting: Meeting, item: Item, whose: Whose, tongue: Tongue | None, words: str
) -> None:
    """Which language the child, or the family, wants: asked beforehand, and read by all who keep the child safe."""
    permit(by, "TAKE_PART")
    if tongue is None:
        raise Fault(SAY_TONGUE, "tongue")
    _say(by, at, meeting, item, Lane.SAFETY, None, kind=Kind.LANGUAGE, code=whose, tongue=tongue, words=words)


@transaction.atomic
def say_word(*, by: Actor, at: datetime, meeting: Meeting, kind: Kind, words: str, reason: str = "", who: str = "") -> Word:
    """One thing at a meeting about no child: everybody who is asked reads it. Raises Fault."""
    permit(by, "TAKE_PART")
    _may_still_speak(by, meeting)
    refuse(said_fault(kind, words=words, reason=reason, who=who, code=""))
    row: Word = Word.objects.create(
        meeting_id=meeting.pk,
        kind=kind,
        words=words.strip(),
        reason=reason.strip(),
        who=who.strip(),
        at=at,
        by_id=by.practitioner_id,
        team_id=by.posts[0].team_id if by.posts else None,
    )
    note_frame(meeting, "MEETING_WORD", why=str(kind))
    return row


@transaction.atomic
def open_lanes(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    item: Item,
    person: Practitioner | None,
    lanes: Collection[Lane],
    until_on: date,
    why: str,
) -> LetIn:
    """By the chair’s decision one person reads what is said of this child here in these lanes, until a day. Raises Fault."""
    permit(by, "OPEN_LANES")
    must_chair(by, meeting)
    if person is None:
        raise Fault(DOES_NOT_HOLD, "person")
    refuse(let_in_fault(lanes, lanes_read(by, item), why, until_on, local_day(at)))
    with refused_as(NOT_YOURS_TO_OPEN, "lanes", child=item.child_id):
        row = LetIn.objects.create(
            item_id=item.pk,
            child_id=item.child_id,
            at=at,
            by_id=by.practitioner_id,
            person_id=person.pk,
            lanes=[str(lane) for lane in lanes],
            until_on=until_on,
            why=why.strip(),
        )
    record_act("MEETING_OPENED", children=[item.child_id], lane=Lane.MEETING, about=item.ref, why=" ".join(row.lanes))
    return row


@transaction.atomic
def take_back(*, by: Actor, at: datetime, meeting: Meeting, opened: LetIn, why: str) -> LetIn:
    """What the chair opened is closed from the next request on. Raises Fault."""
    permit(by, "CHAIR_MEETING")
    must_chair(by, meeting)
    if not why.strip():
        raise Fault(SAY_WHY, "why")
    row: LetIn = once(
        LetIn,
        Fault(MEANWHILE),
        item_id=opened.item_id,
        child_id=opened.child_id,
        at=at,
        by_id=by.practitioner_id,
        person_id=opened.person_id,
        lanes=[],
        until_on=opened.until_on,
        why=why.strip(),
        ends=opened,
    )
    record_act("MEETING_CLOSED_AGAIN", children=[opened.child_id], lane=Lane.MEETING, about=opened.ref)
    return row


@transaction.atomic
def close_item(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    item: Item,
    goes_on: Calm,
    next_on: date | None = None,
    words: str = "",
    met_why: str = "",
    child_why: str = "",
    family_why: str = "",
) -> Closed:
    """The chair closes one child’s item: with somebody here who has met the child, and both views, or with a reason for each.

    The next meeting is owed by its day, unless the chair says why none is; where the series has a date by then, the child is on
    its agenda. Raises Fault.
    """
    permit(by, "CHAIR_MEETING")
    [meeting] = hold_frames(by, meeting)
    must_chair(by, meeting)
    must_keep(by, meeting)
    _must_have_come(meeting, at)
    facts = facts_of([item])[item.pk]
    refuse(*closing_faults(**facts._asdict(), met_why=met_why, child_why=child_why, family_why=family_why))
    kind, today = meeting.kind, local_day(at)
    day = None if goes_on is Calm.LAST else next_on or next_day(today, goes_on, kind.every_days, kind.calm_days)
    refuse(next_fault(goes_on, day, words, today))
    # A reason for what is there is no reason: it would be counted.
    given = {
        "met_why": "" if facts.met_here else met_why,
        "child_why": "" if facts.child_view else child_why,
        "family_why": "" if facts.family_view else family_why,
    }
    row: Closed = once(
        Closed,
        Fault(MEANWHILE),
        item_id=item.pk,
        child_id=item.child_id,
        at=at,
        by_id=by.practitioner_id,
        goes_on=goes_on,
        next_on=day,
        words=words.strip(),
        **{name: why.strip() for name, why in given.items()},
    )
    lane = Lane[kind.event_lane]
    note(by=by, at=at, child_id=item.child_id, act="MEETING_HELD", lane=lane, about=item.ref)
    if day is not None:
        owe_meeting(by=by, at=at, meeting=meeting, item=item, lane=lane, due_at=end_of(day))
        go_on(by=by, at=at, meeting=meeting, item=item, day=day)
    # Each purpose that it serves besides its own has its own rhythm, which goes on where that of this kind ends.
    rhythm = Calm.USUAL if goes_on is Calm.LAST else goes_on
    days = {one.kind: next_day(today, rhythm, one.every_days, one.calm_days) or day for one in also_serves(meeting)}
    owe_parts(meeting=meeting, at=at, dues={one: end_of(on) for one, on in days.items() if on}, child_id=item.child_id)
    return row


@transaction.atomic
def hold(*, by: Actor, at: datetime, meeting: Meeting) -> Setting:
    """The meeting is over: no child’s item of it is open. Raises Fault."""
    permit(by, "CHAIR_MEETING")
    [meeting] = hold_frames(by, meeting)
    must_chair(by, meeting)
    must_keep(by, meeting)
    _must_have_come(meeting, at)
    if has_open_items(meeting):
        raise Fault(OPEN_ITEMS)
    row = set_next(by, at, meeting, Frame.HELD)
    note_frame(meeting, "MEETING_HELD")
    return row


@transaction.atomic
def approve(*, by: Actor, at: datetime, meeting: Meeting, why: str = "") -> Minutes:
    """The minutes stand as the rows stand now; a later version says what changed, and the earlier one stays. Raises Fault."""
    permit(by, "CHAIR_MEETING")
    must_chair(by, meeting)
    if meeting.state != Frame.HELD:  # type: ignore[attr-defined]
        raise Fault(NOT_HELD)
    before = minutes_of(by, meeting)
    if before and not why.strip():
        raise Fault(SAY_WHAT_CHANGED, "why")
    row: Minutes = once(
        Minutes, Fault(MEANWHILE), meeting_id=meeting.pk, number=len(before) + 1, at=at, by_id=by.practitioner_id, why=why.strip()
    )
    note_frame(meeting, "MEETING_APPROVED", why=str(row.number))
    return row
