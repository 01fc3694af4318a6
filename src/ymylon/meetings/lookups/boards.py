"""Boards and groups with a rhythm of their own, of which no further date is set: somebody owes one."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from ymylon.access.rules import Actor
from ymylon.duties.rules import local_day
from ymylon.meetings.lookups.frames import Meeting, all_meetings
from ymylon.meetings.models import Setting
from ymylon.meetings.rules import About, Frame

BOARD_WAITS = "BOARD_WITHOUT_DATE"


def _without_date(actor: Actor) -> QuerySet:
    # The last meeting that was called of a kind about the work, by one's own team or under oneself; and none of them is to come.
    last = Setting.objects.visible_to(actor).filter(meeting_id=OuterRef("pk")).order_by("-number")
    same = Meeting.objects.visible_to(actor).filter(
        kind__code=OuterRef("kind__code"), team_id=OuterRef("team_id"), area=OuterRef("area")
    )
    coming = same.alias(stands=Subquery(last.values("state")[:1])).filter(stands__in=(Frame.SET.value, Frame.MOVED.value))
    rows = Meeting.objects.visible_to(actor).filter(kind__about=About.NOTHING.value, kind__every_days__isnull=False)
    rows = rows.alias(under=Subquery(last.values("chair_id")[:1]))
    own = Q(team_id__among=actor.team_ids) | Q(under=actor.practitioner_id)
    return rows.filter(own, ~Exists(coming), ~Exists(same.filter(pk__gt=OuterRef("pk"))))


def boards_waiting(actor: Actor, now: Any) -> QuerySet:
    """For Today: a row for each board or group of this person’s that has a rhythm and no further date."""
    rows = _without_date(actor).order_by()
    return rows.annotate(what=Value(BOARD_WAITS), waits_at=Cast(now, DateTimeField())).values_list("what", "waits_at")


class Board(NamedTuple):
    """A board or group of which no further date is set: its last meeting, by which day the next is due, whether that is past."""

    last: Meeting
    due_on: date
    is_late: bool


def boards_without_date(actor: Actor, now: datetime) -> list[Board]:
    """The same, to be shown: the longest overdue first."""
    found = []
    for one in all_meetings(actor).filter(pk__in=_without_date(actor).values("pk")):
        due = local_day(one.starts_at) + timedelta(days=one.kind.every_days or 0)  # type: ignore[attr-defined]
        found.append(Board(one, due, due < local_day(now)))
    return sorted(found, key=lambda board: board.due_on)
