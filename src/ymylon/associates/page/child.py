"""Who and what is of concern around one child, and whether others name the child: neither hides the other."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.associates import lookups
from ymylon.associates.lookups import AT_ONCE, Linked
from ymylon.associates.page.shared import (
    Known,
    entry_anchor,
    held_by_police,
    kind_words,
    known_child,
    known_from,
    span,
    way_words,
)
from ymylon.associates.rules import Support
from ymylon.design.entries import Entry, Link, Notice, RecordPage, Said, Section, Tag
from ymylon.design.moments import happened, language
from ymylon.design.paging import parts
from ymylon.design.ways import reverse
from ymylon.terms.codes import Lane


def child_page(actor: Actor, ref: UUID, now: datetime, *, after: int = 0) -> RecordPage:
    """The page of the child with this reference. Raises NoSuchChild, and NoSuchEntry to whoever lacks the lane."""
    child = known_child(actor, ref)
    if not child.reads(actor, Lane.PERSONS):
        raise lookups.NoSuchEntry
    network = (Link(_("Network"), reverse("networks:child", args=[child.ref])),)
    return RecordPage(
        title=_("Persons and things of concern around %(name)s") % {"name": child.name},
        lede=_("Who harms or reaches the child, and by what. Only those who must keep the child safe from them read it."),
        back=Link(_("Back to %(name)s") % {"name": child.given}, reverse("chronology:child", args=[child.ref])),
        links=network if actor.may_with("SEE_NETWORK", child.scopes) else (),
        **_shut(child.owner) if child.owner else _open(actor, child, now, after),
    )


def _shut(owner: Team) -> dict[str, Any]:
    words = _("Nothing is written here about a child who is protected, and what was written before is shown to nobody.")
    return {"notices": (Notice(_("Protected: ask %(who)s") % {"who": owner.name(language())}, words, "kept", "protected"),)}


def _open(actor: Actor, child: Known, now: datetime, after: int) -> dict[str, Any]:
    named = lookups.naming(actor, child.same)
    return {
        "notices": _named(child, named),
        "sections": (
            *((Section(_("Named by others"), "named", tuple(_linked(one, now) for one in named), tight=True),) if named else ()),
            _around(actor, child, now, after),
            _from_police(actor, child, now),
            *_offers(actor, child, now),
        ),
    }


def _named(child: Known, named: list[Linked]) -> tuple[Notice, ...]:
    if not named:
        return ()
    words = _("Support is owed to them, and what others do to them stands below. One does not hide the other.")
    return (Notice(_("Others name %(name)s as somebody of concern") % {"name": child.given}, words, mark="someone"),)


def _around(actor: Actor, child: Known, now: datetime, after: int) -> Section:
    found = lookups.of_children(actor, child.same, after=after)
    enter = Link(_("Name a person or a thing"), reverse("associates:enter", args=[child.ref]), looks="main")
    address = reverse("associates:child", args=[child.ref])
    writes = child.writes(actor, Lane.PERSONS, "KEEP_ASSOCIATE")
    return Section(
        _("Around the child"), "around", tuple(_linked(one, now) for one in found[:AT_ONCE]), tight=True,
        empty=_("Nobody and nothing is named yet."),
        links=(*((enter,) if writes else ()), *parts(address, after, AT_ONCE, is_more=len(found) > AT_ONCE)),
    )  # fmt: skip


def _linked(one: Linked, now: datetime) -> Entry:
    link, entry = one
    return Entry(
        heading=entry.called,
        why=" ".join(filter(None, (f"{way_words(link)}.", link.words, span(link)))),
        when=happened(link.at, now),
        mark="someone",
        tags=(Tag(kind_words(entry)), *((held_by_police(),) if link.police else ())),
        source=known_from(link),
        links=(entry_anchor(entry),),
    )


def _from_police(actor: Actor, child: Known, now: datetime) -> Section:
    rows = lookups.wordings_of(actor, child.same)
    entries = tuple(Entry(_("From the police"), row.words, happened(row.at, now), "someone") for row in rows)
    return Section(
        _("What the police let others read"), "police", entries, tight=True,
        empty=_("The police have written nothing for others."),
    )  # fmt: skip


def _offers(actor: Actor, child: Known, now: datetime) -> tuple[Section, ...]:
    rows = lookups.offers_of(actor, child.same)
    if not rows:
        return ()
    entries = tuple(
        Entry(
            Support[row.answer].label(language()), row.offered, happened(row.at, now), "done",
            source=row.by.name if row.by else _("a protected team"),
            said=Said(row.childs_words, "") if row.childs_words else None,
        )
        for row in rows
    )  # fmt: skip
    return (Section(_("Support offered"), "support", entries, tight=True),)
