"""Who is on the register now, and the published rules by which somebody is asked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.children import lookups as children
from ymylon.design.entries import Entry, Link, Notice, RecordPage, Section
from ymylon.design.moments import When, countdown, language, told
from ymylon.design.paging import parts
from ymylon.design.ways import reverse
from ymylon.duties.lookups import every_policy_row
from ymylon.duties.rules import local_day
from ymylon.people.lookups import current_names
from ymylon.signals import lookups
from ymylon.signals.lookups import RegisterEntry, RegisterVisit
from ymylon.signals.page.leading import lead_words
from ymylon.signals.rules import FAMILY, NOT_PROTECTION, is_readable, said_rule
from ymylon.terms.calendars import end_of_day, long_date
from ymylon.terms.codes import PolicyStanding
from ymylon.terms.sources import SOURCES

_AT_ONCE = 200


def not_protection() -> Notice:
    """What this register is not: said on every page of it."""
    first, _stop, rest = NOT_PROTECTION.in_language(language()).partition(". ")
    return Notice(f"{first}.", rest, mark="someone")


def called_by(actor: Actor, numbers) -> dict[int, str]:
    """What each of these children is called, by number."""
    names = current_names(actor, numbers)
    return {number: names[number].full if number in names else _("Name not known yet") for number in numbers}


def _by_whose_rule(source: str, standing: str) -> str:
    known = SOURCES.get(source)
    title = known.title.in_language(language()) if known else source
    said = ": ".join(part for part in (PolicyStanding[standing].label(language()), title) if part)
    return f"{said}."


def in_words(asked: Mapping[str, Any]) -> str:
    """A rule that asked: what it asks, on which facts, and whose rule it is."""
    place = 1 if language() == "cy" else 0
    rule, facts = asked["rule"][place], asked["facts"][place]
    said = rule if rule == facts else f"{rule} ({facts})"
    return f"{said}. {_by_whose_rule(asked['source'], asked['standing'])}"


def register_page(actor: Actor, now: datetime, *, after: int = 0) -> RecordPage:
    """Who is on the register in the lanes of whoever looks: the soonest review first, a late one said to be late.

    The `after` soonest are left out; the rest comes in parts, and nothing of it is out of reach.
    """
    held = lookups.on_register(actor, _AT_ONCE + 1, after=after)
    entries = held[:_AT_ONCE]
    numbers = [entry.child_id for entry in entries]
    called, refs, beside = called_by(actor, numbers), children.refs_of(actor, numbers), lookups.beside(actor, numbers)
    visits = lookups.last_visits(actor, [one.pk for one in entries])
    listed = tuple(
        _listed(entry, called[entry.child_id], refs[entry.child_id], lead_words(entry, beside)[0], visits.get(entry.pk), now)
        for entry in entries
        if entry.child_id in refs
    )
    count = ngettext("%(count)s child", "%(count)s children", len(listed)) % {"count": len(listed)}
    through = parts(
        reverse("signals:register"), after, _AT_ONCE, is_more=len(held) > _AT_ONCE,
        words=(_("Sooner reviews"), _("Later reviews")), anchor="now",
    )  # fmt: skip
    return RecordPage(
        title=_("Register of high-risk missing children"),
        lede=_("Children whom somebody visits and reviews, in care or not."),
        notices=(not_protection(),),
        sections=(
            Section(
                _("On the register now"),
                "now",
                listed,
                note=count,
                empty=_("Nobody whom you may see is on the register."),
                links=(*through, Link(_("The published rules"), reverse("signals:rules"))),
            ),
        ),
    )


def _listed(entry: RegisterEntry, name: str, ref: UUID, lead: str, last: RegisterVisit | None, now: datetime) -> Entry:
    when = countdown(end_of_day(entry.review_on), now)
    return Entry(
        heading=name,
        why=_("Lead: %(who)s. Review by %(day)s.") % {"who": lead, "day": long_date(entry.review_on, language())},
        when=when,
        mark="late" if when.tone == "late" else "dot",
        source=_("Last visit %(when)s.") % {"when": told(last.visited_at, now)} if last else _("No visit yet."),
        links=(
            Link(_("Open the entry"), reverse("signals:entry", args=[entry.ref]), name),
            Link(_("Open the child"), reverse("chronology:child", args=[ref]), name),
        ),
    )


def rules_page(now: datetime) -> RecordPage:
    """The rules by which somebody is asked about a child, with where and since when each holds, in words and with its source."""
    today = local_day(now)
    entries = []
    for row in every_policy_row():
        if not row.key.startswith(f"{FAMILY}."):
            continue
        holds = row.switched_on and row.in_force_on(today)
        since = _("since %(day)s") % {"day": long_date(row.in_force_from, language())}
        where = row.area or _("Wales")
        asks = said_rule(row.value).in_language(language()) if is_readable(row.value) else _("This row can’t be read as a rule")
        entries.append(
            Entry(
                heading=asks,
                why=_by_whose_rule(row.source, row.standing),
                when=When("calm", since),
                mark="done" if holds else "someone",
                source=_("%(where)s. In force.") % {"where": where}
                if holds
                else _("%(where)s. Not switched on.") % {"where": where},
            )
        )
    return RecordPage(
        title=_("The rules of the register"),
        lede=_("Where every part of a rule holds, a manager is asked. Nobody is entered by a rule, and nobody is scored."),
        notices=(not_protection(),),
        sections=(
            Section(
                _("Rules that ask"),
                "rules",
                tuple(entries),
                tight=True,
                note=_("Whether a child is in care counts in none. Harm is met by a C1, and asks nothing here."),
                empty=_("No rule is published here; managers enter children by their own decision."),
            ),
        ),
        back=to_register(),
    )


def to_register() -> Link:
    """The way back to the list."""
    return Link(_("Back to the register"), reverse("signals:register"))
