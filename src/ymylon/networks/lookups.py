"""Who and what is around somebody or something, as far as one person may see: read from the rooms, each link in its own lane.

Nothing is copied, so nothing falls out of step, and each table’s own row security decides what its links show.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, cast
from uuid import UUID

from psycopg.types.range import DateRange, Range

from ymylon.access.links import NAMES
from ymylon.access.lookups import Agreed, agreements, in_force
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Agency, Team, agencies_by_id, agency_by_ref
from ymylon.associates import lookups as associates
from ymylon.associates.lookups import Entry, NoSuchEntry
from ymylon.associates.rules import Kind
from ymylon.audit.rules import shown_records
from ymylon.audit.standing import Asker, Given, sent
from ymylon.children.lookups import Child, NoSuchChild, child_by_ref, children_by_id
from ymylon.circumstances.lookups import links as circumstances
from ymylon.contexts import lookups as contexts
from ymylon.contexts.lookups import NoSuchContext, context_by_ref
from ymylon.intelligence import lookups as intelligence
from ymylon.missing.lookups import links as missing
from ymylon.networks import kept
from ymylon.networks.rules import HUB_NEIGHBOURS, NEEDED, Key, Picture, Step, key_here, key_there, picture_of, refs_in, walked_on
from ymylon.orders import lookups as orders
from ymylon.people.lookups import PersonName, cluster_of, current_names, edges_of
from ymylon.people.rules import cluster
from ymylon.protection.lookups import guard_beside, guard_of
from ymylon.screening import lookups as screening
from ymylon.terms.codes import Lane
from ymylon.terms.links import End, Ends, Link, Span

__all__ = ["Entry", "NoSuchContext", "NoSuchEntry"]
# A room that has links to give is named here, and gives them as the others do.
ROOMS = (associates, orders, screening, circumstances, missing, contexts, intelligence)
FIRST_MOST = 500  # links of the one that is asked about, the newest first

_NEWEST = """
select {names}, neighbours from (
  select seen.*, max(neighbour) over (partition by link_here_kind, link_here) as neighbours from (
    select link.*, row_number() over (
        partition by link_here_kind, link_here order by coalesce(link_since, link_at) desc, link_at desc, link_room, link_row desc
      ) as place,
      dense_rank() over (partition by link_here_kind, link_here order by link_there_kind, link_there, link_name) as neighbour
    from ({links}) link) seen) counted
