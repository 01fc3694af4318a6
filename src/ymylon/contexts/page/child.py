"""The places and groups to which one child is linked, in the reader’s lanes."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.children.lookups import NoSuchChild
from ymylon.contexts import lookups
from ymylon.contexts.lookups import Linked
from ymylon.contexts.page.shared import context_link, kind_words, known_words, state_tags
from ymylon.design.entries import Entry, Link, Notice, RecordPage, Section, Tag
from ymylon.design.moments import happened, language
from ymylon.design.ways import reverse
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.terms.codes import Lane


def reading_child(actor: Actor, ref: UUID) -> KnownChild:
    """The child with this reference, for whoever reads the lane of persons of concern. Raises NoSuchChild."""
    child = known_child(actor, ref)
    if not child.reads(actor, Lane.PERSONS):
        raise NoSuchChild
    return child


def child_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """The page of the child with this reference. Raises NoSuchChild."""
    child = reading_child(actor, ref)
    found = [] if child.owner else lookups.of_child(actor, [child.pk])
    writes = child.owner is None and child.writes(actor, Lane.PERSONS, "LINK_CONTEXT")
    link = Link(_("Link a place or a group"), reverse("contexts:link", args=[child.ref]), looks="main")
    return RecordPage(
        title=_("Places and groups: %(name)s") % {"name": child.name},
        lede=_("Where others harm the child, or where the child is well. Nothing follows from it for the child."),
        back=Link(_("Back to %(name)s") % {"name": child.given}, reverse("chronology:child", args=[child.ref])),
        notices=shut(child),
        sections=(_linked(found, now, writes=writes),) if child.owner is None else (),
        links=(*((link,) if writes else ()), Link(_("All places and groups"), reverse("contexts:every"))),
    )


def shut(child: KnownChild) -> tuple[Notice, ...]:
    """Of a protected child: whom to ask, and that nothing stands here."""
    if child.owner is None:
        return ()
    heading = _("Protected: ask %(who)s") % {"who": child.owner.name(language())}
    words = _("No place is linked to a child who is protected, and what was linked before is shown to nobody.")
    return (Notice(heading, words, "kept", "protected"),)


def _linked(found: list[Linked], now: datetime, *, writes: bool) -> Section:
    def ends(one: Linked) -> tuple[Link, ...]:
        link = Link(_("End the link"), reverse("contexts:end_link", args=[one.link.ref]), hidden=one.context.name)
        return (link,) if writes else ()

    entries = tuple(
        Entry(
            one.context.name,
            one.link.words,
            happened(one.link.at, now),
            source=known_words(one.link),
            tags=(Tag(kind_words(one.context)), *state_tags(one.context)),
            links=(context_link(one.context), *ends(one)),
        )
        for one in found
    )
    return Section(_("Linked to this child"), "linked", entries, tight=True, empty=_("You see no place or group here yet."))
