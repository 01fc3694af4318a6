"""What the clock does with meetings: it draws each pack as whose it is, and says which board has no next date."""

import logging
from datetime import datetime
from functools import partial

from django.template.loader import render_to_string
from django.utils import timezone, translation

from ymylon.access.actions import acting, acting_system, each_apart
from ymylon.children.lookups import NoSuchChild
from ymylon.duties.actions import record_sweep
from ymylon.meetings.actions.climbing import climb
from ymylon.meetings.actions.packing import keep_part
from ymylon.meetings.lookups.boards import boards_owed
from ymylon.meetings.lookups.frames import NoSuchMeeting, meeting_by_number
from ymylon.meetings.lookups.packs import (
    Waiting,
    forget_packs,
    item_to_draw,
    may_read,
    not_drawn,
    pack_by_number,
    packs_waiting,
    to_be_drawn,
)
from ymylon.meetings.page.item import item_page, lanes_drawn
from ymylon.terms.faults import Fault

PURPOSE = "DRAW_PACKS"
NAME = "packs"
BOARDS_PURPOSE, BOARDS = "SWEEP_BOARDS", "boards"
log = logging.getLogger(__name__)


def sweep_boards(now: datetime | None = None) -> int:
    """Go round every board without a next date; how often somebody was told is returned. Each apart."""
    at = now or timezone.now()
    with acting_system(BOARDS_PURPOSE):
        late = boards_owed(at)
    acted = each_apart(BOARDS_PURPOSE, [(f"board {one.meeting_id}", partial(climb, at=at, late=one)) for one in late])
    record_sweep(BOARDS, at=at, acted=acted)
    return acted


def sweep(now: datetime | None = None) -> int:
    """Draw whatever of somebody’s papers is not drawn yet; how many children’s items were. Each has its own transaction."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        forget_packs(at)
        waiting = packs_waiting(at)
    acted = 0
    for one in waiting:
        try:
            acted += _draw(at, one)
        except Exception:
            log.exception("%s: pack %s could not be drawn", PURPOSE, one.pack)
    record_sweep(NAME, at=at, acted=acted)
    return acted


def _draw(at: datetime, one: Waiting) -> int:
    with acting(one.account, PURPOSE) as actor:
        try:
            pack = pack_by_number(actor, one.pack)
            items, _left_out = to_be_drawn(actor, meeting_by_number(actor, pack.meeting_id))
        except NoSuchMeeting:
            return 0
        numbers = not_drawn(actor, pack, items)
    # Killed midway, what was drawn stays; the next round draws the rest. What can’t be drawn keeps no other back.
    return sum(_draw_item(at, one, number) for number in numbers)


def _draw_item(at: datetime, one: Waiting, number: int) -> bool:
    try:
        with acting(one.account, PURPOSE) as actor, translation.override(one.tongue):
            pack = pack_by_number(actor, one.pack)
            meeting = meeting_by_number(actor, pack.meeting_id)
            item = item_to_draw(actor, meeting, number)
            held = may_read(actor, [item])[item.pk]
            page = item_page(actor, item, meeting, at, on_paper=True)
            body = render_to_string("meetings/pack_item.html", {"page": page})
            keep_part(by=actor, at=at, pack=pack, item=item, body=body, lanes=lanes_drawn(page), held=held)
    except (NoSuchMeeting, NoSuchChild, Fault):
        # Beyond whose pack it is since the list was made, or what they may read was changed: the next round looks again.
        return False
    except Exception:
        log.exception("%s: item %s of pack %s could not be drawn", PURPOSE, number, one.pack)
        return False
    return True
