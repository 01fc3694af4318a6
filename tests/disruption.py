"""What the tests of disruption plans begin with: a step against somebody who is named around a child."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from ymylon.disruption import actions, lookups
from ymylon.disruption.rules import Means

CANARY = "CANARI TARFU"


def disrupted(by, child_id: int, team, record: Any, **more) -> Any:
    """A step against this record, to which this team sees; as a page finds it."""
    target = lookups.targets(by, child_id)[str(record.ref)]
    said = {"means": Means.VISIT, "words": f"{CANARY} words", "who": f"{CANARY} who"} | more
    due_on = timezone.localdate() + timedelta(days=9)
    made = actions.agree_step(by=by, at=timezone.now(), child_id=child_id, target=target, team=team, due_on=due_on, **said)
    return lookups.step_by_ref(by, made.ref)
