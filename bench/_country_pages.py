"""Each main page as its people open it, in this process: processor time above an empty page, questions, and how they are read.

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

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.conftest import _ASIDE  # noqa: E402
from ymylon.access.actions import acting  # noqa: E402
from ymylon.agencies.lookups import account_by_email  # noqa: E402
from ymylon.missing.models import Episode  # noqa: E402

TIMES = int(os.environ.get("BENCH_TIMES", "15"))
LARGE = 5000  # rows from which a table may not be read from end to end


def client_of(name: str) -> Client:
    """Signed in with a second factor, as one of the cast."""
    account = account_by_email(f"{name}@ymylon.example")
    client = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="127.0.0.1")
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "test"}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    return client


def pages_of(name: str, client: Client) -> dict[str, str]:
    """The addresses of the main pages as this person has them."""
    with acting(account_by_email(f"{name}@ymylon.example").pk, "bench"):
        open_now = Episode.objects.filter(ended_at__isnull=True).order_by("-opened_at").first()
        with connection.cursor() as cursor:
            cursor.execute("select child_id from missing_episode group by child_id order by count(*) desc, child_id limit 1")
            often = Episode.objects.filter(child_id=cursor.fetchone()[0]).select_related("child").order_by("-opened_at").first()
    found = {
        "Today": "/",
        "board": "/missing/",
        "child, most episodes": reverse("chronology:child", args=[often.child.ref]),
        "episode, closed": reverse("missing:episode", args=[often.ref]),
    }
    if open_now:
        found["episode, open"] = reverse("missing:episode", args=[open_now.ref])
    for words in ("Morgan", "Gwen Jones"):
        found[f"search, {words}"] = client.post(reverse("linkage:search"), {"who": words})["Location"]
    return found


def seconds(client: Client, address: str, status: int) -> tuple[list[float], list[float]]:
    """Processor time of this process, and time on the clock, for each of several requests, in milliseconds."""
    busy, clock = [], []
    for number in range(TIMES + 3):
        began = time.process_time(), time.perf_counter()
        answer = client.get(address)
        taken = time.process_time() - began[0], time.perf_counter() - began[1]
        assert answer.status_code == status, (address, answer.status_code)
        if number >= 3:
            busy.append(taken[0] * 1000)
            clock.append(taken[1] * 1000)
    return busy, clock


def questions(client: Client, address: str) -> int:
    """As the tests count them: set-up of a request, its audit line, session and user aside."""
    asked: list[str] = []

    def noted(execute, sql, params, many, context):
        asked.append(sql.lower())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noted):
        client.get(address)
    user = [sql for sql in asked if 'from "agencies_account"' in sql or "acting_posts(" in sql]
    return len([sql for sql in asked if not any(word in sql for word in _ASIDE)]) - min(len(user), 2)


def sizes() -> dict[str, int]:
    """Rows of each table, as the planner reckons."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, reltuples::bigint from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
        )
        return dict(cursor.fetchall())


def read_whole(client: Client, address: str, rows: dict[str, int]) -> list[str]:
    """The large tables that a question of this page reads from end to end, by the plan that it has there and then."""
    found: set[str] = set()

    def planned(execute, sql, params, many, context):
        if many or not re.match(r"\s*(select|with)\b", sql, re.I) or "begin_request" in sql or "audit(" in sql:
            return execute(sql, params, many, context)
        raw = context["connection"].connection.cursor()
        raw.execute(f"explain {sql}", params)
        for (line,) in raw.fetchall():
            scan = re.search(r"Seq Scan on (\w+)", line)
            if scan and rows.get(scan[1], 0) >= LARGE:
                found.add(f"{scan[1]}: {' '.join(sql.split())[:400]}")
        raw.close()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(planned):
        client.get(address)
    return sorted(found)


def main() -> None:
    """Measure, and say it. Without the tests’ environment, which keeps each template’s context and costs as much as the page."""
    logging.disable(logging.WARNING)  # that pages of nobody aren’t found
    rows = sizes()
    found: dict[str, dict] = {}
    for name in ("gethin", "rhys", "nia"):
        client = client_of(name)
        nothing = f"/missing/{uuid.uuid4()}"
        empty = statistics.median(seconds(client, nothing, 404)[0])
        for page, address in pages_of(name, client).items():
            busy, clock = seconds(client, address, 200)
            found[f"{page} ({name})"] = {
                "processor ms above an empty page": round(statistics.median(busy) - empty, 1),
                "empty page ms": round(empty, 1),
                "median ms": round(statistics.median(clock), 1),
                "p95 ms": round(sorted(clock)[int(len(clock) * 0.95)], 1),
                "questions": questions(client, address),
                "read whole": read_whole(client, address, rows),
            }
            print(f"  {page} ({name}): {found[f'{page} ({name})']}", file=sys.stderr, flush=True)
    counted = {table: count for table, count in rows.items() if count >= LARGE}
    print(json.dumps({"pages": found, "rows": dict(sorted(counted.items(), key=lambda one: -one[1]))}))


if __name__ == "__main__":
    main()
