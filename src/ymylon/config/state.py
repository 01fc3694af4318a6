"""How the installation stands at this moment: for the probe, for figures, for whoever looks after the servers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from ymylon.config.backup import ledger
from ymylon.config.cluster.room import free, is_low
from ymylon.duties.lookups import last_sweeps

SWEEP_LATE = timedelta(minutes=5)  # the clock goes round each minute: five rounds left out are no hiccup
LETTER_LATE = timedelta(minutes=15)
SWEEPS = ("notices", "duties")

_JOBS = """
select status::text, count(*) from procrastinate_jobs group by 1
"""
# A job that was asked for and is due waits from then on; one that is set for later does not wait yet.
_OLDEST = """
select extract(epoch from max(now() - greatest(e.at, j.scheduled_at)))
from procrastinate_jobs j join procrastinate_events e on e.job_id = j.id and e.type = 'deferred'
where j.status = 'todo' and (j.scheduled_at is null or j.scheduled_at <= now())
"""
_LETTERS = "select count(*), coalesce(extract(epoch from max(%s - queued_at)), 0) from post_letter where sent_at is null"
_CONNECTIONS = "select count(*) from pg_stat_activity where datname = current_database()"
_APPLIED = "select app, name from django_migrations"


@dataclass(frozen=True)
class State:
    """Ages are as of the moment it was asked for; None where it never happened.

    `sweeps` are the clocks without which nothing climbs, `rounds` every clock that ever went round; `late` says how much was open
    past its time when that clock last went round.
    """

    sweeps: dict[str, timedelta | None]
    rounds: dict[str, timedelta]
    late: dict[str, int]
    jobs: dict[str, int]
    oldest_job: timedelta
    letters: int
    oldest_letter: timedelta
    connections: int
    server: str
    free: int
    is_low: bool
    backup: timedelta | None

    @property
    def is_silent(self) -> bool:
        """Whether a clock stands still: silence does not climb, and what is late is not said."""
        return any(age is None or age > SWEEP_LATE for age in self.sweeps.values())

    @property
    def is_mute(self) -> bool:
        """Whether a letter has waited too long: the mail server may be away, and a desk that has no screen hears nothing."""
        return self.oldest_letter > LETTER_LATE

    @property
    def is_unsaved(self) -> bool:
        """Whether the last good backup is too old, or there is none."""
        return self.backup is None or self.backup > ledger.OLD


def state(at: datetime) -> State:
    """Five questions to the database, none of them about anybody."""
    swept = last_sweeps()
    rounds = {name: at - one.ran_at for name, one in swept.items()}
    good = ledger.last_good()
    ((letters, waited),) = _rows(_LETTERS, at)
    return State(
        sweeps={name: rounds.get(name) for name in SWEEPS},
        rounds=rounds,
        late={name: one.late for name, one in swept.items() if one.late is not None},
        jobs=dict(_rows(_JOBS)),
        oldest_job=timedelta(seconds=float(_rows(_OLDEST)[0][0] or 0)),
        letters=letters,
        oldest_letter=timedelta(seconds=float(waited)),
        connections=_rows(_CONNECTIONS)[0][0],
        server=".".join(str(number) for number in divmod(connection.pg_version, 10_000)),
        free=free(settings.HOME),
        is_low=is_low(settings.HOME),
        backup=at - good.at if good else None,
    )


def is_migrated() -> bool:
    """Whether every migration that this program brings has run; a database that is further on serves the older program too."""
    return _brought() <= set(_rows(_APPLIED))


@cache
def _brought() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def _rows(sql: str, *told: datetime) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, told)
        return cursor.fetchall()
