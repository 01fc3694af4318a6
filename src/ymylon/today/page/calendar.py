"""The calendar: a person's own page about its address, and what lies at that address."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import calendar_address_of
from ymylon.design.entries import Act, Fact, Link, Notice
from ymylon.design.moments import told_in_full
from ymylon.design.ways import reverse
from ymylon.duties.rules import is_paused
from ymylon.today.lookups import due_moments
from ymylon.today.rules import calendar_file


@dataclass(frozen=True)
class CalendarPage:
    """Whether there is an address, and what to know of it."""

    title: str
    lede: str
    back: Link
    acts: tuple[Act, ...]
    notices: tuple[Notice, ...] = ()
    facts: tuple[Fact, ...] = ()
    sections: tuple = ()


def calendar_page(actor: Actor, now: datetime, url: str = "") -> CalendarPage:
    """The page about this person's calendar; with `url`, an address that was made this moment."""
    stands = calendar_address_of(actor.practitioner_id)
    words = _("Make another address") if stands else _("Make an address")
    make = Act(words, reverse("today:make_calendar"), main=not stands)
    end = Act(_("End this address"), reverse("today:end_calendar"), main=False)
    shown = (
        Notice(
            _("Copy this address now. It is not shown again."),
            _("Whoever has it sees when something is due, and nothing else. Put it into your calendar as a subscription."),
            mark="protected",
            tone="kept",
        ),
    )
    facts = [Fact(_("Address"), url)] if url else []
    if stands:
        facts.append(Fact(_("Made"), told_in_full(stands.made_at, now)))
    return CalendarPage(
        title=_("Your calendar"),
        lede=_("When something is due, in the calendar of your telephone or computer. No name, no child, nothing of what it is."),
        back=Link(_("Your own Today"), reverse("today:today")),
        acts=(make, end) if stands else (make,),
        notices=shown if url else (),
        facts=tuple(facts),
    )


def feed_of(actor: Actor, now: datetime, url: str, *, mark: str) -> str:
    """When something of this person's own teams is due: minutes, and no more. `mark` is theirs alone, and hidden in it."""
    dues = [due for due, paused_until in due_moments(actor) if not is_paused(paused_until, now)]
    return calendar_file(dues, owner=mark, url=url, language=actor.language, now=now)
