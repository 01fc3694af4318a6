"""What programs that watch over the servers are told, and what a stranger is not."""

import os
import re
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from ymylon.config import state, watching
from ymylon.duties.models import Sweep
from ymylon.post.models import Letter

pytestmark = pytest.mark.django_db
HERE = {"SERVER_NAME": "127.0.0.1"}
AFAR = {"REMOTE_ADDR": "203.0.113.9"}


@pytest.fixture
def well(monkeypatch):
    """Every clock has just gone round, and there is a backup of an hour ago."""
    for name in state.SWEEPS:
        Sweep.objects.update_or_create(name=name, defaults={"ran_at": timezone.now() - timedelta(seconds=20)})
    monkeypatch.setattr(state, "is_low", lambda _path: False)
    monkeypatch.setattr(
        state.ledger, "last_good", lambda: state.ledger.Good(timezone.now() - timedelta(hours=1), state.settings.HOME, True)
    )


def lines() -> int:
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        cursor.execute("select count(*) from audit_line")
        (count,) = cursor.fetchone()
        cursor.execute("set local role app_web")
    return count


def test_health_asks_neither_session_nor_database(client, django_assert_num_queries):
    client.cookies["ymylon"] = "x" * 32
    with django_assert_num_queries(0):
        answer = client.get("/health", **AFAR)
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_ready_says_one_word(client, well):
    answer = client.get("/ready", **AFAR)
    assert (answer.status_code, answer.content) == (200, b"ready\n")


@pytest.mark.parametrize("what", ["sweep", "room", "backup"])
def test_what_somebody_should_look_at_takes_no_page_away(client, well, monkeypatch, what):
    if what == "sweep":
        Sweep.objects.update(ran_at=timezone.now() - timedelta(minutes=6))
    elif what == "room":
        monkeypatch.setattr(state, "is_low", lambda _path: True)
    else:
        monkeypatch.setattr(state.ledger, "last_good", lambda: None)
    answer = client.get("/ready", **AFAR)
    assert (answer.status_code, answer.content) == (200, b"look\n")


def test_without_its_tables_it_is_not_ready(client, well, monkeypatch):
    monkeypatch.setattr(state, "_brought", lambda: frozenset({("people", "9999_not_there")}))
    answer = client.get("/ready", **AFAR)
    assert (answer.status_code, answer.content) == (503, b"not ready\n")


@pytest.mark.parametrize("path", ["/health", "/ready", "/metrics"])
def test_watching_leaves_no_line_and_no_session(client, well, path):
    before = lines()
    answer = client.get(path, **HERE)
    assert answer.status_code == 200
    assert lines() == before
    assert not answer.cookies


def test_metrics_are_for_this_machine_alone(client, well):
    assert client.get("/metrics", **HERE).status_code == 200
    assert client.get("/metrics", **AFAR).status_code == 404
    assert client.get("/metrics", headers={"x-forwarded-for": "203.0.113.9"}, **HERE).status_code == 404


def test_or_for_whoever_has_the_token_and_never_in_the_address(client, well, tmp_path, monkeypatch, settings):
    settings.PRODUCTION = True
    token, file = "t" * 32, tmp_path / "token"
    file.write_text(token + "\n")
    assert client.get("/metrics", **HERE).status_code == 404
    monkeypatch.setenv("YMYLON_METRICS_TOKEN_FILE", str(file))
    assert client.get("/metrics", headers={"authorization": f"Bearer {token}"}, **AFAR).status_code == 200
    assert client.get("/metrics", headers={"authorization": f"Bearer {token}x"}, **AFAR).status_code == 404
    assert client.get(f"/metrics?token={token}", **AFAR).status_code == 404
    file.write_text("")
    assert client.get("/metrics", headers={"authorization": "Bearer "}, **AFAR).status_code == 404


def test_figures_name_addresses_and_no_path(client, well):
    client.get("/children/caneri-caneri")
    client.get("/accessibility?q=caneri")
    said = client.get("/metrics", **HERE).content.decode()
    assert re.search(r'^ymylon_answers_total\{address="accessibility",status="200"\} [1-9]', said, re.M)
    assert re.search(r'^ymylon_answers_total\{address="none",status="404"\} [1-9]', said, re.M)
    assert 'ymylon_answer_seconds_bucket{address="accessibility",le="0.3"}' in said
    assert re.search(r'^ymylon_sweep_age_seconds\{sweep="duties"\} \d', said, re.M)
    assert re.search(r"^ymylon_database_connections [1-9]", said, re.M)
    assert re.search(r"^ymylon_backup_age_seconds \d", said, re.M)
    assert "caneri" not in said


def test_a_job_that_waits_is_counted_with_its_age(well):
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_jobs (queue_name, task_name) values ('default', 'waits') returning id")
        number = cursor.fetchone()[0]
        cursor.execute("update procrastinate_events set at = now() - interval '7 minutes' where job_id = %s", [number])
    seen = state.state(timezone.now())
    assert seen.jobs["todo"] >= 1
    assert seen.oldest_job >= timedelta(minutes=7)


