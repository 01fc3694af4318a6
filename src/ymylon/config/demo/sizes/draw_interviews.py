"""Draws what becomes of a child's yes to a return interview: when it is held, in which language, and what follows."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from math import exp, log
from random import Random

from ymylon.duties.rules.instants import local_day
from ymylon.terms.calendars import LONDON, start_of_day

from .words import SAID

HELD, REVIEWED, GIVEN_UP = "HELD", "REVIEWED", "GIVEN_UP"
# Of those who say yes; of what is held one in five is reviewed, as the shipped policy samples. Sources: docs/decisions/0050.
_HELD, _ONE_IN = 0.65, 5
_MEDIAN_HOURS, _SPREAD, _LONGEST = 46, 0.6, timedelta(days=9)
_FIRST_HOUR, _LAST_HOUR = 9, 18
_IN_WELSH = 0.85


@dataclass(slots=True)
class InterviewFacts:
    """What happens after a yes, and when: acts to the microsecond; when it is held and an action is due to the minute.

    `went`: held, held and reviewed by a manager, or given up. `told` is the day on which the child hears what came of it.
    """

    went: str
    passed: datetime
    taken: datetime
    arranged: datetime
    held: datetime
    written: datetime
    followed: datetime
    reviewed: datetime
    action_due: datetime
    done: datetime
    told: datetime
    ended: datetime
    spoken: str
    said: str
    happened: str
    trusts: str
    would_help: str
    answer: str


def draw_interview(language: str, found: datetime, offered: datetime, random: Random) -> InterviewFacts:
    """What becomes of the yes of a child with this language, who was found and offered an interview at these moments."""
    passed = offered + _minutes(random, 5, 180)
    taken = passed + _minutes(random, 4, 600)
    arranged = taken + _minutes(random, 3, 120)
    held = _by_day(max(found + _after_finding(random), arranged + timedelta(minutes=20)), arranged, random)
    written = held + _minutes(random, 45, 400)
    followed = written + _minutes(random, 4, 300)
    reviewed = followed + _minutes(random, 60, 1200)
    done = reviewed + _minutes(random, 400, 4000)
    told = _midnight(done + timedelta(days=1))
    spoken = "WELSH" if language == "WELSH" and random.random() < _IN_WELSH else "ENGLISH"
    said, happened, trusts, would_help, answer = random.choice(SAID[spoken])
    return InterviewFacts(
        went=_went(random), passed=passed, taken=taken, arranged=arranged, held=held, written=written, followed=followed,
        reviewed=reviewed, action_due=_midnight(followed + timedelta(days=7)) + timedelta(hours=17), done=done, told=told,
        ended=told + _minutes(random, 600, 1000), spoken=spoken, said=said, happened=happened, trusts=trusts,
        would_help=would_help, answer=answer,
    )  # fmt: skip


def _went(random: Random) -> str:
    if random.random() >= _HELD:
        return GIVEN_UP
    return REVIEWED if random.random() < 1 / _ONE_IN else HELD


def _after_finding(random: Random) -> timedelta:
    return min(_LONGEST, timedelta(hours=exp(random.gauss(log(_MEDIAN_HOURS), _SPREAD))))


def _by_day(at: datetime, arranged: datetime, random: Random) -> datetime:
    """At an hour of that day at which a child is met; on the next day where that hour was over when it was arranged."""
    hour, minute = random.randrange(_FIRST_HOUR, _LAST_HOUR), random.randrange(0, 60, 5)
    day = local_day(at)
    held = datetime.combine(day, time(hour, minute), LONDON)
    if held <= arranged:
        held = datetime.combine(day + timedelta(days=1), time(hour, minute), LONDON)
    return held.astimezone(arranged.tzinfo)


def _midnight(at: datetime) -> datetime:
    return start_of_day(local_day(at)).astimezone(at.tzinfo)


def _minutes(random: Random, least: float, most: float) -> timedelta:
    """A length to the microsecond, so that no two instants of an episode are the same."""
    return timedelta(minutes=random.uniform(least, most))
