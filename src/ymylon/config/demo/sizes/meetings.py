"""Which of the demonstration's rules ask for a strategy meeting about a drawn episode, when, and on which facts.

The room's own rule answers, moment by moment, as its acts would ask it.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ymylon.duties.rules import PolicyRow, areas_of, local_day
from ymylon.duties.rules.policy import policies_in_force
from ymylon.missing.rules.meeting_due import FAMILY, MeetingFacts, facts_to_keep, found_out_of_area, meeting_due, read_threshold
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
        if _may_ask(episode):
            episode.asked = _asked(episode, rules.at(episode))


class _InForce:
    """The rules that stand in an area between two days on which any of them changes: they are chosen once for all of it."""

    def __init__(self, policies: Iterable[PolicyRow]) -> None:
        self._rows = [row for row in policies if row.key.startswith(f"{FAMILY}.")]
        self._days = sorted({day for row in self._rows for day in (row.in_force_from, row.in_force_to) if day})
        self._found: dict[tuple[str, int], tuple[PolicyRow, ...]] = {}

    def at(self, episode: EpisodeFacts) -> tuple[PolicyRow, ...]:
        """Those that judge this episode."""
        area, day = episode.child.where.host, local_day(episode.seen)
        known = (area, sum(first <= day for first in self._days))
        if known not in self._found:
            self._found[known] = policies_in_force(self._rows, FAMILY, areas_of(area), episode.seen)
        return self._found[known]


def _may_ask(episode: EpisodeFacts) -> bool:
    """False where no rule could fire, whatever its lengths: for the many quiet episodes the rules needn't be read."""
    story, near = STORIES[episode.story], episode.seen - timedelta(days=95)
    told = "HIGH" in (story.grade, story.regrade) or Harm[story.harm].is_harm or story.found.startswith("WITH_ADULT")
    return told or episode.found - episode.seen >= timedelta(hours=4) or sum(start > near for start in episode.starts) > 1


def _asked(episode: EpisodeFacts, rows: tuple[PolicyRow, ...]) -> list[Asked]:
    kept: dict[str, Asked] = {}
    areas = areas_of(episode.child.where.host)
    for name, facts in _moments(episode):
        at = getattr(episode, name)
        waiting = [row for row in rows if row.key not in kept]
        for fired in meeting_due(waiting, areas, facts, at):
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