def test_a_letter_that_waits_too_long_is_for_somebody_to_look_at(client, well):
    Letter.objects.create(key="one", to_email="desk@example.invalid", link="/", queued_at=timezone.now() - timedelta(minutes=14))
    assert not state.state(timezone.now()).is_mute
    assert client.get("/ready", **AFAR).content == b"ready\n"
    Letter.objects.create(key="two", to_email="desk@example.invalid", link="/", queued_at=timezone.now() - timedelta(minutes=16))
    seen = state.state(timezone.now())
    assert (seen.letters, seen.is_mute) == (2, True)
    assert client.get("/ready", **AFAR).content == b"look\n"
    said = client.get("/metrics", **HERE).content.decode()
    assert "ymylon_letters_waiting 2.0" in said
    assert 16 * 60 <= float(re.search(r"^ymylon_oldest_letter_seconds (\S+)", said, re.M)[1]) < 17 * 60
    Letter.objects.update(sent_at=timezone.now())
    assert state.state(timezone.now()).letters == 0


def test_what_was_late_when_the_clock_went_round_is_a_figure_without_a_look_into_any_lane(client, well, signed_in):
    Sweep.objects.filter(name="duties").update(late=12)
    Sweep.objects.filter(name="notices").update(late=0)
    Sweep.objects.create(name="plans", ran_at=timezone.now() - timedelta(minutes=3))
    said = client.get("/metrics", **HERE).content.decode()
    assert 'ymylon_late{sweep="duties"} 12.0' in said
    assert 'ymylon_late{sweep="notices"} 0.0' in said
    # A round that keeps no time has an age and nothing late
    assert 'ymylon_late{sweep="plans"}' not in said
    assert re.search(r'^ymylon_sweep_age_seconds\{sweep="plans"\} 18\d', said, re.M)
    page = signed_in("ada").get("/installation").content.decode()
    assert "12 duties" in page
    assert "0 notices" in page
    assert "12 ddyletswydd" not in page
    assert "12 dyletswydd" in signed_in("ada", "cy").get("/installation").content.decode()


@pytest.mark.parametrize(("language", "calm"), [("en", "Nothing needs a hand"), ("cy", "Nid oes angen gwneud dim")])
def test_whoever_looks_after_the_servers_reads_it_in_words(signed_in, well, language, calm, count_queries):
    page = signed_in("ada", language).get("/installation").content.decode()
    assert calm in page
    assert "GB" in page
    assert count_queries("/installation") <= 10


NEEDS = {
    "clock": "A clock stands still", "mail": "Mail does not leave", "room": "There is little room on the disk",
    "backup": "There is no good backup of the last day", "tables": "The tables are older than the program",
    "jobs": "Some jobs failed",
}  # fmt: skip


@pytest.mark.parametrize("what", NEEDS)
def test_what_needs_a_hand_stands_first_and_nothing_else_does(signed_in, well, monkeypatch, what):
    if what == "clock":
        Sweep.objects.filter(name="duties").update(ran_at=timezone.now() - timedelta(minutes=6))
    elif what == "mail":
        Letter.objects.create(key="a", to_email="a@b.invalid", link="/", queued_at=timezone.now() - timedelta(hours=1))
    elif what == "room":
        monkeypatch.setattr(state, "is_low", lambda _path: True)
    elif what == "backup":
        monkeypatch.setattr(state.ledger, "last_good", lambda: None)
    elif what == "tables":
        monkeypatch.setattr(state, "_brought", lambda: frozenset({("people", "9999_not_there")}))
    else:
        with connection.cursor() as cursor:
            cursor.execute("insert into procrastinate_jobs (queue_name, task_name, status) values ('default', 'x', 'failed')")
    page = signed_in("ada").get("/installation").content.decode()
    assert [words for words in NEEDS.values() if words in page] == [NEEDS[what]]
    assert "Nothing needs a hand" not in page


@pytest.mark.parametrize("name", ["rhys", "gethin", "nia", "elin", "owain"])
def test_and_nobody_else_does(signed_in, well, name):
    assert signed_in(name).get("/installation").status_code == 403


def test_processes_of_one_server_are_counted_together(tmp_path):
    script = (
        "import sys, django; django.setup(); from ymylon.config import figures; figures.count_answer('today:today', 200, 0.01)\n"
        "if len(sys.argv) > 1:\n"
        " from prometheus_client import CollectorRegistry, generate_latest, multiprocess\n"
        " r = CollectorRegistry(); multiprocess.MultiProcessCollector(r); print(generate_latest(r).decode())"
    )
    told = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    for last in ([], ["sum"]):
        ran = subprocess.run([sys.executable, "-c", script, *last], env=told, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
    assert 'ymylon_answers_total{address="today:today",status="200"} 2.0' in ran.stdout


def test_the_doors_are_ours():
    assert {view.opens.code for view in (watching.health, watching.ready, watching.metrics)} == {"PUBLIC"}
