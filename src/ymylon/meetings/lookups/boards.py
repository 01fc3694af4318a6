"""Boards and groups with a rhythm of their own, of which no further date is set: somebody owes one."""

from collections.abc import Collection
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


def _without_date(actor: Actor, now: Any, teams: Collection[int], people: Collection[int]) -> QuerySet:
    # The last meeting of a kind about the work, by one of these teams or under one of these people; and none of them is to come.
    # One whose day went by unheld is the last one too; one that was cancelled only where there is no other.
    last = Setting.objects.visible_to(actor).filter(meeting_id=OuterRef("pk")).order_by("-number")
    same = Meeting.objects.visible_to(actor).filter(
        kind__code=OuterRef("kind__code"), team_id=OuterRef("team_id"), area=OuterRef("area")
    )
    stands = {name: Subquery(last.values(name)[:1]) for name in ("state", "starts_at")}
    same = same.alias(**stands)
    coming = same.filter(state__in=(Frame.SET.value, Frame.MOVED.value), starts_at__gt=now)
    rows = Meeting.objects.visible_to(actor).filter(kind__about=About.NOTHING.value, kind__every_days__isnull=False)
    rows = rows.alias(**stands, under=Subquery(last.values("chair_id")[:1]))
    later = same.filter(Q(starts_at__gt=OuterRef("starts_at")) | Q(starts_at=OuterRef("starts_at"), pk__gt=OuterRef("pk")))
    off = Q(state=Frame.CANCELLED.value)
    is_last = ~off & ~Exists(later.filter(~off)) | off & ~Exists(later) & ~Exists(same.filter(~off))
    return rows.filter(Q(team_id__among=teams) | Q(under__among=people), is_last, ~Exists(coming))


def boards_kept(actor: Actor) -> tuple[list[int], list[int]]:
    """By which teams, or under which people, a board is this person’s to find a date for: none, where they call no meetings."""
    if not actor.may("CALL_MEETING") or actor.practitioner_id is None:
        return [], []
    return actor.team_ids, [actor.practitioner_id]


def boards_waiting(actor: Actor, now: Any, teams: Collection[int], people: Collection[int]) -> QuerySet:
    """For Today: a row for each board or group of these teams, or under these people, with a rhythm and no further date."""
    rows = _without_date(actor, now, teams, people).order_by()
    return rows.annotate(what=Value(BOARD_WAITS), waits_at=Cast(now, DateTimeField())).values_list("what", "waits_at")


class Board(NamedTuple):
    """A board or group of which no further date is set: its last meeting, by which day the next is due, whether that is past."""

    last: Meeting
    due_on: date
    is_late: bool


def boards_without_date(actor: Actor, now: datetime) -> list[Board]:
    """The same, to be shown: the longest overdue first."""
    found = []
    for one in all_meetings(actor).filter(pk__in=_without_date(actor, now, *boards_kept(actor)).values("pk")):
        # A date that fell through is owed by its own day.
        apart = 0 if one.state == Frame.CANCELLED else one.kind.every_days or 0  # type: ignore[attr-defined]
        due = local_day(one.starts_at) + timedelta(days=apart)  # type: ignore[attr-defined]
        found.append(Board(one, due, due < local_day(now)))
    return sorted(found, key=lambda board: board.due_on)
