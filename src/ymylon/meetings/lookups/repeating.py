"""The series that a meeting is one of, how often its kind is to be held by what its chair decided, and the next dates."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zlib import crc32

from django.db.models import Q

from ymylon.access.rules import Actor
from ymylon.agencies.rules.closing import is_closed
from ymylon.meetings.lookups.commitments import Commitment, clashes_at
from ymylon.meetings.lookups.frames import Meeting, all_meetings, is_mine, is_over
from ymylon.meetings.lookups.items import Asked, Item, asked_to, closed_of, such_items
from ymylon.meetings.models import Repeat, Setting
from ymylon.meetings.rules import Calm, Frame
from ymylon.meetings.rules.repeating import dates_of, no_working_day
from ymylon.terms.words import Words


def series_of(actor: Actor, meeting: Meeting) -> list[Meeting]:
    """Every meeting of its series of which this person may know, in the order of their dates; none where it is one of none."""
    rows = Repeat.objects.visible_to(actor)
    own = rows.filter(meeting_id=meeting.pk).values("first_id")
    pairs = rows.filter(Q(first_id=meeting.pk) | Q(first_id__in=own)).values_list("meeting_id", "first_id")
    numbers = {number for pair in pairs for number in pair}
    found = list(all_meetings(actor).filter(pk__in=numbers)) if numbers else []
    return sorted(found, key=lambda one: (one.starts_at, one.pk))


def later_of(meeting: Meeting, series: Sequence[Meeting]) -> list[Meeting]:
    """Of a series what is still to come after this one."""
    return [one for one in series if not is_over(one) and one.pk != meeting.pk and one.starts_at > meeting.starts_at]  # type: ignore[attr-defined]


class Rest(NamedTuple):
    """Of a series what is still to come after one of its dates: what this person keeps, and what somebody else keeps."""

    own: list[Meeting]
    others: list[Meeting]

    @property
    def version(self) -> int:
        """Another number as soon as one of them is moved or cancelled, or there is one more."""
        return crc32(",".join(f"{one.pk}:{one.number}" for one in self.own).encode())  # type: ignore[attr-defined]


def rest_of(actor: Actor, meeting: Meeting) -> Rest:
    """What goes with this date when it and the rest are moved or cancelled, and which dates stay."""
    later = later_of(meeting, series_of(actor, meeting))
    return Rest([one for one in later if is_mine(actor, one)], [one for one in later if not is_mine(actor, one)])


def last_changed(actor: Actor, meeting: Meeting) -> Setting | None:
    """What somebody wrote last of any date of its series but this one."""
    numbers = [one.pk for one in series_of(actor, meeting) if one.pk != meeting.pk]
    rows = Setting.objects.visible_to(actor).filter(meeting_id__in=numbers).select_related("by")
    return rows.order_by("-at", "-id").first()


def days_apart(actor: Actor, meeting: Meeting, items: Sequence[Item]) -> int | None:
    """How many days apart: as the kind sets it, or less often where the chair decided so last of every child on the agenda."""
    kind = meeting.kind
    if kind.calm_days is None or not items:
        return kind.every_days
    own = such_items(actor, {one.child_id for one in items}, kind.code)
    closed = closed_of(actor, own)
    said: dict[int, str] = {}
    for one in own:  # the latest first
        if one.pk in closed:
            said.setdefault(one.child_id, closed[one.pk].goes_on)
    calm = all(said.get(one.child_id) == Calm.CALM for one in items)
    return kind.calm_days if calm else kind.every_days


def asked_to_each(actor: Actor, meeting: Meeting, now: datetime) -> list[Asked]:
    """Who is asked to every further date: whoever is asked to the whole of this one."""
    # Of a team that has closed since the seat stays empty at each date, and its page asks for another.
    return [one for one in asked_to(actor, meeting) if one.item_id is None and not (one.team and is_closed(one.team, now))]


def wanted_at(meeting: Meeting, asked: Iterable[Asked]) -> set[int]:
    """Who is wanted at every further date by name: the chair, and whoever is asked, also who can't come to this one."""
    return {meeting.chair_id, *(one.person_id for one in asked if one.person_id)}  # type: ignore[attr-defined]


def _taken(actor: Actor, meeting: Meeting) -> set[datetime]:
    """At what times its series meets already. A date that was moved is taken still, one that was cancelled is free again."""
    stands = {one.pk: one.starts_at for one in series_of(actor, meeting) if one.state != Frame.CANCELLED}  # type: ignore[attr-defined]
    as_set = Setting.objects.visible_to(actor).filter(meeting_id__in=stands, number=1) if stands else ()
    return {*stands.values(), *(row.starts_at for row in as_set)}


class Proposed(NamedTuple):
    """One further date, with what speaks against it: somebody who is not free, or that nobody works on that day."""

    starts_at: datetime
    others: list[Commitment]
    no_working_day: Words | None

    @property
    def is_free(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.others and self.no_working_day is None


def proposed(
    actor: Actor, meeting: Meeting, people: Collection[int], *, every_days: int, until_on: date, now: datetime
) -> list[Proposed]:
    """The further dates that are still to come: each but those at which the series meets already, with what speaks against it."""
    taken = _taken(actor, meeting)
    every = dates_of(meeting.starts_at, every_days, until_on)  # type: ignore[attr-defined]
    dates = [at for at in every if at > now and at not in taken]
    others = clashes_at(actor, dates, minutes=meeting.minutes, people=people)  # type: ignore[attr-defined]
    return [Proposed(at, others[at], no_working_day(at)) for at in dates]
