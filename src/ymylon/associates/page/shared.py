"""What every page of this room shares: what an entry is called, who answers for it, and the child of a page."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates.lookups import AT_ONCE, Entry, Link, Tie
from ymylon.associates.rules import Kind, Sure, Way, mark_words
from ymylon.children.lookups import child_by_ref
from ymylon.design.entries import Fact, Section, Tag
from ymylon.design.entries import Link as Anchor
from ymylon.design.moments import language
from ymylon.people.lookups import cluster_of, current_names
from ymylon.terms.calendars import long_date
from ymylon.terms.codes import Lane


@dataclass(frozen=True)
class Page:
    """A record, a list, or what is known around a child: the plain values of the page."""

    title: str
    lede: str
    back: Anchor | None = None
    tags: tuple[Tag, ...] = ()
    notices: tuple = ()
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Known:
    """The child of a page: number, reference, scopes, every record that is theirs, and what they are called."""

    pk: int
    ref: UUID
    scopes: tuple[int, ...]
    same: frozenset[int]
    name: str
    given: str

    def reads(self, actor: Actor, *, writes: bool = False) -> bool:
        """Whether this person holds this child in the lane of persons of concern."""
        return bool(set(actor.scopes(Lane.PERSONS, writes=writes)) & set(self.scopes))


def known_child(actor: Actor, ref: UUID) -> Known:
    """The child with this reference. Raises NoSuchChild."""
    child = child_by_ref(actor, ref)
    name = current_names(actor, [child.pk]).get(child.pk)
    full = name.full if name else _("Name not known yet")
    given = (name.given or name.family) if name else _("the child")
    return Known(child.pk, child.ref, tuple(child.scopes), cluster_of(actor, child.pk), full, given)


def called(entry: Entry) -> str:
    """What an entry is called: by its name, its nicknames, or its number or mark."""
    nicknames = ", ".join(f"“{one}”" for one in entry.nicknames)
    return " ".join(filter(None, (entry.name, nicknames))) or mark_words(Kind[entry.kind], entry.key, entry.mark)


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
    return Anchor(_("Open the entry"), reverse("associates:entry", args=[entry.ref]), hidden=called(entry))


def held_by_police() -> Tag:
    """What only the police’s intelligence reads."""
    return Tag(_("Police intelligence"), "kept", "protected")


def parts(address: str, after: int, *, is_more: bool) -> tuple[Anchor, ...]:
    """The ways to the part before and the part after."""
    before = (Anchor(_("Earlier part"), f"{address}?after={max(0, after - AT_ONCE)}"),) if after else ()
    return (*before, Anchor(_("Further part"), f"{address}?after={after + AT_ONCE}")) if is_more else before
