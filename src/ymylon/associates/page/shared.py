"""What every page of this room shares: what an entry is called, who answers for it, and the child of a page."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates.lookups import Entry, Link, Tie
from ymylon.associates.rules import Kind, Sure, Way
from ymylon.design.entries import Link as Anchor
from ymylon.design.entries import Tag
from ymylon.design.moments import language
from ymylon.design.ways import reverse
from ymylon.people.lookups import cluster_of
from ymylon.protection.lookups import KnownChild
from ymylon.protection.lookups import known_child as known
from ymylon.terms.calendars import long_date


@dataclass(frozen=True)
class Known(KnownChild):
    """The child of a page, with every record that is theirs."""

    same: frozenset[int]


def known_child(actor: Actor, ref: UUID) -> Known:
    """The child with this reference. Raises NoSuchChild."""
    child = known(actor, ref)
    return Known(**vars(child), same=cluster_of(actor, child.pk))


def kind_words(entry: Entry) -> str:
    """What kind of person or thing it is."""
    return Kind[entry.kind].label(language())


def span(row: Link | Tie) -> str:
    """From when to when something held; empty where neither is known."""
    said = {"from": _day(row.from_on), "to": _day(row.to_on)}
    if row.from_on and row.to_on:
        return _("From %(from)s to %(to)s.") % said
    if row.from_on:
        return _("Since %(from)s.") % said
    return _("Until %(to)s.") % said if row.to_on else ""


def _day(day: date | None) -> str:
    return long_date(day, language()) if day else ""


def known_from(row: Entry | Link | Tie) -> str:
    """Who answers for it, where it is known from, and how sure it is."""
    said = {"who": row.agency.name(language()), "source": row.source, "sure": Sure[row.sure].label(language()).lower()}
    return _("%(who)s. Known from: %(source)s (%(sure)s).") % said


def way_words(link: Link) -> str:
    """What an entry has to do with a child."""
    return Way[link.way].label(language())


def entry_anchor(entry: Entry) -> Anchor:
    """The way to an entry."""
    return Anchor(_("Open the entry"), reverse("associates:entry", args=[entry.ref]), hidden=entry.called)


def held_by_police() -> Tag:
    """What only the police’s intelligence reads."""
    return Tag(_("Police intelligence"), "kept", "protected")
