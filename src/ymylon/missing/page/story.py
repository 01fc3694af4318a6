"""What has happened in an episode, newest first: both accounts, every step, grade, sighting, talk, finding and call."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.design.entries import Ack, Entry, Fact, Link, Said
from ymylon.design.moments import happened, language, told
from ymylon.design.ways import reverse
from ymylon.missing.lookups.episodes import Report
from ymylon.missing.lookups.story import Finding, Line
from ymylon.missing.page.last_seen import last_seen_words
from ymylon.missing.rules.parents import ParentTelling
from ymylon.missing.rules.states import EPISODE_STATES, EpisodeState
from ymylon.notices.lookups import Referral
from ymylon.terms.codes import (
    ConcernLevel,
    FoundBy,
    FoundCircumstance,
    Harm,
    ObservationKind,
    PoliceGrade,
    ReporterKind,
    Travel,
    Whereabouts,
)

People = Mapping[int | None, str]


def _label(codes: type, value: str) -> str:
    return codes(value).label(language()) if value else ""


def _listed(codes: type, values: Iterable[str]) -> str:
    return ", ".join(_label(codes, value) for value in values)


def _facts(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(term, words) for term, words in pairs if words)


def report_entries(reports: Iterable[Report], people: People, now: datetime) -> list[tuple[datetime, Entry]]:
    """Every account as it was given; a second one stands beside the first."""
    found = []
    for number, report in enumerate(reports):
        heading = _("Reported missing") if number == 0 else _("Reported missing again")
        who = ", ".join(
            part for part in (people.get(report.reported_by_id, ""), _label(ReporterKind, report.reporter_kind)) if part
        )
        facts = _facts(
            (_("Last seen"), _seen(report, now)),
            (_("Whereabouts"), _label(Whereabouts, report.whereabouts)),
            (_("Expected"), told(report.expected_at, now) if report.expected_at else ""),
            (_("Noticed"), told(report.noticed_at, now) if report.noticed_at else ""),
            (_("Wearing"), report.clothing),
            (_("Telephone"), report.telephone),
            (_("Money"), report.money),
            (_("Vehicle"), report.vehicle),
            (_("Checks already made"), report.checks_made),
            (_("Reported for"), _("Name withheld") if report.name_withheld else report.for_whom),
        )
        entry = Entry(heading=heading, why=report.circumstances, when=happened(report.reported_at, now), facts=facts, source=who)
        found.append((report.reported_at, entry))
    return found


def _seen(report: Report, now: datetime) -> str:
    seen = last_seen_words(report.last_seen_at, report.last_seen_precision, now)
    return ", ".join(part for part in (seen, report.place) if part)


def line_entries(lines: Iterable[Line], finding: Finding | None, people: People, now: datetime) -> list[tuple[datetime, Entry]]:
    """Every line of the story that is not an account of its own."""
    ends = [line for line in lines if line.kind == "MOVE" and line.code in _FOUND]
    last_end = ends[0] if ends else None
    found = []
    for line in lines:
        if line.kind == "MOVE" and not line.place:
            continue  # the first report says it already
        facts = _facts_of(line)
        if finding and line is last_end:
            # It stands where the child was found, not where somebody came to write it down.
            line, facts = replace(line, at=finding.found_at, second=line.at), finding_facts(finding)
        if line.kind == "OBSERVATION":
            heading = _observed(line)
        else:
            heading = _HEADINGS[line.kind](line)
        mark = _MARKS.get((line.kind, line.code), "dot")
        entry = Entry(
            heading=heading,
            why=line.words,
            when=happened(line.at, now),
            mark=mark,
            tone="done" if mark == "done" else "",
            facts=facts,
            source=". ".join(part for part in (people.get(line.by_id, ""), _besides(line, now)) if part),
        )
        found.append((line.at, entry))
    return found


_FOUND = (EpisodeState.FOUND, EpisodeState.IN_CUSTODY, EpisodeState.IN_HOSPITAL)
_MARKS: dict[tuple[str, str], str] = {("MOVE", str(state)): "done" for state in _FOUND}


_LATER = 15 * 60  # seconds after which it is worth saying when something was written down


def _observed(line: Line) -> str:
    kind = _label(ObservationKind, line.code)
    return _("%(kind)s, %(place)s") % {"kind": kind, "place": line.place} if line.place else kind


def _move(line: Line) -> str:
    if line.code == EpisodeState.REPORTED:
        return _("Still missing after all")
    return EPISODE_STATES.state(line.code).words.in_language(language())


_HEADINGS = {
    "MOVE": _move,
    "TALK": lambda line: _("Spoke with the family: %(who)s") % {"who": line.place},
    "PARENT": lambda line: _("Telling a parent: %(answer)s") % {"answer": _label(ParentTelling, line.code)},
    "GRADE": lambda line: _("Police grade: %(grade)s") % {"grade": _label(PoliceGrade, line.code)},
    "CONCERN": lambda line: _("Social care’s concern: %(level)s") % {"level": _label(ConcernLevel, line.code)},
    "ITEM": lambda line: _("Found with the child, or alleged"),
    "CHECK": lambda line: _("Police prevention check"),
    "NO_REFERRAL": lambda line: _("Harm known, and no referral made"),
}


def _besides(line: Line, now: datetime) -> str:
    """What is small beside the line itself."""
    if line.kind in ("GRADE", "CONCERN"):
        return _("To be looked at again by %(when)s") % {"when": told(line.second or line.at, now)}
    if line.kind in ("OBSERVATION", "MOVE") and line.second and (line.second - line.at).total_seconds() > _LATER:
        return _("Written down %(when)s") % {"when": told(line.second, now)}
    if line.kind == "PARENT" and line.second:
        return _("A parent was told %(when)s") % {"when": told(line.second, now)}
    if line.kind == "ITEM":
        return _("Seen by police, social care and youth justice; by no school, home or clinic")
    return ""


def _facts_of(line: Line) -> tuple[Fact, ...]:
    if line.kind == "CHECK":
        return _facts((_("Seen alone"), _truth(line.flag)), (_("Harm"), _listed(Harm, line.harm) or _label(Harm, Harm.NOT_ASKED)))
    return ()


def _truth(flag: bool | None) -> str:
    if flag is None:
        return _("Not known yet")
    return _("Yes") if flag else _("No")


def finding_facts(finding: Finding) -> tuple[Fact, ...]:
    """How the child was found. That nobody has asked about harm is said, and isn't “none”."""
    return _facts(
        (_("Where, or how"), _label(FoundCircumstance, finding.circumstance)),
        (_("Where"), finding.place),
        (_("Safe now"), _truth(finding.is_safe_now)),
        (_("Found by"), _label(FoundBy, finding.found_by)),
        (_("With"), finding.with_whom),
        (_("How the child is"), finding.condition),
        (_("Harm"), _listed(Harm, finding.harm) or _label(Harm, Harm.NOT_ASKED)),
        (_("What is known of the harm"), finding.harm_words),
        (_("Travelled"), _listed(Travel, finding.travel)),
    )


def referral_entries(
    referrals: Iterable[Referral], teams: Mapping[int, str], acks: Mapping[int, Ack], people: People, now: datetime
) -> list[tuple[datetime, Entry]]:
    """C1 referrals, with the child's words as they were said."""
    return [
        (
            referral.made_at,
            Entry(
                heading=_("Harm referred (C1) to %(team)s") % {"team": teams.get(referral.to_team_id, _("the council"))},
                why=referral.worries,
                when=happened(referral.made_at, now),
                said=Said(referral.childs_words, "") if referral.childs_words else None,
                source=people.get(referral.made_by_id, ""),
                acks=(acks[referral.pk],) if referral.pk in acks else (),
                links=(Link(_("Open the referral"), reverse("chronology:referral", args=[referral.ref])),),
            ),
        )
        for referral in referrals
    ]
