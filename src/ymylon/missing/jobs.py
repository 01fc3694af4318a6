"""What the clock does with episodes that go on: each minute it asks what the hours, a birthday or a local rule make due."""

from datetime import datetime
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.duties.actions import record_sweep
from ymylon.missing.actions.clock import look_at_open_episode
from ymylon.missing.lookups.clock import open_now

PURPOSE = "SWEEP_EPISODES"
NAME = "episodes"


def sweep(now: datetime | None = None) -> int:
    """Go round every episode that has not ended; how many duties were opened is returned.

    Each episode has its own transaction: killed midway, the rest is done by the next round, and nothing twice.
    """
    at = now or timezone.now()
    with acting_system(PURPOSE):
        found = open_now()
    looks = ((f"episode {episode}", partial(look_at_open_episode, at=at, episode_id=episode)) for episode in found)
    acted = each_apart(PURPOSE, looks)
    record_sweep(NAME, at=at, acted=acted)
    return acted
