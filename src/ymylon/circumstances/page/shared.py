"""What every page of this room shares: the child and what they are called, what is sealed, and the shape of a page."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.children.lookups import child_by_ref
from ymylon.design.entries import Fact, Link, Notice, Section, Tag
from ymylon.design.moments import When, language
from ymylon.people.lookups import current_names
from ymylon.protection.lookups import owners_of
from ymylon.terms.calendars import long_date
from ymylon.terms.codes import KnownFrom, Lane


@dataclass(frozen=True)
class RecordPage:
    """A page that is read."""

    title: str
    lede: str
    back: Link
    tags: tuple[Tag, ...] = ()
    notices: tuple[Notice, ...] = ()
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Known:
    """The child of a page: their number, reference and scopes, what they are called, and the team to ask if protected."""

    pk: int
    ref: UUID
    scopes: tuple[int, ...]
    name: str
    owner: Team | None

    def reads(self, actor: Actor, lane: Lane) -> bool:
        """Whether the actor reads this lane of this child."""
        return bool(set(actor.scopes(lane)) & set(self.scopes))

    def writes(self, actor: Actor, lane: Lane, code: str) -> bool:
        """Whether the actor may do this to this lane of this child."""
        return bool(actor.may(code)) and bool(set(actor.scopes(lane, writes=True)) & set(self.scopes))


def known_child(actor: Actor, ref: UUID) -> Known:
    """The child with this reference. Raises NoSuchChild."""
    child = child_by_ref(actor, ref)
    name = current_names(actor, [child.pk]).get(child.pk)
    called = name.full if name else _("Name not known yet")
    return Known(child.pk, child.ref, tuple(child.scopes), called, owners_of([child.pk]).get(child.pk))


def back_to_child(child: Known) -> Link:
    """The way back to the child's own page."""
    return Link(_("Back to %(name)s") % {"name": child.name}, reverse("chronology:child", args=[child.ref]))


def back_to(child: Known, name: str, words: str) -> Link:
    """The way back to another page about the child."""
    return Link(words, reverse(name, args=[child.ref]))


def sealed_notice(child: Known) -> tuple[Notice, ...]:
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
