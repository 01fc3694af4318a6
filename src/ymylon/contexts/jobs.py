"""What the clock does with places and groups: says what is late, and who works in an area now. It ends nothing."""

from datetime import datetime
from functools import partial

from django.utils import timezone

from ymylon.access.actions import acting_system, each_apart
from ymylon.contexts.actions.planning import climb
from ymylon.contexts.lookups import owed_by_day, read_by_area
from ymylon.contexts.rules import SOON
from ymylon.duties.actions import record_sweep
from ymylon.duties.rules import local_day

PURPOSE = "SWEEP_CONTEXTS"
NAME = "contexts"


def sweep(now: datetime | None = None) -> int:
    """Go round every step and every look again that is due; how often somebody was told is returned. Each apart."""
    at = now or timezone.now()
    with acting_system(PURPOSE):
        read_by_area()
        late = owed_by_day(local_day(at + SOON))
    acted = each_apart(PURPOSE, [(f"place {one.context_id}", partial(climb, at=at, late=one)) for one in late])
    record_sweep(NAME, at=at, acted=acted)
    return acted
