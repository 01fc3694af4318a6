"""From links to a picture: who and what is within two steps, where the walk stops, and what is drawn when there is too much."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ymylon.terms.folding import folded
from ymylon.terms.links import End, Ends, Link

# Ours, since November 2026: somebody or something with more neighbours than these joins whoever comes by, and tells nothing.
HUB_NEIGHBOURS = 25
MOST_DRAWN = 60
# What is walked on from, and where its numbers stand.
_WALKED = {End.CHILD: "children", End.ENTRY: "entries", End.CONTEXT: "contexts", End.REPORT: "reports"}


class Key(NamedTuple):
    """What makes somebody or something the same in a picture: a record’s number; of words, what they say."""

    kind: End
    number: int = 0
    words: str = ""


class Step(NamedTuple):
    """One link with how many neighbours stand around the end it was read from, as far as its reader may see."""

    link: Link
    neighbours: int


@dataclass
class Node:
    """One in the picture: how many steps away, since when on the way that led here, and whether the walk stopped at it."""

    key: Key
    step: int
    newest: date
    name: str = ""
    is_hub: bool = False
    neighbours: int = 0


@dataclass(frozen=True)
class Picture:
    """The nodes, nearest first and then newest; the links between them, each once; and how many of the nodes are drawn."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    @property
    def centre(self) -> Node:
        """Whom or what it was drawn around."""
        return self.nodes[0]

    @property
    def drawn(self) -> tuple[Node, ...]:
        """What a drawing holds."""
        return self.nodes[:MOST_DRAWN]

    def joined(self, among: Iterable[Node]) -> dict[tuple[Key, Key], list[Link]]:
        """The links between two of these, by the pair: several may say different things of the same two."""
        within = {node.key for node in among}
        found: dict[tuple[Key, Key], list[Link]] = {}
        for link in self.links:
            a, b = key_here(link), key_there(link)
            if a in within and b in within:
                found.setdefault((a, b) if (b, a) not in found else (b, a), []).append(link)
        return found


def key_here(link: Link) -> Key:
    """The end from which a link was read: always a record."""
    return Key(End[link.here_kind], link.here)


def key_there(link: Link) -> Key:
    """The other end. Places with the same words are one; people with the same words are not: nobody is joined by a name."""
    kind = End[link.there_kind]
    if kind in (End.PLACE, End.THEME):
        return Key(kind, 0, folded(link.name))
    return Key(kind, link.row, link.room) if kind == End.SOMEBODY else Key(kind, link.there)


def refs_in(links: Iterable[Link]) -> dict[Key, str]:
    """The references of the places, groups and intelligence that stand in these links: each link rests on that record."""
    found = {key: link.ref for link in links for key in (key_here(link), key_there(link))}
    return {key: ref for key, ref in found.items() if key.kind in (End.CONTEXT, End.REPORT)}


def newest_of(link: Link) -> date:
    """Since when it has been so, or at least known."""
    return link.since or link.at


def walked_on(start: Ends, steps: Iterable[Step]) -> Ends:
    """The records of the first step whose own links are asked for: no home, no school, no words, and the newest alone."""
    begun = {Key(kind, number) for kind, numbers in _by_kind(start).items() for number in numbers}
    found: dict[Key, date] = {}
    for link, _neighbours in steps:
        key = key_there(link)
        if key.kind in _WALKED and key not in begun:
            found[key] = max(found.get(key, date.min), newest_of(link))
    first = sorted(found, key=lambda key: (-found[key].toordinal(), key))[: MOST_DRAWN - 1]
    return Ends(**{name: frozenset(key.number for key in first if key.kind == kind) for kind, name in _WALKED.items()})


def _by_kind(ends: Ends) -> dict[End, frozenset[int]]:
    return {kind: getattr(ends, name) for kind, name in _WALKED.items()}


def picture_of(start: Key, first: Iterable[Step], second: Iterable[Step], same: Mapping[int, int],
               hubs: frozenset[Key] = frozenset()) -> Picture:  # fmt: skip
    """What stands around `start`. `same`: the number under which a child with several records stands; `hubs`: hubs by kind.

    A hub is in the picture and not walked through: what it alone leads to is left out.
    """
    near, far = _under(first, same), _under(second, same)
    crowds = {key_here(one.link): one.neighbours for one in far if one.neighbours > HUB_NEIGHBOURS}
    stops = hubs | crowds.keys()
    nodes = {start: Node(start, 0, date.max)}
    for link, _neighbours in near:
        _reach(nodes, link, 1)
    inner = set(nodes)
    kept = [one.link for one in near]
    for link, _neighbours in far:
        if key_there(link) in inner or key_here(link) not in stops:
            kept.append(link)
            _reach(nodes, link, 2)
    if near:
        crowds[start] = max(one.neighbours for one in near)
    for key, node in nodes.items():
        node.is_hub = key != start and (key.kind == End.AGENCY or key in stops)
        node.neighbours = crowds.get(key, 0)
    ordered = sorted(nodes.values(), key=lambda node: (node.step, -node.newest.toordinal(), node.key))
    links: dict[tuple, Link] = {}
    for link in kept:
        if key_here(link) != key_there(link):
            links.setdefault(_once(link), link)
    return Picture(tuple(ordered), tuple(links.values()))


def _under(steps: Iterable[Step], same: Mapping[int, int]) -> list[Step]:
    # A child with several records is one in the picture; nothing is re-pointed in the tables.
    return [Step(_one_record(one.link, same), one.neighbours) for one in steps]


def _one_record(link: Link, same: Mapping[int, int]) -> Link:
    here = same.get(link.here, link.here) if link.here_kind == End.CHILD else link.here
    there = same.get(link.there, link.there) if link.there_kind == End.CHILD else link.there
    return link._replace(here=here, there=there)


def _reach(nodes: dict[Key, Node], link: Link, step: int) -> None:
    key, newest = key_there(link), newest_of(link)
    node = nodes.setdefault(key, Node(key, step, newest, link.name))
    if node.step == step:
        node.newest = max(node.newest, newest)


def _once(link: Link) -> tuple:
    # Of brothers and sisters each has a row that names the other.
    if link.here_kind == End.CHILD and link.there_kind == End.CHILD:
        return (link.room, link.what, frozenset((link.here, link.there)), link.words)
    return (link.room, link.row)
