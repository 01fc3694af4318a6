"""Kinds of meeting, and meetings with when and where they are."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown_records
from ymylon.meetings.models import Combined, Kind, Meeting, Minutes, Setting, Word
from ymylon.meetings.rules import Frame
from ymylon.meetings.rules.judging import overlaps
from ymylon.meetings.rules.shipped import INTELLIGENCE_KINDS, VULNERABILITY
from ymylon.terms.codes import Lane
from ymylon.terms.faults import NoSuch

__all__ = ["Combined", "Kind", "Meeting", "Minutes", "Setting", "Word"]
AT_ONCE = 50
_WAITS = (Frame.SET, Frame.MOVED)
_MOST = 400


class NoSuchMeeting(NoSuch):
    """There is no such meeting, item or row, or none that this person may know of: the two can't be told apart."""


def kinds_on(day: date, areas: Collection[str] = ()) -> list[Kind]:
    """The kinds that hold on this day in one of these authorities: a board’s own before that of all Wales, the later first."""
    found: dict[str, Kind] = {}
    for row in Kind.objects.filter(in_force_from__lte=day).order_by("code", "-in_force_from", "-id"):
        if row.areas and not set(row.areas) & set(areas):
            continue
        held = found.get(row.code)
        if held is None or row.areas and not held.areas:
            found[row.code] = row
    return [row for row in found.values() if row.in_force_to is None or row.in_force_to > day]


def kinds_to_come(day: date, areas: Collection[str], held: Iterable[Kind]) -> dict[str, Kind]:
    """Of each of these kinds that hold on this day the definition that comes next in one of these authorities, by code."""
    own = {one.code for one in held if one.areas}
    found: dict[str, Kind] = {}
    for row in Kind.objects.filter(in_force_from__gt=day).order_by("in_force_from", "id"):
        # Of all Wales none takes the place of a board’s own.
        if set(row.areas) & set(areas) or not row.areas and row.code not in own:
            found.setdefault(row.code, row)
    return found


def kind_by_number(number: int) -> Kind:
    """One definition. Raises NoSuchMeeting."""
    found = Kind.objects.filter(pk=number).first()
    if found is None:
        raise NoSuchMeeting
    return found


class Purpose(NamedTuple):
    """A kind of meeting whose purpose another serves besides its own, as it read when they were made one."""

    kind: int
    code: str
    name_en: str
    name_cy: str
    purpose_en: str
    purpose_cy: str
    seats: list[str]
    standing_seats: list[str]
    every_days: int | None
    calm_days: int | None


def _purposes(actor: Actor) -> ArraySubquery:
    facts = {"kind": F("kind_id")} | {name: F(f"kind__{name}") for name in Purpose._fields[1:]}
    rows = Combined.objects.visible_to(actor).filter(meeting_id=OuterRef("pk")).order_by("id")
    return ArraySubquery(rows.values_list(JSONObject(**facts)))


def also_serves(meeting: Meeting) -> tuple[Purpose, ...]:
    """Whose purposes this meeting serves besides its own."""
    return tuple(Purpose(**row) for row in meeting.also)  # type: ignore[attr-defined]


def serves(actor: Actor, codes: Collection[str]) -> Exists:
    """For rows of a meeting: whether it serves the purpose of one of these kinds besides its own."""
    rows = Combined.objects.visible_to(actor).filter(meeting_id=OuterRef("meeting_id"), kind__code__in=list(codes))
    return Exists(rows)


def made_part_of(actor: Actor, meeting: Meeting) -> Meeting | None:
    """The meeting of which this one was made a part, where whoever asks may know of it."""
    row = Combined.objects.visible_to(actor).filter(other_id=meeting.pk).first()
    return all_meetings(actor).filter(pk=row.meeting_id).first() if row else None


def all_meetings(actor: Actor) -> QuerySet:
    """Each with what it `also` serves, and the last `number`, `state`, `starts_at`, `minutes`, `place`, `why` and chair."""
    last = Setting.objects.visible_to(actor).filter(meeting_id=OuterRef("pk")).order_by("-number").values("number")
    named = {name: F(f"settings__{name}") for name in ("number", "state", "starts_at", "minutes", "place", "why", "chair_id")}
    chair = {"chair_given": F("settings__chair__given_name"), "chair_family": F("settings__chair__family_name")}
    held = Meeting.objects.visible_to(actor).filter(settings__number=Subquery(last[:1]))
    return held.select_related("kind", "team__agency").annotate(**named, **chair, also=_purposes(actor))


