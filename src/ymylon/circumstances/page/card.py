"""What leaves the office: a card for the family, with a name or, where names are hidden, the team; and a manager's caseload."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_in
from ymylon.circumstances.lookups.beside import allocations, caseload, hides_names
from ymylon.circumstances.page.shared import back_to
from ymylon.circumstances.rules.staff import signed_as
from ymylon.design.entries import Entry, Fact, Link, RecordPage, Section
from ymylon.design.moments import language
from ymylon.protection.lookups import known_child
from ymylon.terms.codes import AllocationKind

_FOR_FAMILY = (AllocationKind.FAMILY_CONTACT, AllocationKind.SOCIAL_WORKER, AllocationKind.LEAD_PROFESSIONAL)


@dataclass(frozen=True)
class CardPage:
    """A card to print."""

    title: str
    lede: str
    back: Link
    facts: tuple[Fact, ...]
    names_hidden: bool


def card_page(actor: Actor, ref: UUID) -> CardPage:
    """Whom the family of this child rings. Raises NoSuchChild."""
    child = known_child(actor, ref)
    hidden = hides_names(child.pk)
    rows = [row for row in allocations(actor, child.pk) if row.ended_at is None and row.kind in _FOR_FAMILY and row.team]
    facts = []
    for row in sorted(rows, key=lambda row: _FOR_FAMILY.index(AllocationKind[row.kind])):
        name = row.practitioner.name if row.practitioner_id else ""
        who, telephone = signed_as(name, row.team.name(language()), row.team.telephone, hidden=hidden)
        facts.append(Fact(AllocationKind[row.kind].label(language()), who, telephone))
    return CardPage(
        title=_("Whom to ring"),
        lede=_("In danger ring 999. Otherwise ring these people, in English or in Welsh."),
        back=back_to(child, "circumstances:beside", _("Back to who stands beside %(name)s") % {"name": child.name}),
        facts=tuple(facts) or (Fact(_("Nobody is named yet"), _("Allocate a contact for the family first.")),),
        names_hidden=hidden,
    )


def caseload_page(actor: Actor, home: Link) -> RecordPage:
    """Who of one's agency stands beside how many children; counted is what the manager may see."""
    agencies = {post.agency_id for post in actor.posts if post.agency_id}
    teams = teams_in(agencies, {post.team_id for post in actor.posts})
    rows = caseload(actor, [team.pk for team in teams])
    by_person: dict[tuple[int, int], list] = {}
    for row in rows:
        by_person.setdefault((row.practitioner_id, row.team_id), []).append(row)
    entries = tuple(
        Entry(
            heading=held[0].practitioner.name,
            why=", ".join(f"{AllocationKind[kind].label(language())}: {count}" for kind, count in _kinds(held)),
            source=held[0].team.name(language()),
            mark="done",
        )
        for held in by_person.values()
    )
    count = len({row.child_id for row in rows})
    note = ngettext("%(count)s child altogether.", "%(count)s children altogether.", count) % {"count": count}
    return RecordPage(
        title=_("Caseload"),
        lede=_("How many children each person stands beside. Only what you may see is counted."),
        back=home,
        sections=(Section(_("People"), "people", entries, tight=True, note=note, empty=_("Nobody is allocated.")),),
    )


def _kinds(rows: list) -> list[tuple[str, int]]:
    return Counter(row.kind for row in rows).most_common()
