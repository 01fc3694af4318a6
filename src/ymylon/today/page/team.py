"""A team's day, for whoever manages it: in the order in which it is due, with whose it is, and nothing hidden that nobody has."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.circumstances.lookups.staff import Visit
from ymylon.design.entries import Entry, Fact, Link, Section
from ymylon.design.moments import When, iso, language, long_day, told
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Cuts, Duty
from ymylon.notices.lookups import Notice, may_acknowledge
from ymylon.terms.calendars import clock
from ymylon.terms.codes import VisitPlace
from ymylon.today.lookups import Row, TeamWork, team_in_words, team_work
from ymylon.today.page.owed import kind_words, paused_words, to_do
from ymylon.today.page.parts import Part, part_of
from ymylon.today.page.said import child_words
from ymylon.today.page.told import to_acknowledge
from ymylon.today.rules import HAS_TURNS, next_handover

_SOON = timedelta(hours=1)
_FIRST = 25
_PARTS = ("nobody", "now", "shift", "later", "paused")


@dataclass(frozen=True)
class TeamPage:
    """One team's work."""

    title: str
    lede: str
    back: Link
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]


def team_page(actor: Actor, ref: UUID | None, now: datetime, *, whole: bool = False) -> TeamPage:
    """The day of the team with this reference, of those that this person may look at; without one, of the first of them."""
    until, most = next_handover(now), {} if whole else dict.fromkeys(_PARTS, _FIRST)
    work = team_work(actor, ref, Cuts(now, now, now + _SOON, until), most)
    if work is None:
        raise Http404
    parts = {part: part_of(work, part, most, work.waiting if part == "now" else ()) for part in _PARTS}
    said = team_in_words(work, [row for part in parts.values() for row in part.first])
    sections = (
        _filled(said, Section(_("Owed by no team"), "nobody"), parts),
        _filled(said, Section(_("Now"), "now", empty=_("Nothing waits for this team now.")), parts),
        _filled(said, Section(_("By %(time)s") % {"time": clock(until)}, "shift"), parts),
        Section(_("Two people out together today"), "visits", tuple(_visit(said, visit) for visit in said.visits), tight=True),
        _filled(said, Section(_("Later"), "later"), parts),
        _filled(said, Section(_("Paused"), "paused", tight=True), parts),
    )
    return TeamPage(
        title=_("Today: %(team)s") % {"team": work.team.name(language())},
        lede=_lede(now, parts["now"].many, work.day.untaken),
        back=Link(_("Your own Today"), reverse("today:today")),
        facts=_facts(work),
        sections=(*(one for one in sections if one.entries or one.anchor == "now"), *_others(work)),
    )


def _lede(now: datetime, at_once: int, untaken: int) -> str:
    said = [_("%(day)s, %(time)s.") % {"day": long_day(now), "time": clock(now)}]
    if at_once:
        said.append(ngettext("%(count)d thing now.", "%(count)d things now.", at_once) % {"count": at_once})
    if untaken:
        words = ngettext("%(count)d that nobody has taken on.", "%(count)d that nobody has taken on.", untaken)
        said.append(words % {"count": untaken})
    said.append(_("Only the lanes that you may see; in the order they are due."))
    return " ".join(said)


def _facts(work: TeamWork) -> tuple[Fact, ...]:
    has_turns = work.team.function in HAS_TURNS and work.actor.may("ANSWER_FOR_TEAM")
    url = reverse("today:answers", args=[work.team.ref]) if has_turns else ""
    if not work.on_duty:
        return (Fact(_("On duty now"), _("Nobody is put down"), work.team.telephone, url),)
    return tuple(Fact(_("On duty now"), one.name, one.telephone or work.team.telephone, url) for one in work.on_duty)


def _others(work: TeamWork) -> tuple[Section, ...]:
    # Last: what is due comes first, on a telephone too.
    links = tuple(Link(_name(team), reverse("today:team", args=[team.ref])) for team in work.choices if team.pk != work.team.pk)
    counts = Section(_("Looking back"), "back", links=(Link(_("Actions and help in figures"), reverse("today:counts")),))
    return (Section(_("Other teams"), "teams", links=links), counts) if links else (counts,)


def _name(team: Team) -> str:
    return team.name(language()) if team.agency else _("%(team)s (joint team)") % {"team": team.name(language())}


def _filled(work: TeamWork, section: Section, parts: Mapping[str, Part]) -> Section:
    part = parts[section.anchor]
    words = ngettext("Show %(count)d more", "Show %(count)d more", part.left) % {"count": part.left}
    url = f"{reverse('today:team', args=[work.team.ref])}?all#{section.anchor}"
    rest = (Link(words, url, section.heading),) if part.left else ()
    return replace(section, entries=tuple(_entry(work, row) for row in part.first), links=rest)


def _entry(work: TeamWork, row: Row) -> Entry:
    if not isinstance(row, Notice):
        return _owed(work, work.whole[row.pk])
    entry = to_acknowledge(work, row)
    # Whoever only manages the team sees that it waits, and rings; taking it on is the team's.
    return entry if may_acknowledge(work.actor, row, ()) else replace(entry, acts=())


def _owed(work: TeamWork, duty: Duty) -> Entry:
    entry = to_do(work, duty)
    person = work.people.get(duty.person_id or 0)
    whose = person.name if person else _("Nobody has taken this on")
    facts = (Fact(_("With"), whose), *(Fact(term, words) for term, words in paused_words(duty, work.now)))
    hidden = f"{kind_words(duty.kind)}: {child_words(work, duty.child_id)}"
    say = Link(_("Say whose it is, or pause it"), reverse("today:duty", args=[duty.ref]), hidden)
    return replace(entry, facts=facts, links=(*entry.links, say) if work.actor.may("ASSIGN_DUTY") else entry.links)


def _visit(work: TeamWork, visit: Visit) -> Entry:
    """Who is out with whom. Where the child's family is not to learn names, team and number stand in their place."""
    team = work.teams.get(visit.team_id)
    both = _("%(one)s and %(two)s") % {"one": visit.practitioner.name, "two": visit.second.name}
    if visit.hides_names:
        both = ", ".join(
            part for part in (team.name(language()) if team else _("A team"), team.telephone if team else "") if part
        )
    back = told(visit.back_at, work.now)
    is_back = visit.answer in ("SAFE", "NOT_SEEN")
    is_late = not is_back and visit.back_at < work.now
    small = _("back") if is_back else _("due back %(time)s") % {"time": back}
    return Entry(
        heading=both,
        why=f"{VisitPlace[visit.place].label(language())}: {child_words(work, visit.child_id)}",
        when=When("late" if is_late else "calm", told(visit.left_at, work.now), small, iso(visit.left_at)),
        mark="late" if is_late else ("done" if is_back else "someone"),
        links=() if is_back else (Link(_("Open the visit"), reverse("circumstances:check_in", args=[visit.ref]), both),),
    )
