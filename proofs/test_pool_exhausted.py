"""Every connection that the pages may have is taken: a plain page says that we are busy, at once, and soon after all is well."""

import os
import time

import psycopg
import requests

from proofs._installation import installation, patiently
from proofs._visitor import each_with_event_and_audit, visitors, what_stands

TRIES = int(os.environ.get("YMYLON_EXHAUSTIONS", "10"))
BUSY = "Ymylon is busy"
WITHIN = 5.0
POOL = 8


def test_pages_say_that_they_are_busy_and_are_back_within_five_seconds(figure):
    with installation() as here:
        here.serve(port=8975)
        people = visitors(here, 3)
        patiently(lambda: all(one.kept for one in people))
        slowest_page, slowest_return, busy = 0.0, 0.0, 0
        for _ in range(TRIES):
            taken = take_them_all(here)
            began = time.monotonic()
            answer = requests.get(f"{here.address}/cast", timeout=30)
            slowest_page = max(slowest_page, time.monotonic() - began)
            assert answer.status_code == 503, answer.status_code
            assert BUSY in answer.text
            assert "Mae Ymylon" in answer.text
            busy += 1
            for one in taken:
                one.close()
            released, kept = time.monotonic(), sum(len(one.kept) for one in people)
            patiently(lambda: requests.get(f"{here.address}/cast", timeout=30).status_code == 200, every=0.02)
            patiently(lambda kept=kept: sum(len(one.kept) for one in people) > kept, every=0.02)
            slowest_return = max(slowest_return, time.monotonic() - released)
        for one in people:
            one.stop()
        stands = what_stands(here)
        assert {words for one in people for words in one.kept} <= set(stands)
        assert set(stands.values()) == {1}
        each_with_event_and_audit(here)
        figure("pool exhausted", tries=TRIES, busy_pages=busy, slowest_busy_page_s=slowest_page, slowest_return_s=slowest_return)
        assert slowest_return < WITHIN
        assert slowest_page < WITHIN


def take_them_all(here) -> list[psycopg.Connection]:
    """Hold every connection that the pages may have, as many as a small pool gives, and cut off those that they had.

    The limit comes when all are held: whoever is refused asks again at once, and would win every race for the last one.
    """
    place = {"host": str(here.cluster.socket_dir), "user": "app_web", "dbname": "ymylon"}
    cut = "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'app_web' and not pid = any (%s)"
    with here.superuser() as above:
        above.execute("alter role app_web connection limit -1")
        taken = [psycopg.connect(**place, autocommit=True) for _ in range(POOL)]
        above.execute(f"alter role app_web connection limit {POOL}")
        above.execute(cut, [[one.info.backend_pid for one in taken]])
    return taken
