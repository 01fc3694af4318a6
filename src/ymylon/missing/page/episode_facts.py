"""The facts at the head of an episode's page: how long, the two judgements side by side, the category and its definition."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.circumstances.rules import is_in_placement, is_looked_after
from ymylon.design.entries import Entry, Fact, Tag
from ymylon.design.moments import When, language, lasted, told
from ymylon.missing.lookups.episodes import Episode, Report
from ymylon.missing.lookups.story import Finding, FiredRule, Line
from ymylon.missing.page.last_seen import last_seen_words
from ymylon.missing.page.owed import source_words
from ymylon.missing.rules import times
from ymylon.missing.rules.categories import Answer, Category, Facts, categories
from ymylon.missing.rules.meeting_due import kept_words
from ymylon.missing.rules.parents import ParentTelling
from ymylon.missing.rules.states import is_open
from ymylon.people.rules import age_on
from ymylon.terms.calendars import local, short_date_with_year
from ymylon.terms.codes import ConcernLevel, EndKind, Lane, LivingAt, PoliceGrade, Precision, Whereabouts
from ymylon.terms.moments import Moment

_POSITIVE = (Category.MISSING, Category.AWAY, Category.SSDA903_M, Category.SSDA903_A)


@dataclass(frozen=True)
class EpisodeFacts:
    """What this person may know of an episode, gathered for its page."""

    episode: Episode
    others: list[Episode]
    born_on: date | None
    reports: list[Report]
    lines: list[Line]
    finding: Finding | None
    care: Any
    people: dict[int | None, str]
    now: datetime

    def name(self, number: int | None) -> str:
        """Who a practitioner is; empty where nobody is named, and of a protected child “a protected team”."""
        return self.people.get(number, "")

    def last(self, kind: str) -> Line | None:
        """The latest line of this kind."""
        return next((line for line in self.lines if line.kind == kind), None)


def identity_line(known: EpisodeFacts) -> str:
    """Age, birth day, and where the child was living."""
    age = age_on(known.born_on, local(known.now).date())
    living = LivingAt[known.episode.living_at].label(language())
    if known.born_on is None:
        return _("Birth date not known yet. %(living)s.") % {"living": living}
    said = {"age": age, "day": short_date_with_year(known.born_on, language()), "living": living}
    return _("%(age)d, born %(day)s. %(living)s.") % said


def headline(known: EpisodeFacts) -> tuple[str, str]:
    """How long the child has been missing, or was; and when last seen, where and in what circumstances."""
    episode = known.episode
    span = lasted(times.lasted(episode.last_seen_at, episode.ended_at, known.now))
    first = known.reports[0] if known.reports else None
    place = first.place if first else ""
    seen = _last_seen(episode, known.now)
    words = (
        _("Last seen %(when)s, %(place)s.") % {"when": seen, "place": place}
        if place
        else _("Last seen %(when)s.") % {"when": seen}
    )
    told_more = " ".join(part for part in (words, first.circumstances if first else "") if part)
    if is_open(episode.state):
        away = episode.whereabouts == Whereabouts.KNOWN_NOT_WHERE_EXPECTED
        heading = _("Away, whereabouts known, for %(span)s") if away else _("Missing for %(span)s")
        if episode.last_seen_precision == Precision.UNKNOWN and not away:
            heading = _("Missing for at least %(span)s")
        return heading % {"span": span}, told_more
    if episode.end_kind in (EndKind.RECORDED_IN_ERROR, EndKind.DIED, EndKind.ACCEPTED_BY_ADULT_SERVICE):
        return EndKind[episode.end_kind].label(language()), words
    said = {"when": told(episode.ended_at, known.now), "span": span}
    found = episode.end_kind == EndKind.FOUND
    return (_("Found %(when)s, after %(span)s") if found else _("Ended %(when)s, after %(span)s")) % said, words


def _last_seen(episode: Episode, now: datetime) -> str:
    return last_seen_words(episode.last_seen_at, episode.last_seen_precision, now, in_full=True)


_TONES = {PoliceGrade.HIGH: "high", PoliceGrade.MEDIUM: "medium", PoliceGrade.LOW: "low"}


def grade_tag(actor: Actor, known: EpisodeFacts) -> tuple[Tag, ...]:
    """The police grade as a tag, or that there is none yet, for those who hold its lane."""
    if not actor.scopes(Lane.POLICE_GRADE):
        return ()
    grade = known.last("GRADE")
    if grade is None:
        return (Tag(_("Not graded yet"), "open"),) if is_open(known.episode.state) else ()
    tone = _TONES.get(PoliceGrade[grade.code], "plain")
    words = _("Police grade: %(grade)s") % {"grade": PoliceGrade[grade.code].label(language())}
    return (Tag(words, tone, tone if tone != "plain" else ""),)


def episode_facts(actor: Actor, known: EpisodeFacts) -> tuple[Fact, ...]:
    """The two judgements side by side, the category under its definition, the family's contact, the parent, the police."""
    facts = []
    if actor.scopes(Lane.POLICE_GRADE):
        facts.append(_judgement(_("Police grade"), known.last("GRADE"), PoliceGrade, known))
    if actor.scopes(Lane.CONCERN):
        facts.append(_judgement(_("Social care’s concern"), known.last("CONCERN"), ConcernLevel, known))
    facts += [*_category(known), _family(known), _parent(known)]
    reference = known.episode.police_reference
    facts.append(Fact(_("Police reference"), reference or _("None yet")))
    return tuple(facts)


