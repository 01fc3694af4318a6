"""Figures for whoever watches over the servers, in the text form that Prometheus reads. None is about a child or a person.

An address is counted by its name, so what is counted says that pages were opened, never whose.
"""

from collections.abc import Iterator

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest, multiprocess, values
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from ymylon.config.state import State, is_migrated

FORM = "text/plain; version=0.0.4; charset=utf-8"

# Seconds. Where a budget lies stands a bound: 0.3 at eight clients, 1 at thirty-two.
_BOUNDS = (0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0)
_ANSWERS = Counter("ymylon_answers", "Answers, by the name of the address and the status", ["address", "status"])
_SECONDS = Histogram("ymylon_answer_seconds", "How long an answer took, by the name of the address", ["address"], buckets=_BOUNDS)


def count_answer(address: str, status: int, seconds: float) -> None:
    """One more answer, in this process; what a stranger types adds no name of its own."""
    _ANSWERS.labels(address, str(status)).inc()
    _SECONDS.labels(address).observe(seconds)


class _AsItStands(Collector):
    """What is so at this moment: asked of the database at each reading, not counted along."""

    def __init__(self, state: State) -> None:
        self._state = state

    def collect(self) -> Iterator[Metric]:
        state = self._state
        jobs = GaugeMetricFamily("ymylon_jobs", "Jobs of the worker, by what became of them", labels=["status"])
        for status, count in sorted(state.jobs.items()):
            jobs.add_metric([status], count)
        yield jobs
        sweeps = GaugeMetricFamily("ymylon_sweep_age_seconds", "How long ago each clock last went round", labels=["sweep"])
        for name, age in state.rounds.items():
            sweeps.add_metric([name], age.total_seconds())
        yield sweeps
        late = GaugeMetricFamily(
            "ymylon_late",
            "What was open past its time when the clock last went round: duties, unanswered notices",
            labels=["sweep"],
        )
        for name, count in state.late.items():
            late.add_metric([name], count)
        yield late
        yield GaugeMetricFamily(
            "ymylon_oldest_job_seconds", "How long the oldest waiting job has been due", value=state.oldest_job.total_seconds()
        )
        yield GaugeMetricFamily(
            "ymylon_letters_waiting", "Letters that have not been handed to the mail server", value=state.letters
        )
        yield GaugeMetricFamily(
            "ymylon_oldest_letter_seconds", "How long the oldest of them has waited", value=state.oldest_letter.total_seconds()
        )
        yield GaugeMetricFamily("ymylon_database_connections", "Sessions that this database has", value=state.connections)
        yield GaugeMetricFamily("ymylon_free_bytes", "Room on the disk of the home", value=state.free)
        yield GaugeMetricFamily("ymylon_is_migrated", "1 where every migration has run", value=is_migrated())
        if state.backup is not None:
            old = state.backup.total_seconds()
            yield GaugeMetricFamily("ymylon_backup_age_seconds", "How old the last good backup is", value=old)


def as_text(state: State) -> bytes:
    """Everything, over all processes of this web server."""
    now = CollectorRegistry()
    now.register(_AsItStands(state))
    counted = REGISTRY
    if values.ValueClass is not values.MutexValue:
        # Each process writes a file of its own: who is asked answers for all.
        counted = CollectorRegistry()
        multiprocess.MultiProcessCollector(counted)
    return generate_latest(counted) + generate_latest(now)
