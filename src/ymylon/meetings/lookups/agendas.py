"""Children on the agendas of a kind of meeting, over time; and how such meetings went, counted of no child."""

import json
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from ymylon.access.rules import Actor
from ymylon.children.lookups import ref_beside
from ymylon.meetings.lookups.frames import serves
from ymylon.meetings.models import Closed, Item, Said, Setting
from ymylon.meetings.rules import Kind
from ymylon.meetings.rules.rhythm import OnAgenda, Place, place_in_rhythm
from ymylon.protection.lookups import owner_beside

_MOST = 4000


def on_agendas(actor: Actor, codes: Collection[str]) -> list[Item]:
    """The items of such meetings, the latest put on last: with the `child_ref`, the meeting’s `area`, and how it was closed.

    Each has `state` and `starts_at` of its meeting, and `protected_by`, the team to ask where the child is protected; `goes_on`
    and `next_on` are empty while it is open. Whoever shows one of these children says so.
    """
    rows = Item.objects.visible_to(actor).filter(Q(meeting__kind__code__in=list(codes)) | Q(serves(actor, codes)))
    # Of more than a page could hold the oldest fall away, not the children who were put on today.
    return list(_with_what_came(actor, rows)[:_MOST])[::-1]


def about_child(actor: Actor, child_id: int) -> list[Item]:
    """The same of one child, of every kind of meeting, each with its kind."""
    rows = Item.objects.visible_to(actor).filter(child_id=child_id).select_related("meeting__kind")
    return list(_with_what_came(actor, rows)[:_MOST])[::-1]


def place_of(rows: Iterable[Item], now: datetime) -> Place | None:
    """Where one child stands in the rhythm of a kind of meeting, from its items as the two above give them."""
    return place_in_rhythm([OnAgenda(row.state, row.starts_at, row.goes_on or "", row.next_on) for row in rows], now)  # type: ignore[attr-defined]


def _with_what_came(actor: Actor, rows: QuerySet) -> QuerySet:
    last = Setting.objects.visible_to(actor).filter(meeting_id=OuterRef("meeting_id")).order_by("-number")
    closed = Closed.objects.visible_to(actor).filter(item_id=OuterRef("pk"))
    beside = {
        "child_ref": ref_beside(actor, "child_id"),
        "protected_by": owner_beside("child_id"),
        "area": F("meeting__area"),
        "state": Subquery(last.values("state")[:1]),
        "starts_at": Subquery(last.values("starts_at")[:1]),
        "goes_on": Subquery(closed.values("goes_on")[:1]),
        "next_on": Subquery(closed.values("next_on")[:1]),
    }
    return rows.annotate(**beside).filter(child_ref__isnull=False).order_by("-id")


def themes_said(actor: Actor, item_ids: Collection[int]) -> set[tuple[int, str]]:
    """Which themes were named at the table, by child, in the lanes of this person."""
    rows = Said.objects.visible_to(actor).filter(item_id__in=list(item_ids), kind=Kind.THEME)
    later = Said.objects.filter(replaces_id=OuterRef("pk"))
    return set(rows.annotate(replaced=Subquery(later.values("id")[:1])).filter(replaced=None).values_list("child_id", "code"))


class Went(NamedTuple):
    """How one panel or board went: kind, authority, when, what became of it, when its minutes were first approved, who came.

    `came`: of each kind of agency that was asked to the whole of it, whether anybody was there.
    """

    kind: str
    area: str
    starts_at: datetime
    state: str
    approved_at: datetime | None
    came: dict[str, bool]


def how_they_went(since: date) -> list[Went]:
    """Every panel and board of Wales since a day, for whoever answers for them: no child, no name. The earliest first."""
    said = "select kind, area, starts_at, state, approved_at, came::text from panel_record(%s) order by 3, 1, 2"
    with connection.cursor() as cursor:
        cursor.execute(said, [since])
        rows = cursor.fetchall()
    return [Went(kind, area, at, state, approved, json.loads(came)) for kind, area, at, state, approved, came in rows]
