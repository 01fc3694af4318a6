"""What every page of this room shares: the child and what they are called, what is sealed, and the shape of a page."""

from datetime import date

from django.utils.translation import gettext as _

from ymylon.design.entries import Link, Notice
from ymylon.design.moments import When, language
from ymylon.design.ways import reverse
from ymylon.protection.lookups import KnownChild
from ymylon.terms.calendars import long_date
from ymylon.terms.codes import KnownFrom


def back_to_child(child: KnownChild) -> Link:
    """The way back to the child's own page."""
    return Link(_("Back to %(name)s") % {"name": child.name}, reverse("chronology:child", args=[child.ref]))


def back_to(child: KnownChild, name: str, words: str) -> Link:
    """The way back to another page about the child."""
    return Link(words, reverse(name, args=[child.ref]))


def sealed_notice(child: KnownChild) -> tuple[Notice, ...]:
    """Of a protected child: whom to ask, and that what names a place is sealed as it is saved."""
    if child.owner is None:
        return ()
    heading = _("Protected: ask %(who)s") % {"who": child.owner.name(language())}
    words = _("What you write here in your own words is sealed as it is saved. It is shown on no page.")
    return (Notice(heading, words, "kept", "protected"),)


def span(since: date | None, until: date | None) -> When:
    """Since when, and until when or that it goes on."""
    if since is None:
        return When("calm", _("day not known yet"))
    ends = _("until %(day)s") % {"day": long_date(until, language())} if until else _("goes on")
    return When("calm", long_date(since, language()), ends, since.isoformat())


def person_words(row) -> str:
    """Where something is known from, and who wrote it down."""
    known = KnownFrom[row.known_from]
    source = _("The source is not known yet") if known is KnownFrom.NOT_KNOWN else known.label(language())
    who = row.recorded_by.name if row.recorded_by_id else ""
    return _("%(source)s. Recorded by %(who)s.") % {"source": source, "who": who} if who else f"{source}."
