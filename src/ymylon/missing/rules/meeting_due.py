"""Whether a strategy meeting is due: dated local rules, counted facts, and the reason in words. Nothing is scored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from ymylon.duties.rules.instants import local_day, utc
from ymylon.duties.rules.policy import Areas, PolicyRow, policies_in_force
from ymylon.terms.calendars import short_date
from ymylon.terms.codes import FoundCircumstance, Harm, PoliceGrade
from ymylon.terms.words import Words

FAMILY = "strategy_meeting"


class Metric(StrEnum):
    """What a rule looks at."""

    EPISODES = "EPISODES"
    HOURS_MISSING = "HOURS_MISSING"
    GRADE = "GRADE"
    HARM = "HARM"
    FOUND = "FOUND"
    OUT_OF_AREA = "OUT_OF_AREA"


class RuleFault(ValueError):
    """A policy row's value can't be read as a rule for strategy meetings."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """One rule as a policy row states it: at least so many (in so many days), or one of certain codes; for some ages only."""

    metric: Metric
    at_least: int = 1
    window_days: int = 0
    among: frozenset[str] = frozenset()
    age_under: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What is known; `starts` holds when each of the child's episodes began, under any authority, errors left out."""

    started_at: datetime
    starts: tuple[datetime, ...] = ()
    ended_at: datetime | None = None
    age: int | None = None
    grade: PoliceGrade | None = None
    harm: frozenset[Harm] = field(default_factory=frozenset)
    found: FoundCircumstance | None = None
    out_of_area: bool | None = None


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired: what it asks, on which facts, and the row with its source and standing."""

    row: PolicyRow
    rule: Words
    facts: Words


def found_out_of_area(found: FoundCircumstance) -> bool | None:
    """True if how the child was found says so by itself; None while it isn't known."""
    if found == FoundCircumstance.NOT_KNOWN_YET:
        return None
    return found in (FoundCircumstance.ANOTHER_FORCE_AREA, FoundCircumstance.ABROAD)


def read_threshold(value: Mapping[str, object]) -> Threshold:
    """The rule that a policy value states: {"metric": "EPISODES", "at_least": 3, "window_days": 90, "age_under": 13}."""
    try:
        metric = Metric(str(value.get("metric")))
    except ValueError:
        raise RuleFault(f"No such metric: {value.get('metric')!r}") from None
    at_least, window, age = (_whole(value.get(name)) for name in ("at_least", "window_days", "age_under"))
    among = value.get("among", [])
    if not isinstance(among, list):
        raise RuleFault("“among” is a list of codes.")
    if metric == Metric.EPISODES and not (at_least and window):
        raise RuleFault("A rule that counts episodes states how many, and in how many days.")
    if metric in (Metric.GRADE, Metric.HARM, Metric.FOUND) and not among:
        raise RuleFault("A rule about grade, harm or how a child was found names the codes that count.")
    return Threshold(metric, at_least or 1, window or 0, frozenset(map(str, among)), age)


def meeting_due(rows: Iterable[PolicyRow], areas: Areas, facts: MeetingFacts, now: datetime) -> tuple[Fired, ...]:
    """The rules in force when the episode began that its facts meet; a meeting is due if there is any."""
    fired = []
    for row in policies_in_force(rows, FAMILY, areas, facts.started_at):
        threshold = read_threshold(row.value)
        found = what_met(threshold, facts, now)
        if found is not None:
            fired.append(Fired(row, rule_words(threshold), found))
    return tuple(fired)


def facts_to_keep(rule: Threshold, facts: MeetingFacts) -> dict[str, object]:
    """Of the facts, those on which this rule fired, as codes, instants and numbers."""
    kept: dict[str, object] = {"started_at": facts.started_at.isoformat()}
    if rule.metric == Metric.EPISODES:
        kept["starts"] = [start.isoformat() for start in facts.starts]
    if rule.metric == Metric.HOURS_MISSING:
        kept["ended_at"] = facts.ended_at.isoformat() if facts.ended_at else None
    if rule.metric == Metric.GRADE:
        kept["grade"] = facts.grade
    if rule.metric == Metric.HARM:
        kept["harm"] = sorted(rule.among & facts.harm)
    if rule.metric in (Metric.FOUND, Metric.OUT_OF_AREA):
        kept |= {"found": facts.found, "out_of_area": facts.out_of_area}
    if rule.age_under is not None:
        kept["age"] = facts.age
    return kept


