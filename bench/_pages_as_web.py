"""The pages asked for as the web role, by the people of the tests; `pages.py` makes the database and starts this."""

import logging
import os
import statistics
import time
import uuid
from collections.abc import Callable
from datetime import timedelta

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.cast import Wales, wales  # noqa: E402
from tests.story import at_minute  # noqa: E402
from tests.telling import a_child  # noqa: E402
from ymylon.access.actions import acting  # noqa: E402
from ymylon.children.models import Child  # noqa: E402
from ymylon.missing.actions.reporting import report_missing  # noqa: E402
from ymylon.missing.actions.watching import add_observation  # noqa: E402
from ymylon.missing.models import Episode  # noqa: E402
from ymylon.terms.codes import ObservationKind, ReporterKind, Whereabouts  # noqa: E402

MANY = int(os.environ.get("BENCH_MANY", "200"))
TIMES = int(os.environ.get("BENCH_TIMES", "10"))
LISTS = {"Today": "/", "board": "/missing/", "search": ""}
ABOUT = {"episode": "/missing/{}", "child": "/children/{}"}


def main() -> None:
    """Measure and print."""
    setup_test_environment()
    logging.disable(logging.WARNING)  # that pages of nobody aren't found
    world = wales()
    rhys, elin = signed_in(world, "rhys"), signed_in(world, "elin")
    empty = {name: measured(rhys, address or searched(rhys)) for name, address in LISTS.items()}
    # A page about one child needs a child: the page that says that there is none has the same shell and asks as much.
    empty |= {name: measured(rhys, address.format(uuid.uuid4()), 404) for name, address in ABOUT.items()}
    heading = f"{'':10} {'rows':>5} {'median':>8} {'p95':>8} {'questions':>10} {'empty':>8} {'ratio':>6}   (ms)"
    print(heading, flush=True)
    first = reported(world, 0)
    shown(1, rhys, first, empty)
    for number in range(1, MANY):
        reported(world, number)
    observed(world, first[0], MANY - 1)
    shown(MANY, rhys, first, empty)
    latencies = [until_on_board(elin, rhys, number) * 1000 for number in range(TIMES)]
    bare = statistics.median(latencies), empty["board"][0]
    print(f"from a report to another person's board, {MANY} there already: {p(latencies, 50):.0f} ms median, ", end="")
    print(f"{p(latencies, 95):.0f} ms p95; {bare[0] / bare[1]:.1f} times an empty board")


def signed_in(world: Wales, name: str) -> Client:
    client = Client()
    client.force_login(world.people[name].account)
    return client


def measured(client: Client, address: str, status: int = 200) -> tuple[float, float, int]:
    """Median, 95th percentile and number of questions."""
    asked: list[str] = []

    def noted(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noted):
        _got(client, address, status)
    taken = [_seconds(lambda: _got(client, address, status)) * 1000 for _ in range(TIMES + 3)][3:]
    return p(taken, 50), p(taken, 95), len(asked)


def searched(client: Client) -> str:
    """The address at which the answer to a search stands, sealed."""
    return client.post(reverse("linkage:search"), {"who": "Morgan"})["Location"]


def _got(client: Client, address: str, status: int = 200):
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return answer


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def p(values: list[float], percent: int) -> float:
    """The percentile, as one of the values."""
    return sorted(values)[min(len(values) * percent // 100, len(values) - 1)]


def shown(rows: int, client: Client, first: tuple[Episode, Child], empty: dict) -> None:
    """One line a page."""
    episode, child = first
    of_first = {"episode": episode.ref, "child": child.ref}
    for name, address in (LISTS | ABOUT).items():
        median, slow, questions = measured(client, address.format(of_first.get(name, "")) or searched(client))
        beside = empty[name][0]
        print(f"{name:10} {rows:5} {median:8.1f} {slow:8.1f} {questions:10} {beside:8.1f} {median / beside:6.2f}", flush=True)


def reported(world: Wales, number: int) -> tuple[Episode, Child]:
    """Elin reports another child of her home, and council, health board and police are told."""
    at = timezone.now()
    with acting(world.account("elin"), "bench") as elin:
        child = a_child(elin, world, given=f"Cai{number}", at=at)
        episode = report_missing(
            by=elin,
            at=at,
            child_id=child.pk,
            last_seen=at_minute(at - timedelta(minutes=12)),
            whereabouts=Whereabouts.NOT_KNOWN,
            reporter_kind=ReporterKind.HOME_STAFF_PERMANENT,
        )
    return episode, child


def observed(world: Wales, episode: Episode, times: int) -> None:
    """The police asked after this child again and again."""
    asked, said = ObservationKind.ENQUIRY, "Asked."
    with acting(world.account("rhys"), "bench") as rhys:
        for _ in range(times):
            at = timezone.now()
            add_observation(by=rhys, at=at, episode=episode, kind=asked, happened=at_minute(at), words=said)


def until_on_board(reporter: Client, watcher: Client, number: int) -> float:
    """Seconds from sending a report of a new child until the board's rows name that child to somebody else."""
    name = f"Newyn{number}"
    last_seen = timezone.localtime(timezone.now() - timedelta(minutes=1))
    answers = {
        "who": f"{name} Rees", "child": "new", "born": "8/3/2012", "authority": "W06000016", "living_at": "FAMILY",
        "last_seen": f"{last_seen:%H:%M}", "whereabouts": "NOT_KNOWN", "token": str(uuid.uuid4()),
    }  # fmt: skip
    begun = time.perf_counter()
    answer = reporter.post("/missing/report", answers)
    assert answer.status_code == 302, answer.content[:2000]
    while name not in _got(watcher, "/missing/rows").content.decode():
        assert time.perf_counter() - begun < 30, "the child never stood on the board"
    return time.perf_counter() - begun


main()
