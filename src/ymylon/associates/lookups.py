"""Persons, groups and things of concern, as far as somebody may know of them: every read."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import BaseExpression
from django.db.models.functions import TruncDate

from ymylon.access.links import among, as_links
from ymylon.access.rules import Actor
from ymylon.associates.models import Entry, Link, Offer, Tie, Wording
from ymylon.associates.rules import OFFER_SUPPORT, REVIEW, Kind, Sure, TieKind, Way, folded
from ymylon.audit.actions import record_search
from ymylon.audit.rules import shown, shown_records
from ymylon.children.lookups import events
from ymylon.duties.lookups import Duty, duties_about
from ymylon.protection.lookups import of_open_children
from ymylon.terms.codes import Lane
from ymylon.terms.faults import NoSuch
from ymylon.terms.links import About, End, Ends, Span

AT_ONCE = 50  # rows of one page; the rest comes in parts


class NoSuchEntry(NoSuch):
    """There is no such entry, link or offer, or none that this person may know of: they can't be told apart."""


class Linked(NamedTuple):
    """A link to a child, and the entry that it is of."""

    link: Link
    entry: Entry


def _entries(actor: Actor):
    # The directory is hidden from nobody: who and which agency come with the row, here and below.
    return Entry.objects.visible_to(actor).select_related("by", "agency", "team", "ended_by", "reviewed_by")


def _links(actor: Actor):
    return Link.objects.visible_to(actor).select_related("by", "agency")


def entry_by_ref(actor: Actor, ref: UUID) -> Entry:
    """The entry with this reference. Raises NoSuchEntry."""
    found = _entries(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchEntry
    shown_records([found.ref])
    return found


def entries_by_id(actor: Actor, ids: Iterable[int]) -> dict[int, Entry]:
    """The visible ones of these entries, by number. Each is thereby shown."""
    return {one.pk: one for one in _each(entries_not_shown(actor, ids).values())}


def entries_not_shown(actor: Actor, ids: Iterable[int]) -> dict[int, Entry]:
    """The same, for whoever shows a part of them and says of which."""
    return _entries(actor).in_bulk(set(ids))


def entry_ref_beside(actor: Actor, column: str) -> Subquery:
    """For a lookup of another room: the reference of the entry in its `column`, without a question of its own.

    Empty for an entry that this person may not see.
    """
    return Subquery(Entry.objects.visible_to(actor).filter(pk=OuterRef(column)).values("ref")[:1])


def hold_entry(actor: Actor, number: int) -> Entry:
    """The entry, which nobody else can change before this act is done. Raises NoSuchEntry."""
    found = Entry.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=number).first()
    if found is None:
        raise NoSuchEntry
    return found


def link_by_ref(actor: Actor, ref: UUID) -> Linked:
    """A link that holds still, with its entry. Raises NoSuchEntry."""
    link = _links(actor).filter(ref=ref, ended_at__isnull=True).first()
    entry = _entries(actor).filter(pk=link.entry_id).first() if link else None
    if link is None or entry is None:
        raise NoSuchEntry
    shown([link.child_id])
    shown_records([entry.ref])
    return Linked(link, entry)


def tie_by_ref(actor: Actor, ref: UUID) -> Tie:
    """A tie that holds still. Raises NoSuchEntry."""
    found = Tie.objects.visible_to(actor).filter(ref=ref, ended_at__isnull=True).first()
    if found is None:
        raise NoSuchEntry
    return found


def of_children(actor: Actor, child_ids: Iterable[int], *, after: int = 0, most: int = AT_ONCE) -> list[Linked]:
    """What these children have to do with persons and things of concern, the latest first; one more than `most`, if there is."""
    standing = Entry.objects.visible_to(actor).filter(pk=OuterRef("entry_id"), ended_at__isnull=True)
    rows = _links(actor).filter(Exists(standing), child_id__in=set(child_ids), ended_at__isnull=True).exclude(way=Way.IS)
    found = list(rows.order_by("-at", "-id")[after : after + most + 1])
    return _with_entries(actor, found)


