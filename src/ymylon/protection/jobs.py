"""What the clock does with protections: one whose review has passed alarms its owner each day, and goes on.

So does the record of a brother or sister that would betray the child, once.
"""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from ymylon.access.actions import acting_system
from ymylon.duties.actions import record_sweep
from ymylon.terms.calendars import local

PURPOSE = "SWEEP_PROTECTIONS"
NAME = "protections"


def sweep(now: datetime | None = None) -> int:
    """Alarm the owner of every protection whose review is overdue, or whom a relative's record would betray; returns how many.

    Whoever stands for an owner that is closed holds the child from now on, and whoever does so no more holds it no longer.
    """
    at = now or timezone.now()
    with acting_system(PURPOSE), connection.cursor() as cursor:
        cursor.execute("select keep_owners(%s)", [at])
        cursor.execute("select alarm_of_reviews(%s, %s, '/')", [local(at).date(), at])
        alarmed = cursor.fetchone()[0]
        cursor.execute("select alarm_of_all_relatives(%s)", [at])
        alarmed += cursor.fetchone()[0]
    record_sweep(NAME, at=at, acted=alarmed)
    return alarmed
