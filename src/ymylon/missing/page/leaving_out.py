"""The page on which a team is left out, and how the episode's story tells of it to those who may know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, practitioners_by_id, teams_by_id
from ymylon.children.lookups import Child
from ymylon.design.entries import Entry, Link, Notice, Section
from ymylon.design.moments import happened, language
from ymylon.design.ways import reverse
from ymylon.missing.lookups.episodes import Episode
from ymylon.missing.lookups.leaving_out import recipients, recipients_in, recipients_of_report
from ymylon.missing.lookups.residence import own_area, residence
from ymylon.missing.page.asking import name_of
from ymylon.missing.rules.reports import RING_FIRST
from ymylon.notices.lookups import LeftOut, left_out_about
from ymylon.people.lookups import current_names


@dataclass(frozen=True)
class LeaveOutPage:
    """Who may be left out, and who was."""

    title: str
    lede: str
    back: Link
    act: str
    small: str
    notices: tuple[Notice, ...]
    section: Section
    teams: tuple[tuple[int, str], ...]
    nobody: str


def leave_out_page(actor: Actor, episode: Episode, now: datetime) -> LeaveOutPage:
    """The page, with the teams that would be told next as far as this person may know."""
    name = name_of(actor, episode)
    rows = left_out_about(actor, episode.ref)
    people = {number: one.name for number, one in practitioners_by_id(row.by_id for row in rows).items()}
    entries = left_out_entries(rows, teams_by_id(row.team_id for row in rows), people, now)
    parent = Link(_("Decide about telling a parent"), reverse("missing:parent", args=[episode.ref]))
    return LeaveOutPage(
        title=_("Somebody must not be told about %(name)s") % {"name": name},
        lede=_("Whom you choose is told nothing more of this episode: not that the child is found, nor how it ended."),
        back=Link(_("Back to the episode"), reverse("missing:episode", args=[episode.ref])),
        act=_("Leave this team out"),
        small=_(
            "What the team was told before stays told. This ends no involvement: a team that is involved with the child"
            " still sees what its own lanes hold."
        ),
        notices=(
            Notice(
                _("A parent is left out already"),
                _("Ymylon tells no parent. That changes only when one of you decides."),
                "kept",
                "protected",
                links=(parent,) if actor.may_with("DECIDE_PARENT", episode.scopes) else (),
            ),
        ),
        section=Section(_("Left out of this episode"), "left-out", tuple(entry for _at, entry in entries), tight=True),
        teams=tuple((team.pk, _words(team)) for team in recipients(actor, episode)),
        nobody=_("There is no other team, as far as you may know, that would be told."),
    )


@dataclass(frozen=True)
class ReportWithoutPage:
    """A report of which somebody is not told."""

    title: str
    lede: str
    back: Link
    act: str
    small: str
    notices: tuple[Notice, ...]
    teams: tuple[tuple[int, str], ...]
    nobody: str
    asks_area: bool
    keep_url: str


def report_without_page(actor: Actor, child: Child, now: datetime, begun: tuple[Notice, ...], draft: str) -> ReportWithoutPage:
    """The page, with the teams that a report would tell as far as this person may know."""
    name = current_names(actor, [child.pk]).get(child.pk)
    called = (name.given or name.family) if name else _("this child")
    lives_in = residence(actor, child.pk, now) or own_area(actor)
    danger, call = RING_FIRST.in_language(language()).split("? ", 1)
    return ReportWithoutPage(
        title=_("Report %(name)s missing, and somebody must not be told") % {"name": called},
        lede=_("Whom you choose is not told that the child is missing, nor anything after that. Everybody else is, at once."),
        back=Link(_("Back to %(name)s") % {"name": called}, reverse("chronology:child", args=[child.ref])),
        act=_("Report missing"),
        small=_(
            "A team that only this report would involve learns nothing at all. One that is involved with the child besides"
            " still sees what its own lanes hold. Ymylon tells no parent."
        ),
        notices=(Notice(heading=f"{danger}?", words=call, tone="late", mark="late"), *begun),
        teams=tuple((team.pk, _words(team)) for team in recipients_of_report(actor, child.pk, now, lives_in)),
        nobody=_("There is no other team, as far as you may know, that would be told."),
        asks_area=not lives_in,
        keep_url=reverse("drafts:save", args=[draft]),
    )


def report_new_without_page(
    actor: Actor, areas: Iterable[str], now: datetime, begun: tuple[Notice, ...], draft: str
) -> ReportWithoutPage:
    """The same for a child who has no record: the teams of these areas, which a report may tell."""
    danger, call = RING_FIRST.in_language(language()).split("? ", 1)
    return ReportWithoutPage(
        title=_("Report a child who is not on the record, and somebody must not be told"),
        lede=_("Whom you choose is not told that the child is missing, nor anything after that. Everybody else is, at once."),
        back=Link(_("Back"), reverse("missing:report")),
        act=_("Report missing"),
        small=_("A team that only this report would involve learns nothing at all. Ymylon tells no parent."),
        notices=(Notice(heading=f"{danger}?", words=call, tone="late", mark="late"), *begun),
        teams=tuple((team.pk, _words(team)) for team in recipients_in(actor, areas, now)),
        nobody=_("There is no other team, as far as you may know, that would be told."),
        asks_area=True,
        keep_url=reverse("drafts:save", args=[draft]),
    )


def _words(team: Team) -> str:
    return f"{team.agency.name(language())}: {team.name(language())}" if team.agency else team.name(language())


def left_out_entries(
    rows: Iterable[LeftOut], teams: Mapping[int, Team], people: Mapping[int, str], now: datetime
) -> list[tuple[datetime, Entry]]:
    """Who was left out and why, for the story of the episode."""
    return [
        (
            row.at,
            Entry(
                heading=_("Told nothing more: %(team)s") % {"team": _words(teams[row.team_id])},
                why=row.reason,
                when=happened(row.at, now),
                mark="protected",
                tone="kept",
                source=people.get(row.by_id, ""),
            ),
        )
        for row in rows
    ]
