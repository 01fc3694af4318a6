"""Which of the demonstration's rules ask for a strategy meeting about a drawn episode, when, and on which facts.

The room's own rule answers, moment by moment, as its acts would ask it.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ymylon.duties.rules import PolicyRow, areas_of, local_day
from ymylon.duties.rules.policy import policies_in_force
from ymylon.missing.rules.meeting_due import (
    FAMILY,
    MeetingFacts,
    Metric,
    Threshold,
    facts_to_keep,
    found_out_of_area,
    meeting_due,
    read_threshold,
)
from ymylon.people.rules import age_on
from ymylon.terms.codes import FoundCircumstance, Harm, PoliceGrade

from .draw_episodes import EpisodeFacts
from .size import STORIES


class Asked(NamedTuple):
    """A rule that fired, with what is kept of it; `at` is the name of the instant at which it did."""

    at: str
    key: str
    value: str
    facts: str
    source: str
    standing: str


def ask_for_meetings(episodes: Iterable[EpisodeFacts], policies: Iterable[PolicyRow]) -> None:
    """Writes into each episode which rules fire on it."""
    rules = _InForce(policies)
    for episode in episodes:
        # The rule itself decides; of what it can't fire on whatever the moment, it needn't be asked moment by moment.
        waiting = [row for row, rule in rules.at(episode) if _could_fire(rule, episode)]
        if waiting:
            episode.asked = _asked(episode, waiting)


class _InForce:
    """The rules that stand in an area between two days on which any of them changes: they are chosen once for all of it."""

    def __init__(self, policies: Iterable[PolicyRow]) -> None:
        self._rows = [row for row in policies if row.key.startswith(f"{FAMILY}.")]
        self._days = sorted({day for row in self._rows for day in (row.in_force_from, row.in_force_to) if day})
        self._found: dict[tuple[str, int], list[tuple[PolicyRow, Threshold]]] = {}

    def at(self, episode: EpisodeFacts) -> list[tuple[PolicyRow, Threshold]]:
        """Those that judge this episode."""
        area, day = episode.child.where.host, local_day(episode.seen)
        known = (area, bisect_right(self._days, day))
        if known not in self._found:
            rows = policies_in_force(self._rows, FAMILY, areas_of(area), episode.seen)
            self._found[known] = [(row, read_threshold(row.value)) for row in rows]
        return self._found[known]


def _could_fire(rule: Threshold, episode: EpisodeFacts) -> bool:
    """False where nothing that the episode comes to is enough for this rule."""
    story = STORIES[episode.story]
    if rule.age_under is not None and (age_on(episode.child.born_on, local_day(episode.reported)) or 0) >= rule.age_under:
        return False
    if rule.metric is Metric.HOURS_MISSING:
        return episode.found - episode.seen >= timedelta(hours=rule.at_least)
    if rule.metric is Metric.EPISODES:
        first = episode.seen - timedelta(days=rule.window_days + 2)
        return sum(start > first for start in episode.starts) >= rule.at_least
    said = {
        Metric.GRADE: {story.grade, story.regrade},
        Metric.HARM: {story.harm},
        Metric.FOUND: {story.found},
    }.get(rule.metric)
    return bool(said & rule.among) if said is not None else found_out_of_area(FoundCircumstance[story.found]) is not False


def _asked(episode: EpisodeFacts, rows: list[PolicyRow]) -> list[Asked]:
    kept: dict[str, Asked] = {}
    areas = areas_of(episode.child.where.host)
    for name, facts in _moments(episode):
        at = getattr(episode, name)
        for fired in meeting_due([row for row in rows if row.key not in kept], areas, facts, at):
            value = dict(fired.row.value)
            said = json.dumps(facts_to_keep(read_threshold(value), facts))
            kept[fired.row.key] = Asked(name, fired.row.key, json.dumps(value), said, fired.row.source, fired.row.standing)
    return list(kept.values())


def _moments(episode: EpisodeFacts) -> Iterable[tuple[str, MeetingFacts]]:
    story, born_on = STORIES[episode.story], episode.child.born_on
    found = FoundCircumstance[story.found]
    yield "reported", _facts(episode, born_on, episode.reported)
    yield "graded", _facts(episode, born_on, episode.graded, grade=PoliceGrade[story.grade])
    grade = PoliceGrade[story.regrade or story.grade]
    if story.regrade:
        yield "regraded", _facts(episode, born_on, episode.regraded, grade=grade)
    ended = {"grade": grade, "ended_at": episode.found, "found": found, "out_of_area": found_out_of_area(found)}
    yield "recorded", _facts(episode, born_on, episode.recorded, **ended)
    yield "check_kept", _facts(episode, born_on, episode.check_kept, harm=frozenset({Harm[story.harm]}), **ended)


def _facts(episode: EpisodeFacts, born_on: date, at: datetime, **more) -> MeetingFacts:
    return MeetingFacts(started_at=episode.seen, starts=tuple(episode.starts), age=age_on(born_on, local_day(at)), **more)
