"""One entry of the register: why, who leads, what is due, and what happened since."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Practitioner
from ymylon.children import lookups as children
from ymylon.design.entries import Entry, Fact, Link, Notice, Said, Section, Tag
from ymylon.design.moments import happened, language, told
from ymylon.design.ways import reverse
from ymylon.duties.lookups import Duty, duties_about
from ymylon.duties.rules import local_day
from ymylon.missing.lookups.story import ends_of
from ymylon.missing.rules.ending import may_contact_child
from ymylon.signals import lookups
from ymylon.signals.lookups import RegisterEntry
from ymylon.signals.page.leading import Beside, lead_words, police_words
from ymylon.signals.page.listing import RecordPage, called_by, in_words, not_protection
from ymylon.signals.rules import VISIT
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import EntryEnd, EntryWay, Language


def entry_page(actor: Actor, entry: RegisterEntry, now: datetime) -> RecordPage:
    """One entry: why, who leads, what is due, and everything that happened since, newest first."""
    happened_to = lookups.what_happened(actor, [entry.pk])
    name = called_by(actor, [entry.child_id])[entry.child_id]
    child = children.refs_of(actor, [entry.child_id])[entry.child_id]
    ended = entry.ended_at is not None
    since = told(entry.entered_at, now)
    died = not may_contact_child(ends_of(actor, entry.child_id))
    return RecordPage(
        title=_("On the register: %(name)s") % {"name": name},
        lede=_("Ended %(when)s.") % {"when": told(entry.ended_at, now)} if ended else _("Since %(when)s.") % {"when": since},
        tags=(Tag(_("Ended"), "plain"),) if ended else (),
        notices=(not_protection(), *(() if ended else (_what_is_due(actor, entry, now, died=died),))),
        facts=_facts(entry, lookups.beside(actor, [entry.child_id]), _next_visit(actor, entry)),
        sections=(_since(happened_to, now),),
        back=Link(_("Back to %(name)s") % {"name": name}, reverse("chronology:child", args=[child])),
    )


def _doors(actor: Actor, entry: RegisterEntry, *, died: bool) -> tuple[Link, ...]:
    doors = (
        ("VISIT_REGISTERED", _("Record a visit"), "signals:visit", "main"),
        ("REVIEW_REGISTER", _("Review"), "signals:review", "second"),
        ("VISIT_REGISTERED", _("Tell the child"), "signals:tell", "second"),
        ("DECIDE_REGISTER", _("End the entry"), "signals:end", "second"),
    )
    return tuple(
        Link(words, reverse(name, args=[entry.ref]), looks=looks)
        for code, words, name, looks in doors
        if actor.may_with(code, entry.scopes) and not (died and code == "VISIT_REGISTERED")
    )


def _what_is_due(actor: Actor, entry: RegisterEntry, now: datetime, *, died: bool) -> Notice:
    links = _doors(actor, entry, died=died)
    if died:
        words = _("Nobody is sent to see them, and nothing is told them. A manager ends the entry.")
        return Notice(_("This child has died"), words, links=links)
    late = local_day(now) > entry.review_on
    day = long_date(entry.review_on, language())
    heading = _("The review is late: it was due on %(day)s") if late else _("Review by %(day)s")
    words = _(
        "The entry stands until a manager ends it. Unreviewed it goes to a manager, and after 90 days to the head of service."
    )
    return Notice(heading % {"day": day}, words, "late" if late else "calm", "late" if late else "waiting", links=links)


def _next_visit(actor: Actor, entry: RegisterEntry) -> str:
    """By when somebody is to visit next, as it is owed."""
    owed = [one.due_at for one in duties_about(actor, [entry.ref]) if one.kind == VISIT and one.state == Duty.State.OPEN]
    day = min((due for due in owed if due is not None), default=None)
    return _("Next by %(day)s.") % {"day": long_date(local(day).date(), language())} if day else ""


def _facts(entry: RegisterEntry, beside: Beside, next_visit: str) -> tuple[Fact, ...]:
    every = ngettext("Every day", "Every %(count)d days", entry.every_days) % {"count": entry.every_days}
    asked = " ".join(in_words(one) for one in entry.asked)
    rows = (
        (_("Why"), entry.reason, ""),
        (_("How it came about"), EntryWay[entry.way].label(language()), asked),
        (_("Entered by"), _name(entry.entered_by), ""),
        (_("Lead professional"), *lead_words(entry, beside)),
        (_("Police contact"), *police_words(entry, beside)),
        (_("Asked for visits and reviews"), entry.lead_team.name(language()) if entry.lead_team else "", ""),
        (_("Visits"), every, next_visit),
        (_("Why it ended"), EntryEnd[entry.end].label(language()) if entry.end else "", entry.end_reason),
    )
    return tuple(Fact(term, words[:1].upper() + words[1:], small) for term, words, small in rows if words)


def _name(who: Practitioner | None) -> str:
    """Who wrote something; of a protected child nobody who works where they could be betrayed is named."""
    return who.name if who else _("A protected team")


def _since(happened_to: lookups.Happened, now: datetime) -> Section:
    dated = [
        *((row.at, Entry(_("Reviewed"), row.words, happened(row.at, now), "done", source=_name(row.by)))
          for row in happened_to.reviews),
        *((row.visited_at, _visit(row, _name(row.by), now)) for row in happened_to.visits),
        *((row.at, _telling(row, _name(row.by), now)) for row in happened_to.tellings),
    ]  # fmt: skip
    dated.sort(key=lambda one: one[0], reverse=True)
    return Section(_("What happened since"), "since", tuple(one for _at, one in dated), empty=_("No visit and no review yet."))


def _visit(row, name: str, now: datetime) -> Entry:
    heading = _("Visited: the child was seen") if row.seen else _("Visited: the child was not seen")
    return Entry(heading, row.words, happened(row.visited_at, now), "done" if row.seen else "waiting", source=name)


def _telling(row, name: str, now: datetime) -> Entry:
    said = Said(row.childs_words, _tongue(row.language)) if row.childs_words else None
    if row.told:
        return Entry(_("The child was told"), row.told, happened(row.at, now), "done", source=name, said=said)
    return Entry(_("The child is not told"), row.why_not, happened(row.at, now), "waiting", source=name, said=said)


def _tongue(code: str) -> str:
    return {Language.WELSH: "cy", Language.ENGLISH: "en"}.get(Language[code], "") if code else ""
