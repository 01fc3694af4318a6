"""Meetings that are owed about a child: of which kind, by when, and which of them a meeting that is set could serve as well."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from ymylon.access.rules import Actor
from ymylon.duties.lookups import Duty, open_of_kinds
from ymylon.duties.rules import local_day
from ymylon.meetings.lookups.combining import due_of
from ymylon.meetings.lookups.frames import Kind, Meeting, is_over, kinds_on
from ymylon.meetings.lookups.items import Item
from ymylon.meetings.rules import AGAIN, About
from ymylon.meetings.rules.combining import Due, apart_because, is_owed_near
from ymylon.meetings.rules.shipped import MISSING
from ymylon.missing.rules.ending import STRATEGY_MEETING
from ymylon.protection.lookups import owners_of


class Owed(NamedTuple):
    """A kind of meeting that is owed about children: by when, the soonest; and whether whoever asks may meet what is owed."""

    kind: Kind
    due_at: datetime | None
    children: tuple[int, ...]
    duties: frozenset[int]
    may_serve: bool


def owed_about(
    actor: Actor, child_ids: Collection[int], now: datetime, areas: Collection[str], near: datetime | None = None
) -> list[Owed]:
    """What is owed about these children as far as this person may know of it, the soonest first; of a protected child nothing.

    `near`: that alone which is due within seven days of then.
    """
    duties = open_of_kinds(actor, child_ids, [AGAIN, STRATEGY_MEETING]) if child_ids else []
    duties = [one for one in duties if near is None or is_owed_near(one.due_at, near, now)]
    if not duties:
        return []
    protected = owners_of({one.child_id for one in duties})
    rows = Item.objects.visible_to(actor).filter(ref__in=[one.about for one in duties if one.kind == AGAIN])
    codes = dict(rows.values_list("ref", "meeting__kind__code"))
    kinds = {one.code: one for one in kinds_on(local_day(now), areas)}
    found: dict[str, list[Duty]] = defaultdict(list)
    for one in duties:
        code = MISSING if one.kind == STRATEGY_MEETING else codes.get(one.about, "")
        if code in kinds and one.child_id not in protected:
            found[code].append(one)
    arranges = bool(actor.may("ARRANGE_MEETING"))
    return [
        Owed(
            kinds[code],
            rest[0].due_at,
            tuple(dict.fromkeys(one.child_id for one in rest)),
            frozenset(one.pk for one in rest),
            arranges or all(one.kind == AGAIN for one in rest),
        )
        for code, rest in found.items()
    ]


def owed_near(actor: Actor, meeting: Meeting, items: Collection[Item], now: datetime) -> list[Owed]:
    """What this meeting could serve as well: owed about a child whose item is open here, due within seven days of it."""
    if is_over(meeting) or meeting.kind.about != About.CHILDREN:
        return []
    here, starts = due_of(meeting), meeting.starts_at  # type: ignore[attr-defined]
    children = [one.child_id for one in items if not one.is_closed]  # type: ignore[attr-defined]
    found = owed_about(actor, children, now, [meeting.area], near=starts)
    return [one for one in found if apart_because(here, owed_as(one, starts), now) is None]


def owed_as(one: Owed, starts_at: datetime) -> Due:
    """What is owed, as it would be if it were held then."""
    kind = one.kind
    return Due(kind.code, starts_at, kind.about, kind.professionals_only, kind.event_lane)