where place <= %s order by link_here_kind, link_here, place
"""


@dataclass(frozen=True)
class Around:
    """A picture with what is known of each of its records; `refs`: the reference of a place, a group or intelligence."""

    picture: Picture
    entries: dict[int, Entry]
    children: dict[int, Child]
    names: dict[int, PersonName]
    agencies: dict[int, Agency]
    refs: dict[Key, str]
    more: bool  # whether the one that is asked about has more links than are read


def around_child(actor: Actor, ref: UUID, span: Span) -> Around | Team:
    """Who and what is within two steps of a child, under any record that is theirs; the team to ask, if they are protected.

    Raises NoSuchChild, to whoever does not hold the lane of persons of concern as well.
    """
    child = child_by_ref(actor, ref, guard_beside)
    if not set(actor.scopes(Lane.PERSONS)) & set(child.scopes):
        raise NoSuchChild
    same = cluster_of(actor, child.pk)
    # Whoever is protected under one record is under every other.
    owner = guard_of(same)[0] if child.protected_by or len(same) > 1 else None
    number: int = child.person_id
    return owner or _around(actor, Key(End.CHILD, number), Ends(children=same), span, dict.fromkeys(same, number))


def around_entry(actor: Actor, ref: UUID, span: Span) -> Around:
    """Who and what is within two steps of a person, group or thing of concern. Raises NoSuchEntry."""
    number = associates.entry_by_ref(actor, ref).pk
    return _around(actor, Key(End.ENTRY, number), Ends(entries=frozenset({number})), span, {})


def around_agency(actor: Actor, ref: UUID, span: Span) -> Around:
    """Who and what is within two steps of a home or a school. Raises NoSuchEntry."""
    agency = agency_by_ref(ref)
    if agency is None:
        raise NoSuchEntry
    return _around(actor, Key(End.AGENCY, agency.pk), Ends(agencies=frozenset({agency.pk})), span, {})


def around_context(actor: Actor, ref: UUID, span: Span) -> Around:
    """Who and what is within two steps of a place or a group that is assessed. Raises NoSuchContext."""
    found = context_by_ref(actor, ref)
    start, ends = Key(End.CONTEXT, found.pk), Ends(contexts=frozenset({found.pk}))
    return _around(actor, start, ends, span, {}, name=found.name, refs={start: str(found.ref)})


def child_to_give(actor: Actor, ref: UUID) -> Child:
    """The child whose network this person may give as a file: in the lane of intelligence, and not protected.

    Raises NoSuchChild.
    """
    child = child_by_ref(actor, ref, guard_beside)
    if not all(set(actor.scopes(lane)) & set(child.scopes) for lane in (Lane.PERSONS, Lane.INTELLIGENCE)):
        raise NoSuchChild
    if child.protected_by or guard_of(cluster_of(actor, child.pk))[0]:
        raise NoSuchChild
    return child


def agreements_to_give_under(actor: Actor, day: date) -> list[Agreed]:
    """The agreements in force on this day that cover a network, of which an agency of this person is a partner."""
    own = {post.agency_id for post in actor.posts if post.agency_id}
    return [
        one for one in in_force(agreements(), day)
        if own.intersection(one.terms.agency_ids) and set(one.terms.lanes) >= NEEDED
    ]  # fmt: skip


def walk(actor: Actor, start: Ends, span: Span) -> tuple[list[Step], list[Step]]:
    """The links of `start`, and those of what they lead to: two questions, whatever the size. A loop leads nowhere new."""
    first = links_of(actor, start, span, FIRST_MOST)
    return first, links_of(actor, walked_on(start, first), span, HUB_NEIGHBOURS + 1)


def links_of(actor: Actor, ends: Ends, span: Span, most: int) -> list[Step]:
    """The newest `most` links of each of these ends, and how many neighbours the end has; in one question to the database."""
    if not ends:
        return []
    question = _put_together()
    said = [_said(actor, ends, span, most, mark) for mark in question.marks]
    return [Step(Link(*row[:-1]), row[-1]) for row in kept.ask(question, said)]


def draw_questions() -> None:
    """Have the database keep the plan of the question that a walk puts."""
    kept.draw([_put_together()])


# Numbers that no record has, one for each field of `Ends`: what they stand for is sent with each asking, none among it.
_MARKS = {-1 - place: field.name for place, field in enumerate(fields(Ends))}
_ANY_DAYS = Span(date(1, 1, 2), date(1, 1, 3))
_MOST = "most"


@cache
def _put_together() -> kept.Question:
    """The question over all rooms and from every kind of end, with marks in place of who asks, about whom and which days.

    Put together by Django once in a process: that takes longer than the database needs to answer it.
    """
    about = Ends(*(frozenset({mark}) for mark in _MARKS))
    arms = [arm for room in ROOMS for arm in room.links_around(cast(Actor, Asker()), about, _ANY_DAYS)]
    sql, params = arms[0].union(*arms[1:], all=True).query.sql_with_params()
    return kept.question(_NEWEST.format(names=", ".join(NAMES), links=sql), [_mark(one) for one in params] + [(_MOST, _MOST)])


def _mark(param: Any) -> tuple[str, Any]:
    """What this value is called where it stands for another, or "" where it stands for itself."""
    if isinstance(param, Given):
        return param.name, param
    if isinstance(param, list):
        return f"numbers {param[0]}", param
    if isinstance(param, Range):
        return "days", param
    return (str(param), param) if param in (_ANY_DAYS.first, _ANY_DAYS.last) else ("", param)


def _said(actor: Actor, ends: Ends, span: Span, most: int, mark: Any) -> Any:
    """What a mark stands for when this person asks about these ends and days."""
    if isinstance(mark, Given):
        return sent(mark.take(actor, {}))
    if isinstance(mark, list):
        return sorted(getattr(ends, _MARKS[mark[0]]))
    if isinstance(mark, Range):
        return DateRange(span.first, span.last, "[]")
    return most if mark == _MOST else {_ANY_DAYS.first: span.first, _ANY_DAYS.last: span.last}[mark]


def _around(
    actor: Actor, start: Key, ends: Ends, span: Span, same: dict[int, int], *, name: str = "", refs: dict[Key, str] | None = None
) -> Around:
    first, second = walk(actor, ends, span)
    keys = {start} | {key for one in chain(first, second) for key in (key_here(one.link), key_there(one.link))}
    entries = associates.entries_not_shown(actor, _numbers(keys, End.ENTRY))
    numbers = _numbers(keys, End.CHILD)
    edges = edges_of(actor, numbers - same.keys())
    children = children_by_id(actor, numbers.union(*edges), guard_beside)
    # The links were narrowed already. Whoever is protected under one record is under every other, and is in nobody’s network.
    shut = {number for number, child in children.items() if child.protected_by is not None}
    seen = {number for number in numbers & children.keys() if not shut & cluster(edges, number)}
    same = {number: min(cluster(edges, number) & seen) for number in seen} | same
    first, second = ([one for one in steps if _may_be_shown(one.link, seen, entries)] for steps in (first, second))
    platforms = frozenset(Key(End.ENTRY, number) for number, entry in entries.items() if entry.kind == Kind.PLATFORM)
    picture = picture_of(start, first, second, same, platforms - {start})
    picture.centre.name = name
    agencies = _numbers(keys, End.AGENCY) | {link.agency for link in picture.links if link.agency}
    refs = refs_in(picture.links) | (refs or {})
    shown_records(entries[node.key.number].ref for node in picture.nodes if node.key.kind == End.ENTRY)
    shown_records(map(UUID, refs.values()))
    return Around(
        picture, entries, children, current_names(actor, seen), agencies_by_id(agencies), refs,
        len(first) >= FIRST_MOST,
    )  # fmt: skip


def _numbers(keys: Iterable[Key], kind: End) -> set[int]:
    return {key.number for key in keys if key.kind == kind}


def _may_be_shown(link: Link, children: set[int], entries: dict[int, Entry]) -> bool:
    held = {End.CHILD: children, End.ENTRY: entries.keys()}
    return link.here in held.get(End[link.here_kind], {link.here}) and link.there in held.get(End[link.there_kind], {link.there})
