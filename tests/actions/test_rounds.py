"""The worker's round: every clock in turn, and none keeps another back."""

import uuid

import pytest
from django.db import connection

from ymylon.config import jobs
from ymylon.duties.lookups import last_sweep


@pytest.fixture(autouse=True)
def web_again(db):
    """The system's role lasts as long as a transaction, here as long as the test."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")


@pytest.fixture(autouse=True)
def keep_connection(monkeypatch):
    """In a test everything happens on one connection."""
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)


def test_a_round_looks_at_episodes_notices_and_duties():
    jobs.sweep_everything()
    assert all(last_sweep(name) for name in ("episodes", "notices", "duties"))


def test_a_round_that_breaks_off_keeps_no_other_back(monkeypatch):
    def break_off():
        raise ValueError("broken off")

    monkeypatch.setattr(jobs.missing, "sweep", break_off)
    with pytest.raises(ValueError, match="broken off"):
        jobs.sweep_everything()
    assert last_sweep("episodes") is None
    assert last_sweep("notices")
    assert last_sweep("duties")


def test_every_duty_has_a_page_where_it_is_met():
    about = uuid.uuid4()
    for code in jobs.KINDS:
        assert str(about) in jobs.where_met(code, about), code
    assert jobs.where_met("UNKNOWN", about) == "/"
