"""Somebody’s own papers for a meeting: how far they are drawn, and what of them still holds."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from ymylon.access.rules import Actor
from ymylon.audit.rules import shown
from ymylon.drafts.rules import DraftFault, unseal
from ymylon.meetings.lookups.frames import Meeting, NoSuchMeeting
from ymylon.meetings.lookups.items import Item, items_of
from ymylon.meetings.models import Pack, PackPart
from ymylon.protection.lookups import owners_of

__all__ = ["Pack", "PackPart"]


class Waiting(NamedTuple):
    """For the clock: a pack, the account for which it is drawn, and in which language."""

    pack: int
    account: int
    tongue: str


class Drawn(NamedTuple):
    """How far a pack is drawn: what it says of each child so far, how many it is to hold, and how many are protected.

    `has_changed`: something was drawn while its reader might read another set of lanes. It is shown to nobody, and drawn anew.
    """

    bodies: tuple[str, ...]
    children: frozenset[int]
    wanted: int
    left_out: int
    has_changed: bool

    @property
    def is_ready(self) -> bool:
        """Whether everything is drawn."""
        return len(self.bodies) == self.wanted


def own_pack(actor: Actor, meeting: Meeting) -> Pack | None:
    """The newest pack of whoever asks; None where none was asked for."""
    rows = Pack.objects.visible_to(actor).filter(meeting_id=meeting.pk, person_id=actor.practitioner_id)
    return rows.order_by("-number").first()


def pack_by_number(actor: Actor, number: int) -> Pack:
    """One’s own pack, with its meeting. Raises NoSuchMeeting."""
    found = Pack.objects.visible_to(actor).filter(pk=number, person_id=actor.practitioner_id).first()
    if found is None:
        raise NoSuchMeeting
    return found


def keys_held(actor: Actor) -> str:
    """What whoever asks may read at all, in a short word: what was drawn while it was more is shown to nobody."""
    return hashlib.sha256(",".join(map(str, actor.keys)).encode()).hexdigest()[:24]


def sealed_for(pack: Pack, item_id: int) -> str:
    """The name under which a part is sealed: laid beside another, it can’t be opened."""
    return f"pack.{pack.ref.hex}.{item_id}"


def to_be_drawn(actor: Actor, meeting: Meeting) -> tuple[list[Item], int]:
    """The items of which a pack speaks, and how many it leaves out: of a protected child nothing leaves on paper."""
    found = items_of(actor, meeting)
    shut = owners_of([one.child_id for one in found]) if found else {}
    open_items = [one for one in found if one.child_id not in shut]
    return open_items, len(found) - len(open_items)


def drawn_already(actor: Actor, pack: Pack) -> set[int]:
    """The items that are drawn in this pack, and still may be read as they were."""
    rows = PackPart.objects.visible_to(actor).filter(pack_id=pack.pk)
    return set(rows.values_list("item_id", flat=True))


def drawn_in(actor: Actor, pack: Pack, items: Collection[Item], left_out: int) -> Drawn:
    """What is drawn of these items, in their order; what was drawn under other keys counts as not drawn."""
    wanted = {one.pk: one.child_id for one in items}
    rows = list(PackPart.objects.visible_to(actor).filter(pack_id=pack.pk, item_id__in=wanted).order_by("item_id"))
    now = keys_held(actor)
    bodies = {row.item_id: _opened(actor, pack, row) for row in rows if row.keys_held == now}
    shown(wanted[number] for number, body in bodies.items() if body)
    said = tuple(bodies[number] for number in wanted if bodies.get(number))
    return Drawn(said, frozenset(wanted[number] for number in bodies), len(wanted), left_out, len(bodies) < len(rows))


def _opened(actor: Actor, pack: Pack, row: PackPart) -> str:
    try:
        held = unseal(bytes(row.sealed), secret=settings.DRAFT_KEY, account=actor.account_id, form=sealed_for(pack, row.item_id))
    except DraftFault:
        return ""
    return held["body"][0]


# For the clock


def packs_waiting() -> list[Waiting]:
    """Every pack of a meeting that is still to come."""
    with connection.cursor() as cursor:
        cursor.execute("select pack, account, tongue from packs_waiting() order by 1")
        return [Waiting(*row) for row in cursor.fetchall()]


def forget_packs(at: datetime) -> int:
    """What was drawn for meetings that are over is kept no longer; how many parts that were."""
    with connection.cursor() as cursor:
        cursor.execute("select forget_packs(%s)", [at])
        return cursor.fetchone()[0]
