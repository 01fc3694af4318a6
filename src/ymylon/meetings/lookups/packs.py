"""Somebody’s own papers for a meeting: how far they are drawn, and what of them still holds."""

import hashlib
import hmac
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from ymylon.access.rules import Actor
from ymylon.access.rules.agreements import NEVER_SHARED
from ymylon.audit.rules import shown
from ymylon.drafts.rules import DraftFault, unseal
from ymylon.meetings.lookups.frames import Meeting, NoSuchMeeting, is_over
from ymylon.meetings.lookups.items import Item, for_papers, lanes_read, opened_lanes
from ymylon.meetings.models import Pack, PackPart
from ymylon.meetings.rules.judging import PAPERS_KEPT
from ymylon.terms.codes import Lane

__all__ = ["Pack", "PackPart"]


class Waiting(NamedTuple):
    """For the clock: a pack, the account for which it is drawn, and in which language."""

    pack: int
    account: int
    tongue: str


class HowFar(NamedTuple):
    """How far a pack is drawn: of how many children, how many it is to hold, and how many are protected.

    `has_changed`: something was drawn while its reader might read something else. It is shown to nobody, and drawn anew.
    """

    drawn: int
    wanted: int
    left_out: int
    has_changed: bool

    @property
    def is_ready(self) -> bool:
        """Whether everything is drawn."""
        return self.drawn == self.wanted


class Drawn(NamedTuple):
    """What a pack says of each child, in which lanes by child, and how many protected children it leaves out."""

    bodies: tuple[str, ...]
    lanes: dict[int, frozenset[Lane]]
    left_out: int


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


def are_kept(meeting: Meeting, now: datetime) -> bool:
    """Whether papers of it are still drawn and kept: it is to come, or began not long ago and nobody closed it."""
    return not is_over(meeting) and meeting.starts_at >= now - PAPERS_KEPT  # type: ignore[attr-defined]


def may_read(actor: Actor, items: Iterable[Item]) -> dict[int, str]:
    """What whoever asks may read of each item, by item, in a short word; what was drawn under another is shown to nobody.

    Their keys, the scopes in which they reach the child, and the lanes that the chair opened to them.
    """
    opened = opened_lanes()
    # Made with the key of what is sealed: once that is changed nothing can be opened, and everything is drawn anew.
    secret = settings.DRAFT_KEY.encode()
    found = {}
    for item in items:
        reached = [(str(lane), sorted(set(actor.scopes(lane)) & set(item.scopes))) for lane in lanes_read(actor, item)]
        held = repr((actor.keys, reached, opened.get(item.pk, [])))
        found[item.pk] = hmac.new(secret, held.encode(), hashlib.sha256).hexdigest()[:24]
    return found


def sealed_for(pack: Pack, item_id: int) -> str:
    """The name under which a part is sealed: laid beside another, it can’t be opened."""
    return f"pack.{pack.ref.hex}.{item_id}"


def to_be_drawn(actor: Actor, meeting: Meeting) -> tuple[list[Item], int]:
    """The items of which a pack speaks, and how many it leaves out: of a protected child nothing leaves on paper."""
    found = for_papers(actor, meeting)
    open_items = [one for one in found if one.protected_by is None]  # type: ignore[attr-defined]
    return open_items, len(found) - len(open_items)


def item_to_draw(actor: Actor, meeting: Meeting, number: int) -> Item:
    """One item of which a pack speaks. Raises NoSuchMeeting."""
    for one in for_papers(actor, meeting, number=number):
        if one.protected_by is None:  # type: ignore[attr-defined]
            return one
    raise NoSuchMeeting


def not_drawn(actor: Actor, pack: Pack, items: Iterable[Item]) -> list[int]:
    """Those of these items of which this pack holds nothing yet, by number."""
    held = set(PackPart.objects.visible_to(actor).filter(pack_id=pack.pk).values_list("item_id", flat=True))
    return [one.pk for one in items if one.pk not in held]


def how_far(actor: Actor, pack: Pack, items: Collection[Item], left_out: int) -> HowFar:
    """How many of these items are drawn: nothing is opened, and so nobody shown. Drawn under other keys counts as not drawn."""
    now = may_read(actor, items)
    rows = PackPart.objects.visible_to(actor).filter(pack_id=pack.pk, item_id__in=now).values_list("item_id", "keys_held")
    stands = [held == now[number] for number, held in rows]
    return HowFar(sum(stands), len(now), left_out, not all(stands))


def drawn_in(actor: Actor, pack: Pack, items: Collection[Item], left_out: int) -> Drawn:
    """What is drawn of these items, in their order; what was drawn under other keys, or can’t be opened, is left out."""
    now = may_read(actor, items)
    rows = PackPart.objects.visible_to(actor).filter(pack_id=pack.pk, item_id__in=now)
    opened = {row.item_id: _opened(actor, pack, row) for row in rows if row.keys_held == now[row.item_id]}
    held = [one for one in items if opened.get(one.pk)]
    # What was drawn before its lanes were kept with it is of all that its reader reads.
    lanes = {
        one.child_id: frozenset(Lane[lane] for lane in opened[one.pk].get("lanes") or lanes_read(actor, one)) - NEVER_SHARED
        for one in held
    }
    shown(lanes)
    return Drawn(tuple(opened[one.pk]["body"][0] for one in held), lanes, left_out)


def _opened(actor: Actor, pack: Pack, row: PackPart) -> dict[str, list[str]]:
    try:
        return unseal(bytes(row.sealed), secret=settings.DRAFT_KEY, account=actor.account_id, form=sealed_for(pack, row.item_id))
    except DraftFault:
        return {}


# For the clock


def packs_waiting(at: datetime) -> list[Waiting]:
    """The packs of which something is not drawn yet, of meetings whose papers are still kept."""
    with connection.cursor() as cursor:
        cursor.execute("select pack, account, tongue from packs_waiting(%s) order by 1", [at - PAPERS_KEPT])
        return [Waiting(*row) for row in cursor.fetchall()]


def forget_packs(at: datetime) -> int:
    """What was drawn for meetings that are over is kept no longer; how many parts that were."""
    with connection.cursor() as cursor:
        cursor.execute("select forget_packs(%s)", [at - PAPERS_KEPT])
        return cursor.fetchone()[0]
