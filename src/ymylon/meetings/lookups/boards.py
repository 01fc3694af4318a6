"""Boards and groups with a rhythm of their own, of which no further date is set: somebody owes one."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, DateTimeField, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, TruncDate

from ymylon.access.rules import Actor
from ymylon.duties.rules import StageDone, local_day
from ymylon.meetings.lookups.frames import Meeting, NoSuchMeeting, all_meetings, calls_for, is_mine, meeting_by_ref
from ymylon.meetings.models import Ended, Kind, Rung, Setting
from ymylon.meetings.rules import About, Frame

BOARD_WAITS = "BOARD_WITHOUT_DATE"


def _rhythm(now: Any) -> Subquery:
    # How often it is to meet by the definition that holds today for its area, as `kinds_on`: a board’s own before that of all
    # Wales, then the later one.
    day = TruncDate(Cast(now, DateTimeField()))
    here = Func(F("areas"), OuterRef("area"), function="array_position", output_field=IntegerField())
    rows = Kind.objects.filter(code=OuterRef("kind__code"), in_force_from__lte=day).alias(here=here)
    rows = rows.filter(Q(areas=[]) | Q(here__isnull=False)).annotate(
        holds=Case(When(Q(in_force_to__isnull=True) | Q(in_force_to__gt=day), then=F("every_days")), output_field=IntegerField())
    )
    return Subquery(
        rows.order_by(Case(When(areas=[], then=Value(1)), default=Value(0)), "-in_force_from", "-id").values("holds")[:1]
    )


def _without_date(meetings: QuerySet, settings: QuerySet, ended: QuerySet, now: Any) -> QuerySet:
    # The last of these meetings of a kind about the work, by its team and for its area, where none of them is to come; each with
    # its last `state` and `starts`. One whose day went by unheld is the last one too; one cancelled only where there is no other.
    last = settings.filter(meeting_id=OuterRef("pk")).order_by("-number")
    same = meetings.filter(kind__code=OuterRef("kind__code"), team_id=OuterRef("team_id"), area=OuterRef("area"))
    stands = {name: Subquery(last.values(column)[:1]) for name, column in (("state", "state"), ("starts", "starts_at"))}
    same = same.alias(**stands)
    coming = same.filter(state__in=(Frame.SET.value, Frame.MOVED.value), starts__gt=now)
    rows = meetings.filter(kind__about=About.NOTHING.value, kind__every_days__isnull=False)
    rows = rows.annotate(**stands, every=_rhythm(now)).filter(every__isnull=False)
    rows = rows.alias(under=Subquery(last.values("chair_id")[:1]))
    later = same.filter(Q(starts__gt=OuterRef("starts")) | Q(starts=OuterRef("starts"), pk__gt=OuterRef("pk")))
    off = Q(state=Frame.CANCELLED.value)
    is_last = ~off & ~Exists(later.filter(~off)) | off & ~Exists(later) & ~Exists(same.filter(~off))
    return rows.filter(is_last, ~Exists(coming), ~Exists(ended.filter(meeting_id=OuterRef("pk"))))


def _for(actor: Actor, now: Any, teams: Collection[int], people: Collection[int]) -> QuerySet:
    # Of these teams, or under these people; and those of which one of these teams was told by the clock.
    ended = Ended.objects.visible_to(actor)
    rows = _without_date(Meeting.objects.visible_to(actor), Setting.objects.visible_to(actor), ended, now)
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
    every = dict(_for(actor, now, *boards_kept(actor)).values_list("pk", "every"))
    for one in all_meetings(actor).filter(pk__in=every):
        due = _due_on(one.starts_at, one.state, every[one.pk])  # type: ignore[attr-defined]
        found.append(Board(one, due, due < local_day(now)))
    return sorted(found, key=lambda board: board.due_on)


def board_without_date(actor: Actor, now: datetime, ref: UUID) -> Meeting:
    """The last meeting of one of these, for whoever keeps it. Raises NoSuchMeeting."""
    found = meeting_by_ref(actor, ref)
    if not is_mine(actor, found) or not _for(actor, now, *boards_kept(actor)).filter(pk=found.pk).exists():
        raise NoSuchMeeting
    return found


class Standing(NamedTuple):
    """What became of a board since one of its meetings: the next date, or the last that was held, or that it meets no more."""

    after: Meeting
    later: Meeting | None
    ended: Ended | None

    @property
    def is_as_it_was(self) -> bool:
        """Whether nobody set a date since, nor said that it meets no more."""
        return self.later is None and self.ended is None

    @property
    def version(self) -> int:
        """Another number as soon as somebody did; 0 where nobody did."""
        return 2 * (self.later.pk if self.later else 0) + (self.ended is not None)


def board_as_it_stands(actor: Actor, now: datetime, ref: UUID) -> Standing:
    """What became of the board of this meeting, for whoever calls its meetings. Raises NoSuchMeeting."""
    last = meeting_by_ref(actor, ref)
    if last.kind.about != About.NOTHING or not calls_for(actor, last):
        raise NoSuchMeeting
    same = all_meetings(actor).filter(kind__code=last.kind.code, team_id=last.team_id, area=last.area).exclude(pk=last.pk)
    coming = same.filter(state__in=(Frame.SET.value, Frame.MOVED.value), starts_at__gt=now).order_by("starts_at", "pk").first()
    since = same.filter(starts_at__gt=last.starts_at).exclude(state=Frame.CANCELLED.value)  # type: ignore[attr-defined]
    return Standing(last, coming or since.order_by("-starts_at", "-pk").first(), ended_after(actor, last))


def ended_after(actor: Actor, meeting: Meeting) -> Ended | None:
    """That after this meeting the board meets no more, if somebody said so."""
    return Ended.objects.visible_to(actor).filter(meeting_id=meeting.pk).select_related("by").first()


# For the clock, which acts for nobody and sees boards, and no meeting about a child


class Late(NamedTuple):
    """A board without a next date: its last meeting, whose it is, who keeps it by which scopes, when it is due, what was told."""

    meeting_id: int
    ref: UUID
    team_id: int
    scopes: list[int]
    due_on: date
    done: list[StageDone]


def boards_owed(now: datetime) -> list[Late]:
    """Every board without a next date."""
    rows = _without_date(Meeting.objects.all(), Setting.objects.all(), Ended.objects.all(), now).order_by("id")
    named = ("pk", "ref", "team_id", "team__scope", "team__agency__scope", "starts", "state", "every")
    found = [
        (pk, ref, team, [own, whole or own], _due_on(starts, state, every))
        for pk, ref, team, own, whole, starts, state, every in rows.values_list(*named)
    ]
    told: dict[tuple[int, date], list[StageDone]] = defaultdict(list)
    for rung in Rung.objects.filter(meeting_id__in=[number for number, *_rest in found]):
        told[rung.meeting_id, rung.due_on].append(StageDone.of_key(rung.stage, rung.at))
    return [Late(*one, told[one[0], one[4]]) for one in found]
