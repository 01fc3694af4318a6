"""What is done from Today itself: a duty waits, for a reason that is sealed where it could betray a protected child."""

from datetime import datetime

from django.db import transaction

from ymylon.access.rules import Actor
from ymylon.duties.actions import pausing
from ymylon.duties.lookups import Duty
from ymylon.duties.rules.pausing import SEALED
from ymylon.protection.actions import seal_instead
from ymylon.terms.codes import ProtectedKind


@transaction.atomic
def pause(*, by: Actor, at: datetime, duty: Duty, until: datetime | None, reason: str) -> None:
    """Wait until then; of a protected child the reason is sealed, and the ledger says that there is one. Raises ActionFault."""
    words = reason.strip()
    about = {"child_id": duty.child_id, "whence": "duties_duty", "kind": ProtectedKind.PLACE}
    said = seal_instead(by=by, at=at, words=words, **about) if words else ""
    pausing.pause_duty(by=by, at=at, duty=duty, until=until, reason=said or (SEALED if words else ""))