def naming(actor: Actor, child_ids: Iterable[int]) -> list[Linked]:
    """The entries that say that they are one of these children."""
    rows = _links(actor).filter(child_id__in=set(child_ids), way=Way.IS, ended_at__isnull=True).order_by("-at", "-id")[:AT_ONCE]
    return [one for one in _with_entries(actor, list(rows)) if one.entry.ended_at is None]


def _with_entries(actor: Actor, links: list[Link]) -> list[Linked]:
    # Two questions and no join: a join between protected tables is slow.
    entries = entries_by_id(actor, {link.entry_id for link in links})
    return [Linked(link, entries[link.entry_id]) for link in links if link.entry_id in entries]


def known_beside(actor: Actor, column: str = "pk") -> dict[str, BaseExpression]:
    """For a lookup of another room: whether the child in its `column` is named, and whether anybody or anything is around them.

    Both as far as this person may know; without a question of its own.
    """
    standing = Entry.objects.visible_to(actor).filter(pk=OuterRef("entry_id"), ended_at__isnull=True)
    of_child = Q(child=OuterRef(column), ended_at__isnull=True)
    held = Link.objects.visible_to(actor).filter(Exists(standing), of_child)
    worded = Wording.objects.visible_to(actor).filter(of_child)
    return {"is_named": Exists(held.filter(way=Way.IS)), "is_concern": Exists(held.exclude(way=Way.IS)) | Exists(worded)}


def links_of(actor: Actor, entry: Entry, *, after: int = 0, most: int = AT_ONCE) -> list[Link]:
    """The children to whom this entry is linked, the latest first; one more than `most`, if there is. Each is thereby shown."""
    found = list(_links(actor).filter(entry=entry, ended_at__isnull=True).order_by("-at", "-id")[after : after + most + 1])
    shown({link.child_id for link in found})
    return found


class Tied(NamedTuple):
    """A tie, and the entry at its other end."""

    tie: Tie
    other: Entry
    is_first: bool  # whether the entry that was asked about stands first in it


def ties_of(actor: Actor, entry: Entry, *, most: int = AT_ONCE) -> list[Tied]:
    """What this entry is tied to, joined ones included, the latest first."""
    rows = Tie.objects.visible_to(actor).filter(Q(a=entry) | Q(b=entry), ended_at__isnull=True).order_by("-at", "-id")[:most]
    found = list(rows.select_related("by", "agency"))
    others = entries_by_id(actor, {tie.b_id if tie.a_id == entry.pk else tie.a_id for tie in found})
    pairs = ((tie, tie.b_id if tie.a_id == entry.pk else tie.a_id) for tie in found)
    return [Tied(tie, others[other], tie.a_id == entry.pk) for tie, other in pairs if other in others]


def stands_tied(actor: Actor, a: Entry, b: Entry, kind: TieKind) -> bool:
    """Whether this is recorded already, and holds."""
    pair = Q(a=a, b=b) | Q(a=b, b=a) if kind == TieKind.SAME else Q(a=a, b=b)
    return Tie.objects.visible_to(actor).filter(pair, kind=kind, ended_at__isnull=True).exists()


def alike(actor: Actor, kind: Kind | str, names: Iterable[str], key: str, *, most: int = AT_ONCE) -> list[Entry]:
    """Entries of this kind that go by one of these names, or have this number or mark, which the person may see."""
    keys = [folded(name) for name in names if folded(name)]
    same = Q(folded__overlap=keys) if keys else Q(pk=0)
    same |= Q(key=key) if key else Q(pk=0)
    return _each(_entries(actor).filter(same, kind=kind, ended_at__isnull=True).order_by("-at", "-id")[:most])


def _each(rows: Iterable[Entry]) -> list[Entry]:
    found = list(rows)
    shown_records(one.ref for one in found)
    return found


