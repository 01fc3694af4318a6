"""Killed outright under load, again and again: the database server, a session, the web server, the worker.

Whatever somebody was told is kept, stands there once, with its event and its audit line. YMYLON_KILLS says how often (200).
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from proofs._installation import installation, patiently
from proofs._mailbox import Mailbox
from proofs._visitor import each_with_event_and_audit, visitors, what_stands

KILLS = int(os.environ.get("YMYLON_KILLS", "200"))
PEOPLE = 3


@pytest.fixture(scope="module")
def here():
    """A service with the demonstration in it."""
    with installation() as made:
        made.serve(port=8970)
        yield made


def kept_by(people) -> int:
    return sum(len(one.kept) for one in people)


def killed_under_load(here, kill: Callable[[], None]) -> dict[str, object]:
    """Kill again and again, each time while facts are being written, and go on once one is kept again."""
    people, slowest = visitors(here, PEOPLE), 0.0
    try:
        for number in range(KILLS):
            before = kept_by(people)
            patiently(lambda before=before: kept_by(people) >= before + 2, every=0.01)
            # Not always at the same moment of a request.
            time.sleep((number % 7) * 0.011)
            kill()
            began, after = time.monotonic(), kept_by(people)
            patiently(lambda after=after: kept_by(people) > after, every=0.01)
            slowest = max(slowest, time.monotonic() - began)
    finally:
        for one in people:
            one.stop()
    return {"slowest_return_s": slowest} | nothing_lost(here, people)


def nothing_lost(here, people) -> dict[str, object]:
    """Every word that somebody was told is kept stands there once; none stands twice; each has its event and audit line."""
    stands = what_stands(here)
    promised = [words for one in people for words in one.kept]
    assert [words for words in promised if words not in stands] == [], "lost"
    assert [words for words, count in stands.items() if count != 1] == [], "doubled"
    whole = each_with_event_and_audit(here)
    unsure = [words for one in people for words in one.unsure]
    return {
        "facts_promised": len(promised),
        "lost": 0,
        "doubled": 0,
        "facts_with_event_and_audit_line": whole,
        "without_an_answer": len(unsure),
        "of_these_kept": sum(words in stands for words in unsure),
        "busy_pages": sum(one.busy for one in people),
    }


def kill_number(number: int) -> None:
    os.kill(number, signal.SIGKILL)


def test_the_database_server_is_killed(here, figure):
    mark = here.home / "postgresql/data/postmaster.pid"

    def kill() -> None:
        kill_number(int(mark.read_text().split()[0]))

    figure("database server killed", tries=KILLS, **killed_under_load(here, kill))


def test_a_session_of_the_database_is_killed(here, figure):
    def kill() -> None:
        # The one that works at this moment, where there is one.
        found = here.ask(
            "select pid from pg_stat_activity where usename = 'app_web' order by state = 'active' desc, state_change desc limit 1"
        )
        if found:
            kill_number(found[0][0])

    figure("database session killed", tries=KILLS, **killed_under_load(here, kill))


def test_a_web_process_is_killed(here, figure):
    def kill() -> None:
        head, *workers = here.children("gunicorn")
        kill_number(workers[int(time.monotonic() * 1000) % len(workers)])

    figure("web process killed", tries=KILLS, **killed_under_load(here, kill))


def test_a_worker_is_killed_and_every_letter_leaves_once(figure):
    mailbox = Mailbox()
    mailbox.open()
    told = {"YMYLON_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "YMYLON_EMAIL_PORT": str(mailbox.port)}
    with installation(**told, YMYLON_SWEEP_EVERY="1") as here, here.cluster:
        here.ask("update post_letter set sent_at = now() where sent_at is null returning 1")
        queued = 0
        for _ in range(KILLS):
            worker = start_worker(here)
            seen = sum(mailbox.handed_over.values())
            queue_letters(here, queued, 20)
            queued += 20
            patiently(lambda seen=seen: sum(mailbox.handed_over.values()) > seen, every=0.005)
            worker.send_signal(signal.SIGKILL)
            worker.wait()
        last = start_worker(here)
        try:
            patiently(lambda: here.ask("select count(*) from post_letter where sent_at is null") == [(0,)], every=1)
        finally:
            last.send_signal(signal.SIGTERM)
            last.wait(30)
        ours = {number: times for number, times in mailbox.handed_over.items() if "proof." in number}
        assert len(ours) == queued, "each letter arrived"
        twice = sum(times - 1 for times in ours.values())
        # The one that was being handed over when its worker died goes out again, under the number by which it is dropped.
        assert twice <= KILLS
        assert "unnumbered" not in mailbox.handed_over
        figure("worker killed", tries=KILLS, letters=queued, arrived=len(ours), lost=0, dropped_by_their_number=twice)
    mailbox.close()


def start_worker(here) -> subprocess.Popen:
    told = here.environment | {"YMYLON_SUPERVISED": "1", "YMYLON_ROLE": "job"}
    command = [sys.executable, "-m", "ymylon.config.command", "worker"]
    return subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def queue_letters(here, first: int, count: int) -> None:
    here.ask(
        "insert into post_letter (key, to_email, language, link, queued_at) select 'proof:' || n, 'desk@example.invalid',"
        " 'cy+en', '/', now() from generate_series(%s::int, %s::int) n returning 1",
        first,
        first + count - 1,
    )
