"""A log line is one JSON object, and a fault in it names its place and not what was in it.

Canaries: words that stand nowhere else are put where a child's would be, and looked for in all that the loggers say.
"""

import io
import json
import logging
from contextlib import contextmanager

import pytest
from django.db import connection
from procrastinate import App
from procrastinate.testing import InMemoryConnector

from ymylon.config.logs import lines

CANARY = "Caneri-Heol-Fawr"


@contextmanager
def heard():
    """`heard()`: all that any logger says meanwhile, as it would stand in the log, in the most talkative setting."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(lines())
    names = ("", "django", "django.request", "django.security", "django.db.backends", "procrastinate", "ymylon", "ymylon.answers")
    before = {name: logging.getLogger(name).level for name in names}
    logging.getLogger().addHandler(handler)
    try:
        for name in names:
            logging.getLogger(name).setLevel(logging.DEBUG)
        yield said
    finally:
        logging.getLogger().removeHandler(handler)
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def line_of(act) -> dict:
    seen = []
    handler = logging.Handler()
    handler.setFormatter(lines())
    handler.emit = lambda record: seen.append(handler.format(record))
    log = logging.getLogger("ymylon.test")
    log.addHandler(handler)
    try:
        act(log)
    finally:
        log.removeHandler(handler)
    (line,) = seen
    assert "\n" not in line
    return json.loads(line)


def test_a_line_says_what_when_and_how_grave():
    line = line_of(lambda log: log.warning("%s letters wait", 3))
    assert line["event"] == "3 letters wait"
    assert line["level"] == "warning"
    assert line["at"].endswith("Z")


def test_a_fault_keeps_its_kind_and_place_and_drops_its_words():
    def fail(log):
        try:
            raise ValueError("Cai Morgan-Rees lives at 7 Heol Fawr")
        except ValueError:
            log.exception("could not save Cai")

    line = line_of(fail)
    assert line["kind"] == "ValueError"
    assert line["where"][-1].startswith("tests/house/test_logs.py") or "test_logs.py:" in line["where"][-1]
    assert "Cai" not in json.dumps(line)
    assert "Heol" not in json.dumps(line)


def told(said: io.StringIO) -> list[dict]:
    return [json.loads(line) for line in said.getvalue().splitlines()]


def test_a_library_keeps_its_template_and_drops_what_it_put_in():
    with heard() as said:
        logging.getLogger("django.request").warning("Not Found: %s", f"/children/{CANARY}")
        logging.getLogger("some.library").error(f"row ({CANARY}) violates a constraint")
    first, second = told(said)
    assert first["event"] == "Not Found: %s"
    assert "test_logs.py:" in second["event"]
    assert CANARY not in said.getvalue()


def test_at_a_terminal_the_same_is_said_in_plain_words():
    handler = logging.StreamHandler(said := io.StringIO())
    handler.setFormatter(lines(plain=True))
    log = logging.getLogger("ymylon.test.plain")
    log.addHandler(handler)
    try:
        raise ValueError(CANARY)
    except ValueError:
        log.exception("could not save %s", 3)
    finally:
        log.removeHandler(handler)
    assert "ValueError" in said.getvalue()
    assert "{" not in said.getvalue()
    assert CANARY not in said.getvalue()


@pytest.mark.django_db
def test_a_request_that_fails_leaves_its_number_its_address_by_name_and_nothing_of_what_was_in_it(client, monkeypatch):
    def fail(*_args, **_more):
        raise ValueError(f"value of {CANARY}")

    monkeypatch.setattr("ymylon.config.middleware.begin_request", fail)
    client.raise_request_exception = False
    with heard() as said:
        answer = client.get(f"/accessibility?q={CANARY}", headers={"user-agent": CANARY, "request-number": CANARY})
    assert answer.status_code == 500
    (answered,) = [line for line in told(said) if line["logger"] == "ymylon.answers"]
    (fault,) = [line for line in told(said) if line["logger"] == "django.request"]
    assert answered["event"].startswith("answered GET accessibility 500 in ")
    assert answered["request"] == fault["request"] == answer["Request-Number"]
    assert fault["kind"] == "ValueError"
    assert CANARY not in said.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "typed", "name", "status"),
    [
        ("/account/login/", {"login": f"{CANARY}@example.invalid", "password": CANARY}, "account_login", 200),
        ("/screen", {"code": CANARY}, "screen", 422),
        (f"/children/{CANARY}", {"words": CANARY}, "none", 404),
    ],
)
def test_a_form_that_is_refused_leaves_nothing_that_was_typed(client, address, typed, name, status):
    with heard() as said:
        client.post(address, typed)
    (answered,) = [line for line in told(said) if line["logger"] == "ymylon.answers"]
    assert answered["event"].startswith(f"answered POST {name} {status} in ")
    assert CANARY not in said.getvalue()


@pytest.mark.django_db
def test_what_the_database_refuses_is_not_repeated(client, monkeypatch):
    def fail(*_args, **_more):
        with connection.cursor() as cursor:
            cursor.execute("select %s::int", [CANARY])

    monkeypatch.setattr("ymylon.config.middleware.begin_request", fail)
    client.raise_request_exception = False
    with heard() as said:
        client.get("/accessibility")
    assert "DataError" in said.getvalue()
    assert CANARY not in said.getvalue()


def test_a_job_that_fails_is_named_with_its_number_and_without_what_it_was_given():
    # An app of its own: ours would go on its rounds as soon as a minute begins, and write that it did.
    worker = App(connector=InMemoryConnector())

    @worker.task(name="fails")
    def fails(whom: str) -> None:
        raise LookupError(f"{whom} lives at {CANARY}")

    with worker.open(), heard() as said:
        fails.defer(whom=CANARY)
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    faults = [line for line in told(said) if line.get("kind") == "LookupError"]
    assert faults
    assert all(line["job"] == "fails" and line["job_number"] for line in faults)
    assert CANARY not in said.getvalue()