def found_by(actor: Actor, text: str, keys: Iterable[tuple[Kind, str]], *, most: int = AT_ONCE) -> list[Entry]:
    """Entries that go by this name, or have this number or mark, among those that the person may see.

    One audit line says that this was asked, by a fingerprint that holds none of the words.
    """
    same = Q(folded__contains=[folded(text)]) if folded(text) else Q(pk=0)
    for kind, key in keys:
        same |= Q(kind=kind, key=key)
    found = _each(_entries(actor).filter(same).order_by("ended_at", "-at", "-id")[:most])
    record_search(folded(text), lane=Lane.PERSONS, found=len(found))
    return found


def answered_for(actor: Actor, *, after: int = 0, most: int = AT_ONCE) -> list[Entry]:
    """What the person's own agencies answer for, the soonest review first; one more than `most`, if there is."""
    own = {post.agency_id for post in actor.posts if post.agency_id}
    rows = _entries(actor).filter(agency_id__in=own, ended_at__isnull=True).order_by("review_on", "id")
    return _each(rows[after : after + most + 1])


def may_be_tied(actor: Actor, entry: Entry, *, most: int = 200) -> list[Entry]:
    """The entries around the same children that this one could be tied to, the latest first."""
    children = _links(actor).filter(entry=entry, ended_at__isnull=True).values("child_id")
    beside = Link.objects.visible_to(actor).filter(child_id__in=children, ended_at__isnull=True).values("entry_id")
    rows = _entries(actor).filter(pk__in=beside, ended_at__isnull=True).exclude(pk=entry.pk)
    own = alike(actor, entry.kind, [entry.name, *entry.nicknames], entry.key)
    near = _each(rows.order_by("-at", "-id")[:most])
    return [*near, *(one for one in own if one.pk != entry.pk and one.pk not in {each.pk for each in near})]


def children_beside(actor: Actor, child_ids: Iterable[int], *, most: int = AT_ONCE) -> list[int]:
    """Other children to whom somebody or something around these is linked too, as far as the person may see it, by number."""
    same = set(child_ids)
    standing = Exists(Entry.objects.visible_to(actor).filter(pk=OuterRef("entry_id"), ended_at__isnull=True))
    near = Link.objects.visible_to(actor).filter(standing, child_id__in=same, ended_at__isnull=True).values("entry_id")
    rows = Link.objects.visible_to(actor).filter(entry_id__in=near, ended_at__isnull=True).exclude(child_id__in=same)
    found = sorted(set(rows.order_by("child_id").values_list("child_id", flat=True).distinct()[:most]))
    shown(found)
    return found


def wordings_of(actor: Actor, child_ids: Iterable[int], *, most: int = AT_ONCE) -> list[Wording]:
    """What the police let others read about these children, the latest first."""
    rows = Wording.objects.visible_to(actor).filter(child_id__in=set(child_ids), ended_at__isnull=True)
    return list(rows.select_related("by").order_by("-at", "-id")[:most])


def wordings_by_link(actor: Actor, links: Iterable[Link]) -> dict[int, Wording]:
    """What others read of each of these links, for the police who wrote it."""
    rows = Wording.objects.visible_to(actor).filter(link__in=[link.pk for link in links], ended_at__isnull=True)
    return {row.link_id: row for row in rows.select_related("by")}


def offers_of(actor: Actor, child_ids: Iterable[int]) -> list[Offer]:
    """What these children were offered and answered, the latest first."""
    rows = Offer.objects.visible_to(actor).filter(child_id__in=set(child_ids)).select_related("by")
    return list(rows.order_by("-at", "-id")[:AT_ONCE])


def support_owed(actor: Actor, about: UUID) -> Duty:
    """The offer of support that is owed, or was. Raises NoSuchEntry."""
    found = next((duty for duty in duties_about(actor, [about]) if duty.kind == OFFER_SUPPORT), None)
    if found is None:
        raise NoSuchEntry
    shown([found.child_id])
    return found


def episodes_of(actor: Actor, child_id: int) -> list[tuple[UUID, datetime]]:
    """The episodes of this child, latest first, as the ledger of events tells of them: reference, and when it was reported."""
    rows = events(actor, [child_id], 200)
    return [(row.about, row.at) for row in rows if row.kind == "REPORTED_MISSING" and row.about]


