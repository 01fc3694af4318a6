"""Draws the episodes: how often, when, and how each goes, in the order in which people act on it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import exp, log
from random import Random
from typing import TYPE_CHECKING

from django.conf import settings

from ymylon.duties.rules.instants import local_day
from ymylon.duties.rules.lengths import next_opening
from ymylon.terms.calendars import LONDON

from .draw import ChildFacts
from .draw_interviews import GIVEN_UP, InterviewFacts, draw_interview
from .size import KINDS, STORIES, Size
from .words import CIRCUMSTANCES, PLACES

if TYPE_CHECKING:
    from .meetings import Asked

AT_MOST = 30
_APART = timedelta(days=11)
# Reports by the hour of the day: few in the morning, most between seven in the evening and two at night.
_HOURS = (9, 7, 5, 3, 2, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 6, 7, 8, 10, 12, 13, 13, 11)
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(slots=True)
class EpisodeFacts:
    """What happens in one episode, and when: acts to the microsecond, as a clock has them, all else to the minute."""

    child: ChildFacts
    story: str
    seen: datetime
    reported: datetime
    taken_on: datetime
    settled: datetime
    graded: datetime
    sighted: datetime
    regraded: datetime
    found: datetime
    recorded: datetime
    heard: datetime
    checked: datetime
    check_kept: datetime
    offered: datetime
    referred: datetime
    referral_taken: datetime
    met: datetime
    meeting_on: date
    closed: datetime
    place: str
    circumstances: str
    starts: list[datetime] = field(default_factory=list)
    asked: list["Asked"] = field(default_factory=list)
    # Of a child who said yes.
    interview: InterviewFacts | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What decides which rows the acts write: two episodes with one key differ in numbers, names and times alone."""
        door = "DAY" if settings.DAY_TEAM.are_on(self.reported) else "NIGHT"
        meeting, interview = self.asked[0].at if self.asked else "", self.interview.went if self.interview else ""
        return (self.child.kind, self.story, door, meeting, interview)

    @property
    def over(self) -> datetime:
        """When nothing more is done about it: it is closed, and so is an interview that was held."""
        return (
            self.closed if self.interview is None or self.interview.went == GIVEN_UP else max(self.closed, self.interview.ended)
        )


def draw_episodes(size: Size, children: list[ChildFacts], now: datetime, random: Random) -> list[EpisodeFacts]:
    """As many as the size says, child by child, each child's in order; all are over a week ago."""
    episodes: list[EpisodeFacts] = []
    for child, times in _how_often(size, children, random):
        starts: list[datetime] = []
        over = child.opened
        for reported in _reports(child, times, now - 28 * _DAY, random):
            episode = _episode(child, max(reported, over + 62 * _HOUR), random)
            if episode.over > now - 7 * _DAY:
                break
            over = episode.over
            starts.append(episode.seen)
            episode.starts = list(starts)
            episodes.append(episode)
    return episodes


def draw_tonight(children: list[ChildFacts], now: datetime, random: Random) -> EpisodeFacts:
    """One that is not closed: reported in the last four days, at its place in the order of acts as far as that is past."""
    (child,) = random.choices(children, [KINDS[one.kind].episodes * (1 - KINDS[one.kind].silent) for one in children])
    reported = now - timedelta(hours=min(96, random.expovariate(1 / 20)) + 0.2)
    return _episode(child, reported.replace(microsecond=random.randrange(1, 1_000_000)), random)


def _how_often(size: Size, children: list[ChildFacts], random: Random) -> list[tuple[ChildFacts, int]]:
    """A few children go missing very often, most who ever do once or twice, many known children never."""
    weights = [
        0.0 if random.random() < KINDS[child.kind].silent else KINDS[child.kind].episodes * random.gammavariate(0.7, 1 / 0.7)
        for child in children
    ]
    times = [0] * len(children)
    wanted = size.episodes
    while wanted:
        for number in random.choices(range(len(children)), weights, k=wanted):
            if times[number] < AT_MOST:
                times[number] += 1
                wanted -= 1
            else:
                weights[number] = 0.0
    return [(child, count) for child, count in zip(children, times, strict=True) if count]


