"""What the clock does with episodes that go on: each minute it asks what the hours, a birthday or a local rule make due."""

import logging
from datetime import datetime

from django.utils import timezone

from ymylon.access.actions import acting_system
from ymylon.duties.actions import record_sweep
from ymylon.missing.actions.clock import look_at_open_episode
from ymylon.missing.lookups.clock import open_now

log = logging.getLogger(__name__)
PURPOSE = "SWEEP_EPISODES"
NAME = "episodes"


def sweep(now: datetime | None = None) -> int:
    """Go round every episode that has not ended; how many duties were opened is returned.

    Each episode has its own transaction: killed midway, the rest is done by the next round, and nothing twice.
    """
    at = now or timezone.now()
    acted = 0
    with acting_system(PURPOSE):
        found = open_now()
    for episode in found:
        try:
            with acting_system(PURPOSE):
                acted += look_at_open_episode(at=at, episode_id=episode)
        except Exception:
            log.exception("episode %s could not be looked at", episode)
    record_sweep(NAME, at=at, acted=acted)
    return acted
