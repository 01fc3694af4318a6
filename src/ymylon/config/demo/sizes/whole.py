"""The stages of a large demonstration, each of which is taken up where it was left."""

import json
from datetime import datetime
from typing import Any

from django.db import connection as web
from django.db import transaction
from django.utils import timezone

from ymylon.access.actions import begin_request
from ymylon.agencies.lookups import demo_mark
from ymylon.config.backup.restoring import connect
from ymylon.config.demo.agencies import Directory
from ymylon.duties.actions import load_policies
from ymylon.terms.words import Words

from .building import Learned, Progress, Wales
from .directory import open_everywhere
from .policies import policies_from_the_start
from .size import Size

_FIGURES = Words("drawing up the planner’s figures", "llunio ffigurau’r cynlluniwr", False)

SEED = 1953


def is_begun() -> bool:
    """Whether a large demonstration was begun here and isn't whole."""
    with web.cursor() as cursor:
        cursor.execute("select to_regnamespace('loading') is not null")
        return cursor.fetchone()[0]


def build_country(size: Size, directory: Directory | None, progress: Progress, *, seed: int = SEED) -> None:
    """Load it. `directory` is the small demonstration's, which was just opened; None where this load goes on."""
    connection = connect()
    if directory is not None:
        now = timezone.now()
        with transaction.atomic():
            begin_request(None, "DEMONSTRATION")
            load_policies(policies_from_the_start())
            places = open_everywhere(directory, now)
        wales = Wales(size, now, seed, progress)
        learned = wales.play(places)
        _keep(connection, size, now, seed, learned)
    else:
        size, now, seed, learned = _kept(connection)
        wales = Wales(size, now, seed, progress)
    children = wales.copy(learned)
    wales.tonight(learned.places, children, size.tonight)
    progress(1, 1, _FIGURES)
    connection.execute("vacuum analyze")
    connection.execute("drop schema loading cascade")


def _keep(connection: Any, size: Size, now: datetime, seed: int, learned: Learned) -> None:
    said = {"size": [size.name, size.children, size.episodes, size.years, size.tonight], "now": now.isoformat(), "seed": seed}
    with connection.transaction():
        connection.execute("create schema loading")
        connection.execute("create table loading.learned (said jsonb not null, kept jsonb not null)")
        connection.execute("insert into loading.learned values (%s, %s)", (json.dumps(said), learned.kept()))


def _kept(connection: Any) -> tuple[Size, datetime, int, Learned]:
    mark = demo_mark()
    said, kept = connection.execute("select said, kept from loading.learned").fetchone()
    assert mark is not None
    return Size(*said["size"]), datetime.fromisoformat(said["now"]), said["seed"], Learned.of_kept(kept)
