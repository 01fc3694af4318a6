"""The page after a report: who has been told, as far as the reporter may see it, and what more could help."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.children.lookups import children_by_id
from ymylon.design.entries import Ack, Collision, Link, Notice
from ymylon.design.moments import clock, told
from ymylon.design.ways import reverse
from ymylon.missing.actions.report_telling import address_of
from ymylon.missing.lookups.episodes import Episode, Report
from ymylon.missing.lookups.plans import plans_ready
from ymylon.missing.page.episode_doors import plan_link
from ymylon.missing.page.last_seen import last_seen_words
from ymylon.missing.rules.reports import POLICE_NOT_YET_CONFIRMED, police_have_confirmed
from ymylon.notices.lookups import Notice as Told
from ymylon.notices.lookups import notices_about
from ymylon.notices.rules.states import must_be_rung, order
from ymylon.people.lookups import current_names
from ymylon.terms.codes import AgencyKind, InvolvementKind, NoticeKind

_POLICE = frozenset({InvolvementKind.FORCE, InvolvementKind.HOST_FORCE})


@dataclass(frozen=True)
class DetailsPage:
    """The plain values of the page; the questions are the form's."""

    title: str
    lede: str
    told: Notice
    police: Notice | None
    act: str
    cancel: Link
    keep_url: str
    links: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()
    collision: Collision | None = None


def details_page(
    actor: Actor,
    episode: Episode,
    report: Report,
    now: datetime,
    language: str,
    begun: tuple[Notice, ...] = (),
    collision: Collision | None = None,
) -> DetailsPage:
    """Who was told of the child being missing, whether the police have confirmed, and where to go on."""
    name = current_names(actor, [episode.child_id]).get(episode.child_id)
    given = (name.given or name.family) if name else _("The child")
    notices = [one for one in notices_about(actor, [episode.ref])[episode.ref] if one.kind == NoticeKind.REPORTED_MISSING]
    seen = last_seen_words(report.last_seen_at, report.last_seen_precision, now, in_full=True)
    return DetailsPage(
        title=_("%(name)s is reported missing") % {"name": given},
        lede=_("Last seen: %(when)s.") % {"when": seen},
        told=_told(notices, now, language),
        police=_police(episode, notices, language),
        act=_("Save and go on"),
        cancel=Link(_("Skip"), address_of(episode.ref)),
        keep_url=reverse("drafts:save", args=[f"details.{report.ref}"]),
        links=_links(actor, episode),
        notices=begun,
        collision=collision,
    )


def _told(notices: Iterable[Told], now: datetime, language: str) -> Notice:
    acks = _acks(notices, now, language)
    if not acks:
        words = _("Ring the police on 101, and the council of the area where the child lives. In danger now: ring 999.")
        return Notice(_("You see nobody who has been told"), words, tone="late", mark="late")
    words = _("You see on the next page when each of them has taken it on.")
    return Notice(_("These teams have been told"), words, tone="done", mark="done", acks=acks)


def _links(actor: Actor, episode: Episode) -> tuple[Link, ...]:
    """To the plan that was made before this night, and to where a photograph is kept."""
    child = children_by_id(actor, [episode.child_id]).get(episode.child_id)
    if child is None:
        return ()
    photograph = Link(_("Is there a photograph? Add one"), reverse("chronology:keep_photograph", args=[child.ref]))
    return (
        *((plan_link(child.ref),) if plans_ready([child.pk]) else ()),
        *((photograph,) if actor.may_with("KEEP_PHOTOGRAPH", child.scopes) else ()),
    )


def _acks(notices: Iterable[Told], now: datetime, language: str) -> tuple[Ack, ...]:
    notices = list(notices)
    teams = teams_by_id(notice.team_id for notice in notices)

    def place(notice: Told) -> int:
        agency = teams[notice.team_id].agency
        return order(AgencyKind[agency.kind]) if agency else order(AgencyKind.CHARITY)

    return tuple(_ack(notice, teams[notice.team_id], now, language) for notice in sorted(notices, key=place))


def _ack(notice: Told, team, now: datetime, language: str) -> Ack:
    agency = team.agency
    who = f"{agency.name(language)}, {team.name(language)}" if agency else team.name(language)
    if notice.acknowledged_at:
        return Ack(who, _("has taken it on at %(time)s") % {"time": told(notice.acknowledged_at, now)}, "done", "done")
    if rung := must_be_rung(team, now):
        return Ack(who, rung.in_language(language), "late", "late")
    return Ack(who, _("told at %(time)s, no answer yet") % {"time": clock(notice.told_at)})


def _police(episode: Episode, notices: Iterable[Told], language: str) -> Notice | None:
    answers = [notice.acknowledged_at for notice in notices if notice.because in _POLICE and notice.acknowledged_at]
    if police_have_confirmed(episode.police_reference, min(answers, default=None)):
        return None
    return Notice(
        heading=POLICE_NOT_YET_CONFIRMED.in_language(language),
        words=_("Have you rung 101? If the child is in danger now, ring 999. This page does not replace the call."),
        tone="late",
        mark="late",
    )
