"""The clock steps, both clock changes come, and a leap day: no deadline is lost, none is done twice, none moves by an hour."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from tests import THOROUGH
from tests.telling import CLOCKS, INVOLVED, a_child, told
from ymylon.notices import jobs
from ymylon.notices.models import Notice, NoticeStage

NIGHTS = {
    "an hour is skipped": datetime(2027, 3, 27, 23, 40, tzinfo=UTC),
    "an hour comes twice": datetime(2026, 10, 24, 23, 40, tzinfo=UTC),
    "a leap day": datetime(2028, 2, 28, 22, 40, tzinfo=UTC),
    "the turn of the year": datetime(2026, 12, 31, 22, 40, tzinfo=UTC),
}
# `make test` goes through the night that is hardest; `make prove` and CI through all four.
WALKED = NIGHTS if THOROUGH else ["an hour comes twice"]
EVERY, ROUNDS = 5, 84  # minutes, and how many such rounds: seven hours
STEPS = 12


@pytest.fixture
def night(wales, as_actor, as_owner):
    """`night(at, rounds)`: a child is reported at `at`, the clock says each of `rounds` in turn; what was done, and when due."""

    def go_through(given: str, at: datetime, rounds: list[datetime]):
        with as_actor("elin") as elin:
            about = told(elin, a_child(elin, wales, given=given, at=at), at=at)
        for now in rounds:
            jobs.sweep(now=now)
            with connection.cursor() as cursor:
                cursor.execute("set local role app_web")
        with as_owner():
            of_child = NoticeStage.objects.filter(notice__about=about)
            done = Counter(of_child.values_list("notice__team_id", "stage", "occurrence"))
            due = dict(Notice.objects.filter(about=about).values_list("team_id", "due_at"))
        return done, due

    return go_through


def minutes(at: datetime) -> list[datetime]:
    return [at + timedelta(minutes=n * EVERY) for n in range(ROUNDS)]


def stepping(at: datetime, dice: random.Random) -> list[datetime]:
    """The same rounds, but twelve times the clock is set forward or back by up to an hour, and later put right."""
    said = minutes(at)
    for place in dice.sample(range(ROUNDS - 12), STEPS):
        # Back, and what was passed is said again; or forward, and what lies between is never said.
        said[place] = said[place] + timedelta(minutes=dice.choice([-60, -30, 30, 60]))
    return said


def firsts(done: Counter) -> set[tuple[int, str]]:
    """Each rung that was climbed, once."""
    return {(team, stage) for team, stage, occurrence in done if occurrence == 1}


def repeats(done: Counter) -> Counter:
    """How often each rung was rung in all."""
    return Counter((team, stage) for team, stage, _ in done)


@pytest.mark.parametrize("name", WALKED)
def test_stages_are_the_same_however_the_clock_stepped_and_none_comes_twice(name, night, wales):
    at = NIGHTS[name]

    steady, due = night("Steady", at, minutes(at))
    stepped, due_stepped = night("Stepped", at, stepping(at, random.Random(7)))

    assert steady, "nothing was ever due"
    assert set(steady.values()) == set(stepped.values()) == {1}
    assert firsts(stepped) == firsts(steady)
    # A step forward may ring a repeat early, and one back rings it once more: never is anybody silent for longer.
    for rung, often in repeats(steady).items():
        assert often <= repeats(stepped)[rung] <= often + 2 * STEPS
    assert due_stepped == due
    for team, kind in INVOLVED.items():
        assert due[wales.teams[team].pk] == at + timedelta(minutes=CLOCKS[kind][0]), "an hour on the wall is no hour"


@pytest.mark.heavy
@pytest.mark.parametrize("name", WALKED)
def test_a_clock_that_stood_still_all_night_makes_up_for_it_at_once(name, night):
    at = NIGHTS[name]

    steady, _ = night("Steady", at, minutes(at))
    asleep, _ = night("Asleep", at, [at, *minutes(at)[-4:]])

    assert firsts(asleep) == firsts(steady)
    assert set(asleep.values()) == {1}
