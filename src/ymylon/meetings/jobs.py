"""What the clock does with meetings: it draws each pack as whose it is, child by child, and forgets what is over."""

import logging
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone, translation

from ymylon.access.actions import acting, acting_system
from ymylon.children.lookups import NoSuchChild
from ymylon.duties.actions import record_sweep
from ymylon.meetings.actions.packing import keep_part
from ymylon.meetings.lookups.frames import NoSuchMeeting, meeting_by_number
from ymylon.meetings.lookups.packs import Waiting, drawn_already, forget_packs, pack_by_number, packs_waiting, to_be_drawn
from ymylon.meetings.page.item import item_page

PURPOSE = "DRAW_PACKS"
NAME = "packs"
log = logging.getLogger(__name__)


def sweep(now: datetime | None = None) -> int:
    """Draw whatever of somebody’s papers is not drawn yet; how many children’s items were. Each has its own transaction."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        forget_packs(at)
        waiting = packs_waiting()
    acted = 0
    for one in waiting:
        try:
            acted += _draw(at, one)
        except Exception:
            log.exception("%s: pack %s could not be drawn", PURPOSE, one.pack)
    record_sweep(NAME, at=at, acted=acted)
    return acted


def _draw(at: datetime, one: Waiting) -> int:
    count = 0
    # Killed midway, what was drawn stays; the next round draws the rest.
    while _draw_next(at, one):
        count += 1
    return count


def _draw_next(at: datetime, one: Waiting) -> bool:
    with acting(one.account, PURPOSE) as actor, translation.override(one.tongue):
        try:
            pack = pack_by_number(actor, one.pack)
            meeting = meeting_by_number(actor, pack.meeting_id)
            items, _left_out = to_be_drawn(actor, meeting)
            done = drawn_already(actor, pack)
            item = next((each for each in items if each.pk not in done), None)
            if item is None:
                return False
            body = render_to_string("meetings/pack_item.html", {"page": item_page(actor, item, meeting, at)})
        except (NoSuchMeeting, NoSuchChild):
            return False
        keep_part(by=actor, at=at, pack=pack, item=item, body=body)
        return True
