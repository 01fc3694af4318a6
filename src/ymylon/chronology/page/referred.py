"""The C1s of a child on their page, and the one that is proposed for a missing child whom youth justice knows."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import AskPage, Entry, Link, Notice, Section
from ymylon.design.moments import happened, language, told
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Duty, duties_about
from ymylon.notices import lookups as notices
from ymylon.notices.rules.referrals import PROPOSED
from ymylon.terms.codes import PolicyStanding, ReferralOutcome, ReferralReason
from ymylon.terms.sources import SOURCES


def proposal(actor: Actor, about: UUID) -> Duty | None:
    """What is owed because of the practice to refer, open or answered; None for whoever may not know of it."""
    return next((duty for duty in duties_about(actor, [about]) if duty.kind == PROPOSED), None)


def _by_whose_rule(duty: Duty) -> str:
    source = SOURCES.get(duty.policy_source)
    title = source.title.in_language(language()) if source else duty.policy_source
    standing = PolicyStanding[duty.policy_standing].label(language())
    return _("%(standing)s: %(source)s.") % {"standing": standing, "source": title}


def proposed_referral(actor: Actor, child, episodes, owed: Iterable[Duty], now: datetime) -> tuple[Notice, ...]:
    """A missing child who is known to youth justice: a C1 is proposed, in words; whether one is made, a person decides.

    `owed`: what is open about the child.
    """
    running = next((one for one in episodes if one.ended_at is None and not one.source), None)
    if running is None or not actor.may_with("REFER_CHILD", child.scopes) or actor.only is not None:
        return ()
    duty = next((one for one in owed if one.kind == PROPOSED and one.about == running.ref), None)
    if duty is None:
        return ()
    words = [_("Missing, and known to youth justice: each such child is referred, or somebody says why not. You decide.")]
    if duty.due_at:
        words.append(_("By %(when)s.") % {"when": told(duty.due_at, now)})
    words.append(_by_whose_rule(duty))
    return (Notice(_("A C1 is proposed"), " ".join(words), links=_ways(child, running.ref)),)


def _ways(child, episode: UUID) -> tuple[Link, ...]:
    refer = f"{reverse('chronology:refer', args=[child.ref])}?episode={episode}"
    why_not = reverse("chronology:proposed_referral", args=[episode])
    return (Link(_("Refer to the council (C1)"), refer), Link(_("Say why none is made"), why_not))


def declining_page(child, episode: UUID, duty: Duty, now: datetime) -> AskPage:
    """Why the proposed C1 isn't made; the way to make it stands first."""
    refer = f"{reverse('chronology:refer', args=[child.ref])}?episode={episode}"
    link = Link(_("Refer to the council (C1)"), refer, looks="main")
    answered: tuple[Notice, ...] = ()
    if duty.state != Duty.State.OPEN:
        when = told(duty.ended_at, now)
        answered = (Notice(_("Answered already, %(when)s") % {"when": when}, duty.reason, "done", "done"),)
    return AskPage(
        title=_("Why is no C1 made?"),
        lede=_("This child is missing or was, and is known to youth justice."),
        act=_("Save the reason"),
        small=_("The reason stands with your name. A C1 can still be made afterwards."),
        back=Link(_("Back to the child"), reverse("chronology:child", args=[child.ref])),
        notices=(Notice(_("A C1 is proposed"), _by_whose_rule(duty), links=(link,)), *answered),
    )


def referrals_section(actor: Actor, same, now: datetime) -> tuple[Section, ...]:
    """The C1s that this person may read; nothing at all for whoever may read none."""
    rows = notices.referrals_of(actor, same) if actor.only is None else []
    if not rows:
        return ()
    entries = tuple(
        Entry(
            heading=ReferralOutcome[row.outcome].label(language()) if row.outcome else _("Nobody has decided yet"),
            why=", ".join(ReferralReason[code].label(language()) for code in row.reasons),
            when=happened(row.made_at, now),
            mark="done" if row.outcome else "waiting",
            links=(Link(_("Open the referral"), reverse("chronology:referral", args=[row.ref])),),
        )
        for row in rows
    )
    return (Section(_("Referrals to the council (C1)"), "referrals", entries, tight=True),)