def sure_of_harm(actor: Actor, children: Iterable[int]) -> dict[int, tuple[Sure, ...]]:
    """How sure somebody is of each that is said to harm these children, by child. What the police hold is left out."""
    standing = Exists(Entry.objects.visible_to(actor).filter(pk=OuterRef("entry_id"), ended_at__isnull=True))
    links = Link.objects.visible_to(actor).filter(standing, child_id__in=set(children), way=Way.HARMS, ended_at__isnull=True)
    found: dict[int, tuple[Sure, ...]] = {}
    for child, sure in links.filter(police=False).order_by("child_id", "id").values_list("child_id", "sure"):
        found[child] = (*found.get(child, ()), Sure[sure])
    return found


def links_around(actor: Actor, ends: Ends, span: Span) -> list[QuerySet]:
    """What entries have to do with these children, and with each other, in these days; both ends of each may be seen."""
    stood = Entry.objects.visible_to(actor).filter(Q(ended_at__isnull=True) | Q(ended_at__date__gt=span.last))
    links = _held(Link.objects.visible_to(actor), span).filter(Exists(stood.filter(pk=OuterRef("entry_id"))))
    ties = _held(Tie.objects.visible_to(actor), span)
    found = []
    if ends.children:
        of_child = links.filter(among("child_id", ends.children))
        found.append(_told(of_child, "LINK", (End.CHILD, "child_id"), (End.ENTRY, "entry_id"), forwards=False))
    if ends.entries:
        of_entry = of_open_children(actor, links.filter(among("entry_id", ends.entries)), "child_id")
        found.append(_told(of_entry, "LINK", (End.ENTRY, "entry_id"), (End.CHILD, "child_id")))
        for here, there, forwards in (("a_id", "b_id", True), ("b_id", "a_id", False)):
            seen = ties.filter(Exists(stood.filter(pk=OuterRef(there))), among(here, ends.entries))
            found.append(_told(seen, "TIE", (End.ENTRY, here), (End.ENTRY, there), forwards=forwards))
    return found


def _held(rows: QuerySet, span: Span) -> QuerySet:
    began = Q(from_on__isnull=True) | Q(from_on__lte=span.last)
    goes_on = Q(to_on__isnull=True) | Q(to_on__gte=span.first)
    return rows.filter(began, goes_on, Q(ended_at__isnull=True) | Q(ended_at__date__gt=span.last))


def _told(rows: QuerySet, room: str, here: tuple[End, str], there: tuple[End, str], *, forwards: bool = True):
    return as_links(
        rows, ((here[0], F(here[1])), (there[0], F(there[1]))), room=room, what=F("way") if room == "LINK" else F("kind"),
        forwards=forwards, words=F("words"), since=F("from_on"), until=F("to_on"), sure=F("sure"), source=F("source"),
        agency=F("agency_id"), at=TruncDate("at"), about=About.ENTRY, police=F("police"),
    )  # fmt: skip


# For the clock, which acts for nobody and sees every entry


_DUE = """
select e.id from associates_entry e where e.ended_at is null and e.review_on <= %s and protected_owner(e.child_id) is null
  and not exists (select from duties_duty d where d.about = e.ref and d.kind = %s and d.state = 'OPEN') order by e.review_on, e.id
"""
_SETTLED = """
select e.id from associates_entry e join duties_duty d on d.about = e.ref and d.kind = %s and d.state = 'OPEN'
where e.ended_at is not null or e.review_on > %s order by e.id
"""


def due_for_review(today: date) -> list[int]:
    """The numbers of the entries that nobody has looked at again in time, and of which nothing is owed yet."""
    return _numbers(_DUE, today, REVIEW)


def settled(today: date) -> list[int]:
    """The numbers of the entries of which a look is still owed, though somebody has kept or ended them since."""
    return _numbers(_SETTLED, REVIEW, today)


def _numbers(sql: str, *arguments: object) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return [number for (number,) in cursor.fetchall()]


def entry_for_clock(number: int) -> Entry:
    """One entry, for the clock."""
    return Entry.objects.get(pk=number)
