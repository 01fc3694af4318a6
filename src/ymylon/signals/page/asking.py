"""The questions about the register: entering, saying why not, reviewing, visiting, telling and ending."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.children import lookups as children
from ymylon.design.entries import AskPage, Link, Notice
from ymylon.design.moments import language, told
from ymylon.design.ways import reverse
from ymylon.drafts.page import Begun
from ymylon.duties.lookups import Duty, duties_about
from ymylon.missing.lookups.episodes import Episode, episodes_of
from ymylon.signals import lookups
from ymylon.signals.lookups import RegisterEntry
from ymylon.signals.page.leading import allocated_words
from ymylon.signals.page.listing import called_by, in_words, not_protection
from ymylon.signals.rules import ASKING
from ymylon.terms.codes import AllocationKind, Lane, TeamFunction

_MAY_BE_ASKED = frozenset(
    {
        TeamFunction.SOCIAL_WORK, TeamFunction.CHILDRENS_FRONT_DOOR, TeamFunction.EMERGENCY_DUTY, TeamFunction.MANAGEMENT,
        TeamFunction.POLICE_MISSING, TeamFunction.YOUTH_JUSTICE, TeamFunction.EXPLOITATION,
    }
)  # fmt: skip


def what_is_asked(actor: Actor, about: UUID) -> Duty | None:
    """What a published rule asks of a manager about an episode's child, open or answered; None for whoever may not know."""
    found = [duty for duty in duties_about(actor, [about]) if duty.kind in ASKING]
    return min(found, key=lambda duty: duty.state != Duty.State.OPEN, default=None)


def asked_about(actor: Actor, child) -> list[Episode]:
    """The episodes of this child for which a published rule asks and nobody has answered."""
    episodes = {one.ref: one for one in episodes_of(actor, [child.pk])[child.pk]}
    asked = {one.about: one for one in duties_about(actor, episodes) if one.kind in ASKING and one.state == Duty.State.OPEN}
    return [episodes[about] for about in asked]


def known_beside(actor: Actor, child_id: int) -> tuple[dict[str, str], int | None]:
    """Lead professional and police contact, by question, where somebody is allocated to the child; and the lead's team."""
    beside = lookups.beside(actor, [child_id])
    kinds = {"lead": AllocationKind.LEAD_PROFESSIONAL, "police_contact": AllocationKind.POLICE_CONTACT}
    found = {name: allocated_words(beside, child_id, kind) for name, kind in kinds.items()}
    leads = beside.get((child_id, AllocationKind.LEAD_PROFESSIONAL))
    return {name: ", ".join(part for part in words if part) for name, words in found.items() if words}, leads and leads.team_id


def teams_to_ask(actor: Actor, child_id: int) -> list[tuple[int, str]]:
    """The involved teams that may be asked for visits and reviews; where there is none, whoever enters the child."""
    rows = [row for row in children.involvements(actor, child_id) if row.lane != Lane.PROTECTED and not row.has_closed]  # type: ignore[attr-defined]
    found = {row.team.pk: row.team for row in rows if row.team.function in _MAY_BE_ASKED}
    if not found:
        found = teams_by_id(post.team_id for post in actor.posts)
    return [(number, f"{team.name(language())}, {team.agency.name(language())}" if team.agency else team.name(language()))
            for number, team in sorted(found.items())]  # fmt: skip


def enter_page(actor: Actor, child, episodes: list[Episode], now: datetime, draft: Begun) -> AskPage:
    """A manager decides that a child goes on the register."""
    name = called_by(actor, [child.pk])[child.pk]
    standing = lookups.open_entry(actor, child.pk)
    already: tuple[Notice, ...] = ()
    if standing is not None:
        link = Link(_("Open the entry"), reverse("signals:entry", args=[standing.ref]))
        already = (Notice(_("This child is on the register already"), mark="done", links=(link,)),)
    asks = (_asked(episodes[0]),) if episodes else ()
    return AskPage(
        title=_("Enter %(name)s on the register") % {"name": name},
        lede=_("A manager’s decision, with its reasons. The child is told, in words of their own."),
        act=_("Enter"),
        small=" ".join((_no_place(), _("The entry stands until a manager ends it."))),
        back=Link(_("Back to %(name)s") % {"name": name}, reverse("chronology:child", args=[child.ref])),
        notices=(not_protection(), *already, *asks, *draft.notices),
        keep_url=draft.keep_url,
    )


