"""The worker's round: every clock in turn, and none keeps another back."""

import asyncio
import uuid
from types import SimpleNamespace

import pytest
from django.db import connection
from procrastinate.exceptions import UniqueViolation
from procrastinate.testing import InMemoryConnector

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
    def break_off(**_said):
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


class DeadWorkersJobs:
    """Two jobs of a dead worker; the round of the second waits in the queue already."""

    def __init__(self):
        self.retried, self.ended = [], []

    async def get_stalled_jobs(self, **_):
        return [SimpleNamespace(id=1), SimpleNamespace(id=2)]

    async def retry_job(self, job):
        if job.id == 2:
            raise UniqueViolation("waits already", constraint_name="queueing_lock", queueing_lock="sweep")
        self.retried.append(job.id)

    async def finish_job(self, job, *, status, delete_job):
        self.ended.append((job.id, delete_job))


def test_jobs_of_a_dead_worker_are_taken_up_or_left_to_the_round_that_waits():
    left = DeadWorkersJobs()
    asyncio.run(jobs.take_up_stalled.func(SimpleNamespace(app=SimpleNamespace(job_manager=left)), timestamp=0))
    assert left.retried == [1]
    assert left.ended == [(2, True)]


def test_what_takes_minutes_holds_one_place_of_the_worker_and_no_clock_waits_for_it(monkeypatch):
    waiting, rounds = [1, 1, 0], []
    monkeypatch.setattr(jobs.returns, "sweep", lambda: rounds.append("return") or waiting.pop(0))
    monkeypatch.setattr(jobs.meetings, "sweep", lambda: rounds.append("packs"))
    jobs.sweep_everything()
    assert rounds == []
    # One return a job, which asks for the next; where the next waits already, that one is enough.
    with jobs.app.replace_connector(InMemoryConnector()) as worker:
        for _each in range(3):
            jobs.judge_returns.func(timestamp=0)
        assert [(job["task_name"], job["lock"]) for job in worker.connector.jobs.values()] == [("judge_returns", "judge_returns")]
        worker.connector.reset()
        waiting.append(0)
        jobs.judge_returns.func(timestamp=0)
        assert worker.connector.jobs == {}
    assert rounds == ["return"] * 4
    assert jobs.draw_packs.lock == "draw_packs"
