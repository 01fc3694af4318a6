"""What the clock does with episodes that go on: each minute it asks what the hours, a birthday or a local rule make due."""

from datetime import datetime
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.duties.actions import record_sweep
from ymylon.missing.actions.clock import episodes_due, look_at_open_episode

PURPOSE = "SWEEP_EPISODES"
NAME = "episodes"


def sweep(now: datetime | None = None) -> int:
    """Go round every episode that has not ended; how many duties were opened is returned.

    Which of them call for anything is asked of all at once. Each that does has its own transaction: killed midway, the rest is
    done by the next round, and nothing twice.
    """
    at = now or timezone.now()
    with acting_system(PURPOSE):
        due = episodes_due(at)
    looks = ((f"episode {episode}", partial(look_at_open_episode, at=at, episode_id=episode)) for episode in due)
    acted = each_apart(PURPOSE, looks)
    record_sweep(NAME, at=at, acted=acted)
    return acted
