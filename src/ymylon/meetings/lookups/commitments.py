"""Who is wanted at a time and has another commitment then: with which meeting only where whoever asks may know so."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id
from ymylon.meetings.lookups.frames import Meeting, at_those_times
from ymylon.meetings.lookups.items import asked_to_any
from ymylon.meetings.models import Item
from ymylon.meetings.rules import COMES_NOT


class Commitment(NamedTuple):
    """Somebody has another commitment; `who`: empty where the other meeting is about the same child.

    No `meeting`: whoever asks may not know which it is, or that they are asked to it.
    """

    who: str
    meeting: Meeting | None


def clashes(
    actor: Actor,
    *,
    starts_at: datetime,
    minutes: int,
    people: Collection[int],
    child_ids: Collection[int] = (),
    besides: Collection[int] = (),
) -> list[Commitment]:
    """Which of these people chair, or are asked by name to, another meeting at that time; and what is about these children."""
    every = clashes_at(actor, [starts_at], minutes=minutes, people=people, child_ids=child_ids, besides=besides)
    return every[starts_at]


def clashes_at(
    actor: Actor,
    starts: Collection[datetime],
    *,
    minutes: int,
    people: Collection[int],
    child_ids: Collection[int] = (),
    besides: Collection[int] = (),
) -> dict[datetime, list[Commitment]]:
    """The same of several times, by time: as few questions for a year of them as for one."""
    at_once = at_those_times(actor, starts, minutes=minutes, besides=besides)
    by_number = {one.pk: one for rows in at_once.values() for one in rows}
    known = {(one.chair_id, one.pk) for one in by_number.values() if one.chair_id in people}  # type: ignore[attr-defined]
    for rows in asked_to_any(actor, list(by_number.values())).values() if by_number and people else ():
        coming = [row for row in rows if row.answer not in COMES_NOT]  # type: ignore[attr-defined]
        known |= {(row.person_id, row.meeting_id) for row in coming if row.person_id in people}
    about = Item.objects.visible_to(actor).filter(child_id__in=set(child_ids), meeting_id__in=by_number)
    same = set(about.values_list("meeting_id", flat=True)) if child_ids and by_number else set()
    busy = _elsewhere(people, starts, minutes, besides)
    names = practitioners_by_id({who for _at, who in busy} | {who for who, _meeting in known})
    found: dict[datetime, list[Commitment]] = {}
    for at, rows in at_once.items():
        there = {one.pk for one in rows}
        named = sorted((who, number) for who, number in known if number in there)
        hidden = {who for when, who in busy if when == at} - {who for who, _number in named}
        found[at] = [
            *(Commitment(names[who].name, by_number[number]) for who, number in named),
            *(Commitment(names[who].name, None) for who in sorted(hidden)),
            *(Commitment("", by_number[number]) for number in sorted(same & there)),
        ]
    return found


def own_clashes(actor: Actor, meeting: Meeting) -> list[Meeting]:
    """Other meetings at the time of this one that whoever asks chairs, or is asked to by name."""
    frame = {"minutes": meeting.minutes, "besides": [meeting.pk]}  # type: ignore[attr-defined]
    [at_once], own = at_those_times(actor, [meeting.starts_at], **frame).values(), actor.practitioner_id  # type: ignore[attr-defined]
    asked = asked_to_any(actor, at_once) if at_once else {}
    mine = {row.meeting_id for rows in asked.values() for row in rows if row.person_id == own and row.answer not in COMES_NOT}  # type: ignore[attr-defined]
    return [one for one in at_once if own and (one.chair_id == own or one.pk in mine)]  # type: ignore[attr-defined]


def _elsewhere(
    people: Collection[int], starts: Collection[datetime], minutes: int, besides: Collection[int]
) -> set[tuple[datetime, int]]:
    if not people or not starts:
        return set()
    with connection.cursor() as cursor:
        arguments = [list(people), list(starts), minutes, list(besides)]
        cursor.execute(
            "select starts_at, person from people_elsewhere(%s::bigint[], %s::timestamptz[], %s, %s::bigint[])", arguments
        )
        return set(cursor.fetchall())
