"""What a round of the clock costs, by how many duties fall due in it, beside all that exist. Everything is rolled back.

Run by `country.py` as the job's role. The last line is JSON.
"""

import json
import statistics
import sys
import time
from datetime import datetime, timedelta

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from ymylon.access.actions import begin_request  # noqa: E402
from ymylon.config.jobs import where_met  # noqa: E402
from ymylon.duties import actions, lookups  # noqa: E402
from ymylon.notices.lookups import left_out_of  # noqa: E402

# As it would be at these moments: the later, the more of what is open has fallen due. Of what is closed nothing ever does.
# At most so many are climbed in a round, spread over all that are due: in a demonstration a whole backlog falls due at once.
CLIMBED = 300
MOMENTS = {"a month ago": -30, "now": 0, "tomorrow": 1, "in ten days": 10}


def main() -> None:
    """Measure, and say it."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("select reltuples::bigint from pg_class where relname = 'duties_duty'")
        exist = cursor.fetchone()[0]
    for words, days in MOMENTS.items():
        found.append({"round": words} | _round(timezone.now() + timedelta(days=days)))
        print(f"  {found[-1]}", file=sys.stderr, flush=True)
    print(json.dumps({"sweep": {"duties that exist": exist, "rounds": found}}))


def _round(at: datetime) -> dict:
    """Looking, and then climbing for whatever is due, in one transaction that leaves nothing behind."""
    looked = []
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        begin_request(None, "bench")
        cursor.execute("set local role app_system")
        for _ in range(5):
            began = time.perf_counter()
            due = lookups.climbing_now(at)
            looked.append((time.perf_counter() - began) * 1000)
        tried = due[:: 1 + len(due) // CLIMBED]
        began = time.perf_counter()
        done = sum(actions.climb_if_due(at=at, duty_id=duty, barred=left_out_of, address=where_met) for duty in tried)
        climbed = (time.perf_counter() - began) * 1000
        transaction.set_rollback(True)
    each = round(climbed / len(tried), 1) if tried else 0.0
    counted = {"due": len(due), "climbed": len(tried), "stages": done}
    return counted | {"looking ms": round(statistics.median(looked), 1), "climbing ms each": each}


main()