def meeting_by_ref(actor: Actor, ref: UUID) -> Meeting:
    """One meeting. Raises NoSuchMeeting."""
    found = all_meetings(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchMeeting
    shown_records([found.ref])
    return found


def meeting_by_number(actor: Actor, number: int) -> Meeting:
    """The same by number. Raises NoSuchMeeting."""
    found = all_meetings(actor).filter(pk=number).first()
    if found is None:
        raise NoSuchMeeting
    shown_records([found.ref])
    return found


def meetings_by_id(actor: Actor, numbers: Iterable[int]) -> dict[int, Meeting]:
    """Those of these meetings that this person may see, by number."""
    return {one.pk: one for one in all_meetings(actor).filter(pk__in=set(numbers))}


def waiting(actor: Actor, now: datetime) -> list[Meeting]:
    """The meetings that are still to come, or began and were not held yet: the next first."""
    return list(all_meetings(actor).filter(state__in=_WAITS).order_by("starts_at", "id")[:_MOST])


def over(actor: Actor, *, after: int = 0) -> list[Meeting]:
    """The meetings that were held or cancelled, the latest first."""
    return list(all_meetings(actor).exclude(state__in=_WAITS).order_by("-starts_at", "-id")[after : after + AT_ONCE + 1])


def is_mine(actor: Actor, meeting: Meeting) -> bool:
    """Whether this person keeps the meeting: their team called it, they see its whole agency, or they chair it."""
    return chairs(actor, meeting) or calls_for(actor, meeting)


def calls_for(actor: Actor, meeting: Meeting) -> bool:
    """Whether this person calls meetings for whose it is: a chair outside that team does not."""
    own = {meeting.team.scope, meeting.team.agency.scope if meeting.team.agency else meeting.team.scope}
    return bool(own & set(actor.scopes(Lane.MEETING, writes=True)))


def chairs(actor: Actor, meeting: Meeting) -> bool:
    """Whether this person chairs the meeting."""
    return actor.practitioner_id is not None and meeting.chair_id == actor.practitioner_id  # type: ignore[attr-defined]


def is_over(meeting: Meeting) -> bool:
    """Whether it was held or cancelled."""
    return meeting.state not in _WAITS  # type: ignore[attr-defined]


def at_those_times(
    actor: Actor, starts: Collection[datetime], *, minutes: int, besides: Collection[int] = ()
) -> dict[datetime, list[Meeting]]:
    """Other meetings that are set for some of each of these times, as far as this person may know, by time."""
    if not starts:
        return {}
    first, last = min(starts) - timedelta(minutes=600), max(starts) + timedelta(minutes=minutes)
    around = list(all_meetings(actor).filter(state__in=_WAITS, starts_at__gt=first, starts_at__lt=last).exclude(pk__in=besides))
    return {at: [one for one in around if overlaps(at, minutes, one.starts_at, one.minutes)] for at in starts}


def settings_of(actor: Actor, meeting: Meeting) -> list[Setting]:
    """What became of the frame, the latest first."""
    rows = Setting.objects.visible_to(actor).filter(meeting_id=meeting.pk).select_related("by", "chair")
    return list(rows.order_by("-number"))


def words_of(actor: Actor, meeting: Meeting) -> list[Word]:
    """What was said about no child, in the order in which it was said."""
    rows = Word.objects.visible_to(actor).filter(meeting_id=meeting.pk).select_related("by", "team")
    return list(rows.order_by("at", "id"))


def is_submitted(actor: Actor, word: Word) -> bool:
    """Whether what was heard was submitted to the police, by whomever."""
    return Word.objects.visible_to(actor).filter(of_id=word.pk).exists()


def submits(actor: Actor, meeting: Meeting) -> bool:
    """Whether this person submits to the police what was heard there: at a meeting on intelligence that was not cancelled."""
    may = bool(actor.may("SUBMIT_INTELLIGENCE") and actor.may("TAKE_PART"))
    return may and meeting.kind.code in INTELLIGENCE_KINDS and meeting.state != Frame.CANCELLED  # type: ignore[attr-defined]


def word_by_ref(actor: Actor, ref: UUID) -> Word:
    """One thing that was said about no child. Raises NoSuchMeeting."""
    found = Word.objects.visible_to(actor).select_related("meeting").filter(ref=ref).first()
    if found is None:
        raise NoSuchMeeting
    return found


def judges(meeting: Meeting) -> bool:
    """Whether the three judgements of youth justice are made there, as its own purpose or as one that it serves as well."""
    return VULNERABILITY in (meeting.kind.code, *(one.code for one in also_serves(meeting)))


def minutes_of(actor: Actor, meeting: Meeting) -> list[Minutes]:
    """The versions that the chair approved, the latest first."""
    return list(Minutes.objects.visible_to(actor).filter(meeting_id=meeting.pk).select_related("by").order_by("-number"))


def has_open_items(meeting: Meeting) -> bool:
    """Whether an item of it is not closed, also of a child of whom whoever asks may not know."""
    with connection.cursor() as cursor:
        cursor.execute("select meeting_is_open(%s)", [meeting.pk])
        return cursor.fetchone()[0]
