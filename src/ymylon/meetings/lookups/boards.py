"""Boards and groups with a rhythm of their own, of which no further date is set: somebody owes one."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from ymylon.access.rules import Actor
from ymylon.duties.rules import StageDone, local_day
from ymylon.meetings.lookups.frames import Meeting, all_meetings
from ymylon.meetings.models import Rung, Setting
from ymylon.meetings.rules import About, Frame

BOARD_WAITS = "BOARD_WITHOUT_DATE"


def _without_date(meetings: QuerySet, settings: QuerySet, now: Any) -> QuerySet:
    # The last of these meetings of a kind about the work, by its team and for its area, where none of them is to come; each with
    # its last `state` and `starts`. One whose day went by unheld is the last one too; one cancelled only where there is no other.
    last = settings.filter(meeting_id=OuterRef("pk")).order_by("-number")
    same = meetings.filter(kind__code=OuterRef("kind__code"), team_id=OuterRef("team_id"), area=OuterRef("area"))
    stands = {name: Subquery(last.values(column)[:1]) for name, column in (("state", "state"), ("starts", "starts_at"))}
    same = same.alias(**stands)
    coming = same.filter(state__in=(Frame.SET.value, Frame.MOVED.value), starts__gt=now)
    rows = meetings.filter(kind__about=About.NOTHING.value, kind__every_days__isnull=False)
    rows = rows.annotate(**stands).alias(under=Subquery(last.values("chair_id")[:1]))
    later = same.filter(Q(starts__gt=OuterRef("starts")) | Q(starts=OuterRef("starts"), pk__gt=OuterRef("pk")))
    off = Q(state=Frame.CANCELLED.value)
    is_last = ~off & ~Exists(later.filter(~off)) | off & ~Exists(later) & ~Exists(same.filter(~off))
    return rows.filter(is_last, ~Exists(coming))


def _for(actor: Actor, now: Any, teams: Collection[int], people: Collection[int]) -> QuerySet:
    # Of these teams, or under these people; and those of which one of these teams was told by the clock.
    rows = _without_date(Meeting.objects.visible_to(actor), Setting.objects.visible_to(actor), now)
    climbed = Rung.objects.visible_to(actor).filter(meeting_id=OuterRef("pk"), team_id__among=teams)
    return rows.filter(Q(team_id__among=teams) | Q(under__among=people) | Exists(climbed))


def boards_kept(actor: Actor) -> tuple[list[int], list[int]]:
    """By which teams, or under which people, a board is this person’s to find a date for: none, where they call no meetings."""
    if not actor.may("CALL_MEETING") or actor.practitioner_id is None:
        return [], []
    return actor.team_ids, [actor.practitioner_id]


def boards_waiting(actor: Actor, now: Any, teams: Collection[int], people: Collection[int]) -> QuerySet:
    """For Today: a row for each board or group of these teams, or under these people, with a rhythm and no further date.

    So stands one that climbed to these teams.
    """
    rows = _for(actor, now, teams, people).order_by()
    return rows.annotate(what=Value(BOARD_WAITS), waits_at=Cast(now, DateTimeField())).values_list("what", "waits_at")


class Board(NamedTuple):
    """A board or group of which no further date is set: its last meeting, by which day the next is due, whether that is past."""

    last: Meeting
    due_on: date
    is_late: bool


def _due_on(starts_at: datetime, state: str, every_days: int) -> date:
    # A date that fell through is owed by its own day.
    return local_day(starts_at) + timedelta(days=0 if state == Frame.CANCELLED else every_days)


def boards_without_date(actor: Actor, now: datetime) -> list[Board]:
    """The same, to be shown: the longest overdue first."""
    found = []
    for one in all_meetings(actor).filter(pk__in=_for(actor, now, *boards_kept(actor)).values("pk")):
        due = _due_on(one.starts_at, one.state, one.kind.every_days or 0)  # type: ignore[attr-defined]
        found.append(Board(one, due, due < local_day(now)))
    return sorted(found, key=lambda board: board.due_on)


# For the clock, which acts for nobody and sees boards, and no meeting about a child


class Late(NamedTuple):
    """A board without a next date: its last meeting, whose it is, by which day the next is due, and what was told of it."""

    meeting_id: int
    ref: UUID
    team_id: int
    due_on: date
    done: list[StageDone]


def boards_owed(now: datetime) -> list[Late]:
    """Every board without a next date."""
    rows = _without_date(Meeting.objects.all(), Setting.objects.all(), now).order_by("id")
    found = [
        (pk, ref, team, _due_on(starts, state, every))
        for pk, ref, team, starts, state, every in rows.values_list("pk", "ref", "team_id", "starts", "state", "kind__every_days")
    ]
    told: dict[tuple[int, date], list[StageDone]] = defaultdict(list)
    for rung in Rung.objects.filter(meeting_id__in=[number for number, *_rest in found]):
        told[rung.meeting_id, rung.due_on].append(StageDone.of_key(rung.stage, rung.at))
    return [Late(*one, told[one[0], one[3]]) for one in found]
