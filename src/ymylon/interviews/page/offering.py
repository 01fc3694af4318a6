"""The page on which an interview is offered: what stands in the ledger already, and the four questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id
from ymylon.design.entries import Entry, Fact, Link, Notice, Section
from ymylon.design.moments import happened, language, told
from ymylon.design.ways import reverse
from ymylon.drafts.page import Begun
from ymylon.interviews.lookups.offers import Attempt, Offer, SafeWay, attempts_about, offers_about
from ymylon.interviews.page.asking import died_notice
from ymylon.interviews.rules import Interviewer, Outcome, Response
from ymylon.missing.lookups.episodes import Episode
from ymylon.missing.lookups.story import ends_of
from ymylon.missing.rules.ending import may_contact_child
from ymylon.missing.rules.states import is_open
from ymylon.people.lookups import current_names


@dataclass(frozen=True)
class OfferPage:
    """The plain values of the page; the questions are the form's."""

    title: str
    lede: str
    act: str
    back: Link
    small: str
    notices: tuple[Notice, ...]
    ledger: Section | None
    may_ask: bool = True
    keep_url: str = ""
    other: tuple[Link, ...] = ()


def offer_page(actor: Actor, episode: Episode, way: SafeWay | None, now: datetime, draft: Begun, *, typed: bool) -> OfferPage:
    """What to know before an offer, and every entry made so far. Nothing is asked about a child who has died or is missing.

    What was `typed` meanwhile stays on the page all the same.
    """
    name = current_names(actor, [episode.child_id]).get(episode.child_id)
    given = (name.given or name.family) if name else _("The child")
    offers, attempts = offers_about(actor, episode.ref), attempts_about(actor, episode.ref)
    died = not may_contact_child(ends_of(actor, episode.child_id))
    may_ask = not died and not is_open(episode.state)
    return OfferPage(
        title=_title(died) % {"name": given},
        lede=_lede(episode, now, died),
        act=_("Save"),
        back=Link(_("Back to the episode"), reverse("missing:episode", args=[episode.ref])),
        small=_("An answer by the child, or your reason why no offer was made, is what is owed. “No answer yet” leaves it owed."),
        notices=((died_notice(),) if died else (*((_way(way, now),) if way else ()), *draft.notices)),
        may_ask=may_ask or typed,
        keep_url=draft.keep_url,
        ledger=_ledger(offers, attempts, now) if offers or attempts else None,
        other=(*(_before_asking(episode) if may_ask else ()), *_said_link(actor, episode)),
    )


def _title(died: bool) -> str:
    return _("No return interview is offered to %(name)s") if died else _("Offer %(name)s a return interview")


def _lede(episode: Episode, now: datetime, died: bool) -> str:
    if died:
        return ""
    if is_open(episode.state):
        return _("This child is still missing. An interview is offered once the child is found.")
    said = {"when": told(episode.ended_at, now)}
    return _("Back since %(when)s. The child may say no, may choose to whom to talk, and may change their mind.") % said


def _before_asking(episode: Episode) -> tuple[Link, ...]:
    return (
        Link(_("Another safe way"), reverse("interviews:safe_way", args=[episode.ref])),
        Link(_("The child was not reached, or somebody stood in the way"), reverse("interviews:attempt", args=[episode.ref])),
    )


def _said_link(actor: Actor, episode: Episode) -> tuple[Link, ...]:
    if not actor.may_with("HOLD_INTERVIEW", episode.scopes):
        return ()
    return (Link(_("The child said something all the same"), reverse("interviews:said", args=[episode.ref])),)


def _way(way: SafeWay, now: datetime) -> Notice:
    said = {"words": way.words, "read_by": way.read_by, "when": told(way.at, now)}
    words = _("%(words)s Who else reads it: %(read_by)s. Recorded %(when)s.") % said
    return Notice(_("The safe way to reach this child"), words, "kept")


def _ledger(offers: Iterable[Offer], attempts: Iterable[Attempt], now: datetime) -> Section:
    offers, attempts = list(offers), list(attempts)
    people = practitioners_by_id(one.by_id for one in (*offers, *attempts))
    tries = tuple(
        Entry(
            heading=Outcome[one.outcome].label(language()),
            why=one.words,
            when=happened(one.at, now),
            source=people[one.by_id].name if one.by_id in people else _("A protected team"),
        )
        for one in attempts
    )
    entries = tuple(
        Entry(
            heading=_heading(offer),
            why=offer.reason,
            when=happened(offer.at, now),
            facts=tuple(
                Fact(term, words)
                for term, words in ((_("Safe way"), offer.safe_way), (_("Would talk to"), _chosen(offer)))
                if words
            ),
            # Nobody stands there only where their name would betray a protected child.
            source=people[offer.by_id].name if offer.by_id in people else _("A protected team"),
        )
        for offer in offers
    )
    return Section(_("Offers so far"), "ledger", (*entries, *tries), tight=True)


def _heading(offer: Offer) -> str:
    if not offer.was_made:
        return _("No offer was made")
    answer = Response[offer.response].label(language())
    return _("Offered; the child’s answer: %(answer)s") % {"answer": answer}


def _chosen(offer: Offer) -> str:
    kind = Interviewer[offer.chosen].label(language()) if offer.chosen else ""
    return ", ".join(part for part in (kind, offer.chosen_interviewer) if part)
