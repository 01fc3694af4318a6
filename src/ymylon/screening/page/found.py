"""The four lists, victims, offenders, locations and themes, and what else is known: for whoever reads who is of concern."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.associates.lookups import Entry as Associate
from ymylon.associates.lookups import entries_by_id
from ymylon.children.lookups import refs_of
from ymylon.contexts.lookups import Context, places_by_id
from ymylon.design.entries import Entry, Link, Section, Tag
from ymylon.design.moments import happened, language
from ymylon.design.ways import reverse
from ymylon.people.lookups import current_names
from ymylon.protection.lookups import KnownChild
from ymylon.screening.lookups import Finding, findings_of, linked_entries
from ymylon.screening.page.shared import detail_words, known_words, line_words, may_add, money_words
from ymylon.screening.rules import VOLT, FindingKind
from ymylon.terms.codes import Lane


@dataclass(frozen=True)
class Linked:
    """What the rows link, as far as the reader may see it."""

    child: KnownChild
    entries: dict[int, Associate]
    names: dict[int, str]
    refs: dict[int, UUID]
    places: dict[int, Context]


def found_sections(actor: Actor, child: KnownChild, now: datetime) -> tuple[Section, ...]:
    """A list each of V, O, L and T, and one of everything else. Nothing where the reader doesn’t hold the lane, or it is shut."""
    if child.owner is not None or not child.reads(actor, Lane.PERSONS):
        return ()
    found = findings_of(actor, child.pk)
    linked = _linked(actor, child, [row for rows in found.values() for row in rows])
    adds = may_add(actor, child)
    lists = tuple(_list(child, kind, found.get(kind, []), linked, now, adds=adds) for kind in VOLT)
    others = [kind for kind in FindingKind if kind not in VOLT]
    entries = tuple(_entry(row, linked, now, adds=adds) for kind in others for row in found.get(kind, []))
    links = tuple(_add(child, kind) for kind in others) if adds else ()
    empty = _("No debt, find, journey or recruitment is written down yet.")
    return (*lists, Section(_("Debts, finds, journeys and people"), "more", entries, tight=True, empty=empty, links=links))


def _linked(actor: Actor, child: KnownChild, rows: list[Finding]) -> Linked:
    others = {row.other_id for row in rows if row.other_id and row.other_id != child.pk}
    entries = linked_entries(rows)
    refs = refs_of(actor, others) if others else {}
    names = current_names(actor, refs) if refs else {}
    said = {number: names[number].full if number in names else _("Name not known yet") for number in refs}
    places = {row.context_id for row in rows if row.context_id}
    return Linked(
        child, entries_by_id(actor, entries) if entries else {}, {**said, child.pk: child.name}, {**refs, child.pk: child.ref},
        places_by_id(actor, places) if places else {},
    )  # fmt: skip


_HEADINGS = {
    FindingKind.VICTIM: lambda: (_("Victims"), _("No victim is written down yet.")),
    FindingKind.OFFENDER: lambda: (_("Offenders"), _("No offender is written down yet.")),
    FindingKind.LOCATION: lambda: (_("Locations"), _("No location is written down yet.")),
    FindingKind.THEME: lambda: (_("Themes"), _("No theme is written down yet.")),
}


def _list(child: KnownChild, kind: FindingKind, rows: list[Finding], linked: Linked, now: datetime, *, adds: bool) -> Section:
    heading, empty = _HEADINGS[kind]()
    entries = tuple(_entry(row, linked, now, adds=adds) for row in rows)
    return Section(heading, kind.lower(), entries, tight=True, empty=empty, links=(_add(child, kind),) if adds else ())


def _add(child: KnownChild, kind: FindingKind) -> Link:
    return Link(_("Add: %(kind)s") % {"kind": kind.label(language()).lower()}, reverse("screening:find", args=[child.ref, kind]))


def _entry(row: Finding, linked: Linked, now: datetime, *, adds: bool) -> Entry:
    kind = FindingKind[row.kind]
    record, way = _record(row, linked)
    detail, line = detail_words(row), line_words(row)
    heading = detail or line or record or row.place or kind.label(language())
    said = (*(one for one in (record, line, row.place) if one != heading), money_words(row), row.words)
    links = (*way, Link(_("No longer holds"), reverse("screening:withdraw", args=[row.ref]), hidden=heading)) if adds else way
    return Entry(
        heading=heading,
        why=" ".join(one if one.endswith((".", "!", "?")) else f"{one}." for one in said if one),
        when=happened(row.at, now),
        mark="someone",
        source=known_words(row),
        tags=(*(() if kind in VOLT else (Tag(kind.label(language())),)), *_police(row)),
        links=links,
    )  # fmt: skip


def _police(row: Finding) -> tuple[Tag, ...]:
    return (Tag(_("Police intelligence"), "kept", "protected"),) if row.police else ()


def _record(row: Finding, linked: Linked) -> tuple[str, tuple[Link, ...]]:
    """What the row links, and the way there; of what the reader may not see, nothing."""
    if row.entry_id in linked.entries:
        entry = linked.entries[row.entry_id]
        name = entry.called
        return name, (Link(_("Open the entry"), reverse("associates:entry", args=[entry.ref]), hidden=name),)
    if row.other_id in linked.refs:
        name, ref = linked.names[row.other_id], linked.refs[row.other_id]
        # Of the child of the page one is there already.
        there = row.other_id == linked.child.pk
        return name, () if there else (Link(_("Open the child"), reverse("chronology:child", args=[ref]), hidden=name),)
    if row.context_id in linked.places:
        place = linked.places[row.context_id]
        way = (Link(_("Open the place"), reverse("contexts:context", args=[place.ref]), hidden=place.name),)
        return place.name, way
    if row.episode:
        words = _("A missing episode")
        return words, (Link(_("Open the episode"), reverse("missing:episode", args=[row.episode])),)
    return "", ()
