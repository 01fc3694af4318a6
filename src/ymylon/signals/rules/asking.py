"""When a published rule asks a manager about a missing child, in which lane, and in which words. It enters nobody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ymylon.associates.rules import Sure
from ymylon.duties.rules import Areas, PolicyRow, policies_in_force
from ymylon.exploitation.rules import NrmState, Stands
from ymylon.missing.rules.meeting_due import MeetingFacts, Metric, RuleFault, Threshold, read_threshold, rule_words, what_met
from ymylon.terms.calendars import short_date_with_year
from ymylon.terms.codes import Lane
from ymylon.terms.words import Words

from .duties import CONSIDER, CONSIDER_PERSONS

FAMILY = "register.propose"


class Beside(StrEnum):
    """What a rule of the register looks at besides the episode: the exploitation of the child that is on record."""

    NRM = "NRM"
    HARMED_BY = "HARMED_BY"


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A condition on what is on record: how a referral stands, or of how many persons or things that harm somebody is sure."""

    metric: Beside
    among: frozenset[str]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of a child's exploitation: how each referral stands; of each that harms them, how sure it is."""

    referrals: tuple[Stands, ...] = ()
    harmed_by: tuple[Sure, ...] = ()


NOTHING = Known()
ASKED_BY: Mapping[Lane, str] = {Lane.CONCERN: CONSIDER, Lane.PERSONS: CONSIDER_PERSONS}
Condition = Threshold | OnRecord
_CODES: Mapping[Beside, type[NrmState] | type[Sure]] = {Beside.NRM: NrmState, Beside.HARMED_BY: Sure}

# What asks by itself: how often and how long a child was missing, what the police graded, exploitation that is on record. What
# was done to a child that night is met by a C1, and a place where one was found says nothing alone.
_ASKS_ALONE = frozenset({Metric.EPISODES, Metric.HOURS_MISSING, Metric.GRADE, Beside.NRM, Beside.HARMED_BY})


def read_rule(value: Mapping[str, object]) -> tuple[Condition, ...]:
    """The conditions that a policy row states, all of which must hold: {"all": [{"metric": "GRADE", "among": ["HIGH"]}]}.

    One of them is about episodes, their length, the police grade or exploitation on record: harm that night, or how a child was
    found, asks nothing alone. None can be about care: children who are in care and who are not count the same. Raises RuleFault.
    """
    stated = value.get("all")
    if not isinstance(stated, list) or not stated:
        raise RuleFault("A rule of the register states a list of conditions under “all”.")
    conditions = tuple(_read(one) for one in stated)
    if not any(one.metric in _ASKS_ALONE for one in conditions):
        raise RuleFault(
            "A rule of the register is about episodes, their length, the police grade or exploitation on record: "
            "harm alone asks nothing."
        )
    return conditions


def _read(value: Mapping[str, object]) -> Condition:
    metric = str(value.get("metric"))
    if metric not in set(Beside):
        return read_threshold(value)
    among, at_least = value.get("among"), value.get("at_least", 1)
    if not isinstance(among, list) or not among or not set(map(str, among)) <= {str(code) for code in _CODES[Beside(metric)]}:
        raise RuleFault("A rule about exploitation on record names the codes that count.")
    if isinstance(at_least, bool) or not isinstance(at_least, int) or at_least < 1:
        raise RuleFault(f"A rule counts in whole numbers above nought: {at_least!r}")
    return OnRecord(Beside(metric), frozenset(map(str, among)), at_least)


def is_readable(value: Mapping[str, object]) -> bool:
    """Whether this policy value can be read as a rule of the register; one that can't asks about nobody, and says so."""
    try:
        read_rule(value)
    except RuleFault:
        return False
    return True


def lane_of(conditions: Iterable[Condition]) -> Lane:
    """The lane in which a rule asks: of persons of concern where it rests on them, else of social care’s concern."""
    return Lane.PERSONS if any(one.metric == Beside.HARMED_BY for one in conditions) else Lane.CONCERN


