"""What a report costs whoever sends it: as this process and as the database's, taken back each time.

Run by `country.py` as the web role. The last line is JSON.
"""

import json
import logging
import os
import re
import statistics
import sys
import time
import uuid
from collections import Counter

import django
import psutil

django.setup()

from _country_pages import client_of, seconds  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.urls import reverse  # noqa: E402

from ymylon.access.actions import acting  # noqa: E402
from ymylon.agencies.lookups import account_by_email  # noqa: E402
from ymylon.missing.models import Episode  # noqa: E402
from ymylon.people.models import PersonName  # noqa: E402

TIMES = int(os.environ.get("BENCH_TIMES", "15"))
AIM = 25  # milliseconds of processor above an empty page
# Whoever answers for a child reports from a home or a desk; the force has most children in reach.
NAME = os.environ.get("BENCH_REPORTER", "rhys")


def children(name: str) -> list[tuple[str, str]]:
    """Reference and name of children in reach who are not missing now: half of them those who go missing most."""
    with acting(account_by_email(f"{name}@ymylon.example").pk, "bench"):
        seen = Episode.objects.order_by().values_list("child_id", flat=True)
        away = set(Episode.objects.filter(ended_at__isnull=True).values_list("child_id", flat=True))
        often = [child for child, _ in Counter(seen.iterator()).most_common() if child not in away]
        wanted = often[:TIMES] + often[-TIMES:]
        rows = dict(Episode.objects.filter(child_id__in=wanted).values_list("child_id", "child__ref"))
        names = {row.person_id: f"{row.given} {row.family}" for row in PersonName.objects.filter(person_id__in=wanted)}
    return [(str(rows[child]), names[child]) for child in wanted if child in names]


def main() -> None:
    """Send one report for each child, and take it back."""
    logging.disable(logging.WARNING)
    client = client_of(NAME)
    empty = statistics.median(seconds(client, f"/missing/{uuid.uuid4()}", 404)[0])
    server = psutil.Process(connection.connection.info.backend_pid)
    busy, beside, clock, asked = [], [], [], []
    dear: Counter[str] = Counter()

    def noted(execute, sql, params, many, context):
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            dear[re.sub(r"\s+", " ", sql)[:110]] += time.perf_counter() - began
            asked[-1] += 1

    for number, (ref, name) in enumerate(children(NAME)):
        asked.append(0)
        taken_back = transaction.atomic()
        taken_back._from_testcase = True  # a request begins a transaction of its own, and would not inside another
        with taken_back:
            answers = {
                "who": name, "looked": name, "child": ref, "token": str(uuid.uuid4()), "whereabouts": "NOT_KNOWN",
                "last_seen": "40 munud yn ôl",
            }  # fmt: skip
            began = time.process_time(), sum(server.cpu_times()[:2]), time.perf_counter()
            with connection.execute_wrapper(noted):
                answer = client.post(reverse("missing:report"), answers)
            ended = time.process_time(), sum(server.cpu_times()[:2]), time.perf_counter()
            transaction.set_rollback(True)
        assert answer.status_code == 302, answer.content.decode()[-3000:]
        if number >= 3:
            for kept, since, until in zip((busy, beside, clock), began, ended, strict=True):
                kept.append((until - since) * 1000)
    for sql, spent in dear.most_common(12):
        print(f"  {spent * 1000 / len(asked):7.2f} ms {sql}", file=sys.stderr)
    told = {
        "sent": len(asked),
        "processor ms above an empty page": round(statistics.median(busy) - empty, 1),
        "processor ms of the database": round(statistics.mean(beside), 1),
        "median ms": round(statistics.median(clock), 1),
        "p95 ms": round(sorted(clock)[int(len(clock) * 0.95)], 1),
        "statements": round(statistics.median(asked)),
    }
    print(f"  {told}", file=sys.stderr, flush=True)
    print(json.dumps({"report": told}))


main()
