"""What the tests of meetings begin with: a meeting that Mared calls and Gethin chairs, about a child, and who is asked."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from tests.cast import RHONDDA
from ymylon.meetings.actions import calling, holding, inviting
from ymylon.meetings.lookups.frames import Meeting, kinds_on, meeting_by_ref
from ymylon.meetings.lookups.items import Item, asked_for, items_of
from ymylon.meetings.lookups.room import Somebody
from ymylon.meetings.rules import Kind, Seat
from ymylon.terms.codes import Lane


def kind_of(code: str):
    """The definition that holds today."""
    return next(one for one in kinds_on(timezone.localdate()) if one.code == code)


def called(by, wales, *children: int, code: str = "RISK_MANAGEMENT", chair: str = "gethin", days: int = 5, **more) -> Meeting:
    """A meeting that is called, as a page finds it."""
    starts = timezone.now().replace(microsecond=0) + timedelta(days=days)
    said = {"starts_at": starts, "minutes": 60, "place": "Room 2", "area": RHONDDA} | more
    made = calling.call(by=by, at=timezone.now(), kind=kind_of(code), chair_id=wales.people[chair].pk, child_ids=children, **said)
    return meeting_by_ref(by, made.ref)


def come(*meetings: Meeting) -> None:
    """Their day has come: from now on they may be closed, and be over."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("update meetings_setting set starts_at = now() where meeting_id = any(%s)", [[one.pk for one in meetings]])
        cursor.execute("set local role app_web")


def item_in(by, meeting: Meeting, child: int) -> Item:
    """The item of this child."""
    return next(one for one in items_of(by, meeting) if one.child_id == child)


def invited(
    by, wales, meeting: Meeting, item: Item | None, team: str, seat: Seat = Seat.SCHOOL, person: str = "", clash: str = ""
):
    """A team, or a person in it, is asked; the row as a page finds it."""
    who = Somebody(wales.teams[team], wales.people[person] if person else None)
    what = {"meeting": meeting_by_ref(by, meeting.ref), "item": item, "seat": seat, "who": who, "clash": clash}
    inviting.ask(by=by, at=timezone.now(), **what)
    rows = asked_for(by, item) if item else []
    return next((one for one in rows if one.team_id == wales.teams[team].pk), None)


def told(by, meeting: Meeting, item: Item, lane: Lane, words: str, kind: Kind = Kind.INFORMATION, **more) -> None:
    """One thing that is said about the child, in a lane."""
    holding.say(by=by, at=timezone.now(), meeting=meeting, item=item, kind=kind, lane=lane, words=words, **more)
