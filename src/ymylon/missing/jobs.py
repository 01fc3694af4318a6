"""What the clock does with episodes that go on: each minute it asks what the hours, a birthday or a local rule make due."""

from collections.abc import Collection
from datetime import datetime
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.duties.actions import record_sweep
from ymylon.missing.actions.clock import episodes_due, look_at_open_episode, owe_nothing
from ymylon.missing.lookups.clock import owed_to_the_dead

PURPOSE = "SWEEP_EPISODES"
NAME = "episodes"


def sweep(now: datetime | None = None, *, while_alive: Collection[str] = ()) -> int:
    """Go round every episode that has not ended; how many duties were opened or voided is returned.

    `while_alive`: the kinds of duty, of whichever room, that nobody can do any more for a child who has died; these are voided.

    Which of them call for anything is asked of all at once. Each that does has its own transaction: killed midway, the rest is
    done by the next round, and nothing twice.
    """
    at = now or timezone.now()
    with acting_system(PURPOSE):
        due, pointless = episodes_due(at), owed_to_the_dead(while_alive)
    looks = ((f"episode {episode}", partial(look_at_open_episode, at=at, episode_id=episode)) for episode in due)
    ends = (
        (f"child {child}", partial(owe_nothing, at=at, child_id=child, about=about, kinds=while_alive))
        for child, about in pointless
    )
    acted = each_apart(PURPOSE, (*looks, *ends))
    record_sweep(NAME, at=at, acted=acted)
    return acted
