"""Meetings about the same child that are near enough to be one, and what each is to meet."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from ymylon.access.rules import Actor
from ymylon.meetings.lookups.frames import Meeting, also_serves, is_mine, is_over, meetings_by_id
from ymylon.meetings.lookups.items import Asked, Item, asked_to_any
from ymylon.meetings.models import Closed, Combined
from ymylon.meetings.rules.combining import NEAR, Due, Guest, apart_because, could_be_one
from ymylon.protection.lookups import owner_beside
from ymylon.terms.words import Words


class Near(NamedTuple):
    """Another meeting about some of the same children: who is asked to it, and what keeps it apart, if anything does."""

    meeting: Meeting
    children: tuple[int, ...]
    asked: tuple[Asked, ...]
    apart: Words | None
    is_kept: bool


def due_of(meeting: Meeting) -> Due:
    """A meeting as the rules of combining see it."""
    kind, starts = meeting.kind, meeting.starts_at  # type: ignore[attr-defined]
    more = bool(also_serves(meeting))
    return Due(kind.code, starts, kind.about, kind.professionals_only, kind.event_lane, serves_more=more)


def near_to(actor: Actor, meeting: Meeting, items: Collection[Item], now: datetime) -> list[Near]:
    """The meetings of other kinds that are set for one of these children within seven days, the next first.

    As far as whoever asks may know of them; of a protected child none is named.
    """
    if is_over(meeting) or not items:
        return []
    closed = Closed.objects.visible_to(actor).filter(item_id=OuterRef("pk"))
    begin = meeting.starts_at  # type: ignore[attr-defined]
    rows = Item.objects.visible_to(actor).annotate(protected_by=owner_beside("child_id"))
    rows = rows.filter(child_id__in=[one.child_id for one in items if not one.is_closed], protected_by=None)  # type: ignore[attr-defined]
    rows = rows.filter(
        ~Exists(closed), meeting__settings__starts_at__gte=begin - NEAR, meeting__settings__starts_at__lte=begin + NEAR
    )
    children: dict[int, set[int]] = defaultdict(set)
    for number, child in rows.exclude(meeting_id=meeting.pk).values_list("meeting_id", "child_id"):
        children[number].add(child)
    if not children:
        return []
    found = [
        one for one in meetings_by_id(actor, children).values() if not is_over(one) and could_be_one(due_of(meeting), due_of(one))
    ]
    asked = asked_to_any(actor, found)
    near = [
        Near(
            one,
            tuple(sorted(children[one.pk])),
            tuple(asked[one.pk]),
            apart_because(due_of(meeting), due_of(one), now),
            is_mine(actor, one),
        )
        for one in found
    ]
    return sorted(near, key=lambda one: (one.meeting.starts_at, one.meeting.pk))  # type: ignore[attr-defined]


def guests(asked: Sequence[Asked]) -> list[Guest]:
    """Who is asked, once each."""
    return list(dict.fromkeys((one.team_id, one.person_id) for one in asked if one.team_id))


def parts_of(actor: Actor, meeting: Meeting) -> list[Item]:
    """The items of the meetings that were made part of this one, as far as this person may know of them."""
    others = Combined.objects.visible_to(actor).filter(meeting_id=meeting.pk).values("other_id")
    return list(Item.objects.visible_to(actor).filter(meeting_id__in=others).order_by("id"))


def protected_among(actor: Actor, items: Collection[Item]) -> set[int]:
    """Which of these children are protected: nothing of them is carried from one meeting to another."""
    rows = Item.objects.visible_to(actor).annotate(protected_by=owner_beside("child_id"))
    found = rows.filter(pk__in=[one.pk for one in items], protected_by__isnull=False)
    return set(found.values_list("child_id", flat=True))
