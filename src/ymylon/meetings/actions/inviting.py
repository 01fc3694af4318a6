"""Who is asked, and what they answered. Being asked, and saying that one comes, opens no fact of any child."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.agencies.rules.closing import closed_fault, is_closed
from ymylon.audit.actions import record_act
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.duties.rules.agreed import lane_of_owner
from ymylon.meetings.actions.clashing import frame_of, must_not_clash, not_free
from ymylon.meetings.actions.writing import ask as ask_database
from ymylon.meetings.actions.writing import must_keep
from ymylon.meetings.lookups.commitments import Commitment
from ymylon.meetings.lookups.frames import Meeting, is_over
from ymylon.meetings.lookups.items import Asked, Item, asked_to
from ymylon.meetings.lookups.room import Known, Somebody, not_asked
from ymylon.meetings.rules import OF_INVITED, Answer, Met, Seat
from ymylon.meetings.rules.judging import (
    ASKED_ALREADY,
    ASKED_ELSEWHERE,
    CHOOSE_WHO,
    NOT_YOURS,
    ONE_OF_BOTH,
    OVER,
    SAY_WHY,
    TO_COME,
)
from ymylon.post.actions import queue
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refuse


@transaction.atomic
def ask(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    item: Item | None,
    seat: Seat,
    who: Somebody | None,
    why_nobody: str = "",
    clash: str = "",
    tells: bool = True,
) -> None:
    """A team or a person is asked to come; or nobody is needed in this seat, with a reason. Raises Fault and Clash.

    `clash`: why a person is asked who has another commitment at that time; they read it.
    """
    permit(by, "CALL_MEETING")
    must_keep(by, meeting)
    if who is not None and why_nobody.strip():
        raise Fault(ONE_OF_BOTH, "why_nobody")
    if who is None and not why_nobody.strip():
        raise Fault(CHOOSE_WHO, "who")
    refuse(closed_fault(who.team, at, "who") if who else None)
    others = _must_be_free(by, meeting, [who] if who else (), clash)
    made = _ask_one(by, at, meeting, item, seat, who, clash if others else "")
    if who is None:
        _answer(by, at, made, Answer.NOT_NEEDED, words=why_nobody)
    elif tells:
        _tell(at, f"{made}", who.team)


def _ask_one(
    by: Actor, at: datetime, meeting: Meeting, item: Item | None, seat: Seat, who: Somebody | None, although: str
) -> int:
    """The row; `although`: why they are asked who are not free. Nobody is told yet. Raises Fault."""
    lane = lane_of_owner(who.team.function) if who else Lane.SAFETY
    person = who.person.pk if who and who.person else None
    arguments = [
        uuid4(),
        meeting.pk,
        item.pk if item else None,
        seat,
        who.team.pk if who else None,
        person,
        lane,
        at,
        by.practitioner_id,
    ]
    made: int | None = ask_database("select ask_to_meeting(%s, %s, %s, %s, %s, %s, %s, %s, %s)", arguments, NOT_YOURS)
    if made is None:
        raise Fault(ASKED_ALREADY, "who")
    if although:
        _answer(by, at, made, Answer.ASKED, words=although)
    _note(item, meeting, "MEETING_ASKED", lane)
    return made


def _tell(at: datetime, key: str, team: Team) -> None:
    # A link and no fact: of which meeting, about whom and when stands behind it.
    if team.email:
        queue(key=f"meeting:{key}", to_email=team.email, link=reverse("meetings:every"), at=at)


def _must_be_free(by: Actor, meeting: Meeting, who: Collection[Somebody], clash: str) -> list[Commitment]:
    people = {one.person.pk for one in who if one.person}
    return must_not_clash(by, clash, **frame_of(meeting), people=people, words=ASKED_ELSEWHERE)


@transaction.atomic
def ask_known(*, by: Actor, at: datetime, meeting: Meeting, items: Collection[Item], known: Known, clash: str = "") -> int:
    """Everybody whom the record names for a seat that is still empty is asked, in one press; how many. Raises Fault and Clash.

    Each team is told once, however many children it is asked about.
    """
    permit(by, "CALL_MEETING")
    must_keep(by, meeting)
    asked = asked_to(by, meeting)
    seats = [(item, seat) for item in items for seat in not_asked(meeting, item.pk, asked)]
    # Where a team is closed the seat stays empty, and its page asks for another.
    wanted = [(item, seat, who) for item, seat in seats for who in known.of(item.child_id, seat) if not is_closed(who.team, at)]
    # All who are not free are said at once, before anybody is asked.
    all_free = not _must_be_free(by, meeting, [who for _item, _seat, who in wanted], clash)
    # Where somebody is not free, whose that is is asked of each once: the reason is theirs to read.
    people = {who.person.pk for _item, _seat, who in wanted if who.person}
    busy = set() if all_free else not_free(by, people, **frame_of(meeting))
    for item, seat, who in wanted:
        _ask_one(by, at, meeting, item, seat, who, clash if who.person and who.person.pk in busy else "")
    for team in {who.team.pk: who.team for _item, _seat, who in wanted}.values():
        _tell(at, f"{meeting.ref}:{at.isoformat()}:{team.pk}", team)
    return len(wanted)


@transaction.atomic
def answer(
    *,
    by: Actor,
    at: datetime,
    meeting: Meeting,
    asked: Asked,
    how: Answer,
    met: Met | None = None,
    met_on: date | None = None,
    words: str = "",
    same: Collection[Asked] = (),
) -> None:
    """They come, or not, or somebody else comes instead; and whether they ever met the child. Raises Fault.

    `same`: for what else of the same meeting the same answer holds; whether somebody met a child is said of each by itself.
    """
    permit(by, "TAKE_PART")
    if is_over(meeting):
        raise Fault(OVER)
    if how in (Answer.APOLOGY, Answer.SUBSTITUTE) and not words.strip():
        raise Fault(SAY_WHY, "words")
    if met_on is not None and met_on > local_day(at):
        raise Fault(TO_COME, "met_on")
    if how not in OF_INVITED:
        raise Fault(NOT_YOURS)
    _answer(by, at, asked.pk, how, met=met, met_on=met_on, words=words)
    for one in same:
        _answer(by, at, one.pk, how, words=words)
    for one in (asked, *same):
        children = [one.child_id] if one.child_id else ()
        record_act("MEETING_ANSWERED", lane=Lane[one.lane], about=one.ref, children=children, why=str(how))


def say_although(by: Actor, at: datetime, rows: Collection[Asked], clash: str) -> None:
    """Beside each of these, who are not free, stands why they are asked all the same; an answer is waited for still."""
    for one in rows:
        _answer(by, at, one.pk, Answer.ASKED, words=clash)


def is_alike(one: Asked, other: Asked) -> bool:
    """Whether the same person, or the same team, is asked to the same meeting besides, and as yet said the same of both."""
    asked = [(row.meeting_id, row.team_id, row.person_id, row.seat, row.answer or Answer.ASKED) for row in (one, other)]  # type: ignore[attr-defined]
    return one.pk != other.pk and asked[0] == asked[1]


def _answer(
    by: Actor, at: datetime, number: int, how: Answer, *, met: Met | None = None, met_on: date | None = None, words: str = ""
) -> None:
    arguments = [number, how, str(met or ""), met_on, words.strip(), at, by.practitioner_id]
    ask_database("select answer_meeting(%s, %s, %s, %s, %s, %s, %s)", arguments, NOT_YOURS)


@transaction.atomic
def attend(*, by: Actor, at: datetime, meeting: Meeting, came: dict[int, Answer]) -> int:
    """Who came, by number of who is asked; what is as it was is not written again. How many changed. Raises Fault."""
    permit(by, "CALL_MEETING")
    must_keep(by, meeting)
    changed = 0
    for one in asked_to(by, meeting):
        how = came.get(one.pk)
        if how is not None and how != one.answer:
            _answer(by, at, one.pk, how)
            changed += 1
    record_act("MEETING_ATTENDED", lane=Lane.MEETING, about=meeting.ref)
    return changed


def _note(item: Item | None, meeting: Meeting, act: str, lane: Lane) -> None:
    about = item.ref if item else meeting.ref
    record_act(act, lane=lane, about=about, children=[item.child_id] if item else ())