def said_rule(value: Mapping[str, object]) -> Words:
    """The rule in words: each condition, all of which must hold."""
    return _joined(_condition_words(one) for one in read_rule(value))


def _joined(parts: Iterable[Words]) -> Words:
    parts = tuple(parts)
    return Words("; ".join(one.en for one in parts), "; ".join(one.cy for one in parts), all(one.sure for one in parts))


_LABELS: Mapping[Beside, Words] = {
    Beside.NRM: Words("Referral to the National Referral Mechanism", "Atgyfeiriad i’r Mecanwaith Atgyfeirio Cenedlaethol"),
    Beside.HARMED_BY: Words("Persons or things thought to harm the child",
                            "Pobl neu bethau y credir eu bod yn niweidio’r plentyn", False),
}  # fmt: skip


def _condition_words(one: Condition) -> Words:
    if isinstance(one, Threshold):
        return rule_words(one)
    codes = [code.words for code in _CODES[one.metric] if code in one.among]
    if one.metric == Beside.NRM:
        return _labelled(one.metric, ", ".join(code.en for code in codes), ", ".join(code.cy for code in codes))
    english, welsh = " or ".join(code.en for code in codes), " neu ".join(code.cy for code in codes)
    return _labelled(one.metric, f"{one.at_least} or more ({english})", f"{one.at_least} neu fwy ({welsh})")


def _labelled(metric: Beside, english: str, welsh: str) -> Words:
    label = _LABELS[metric]
    return Words(f"{label.en}: {english}", f"{label.cy}: {welsh}", False)


def _is_met(one: Condition, facts: MeetingFacts, known: Known, now: datetime) -> Words | None:
    if isinstance(one, Threshold):
        return what_met(one, facts, now)
    if one.metric == Beside.HARMED_BY:
        count = sum(1 for sure in known.harmed_by if sure in one.among)
        return _labelled(one.metric, str(count), str(count)) if count >= one.at_least else None
    met = sorted((stands for stands in known.referrals if stands.state in one.among), key=lambda stands: stands.on)
    if len(met) < one.at_least:
        return None
    english, welsh = (
        ", ".join(f"{stands.state.words.in_language(tongue)} ({short_date_with_year(stands.on, tongue)})" for stands in met)
        for tongue in ("en", "cy")
    )
    return _labelled(one.metric, english, welsh)


@dataclass(frozen=True, slots=True)
class Asks:
    """A rule that asks about a child: the row, the rule in words, the facts on which it fired, and the lane in which it asks."""

    row: PolicyRow
    rule: Words
    facts: Words
    lane: Lane = Lane.CONCERN


def what_asks(
    rows: Iterable[PolicyRow], areas: Areas, facts: MeetingFacts, now: datetime, known: Known = NOTHING
) -> tuple[Asks, ...]:
    """The published rules in force now whose conditions all hold. None enters anybody."""
    found = []
    for row in policies_in_force(rows, FAMILY, areas, now):
        if not is_readable(row.value):
            continue
        conditions = read_rule(row.value)
        met = [_is_met(one, facts, known, now) for one in conditions]
        if all(one is not None for one in met):
            words = _joined(one for one in met if one is not None)
            found.append(Asks(row, said_rule(row.value), words, lane_of(conditions)))
    return tuple(found)


def asked_in(asks: Iterable[Asks], asked_already: Iterable[str]) -> Lane | None:
    """The lane in which a manager is to be asked now, once an episode; None where nobody is.

    Asked in social care’s lane, nobody is asked besides. Asked in that of persons of concern, social care is still asked where a
    rule of its own lane holds: were it not, whoever knows the rules could tell from the silence.
    """
    lanes, already = {one.lane for one in asks}, set(asked_already)
    if ASKED_BY[Lane.CONCERN] in already or not lanes:
        return None
    if Lane.CONCERN in lanes:
        return Lane.CONCERN
    return None if ASKED_BY[Lane.PERSONS] in already else Lane.PERSONS
