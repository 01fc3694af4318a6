"""What the clock does for the register: each minute, whether a published rule asks about a missing child. It enters nobody."""

import logging
from datetime import datetime

from django.utils import timezone

from ymylon.access.actions import acting_system
from ymylon.duties.actions import record_sweep
from ymylon.duties.lookups import policy_rows
from ymylon.missing.lookups.clock import open_now
from ymylon.signals.actions import ask_if_due
from ymylon.signals.rules import FAMILY

log = logging.getLogger(__name__)
PURPOSE = "SWEEP_REGISTER"
NAME = "register"


def sweep(now: datetime | None = None) -> int:
    """Go round every missing child, each in a transaction of its own; of how many a rule asks is returned."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        found = open_now() if policy_rows([f"{FAMILY}."]) else []
    acted = 0
    for episode in found:
        try:
            with acting_system(PURPOSE):
                acted += ask_if_due(at=at, episode_id=episode)
        except Exception:
            log.exception("episode %s could not be looked at for the register", episode)
    record_sweep(NAME, at=at, acted=acted)
    return acted