def kept_words(value: Mapping[str, object], kept: Mapping[str, Any], at: datetime) -> tuple[Words, Words]:
    """What a rule asked that fired at this moment, and on which facts, out of what was kept."""
    ended, grade, found = kept.get("ended_at"), kept.get("grade"), kept.get("found")
    facts = MeetingFacts(
        started_at=datetime.fromisoformat(kept["started_at"]),
        starts=tuple(datetime.fromisoformat(start) for start in kept.get("starts", ())),
        ended_at=datetime.fromisoformat(ended) if ended else None,
        age=kept.get("age"),
        grade=PoliceGrade[grade] if grade else None,
        harm=frozenset(Harm[code] for code in kept.get("harm", ())),
        found=FoundCircumstance[found] if found else None,
        out_of_area=kept.get("out_of_area"),
    )
    rule = read_threshold(value)
    return rule_words(rule), what_met(rule, facts, at) or Words("", "")


def rule_words(rule: Threshold) -> Words:
    """What a rule asks, as a label and a value, so that no number bends a word."""
    words = {
        Metric.EPISODES: Words(f"Episodes in {rule.window_days} days: {rule.at_least} or more",
                               f"Cyfnodau mewn {rule.window_days} diwrnod: {rule.at_least} neu fwy"),
        Metric.HOURS_MISSING: Words(f"Hours missing: {rule.at_least} or more", f"Oriau ar goll: {rule.at_least} neu fwy"),
        Metric.GRADE: _listed("Police grade", "Gradd yr heddlu", PoliceGrade, rule.among),
        Metric.HARM: _listed("Harm", "Niwed", Harm, rule.among),
        Metric.FOUND: _listed("Found", "Daethpwyd o hyd iddynt", FoundCircumstance, rule.among),
        Metric.OUT_OF_AREA: Words("Found out of area", "Daethpwyd o hyd iddynt y tu allan i’r ardal", False),
    }[rule.metric]  # fmt: skip
    if rule.age_under is None:
        return words
    return Words(f"{words.en}; age under {rule.age_under}", f"{words.cy}; o dan {rule.age_under} oed", words.sure)


def what_met(rule: Threshold, facts: MeetingFacts, now: datetime) -> Words | None:
    """The facts that meet one condition, in words; None if they don't."""
    if rule.age_under is not None and (facts.age is None or facts.age >= rule.age_under):
        return None
    words = _FINDERS[rule.metric](rule, facts, now)
    if words is None or rule.age_under is None:
        return words
    return Words(f"{words.en}; age {facts.age}", f"{words.cy}; oed {facts.age}", words.sure)


def _episodes(rule: Threshold, facts: MeetingFacts, _now: datetime) -> Words | None:
    last = local_day(facts.started_at)
    first = last - timedelta(days=rule.window_days)
    days = sorted(day for day in map(local_day, {*facts.starts, facts.started_at}) if first < day <= last)
    if len(days) < rule.at_least:
        return None
    english, welsh = (", ".join(short_date(day, language) for day in days) for language in ("en", "cy"))
    return Words(f"Episodes: {len(days)} ({english})", f"Cyfnodau: {len(days)} ({welsh})")


def _hours(rule: Threshold, facts: MeetingFacts, now: datetime) -> Words | None:
    hours = (utc(facts.ended_at or now) - utc(facts.started_at)) // timedelta(hours=1)
    return Words(f"Hours missing: {hours}", f"Oriau ar goll: {hours}") if hours >= rule.at_least else None


def _grade(rule: Threshold, facts: MeetingFacts, _now: datetime) -> Words | None:
    if facts.grade is None or facts.grade not in rule.among:
        return None
    return _listed("Police grade", "Gradd yr heddlu", PoliceGrade, {facts.grade})


def _harm(rule: Threshold, facts: MeetingFacts, _now: datetime) -> Words | None:
    met = rule.among & facts.harm
    return _listed("Harm", "Niwed", Harm, met) if met else None


def _circumstance(rule: Threshold, facts: MeetingFacts, _now: datetime) -> Words | None:
    if facts.found is None or facts.found not in rule.among:
        return None
    return _listed("Found", "Daethpwyd o hyd iddynt", FoundCircumstance, {facts.found})


def _out_of_area(_rule: Threshold, facts: MeetingFacts, _now: datetime) -> Words | None:
    return Words("Found out of area", "Daethpwyd o hyd iddynt y tu allan i’r ardal", False) if facts.out_of_area else None


_FINDERS = {
    Metric.EPISODES: _episodes,
    Metric.HOURS_MISSING: _hours,
    Metric.GRADE: _grade,
    Metric.HARM: _harm,
    Metric.FOUND: _circumstance,
    Metric.OUT_OF_AREA: _out_of_area,
}


def _listed(en: str, cy: str, codes: type[PoliceGrade | Harm | FoundCircumstance], among: Iterable[str]) -> Words:
    found = [code.words for code in codes if code in set(among)]
    return Words(f"{en}: {', '.join(one.en for one in found)}", f"{cy}: {', '.join(one.cy for one in found)}", False)


def _whole(number: object) -> int | None:
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        raise RuleFault(f"A rule counts in whole numbers above nought: {number!r}")
    return number
