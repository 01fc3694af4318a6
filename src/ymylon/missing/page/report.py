"""The page on which a child is reported missing: who could be meant, and what it says before and after the questions."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor, Post
from ymylon.children.lookups import NoSuchChild, child_by_ref, children_with
from ymylon.circumstances.lookups import care_on
from ymylon.design.entries import Link, Notice
from ymylon.design.moments import told
from ymylon.design.ways import reverse
from ymylon.linkage.lookups import Match, matches_of, search
from ymylon.missing.forms.report import NEW
from ymylon.missing.lookups.episodes import open_episodes
from ymylon.missing.lookups.plans import Ready, plans_ready
from ymylon.missing.rules.reporting import is_carer
from ymylon.missing.rules.reports import RING_FIRST
from ymylon.terms.calendars import local
from ymylon.terms.codes import InvolvementKind, Lane, LegalStatus
from ymylon.terms.geography import AUTHORITIES

AT_ONCE = 8  # as many children are offered without a search


@dataclass(frozen=True)
class Offered:
    """A child who could be meant, as one choice: who, and under it what tells them apart."""

    value: str
    label: str
    lines: tuple[str, ...]
    anchor: str = ""
    is_first: bool = False
    is_new: bool = False


@dataclass(frozen=True)
class ReportPage:
    """The plain values of the page; the questions are the form's."""

    title: str
    lede: str
    notices: tuple[Notice, ...]
    act: str
    small: str
    found: str
    found_hint: str
    children: tuple[Offered, ...]
    text: str
    keep_url: str
    without: Link | None = None


def offered_children(actor: Actor, text: str, chosen: str, now: datetime, language: str) -> list[Offered]:
    """Who could be meant by `text`, the one who is chosen already among them; without text, the children of one's own home."""
    matches = search(actor, text) if text.strip() else matches_of(actor, _own_children(actor))
    if chosen and chosen != NEW and chosen not in {str(match.ref) for match in matches}:
        matches = _chosen(actor, chosen) + matches
    found = [match.child_id for match in matches]
    care = care_on(actor, found, local(now).date()) if found else {}
    open_now = open_episodes(actor, found) if found else {}
    plans = plans_ready(found) if found and actor.scopes(Lane.PREPARED) else {}
    return [
        _offered(match, care.get(match.child_id), open_now.get(match.child_id), plans.get(match.child_id), now, language)
        for match in matches
    ]


def chosen_child(actor: Actor, chosen: str) -> list[Offered]:
    """The child who was chosen, as an answer and no more: whoever sends the page has looked already."""
    try:
        return [Offered(str(child_by_ref(actor, UUID(chosen)).ref), "", ())]
    except (NoSuchChild, ValueError):
        return []


def _own_children(actor: Actor) -> list[int]:
    teams = [post.team_id for post in actor.posts if is_carer(post.role)]
    own = children_with(actor, teams, [InvolvementKind.HOME], AT_ONCE + 1) if teams else []
    return own if len(own) <= AT_ONCE else []


def _chosen(actor: Actor, chosen: str) -> list[Match]:
    try:
        return matches_of(actor, [child_by_ref(actor, UUID(chosen)).pk])
    except (NoSuchChild, ValueError):
        return []


def _offered(match: Match, care, episode, plan: Ready | None, now: datetime, language: str) -> Offered:
    label = _("%(name)s, %(age)d") % {"name": match.name, "age": match.age} if match.age is not None else match.name
    lines = [" ".join(part for part in (match.born_words, match.where_words or _where(care, language)) if part)]
    if match.reasons:
        lines.append(_("Shown because %(reasons)s.") % {"reasons": "; ".join(match.reasons)})
    if episode is not None:
        when = told(episode.opened_at, now)
        lines.append(_("Already reported missing at %(when)s. What you say is added to that report.") % {"when": when})
    lines += _agreed(plan)
    return Offered(str(match.ref), label, tuple(line for line in lines if line))


def _agreed(plan: Ready | None) -> list[str]:
    """What the child's plan says to do first, and when not to wait for it."""
    if plan is None:
        return []
    said = ((_("Report at once: %(words)s"), plan.at_once), (_("The plan says, check first: %(words)s"), plan.check_first))
    return [line % {"words": words} for line, words in said if words]


def _where(care, language: str) -> str:
    if care is None:
        return ""
    area = AUTHORITIES.get(care.host_authority or care.responsible_authority)
    council = area.words.in_language(language) if area else ""
    if care.legal_status == LegalStatus.NOT_LOOKED_AFTER:
        return f"{council}." if council else ""
    return _("%(council)s, looked after.") % {"council": council} if council else _("Looked after.")


def report_page(
    actor: Actor, post: Post, offered: list[Offered], text: str, language: str, begun: tuple[Notice, ...] = ()
) -> ReportPage:
    """What stands around the questions, for whoever reports in this post."""
    danger, call = RING_FIRST.in_language(language).split("? ", 1)
    looked = bool(text.strip())
    return ReportPage(
        title=_("Report a child missing"),
        lede=_("Half a minute. You do not have to wait 24 hours, and “not known yet” is always an answer."),
        notices=(Notice(heading=f"{danger}?", words=call, tone="late", mark="late"), *begun),
        act=_("Report missing"),
        small=_(
            "Tells the police, the council and the health board now. On the next page you see who has taken it on, and you can"
            " add more."
        ),
        found=_found(offered, text) if looked or offered else "",
        found_hint=_("Addresses are not shown here.") if looked and offered else "",
        children=_numbered(offered),
        text=text,
        keep_url=reverse("drafts:save", args=["report"]),
        without=_without(actor, post),
    )


def _without(actor: Actor, post: Post) -> Link | None:
    # Before a report stands there is no record to ask by: it is asked of the agency in which they report.
    if not actor.may("LEAVE_OUT") or post not in actor.within("LEAVE_OUT").counted:
        return None
    words = _("The child is not on the record, and somebody must not be told")
    return Link(words, reverse("missing:report_new_without"))


def choices(offered: list[Offered]) -> list[tuple[str, str]]:
    """The answers to “which child?”; the last one is a child who is not on the record."""
    return [(one.value, one.label) for one in _numbered(offered)]


def _numbered(offered: list[Offered]) -> tuple[Offered, ...]:
    none = _("None of these: a child who is not on the record") if offered else _("A child who is not on the record")
    new = Offered(NEW, none, (_("Three more questions. Nothing is held up while we check."),), is_new=True)
    # The error summary leads to the first of the answers, under the name that the form gives it.
    return tuple(replace(one, anchor=f"id_child_{n}", is_first=n == 0) for n, one in enumerate([*offered, new]))


def _found(offered: list[Offered], text: str) -> str:
    if not text.strip():
        return _("Is it one of these?")
    if not offered:
        return _("Nobody whom you may see is called “%(typed)s”") % {"typed": text}
    words = ngettext("One child could be “%(typed)s”", "%(count)d children could be “%(typed)s”", len(offered))
    return words % {"count": len(offered), "typed": text}