def _reports(child: ChildFacts, times: int, latest: datetime, random: Random) -> list[datetime]:
    """When the child is reported: in bouts, apart by at least as long as an episode takes to be closed."""
    first = child.opened + random.random() * timedelta(days=60)
    # The last one no later than `latest`, whatever was drawn for the first.
    first = min(first, latest - times * (_APART + 3 * _DAY))
    gaps = [
        _APART + timedelta(days=min(random.expovariate(1 / (12 if random.random() < 0.6 else 120)), 500)) for _ in range(times)
    ]
    room = (latest - first) / sum(gaps, timedelta())
    if room < 1:
        gaps = [max(_APART, gap * room) for gap in gaps]
    found, day = [], first
    for gap in gaps:
        local = min(day, latest).astimezone(LONDON)
        (hour,) = random.choices(range(24), _HOURS)
        at = local.replace(hour=hour, minute=random.randrange(60), second=random.randrange(60))
        found.append(at.replace(microsecond=random.randrange(1, 1_000_000)).astimezone(first.tzinfo))
        day += gap
    return found


def _about(random: Random, median_hours: float, spread: float, least: timedelta, most: timedelta) -> timedelta:
    return min(most, max(least, timedelta(hours=exp(random.gauss(log(median_hours), spread)))))


def _minutes(random: Random, least: float, most: float) -> timedelta:
    """A length to the microsecond, so that no two instants of an episode are the same."""
    return timedelta(minutes=random.uniform(least, most))


def _to_the_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _episode(child: ChildFacts, reported: datetime, random: Random) -> EpisodeFacts:
    kind = KINDS[child.kind]
    (story,) = random.choices(kind.stories, [STORIES[name].weight for name in kind.stories])
    delay = _about(random, kind.delay, 1.1, 6 * _MINUTE, 60 * _HOUR)
    taken_on = reported + _minutes(random, 1.1, 11)
    graded = taken_on + _minutes(random, 2, 35)
    settled = graded + _minutes(random, 1, 50)
    sighted = settled + _minutes(random, 5, 60)
    regraded = sighted + _minutes(random, 2, 40)
    lasted = _about(random, 6.5, 1.25, 30 * _MINUTE, 100 * _HOUR)
    found = _to_the_minute(max(reported + lasted - delay, regraded + 3 * _MINUTE)) + 2 * _MINUTE
    recorded = found + _minutes(random, 1.1, 30)
    heard = recorded + _minutes(random, 3, 90)
    checked = _to_the_minute(heard + _minutes(random, 30, 700)) + _MINUTE
    check_kept = checked + _minutes(random, 2, 50)
    offered = check_kept + _minutes(random, 30, 1500)
    referred = next_opening(offered) + _minutes(random, 5, 200)
    referral_taken = referred + _minutes(random, 3, 58)
    met = referral_taken + _minutes(random, 20, 600)
    interview = draw_interview(child.language, found, offered, random) if STORIES[story].answer == "ACCEPTED" else None
    # Not before the child was seen, or it is known that this can't be.
    last = max(met, interview.written) if interview else met
    return EpisodeFacts(
        child=child, story=story, seen=_to_the_minute(reported - delay), reported=reported, taken_on=taken_on, settled=settled,
        graded=graded, sighted=sighted, regraded=regraded, found=found, recorded=recorded, heard=heard, checked=checked,
        check_kept=check_kept, offered=offered, referred=referred, referral_taken=referral_taken, met=met,
        meeting_on=local_day(met) + random.randrange(2, 9) * _DAY, closed=last + _minutes(random, 30, 1400),
        interview=interview, place=random.choice(PLACES), circumstances=random.choice(CIRCUMSTANCES),
    )  # fmt: skip