def _asked(episode: Episode) -> Notice:
    link = Link(_("Say why the child is not entered"), reverse("signals:consider", args=[episode.ref]))
    return Notice(_("A published rule asks about this child"), _("It enters nobody: you decide."), links=(link,))


def _which(asks: list[dict]) -> str:
    """The rules that ask, on which facts and from what source; what moved since may be no reason any more."""
    said = [*(in_words(one) for one in asks), _("It enters nobody: you decide.")]
    if any(one["lane"] == Lane.PERSONS for one in asks):
        said.append(_("More people read the register than persons of concern: name none of them in your reason."))
    return " ".join(said)


def _to_rules() -> Link:
    return Link(_("The published rules"), reverse("signals:rules"))


def consider_page(actor: Actor, episode: Episode, duty: Duty, asks: list[dict], now: datetime) -> AskPage:
    """A published rule asks; the way to enter the child stands first."""
    child = children.children_by_id(actor, [episode.child_id])[episode.child_id]
    name = called_by(actor, [child.pk])[child.pk]
    link = Link(_("Enter %(name)s on the register") % {"name": name}, reverse("signals:enter", args=[child.ref]), looks="main")
    notices = [
        not_protection(),
        Notice(_("A published rule asks about this child"), _which(asks), links=(link, _to_rules())),
    ]
    if duty.state != Duty.State.OPEN:
        notices.append(Notice(_("Answered already, %(when)s") % {"when": told(duty.ended_at, now)}, duty.reason, "done", "done"))
    return AskPage(
        title=_("Should %(name)s be on the register?") % {"name": name},
        lede=_("Enter the child, or say why not. Either is your decision."),
        act=_("Save the reason"),
        small="",
        back=Link(_("Back to %(name)s") % {"name": name}, reverse("chronology:child", args=[child.ref])),
        notices=tuple(notices),
    )


def _about(actor: Actor, entry: RegisterEntry, draft: Begun, title: str, lede: str, act: str, small: str = "") -> AskPage:
    name = called_by(actor, [entry.child_id])[entry.child_id]
    back = Link(_("Back to the entry"), reverse("signals:entry", args=[entry.ref]))
    ended = (Notice(_("This entry has ended"), mark="done"),) if entry.ended_at else ()
    notices = (not_protection(), *ended, *draft.notices)
    return AskPage(title % {"name": name}, lede, act, back, f"{small} {_no_place()}".strip(), notices, keep_url=draft.keep_url)


def _no_place() -> str:
    return _("Write no place of a protected child in any box.")


def review_page(actor: Actor, entry: RegisterEntry, now: datetime, draft: Begun) -> AskPage:
    """The entry is looked at again."""
    lede = _("On the register since %(when)s.") % {"when": told(entry.entered_at, now)}
    small = _("To end the entry a manager says why, on the page of the entry.")
    return _about(actor, entry, draft, _("Review the entry of %(name)s"), lede, _("Save the review"), small)


def visit_page(actor: Actor, entry: RegisterEntry, now: datetime, draft: Begun) -> AskPage:
    """A visit to the child."""
    every = ngettext("Every day", "Every %(count)d days", entry.every_days) % {"count": entry.every_days}
    lede = _("Visits: %(rhythm)s.") % {"rhythm": every[:1].lower() + every[1:]}
    small = _("If the child was not seen, the visit is still owed.")
    return _about(actor, entry, draft, _("A visit to %(name)s"), lede, _("Save the visit"), small)


def tell_page(actor: Actor, entry: RegisterEntry, now: datetime, draft: Begun) -> AskPage:
    """The child is told."""
    lede = _("What the register is, why they are on it, who visits, and how they come off it; in words that they use.")
    return _about(actor, entry, draft, _("Tell %(name)s of the register"), lede, _("Save"))


def end_page(actor: Actor, entry: RegisterEntry, now: datetime, draft: Begun) -> AskPage:
    """The entry ends."""
    lede = _("Only a manager ends an entry, and only with a reason.")
    return _about(actor, entry, draft, _("End the entry of %(name)s"), lede, _("End the entry"))
