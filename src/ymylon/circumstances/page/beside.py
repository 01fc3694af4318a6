"""Who stands beside a child and for how long, what the child has to bear, and brothers and sisters."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import in_post_since, members_of, teams_in
from ymylon.children.lookups import contacts, event_counts, involvements, refs_of
from ymylon.circumstances.lookups.beside import Allocation, Sibling, allocations, siblings
from ymylon.circumstances.page.shared import back_to_child
from ymylon.circumstances.rules.continuity import (
    MEETINGS,
    VISITS,
    WINDOW,
    YEAR,
    Load,
    changes,
    code_to_allocate,
    load_of,
    months_known,
)
from ymylon.circumstances.rules.waits import whole_months
from ymylon.design.entries import Entry, Fact, Link, RecordPage, Section
from ymylon.design.moments import When, language
from ymylon.design.ways import reverse
from ymylon.people.lookups import current_names, of_the_same_family_name
from ymylon.protection.lookups import KnownChild, known_child
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import AllocationKind, Lane, WhyChanged

_COUNTED = (AllocationKind.SOCIAL_WORKER, AllocationKind.POLICE_CONTACT)


def beside_page(actor: Actor, ref: UUID, now: datetime) -> RecordPage:
    """Who stands beside the child with this reference. Raises NoSuchChild."""
    child = known_child(actor, ref)
    rows, today = allocations(actor, child.pk), local(now).date()
    named = {contact.pk: contact.name for contact in contacts(actor, child.pk)}
    posts = in_post_since(row.practitioner_id for row in rows)
    return RecordPage(
        title=_("Who stands beside %(name)s") % {"name": child.name},
        lede=_("Somebody stands beside a child until a person ends it. Whoever leaves their job is missed the same day."),
        back=back_to_child(child),
        facts=(*_load_facts(_load(actor, child, rows, now)), *_change_facts(rows, today)),
        sections=(
            _now(actor, child, [row for row in rows if row.ended_at is None], named, posts, today),
            _earlier([row for row in rows if row.ended_at is not None], named),
            _family(actor, child, siblings(actor, child.pk)),
        ),
        links=_links(actor, child),
    )


def _links(actor: Actor, child: KnownChild) -> tuple[Link, ...]:
    found = []
    if child.writes(actor, Lane.IDENTITY, "ALLOCATE_AT_HOME"):
        found.append(Link(_("Allocate somebody"), reverse("circumstances:allocate", args=[child.ref]), looks="second"))
    found.append(Link(_("Card for the family"), reverse("circumstances:card", args=[child.ref])))
    return tuple(found)


def _load(actor: Actor, child: KnownChild, rows: list[Allocation], now: datetime) -> Load:
    open_rows = [row for row in rows if row.ended_at is None]
    teams = {row.team_id for row in involvements(actor, child.pk)}
    events = event_counts(actor, child.pk, MEETINGS | VISITS, now - WINDOW)
    people = [row.practitioner_id for row in open_rows if row.practitioner_id]
    return load_of(people, [row.team_id for row in open_rows if row.team_id], teams, events)


def _load_facts(load: Load) -> tuple[Fact, ...]:
    people = ngettext("%(count)s person", "%(count)s people", load.people) % {"count": load.people}
    teams = ngettext("%(count)s team besides", "%(count)s teams besides", load.teams_besides) % {"count": load.teams_besides}
    meetings = ngettext("%(count)s meeting", "%(count)s meetings", load.meetings) % {"count": load.meetings}
    visits = ngettext("%(count)s visit", "%(count)s visits", load.visits) % {"count": load.visits}
    return (
        Fact(_("Professionals around the child"), f"{people}, {teams}", _("Only what you may see is counted.")),
        Fact(_("In the last 90 days"), f"{meetings}, {visits}", _("Only what you may see is counted.")),
    )


def _change_facts(rows: list[Allocation], today: date) -> tuple[Fact, ...]:
    facts = []
    for kind in _COUNTED:
        starts = [local(row.since_at).date() for row in rows if row.kind == kind]
        if starts:
            count = changes(starts, today - YEAR)
            words = ngettext("%(count)s change in a year", "%(count)s changes in a year", count) % {"count": count}
            facts.append(Fact(kind.label(language()), words))
    return tuple(facts)


def _now(actor: Actor, child: KnownChild, rows: list[Allocation], named, posts, today: date) -> Section:
    entries = tuple(_entry(actor, child, row, named, posts, today) for row in rows)
    return Section(_("Now"), "now", entries, tight=True, empty=_("Nobody is allocated to this child."))


def _entry(actor: Actor, child: KnownChild, row: Allocation, named, posts, today: date) -> Entry:
    since, left = local(row.since_at).date(), _has_left(row, posts)
    parts = [_known(row, since, today), _in_post(row, posts, today)]
    if left:
        parts = [_("Works there no longer. Who follows is owed."), *parts[:1]]
    who = holder_words(row, named)
    return Entry(
        heading=f"{AllocationKind[row.kind].label(language())}: {who}",
        why=" ".join(part for part in parts if part),
        when=When("late" if left else "calm", long_date(since, language()), "", since.isoformat()),
        mark="late" if left else "done",
        source=team_words(row),
        links=_doors(actor, child, row, who),
    )


def _known(row: Allocation, since: date, today: date) -> str:
    if row.contact_id and row.known_since is None:
        return ""  # A grandfather knew the child before anybody wrote it down.
    count = months_known(row.known_since, since, today)
    if not count:
        return _("Has known the child for less than a month.")
    known = ngettext("Has known the child for %(count)s month.", "Has known the child for %(count)s months.", count)
    return known % {"count": count}


def _has_left(row: Allocation, posts) -> bool:
    return row.practitioner_id is not None and (row.practitioner_id, row.team_id) not in posts


def _in_post(row: Allocation, posts, today: date) -> str:
    since = posts.get((row.practitioner_id, row.team_id))
    if since is None:
        return ""
    count = whole_months(local(since).date(), today)
    return ngettext("In post for %(count)s month.", "In post for %(count)s months.", count) % {"count": count}


def holder_words(row: Allocation, named: dict[int, str]) -> str:
    """Who it is: a practitioner by name, or somebody around the child."""
    return row.practitioner.name if row.practitioner_id else named.get(row.contact_id or 0, _("Somebody around the child"))


def team_words(row: Allocation) -> str:
    """Team and agency."""
    if row.team is None:
        return ""
    agency = row.team.agency.name(language()) if row.team.agency else ""
    return ", ".join(part for part in (row.team.name(language()), agency, row.team.telephone) if part)


def _doors(actor: Actor, child: KnownChild, row: Allocation, who: str) -> tuple[Link, ...]:
    if not child.writes(actor, Lane.IDENTITY, code_to_allocate(row.kind)):
        return ()
    end = Link(_("End it"), reverse("circumstances:end_allocation", args=[row.ref]), who)
    if not row.practitioner_id:
        return (end,)
    return (Link(_("Hand over"), reverse("circumstances:follow", args=[row.ref]), who), end)


def _earlier(rows: list[Allocation], named) -> Section:
    entries = tuple(
        Entry(
            heading=f"{AllocationKind[row.kind].label(language())}: {holder_words(row, named)}",
            why=WhyChanged[row.why_ended].label(language()) if row.why_ended else "",
            when=When("calm", long_date(local(row.ended_at).date(), language()), _("ended"), row.ended_at.date().isoformat()),
            source=team_words(row),
        )
        for row in rows
    )
    return Section(_("Earlier"), "earlier", entries, tight=True, empty=_("Nobody before."))


def _family(actor: Actor, child: KnownChild, rows: list[Sibling]) -> Section:
    names = current_names(actor, [row.other_id for row in rows])
    entries = tuple(
        Entry(
            heading=names[row.other_id].full if row.other_id in names else "–",
            links=(
                Link(_("Open the record"), reverse("chronology:child", args=[row.other_ref])),
                *_unname(actor, child, row),
            ),
        )
        for row in rows
    )
    links: tuple[Link, ...] = ()
    if child.writes(actor, Lane.IDENTITY, "NAME_SIBLING"):
        links = (Link(_("Name a brother or sister"), reverse("circumstances:sibling", args=[child.ref]), looks="second"),)
    note = _("Those whose record you may see.")
    return Section(_("Brothers and sisters"), "siblings", entries, tight=True, note=note, empty=_("None is named."), links=links)


def _unname(actor: Actor, child: KnownChild, row: Sibling) -> tuple[Link, ...]:
    if not child.writes(actor, Lane.IDENTITY, "NAME_SIBLING"):
        return ()
    return (Link(_("Named in error"), reverse("circumstances:unname_sibling", args=[child.ref, row.ref])),)


def people_around(actor: Actor, child: KnownChild) -> list[tuple[str, str]]:
    """Whoever may be allocated: people of the involved teams that this person may know of, then contacts of the child.

    A manager chooses among all teams of their own agency, where it holds the child.
    """
    teams = {row.team_id for row in involvements(actor, child.pk)}
    own = {post.agency_id for post in actor.posts_for("ALLOCATE_TEAM", child.scopes) if post.agency_id}
    teams |= {team.pk for team in teams_in(own, ())}
    people = [
        (f"p:{row.practitioner_id}:{row.team_id}", f"{row.practitioner.name}, {row.team.name(language())}")
        for row in members_of(teams)
    ]
    return people + [(f"c:{contact.pk}", contact.name) for contact in contacts(actor, child.pk)]


def colleagues(actor: Actor, child: KnownChild) -> list[tuple[str, str]]:
    """The same as numbers of practitioners alone, each once."""
    found: dict[str, str] = {}
    for value, words in _practitioners(people_around(actor, child)):
        found.setdefault(value, words)
    return list(found.items())


def _practitioners(people: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((value.split(":")[1], words) for value, words in people if value.startswith("p:"))


def same_family(actor: Actor, child: KnownChild) -> list[tuple[str, str]]:
    """Children of the same family name, by reference."""
    names = of_the_same_family_name(actor, child.pk)
    # With the child itself: a page asks as often where nobody else bears the name.
    refs = refs_of(actor, [child.pk, *(name.person_id for name in names)])
    return [(str(refs[name.person_id]), name.full) for name in names if name.person_id in refs]