def _judgement(term: str, line: Line | None, codes: type, known: EpisodeFacts) -> Fact:
    if line is None:
        return Fact(term, _("Not given yet"))
    said = {
        "who": known.name(line.by_id),
        "when": told(line.at, known.now),
        "why": line.words,
        "again": told(line.second or line.at, known.now),
    }
    small = _("%(who)s, %(when)s: %(why)s")
    if is_open(known.episode.state):
        small = _("%(who)s, %(when)s: %(why)s Looked at again by %(again)s.")
    return Fact(term, codes(line.code).label(language()), small % said)


def _category(known: EpisodeFacts) -> list[Fact]:
    answers = [answer for answer in categories(_derived_from(known), known.now) if answer.in_force]
    positive = [answer for answer in answers if answer.category in _POSITIVE] or answers[:1]
    return [Fact(_("Category"), _words(answer), _definition(answer)) for answer in positive]


def _words(answer: Answer) -> str:
    return answer.words.in_language(language())


def _definition(answer: Answer) -> str:
    words = answer.definition.words.in_language(language())
    return _("Derived: %(definition)s; since %(day)s") % {
        "definition": words,
        "day": short_date_with_year(answer.definition.in_force_from, language()),
    }


def _derived_from(known: EpisodeFacts) -> Facts:
    episode = known.episode
    day = local(episode.last_seen_at).date()
    care = [known.care] if known.care else []
    return Facts(
        whereabouts=Whereabouts[episode.whereabouts],
        last_seen=Moment(episode.last_seen_at, Precision[episode.last_seen_precision]),
        expected_at=next((report.expected_at for report in known.reports if report.expected_at), None),
        reported_at=episode.opened_at,
        ended=Moment(episode.ended_at, Precision[episode.ended_precision or Precision.MINUTE]) if episode.ended_at else None,
        looked_after=is_looked_after(care, day) if care else None,
        in_placement=is_in_placement(care, day) if care else None,
    )


def _family(known: EpisodeFacts) -> Fact:
    number = known.episode.contact_for_family_id
    contact = known.name(number) if number else ""
    talk = known.last("TALK")
    small = _("Last spoken to %(when)s: %(who)s") % {"when": told(talk.at, known.now), "who": talk.place} if talk else ""
    return Fact(_("Contact for the family"), contact or _("Nobody named yet"), small or _("Nobody has recorded a talk yet"))


def _parent(known: EpisodeFacts) -> Fact:
    line = known.last("PARENT")
    answer = ParentTelling[line.code] if line else ParentTelling.NOT_DECIDED
    small = _("Ymylon tells no parent")
    if line:
        small = _("%(who)s, %(when)s") % {"who": known.name(line.by_id), "when": told(line.at, known.now)}
    return Fact(_("Telling a parent"), answer.label(language()), small)


def fired_entries(fired: Iterable[FiredRule]) -> tuple[Entry, ...]:
    """Each local rule by which a strategy meeting became due: what it asked, on which facts it fired, from what source."""
    found = []
    for one in fired:
        rule, facts = kept_words(one.value, one.facts, one.at)
        found.append(
            Entry(
                heading=rule.in_language(language()),
                why=_("Fires on: %(facts)s") % {"facts": facts.in_language(language())},
                when=When("calm", _("local rule")),
                source=source_words(one.source, one.standing),
            )
        )
    return tuple(found)
