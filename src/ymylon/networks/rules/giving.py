"""What of a network leaves the record, and in what form: FollowTheMoney, one entity a line. Free of Django.

Names, numbers, marks, and what stands in what relation to what, since when. Nobody’s words: neither why something is held, nor
who told it, nor a description. The numbers of the entities hold in one file alone: no two files can be joined by them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from ymylon.terms.codes import Lane
from ymylon.terms.links import End, Link, LinkKind
from ymylon.terms.words import Words

from .codes import NodeKind
from .picture import Key, Picture, key_here, key_there

# Without these three an agreement does not cover a network: who a child is, who is around them, and that it is intelligence.
NEEDED = frozenset({Lane.IDENTITY, Lane.PERSONS, Lane.INTELLIGENCE})
NOT_COVERED = Words(
    "This agreement does not cover it now: choose another, or have one made.",
    "Nid yw’r cytundeb hwn yn ei gwmpasu nawr: dewiswch un arall, neu trefnwch i un gael ei wneud.",
    False,
)
NOT_OF_PROTECTED = Words(
    "This child is protected: no network of theirs leaves this record. Ask the team that answers for the child.",
    "Mae’r plentyn hwn wedi’i warchod: nid oes rhwydwaith ohono’n gadael y cofnod hwn. Gofynnwch i’r tîm sy’n ateb dros"
    " y plentyn.",
    False,
)
NOTHING_TO_GIVE = Words(
    "Nobody and nothing is linked in these days, of what the agreement covers and you may see.",
    "Nid oes neb na dim wedi’i gysylltu yn y dyddiau hyn, o’r hyn y mae’r cytundeb yn ei gwmpasu ac y cewch ei weld.",
    False,
)

_SCHEMA = {
    NodeKind.CHILD: "Person", NodeKind.PERSON: "Person", NodeKind.SOMEBODY: "Person", NodeKind.GROUP: "Organization",
    NodeKind.PLATFORM: "Organization", NodeKind.AGENCY: "Organization", NodeKind.PHONE: "UserAccount",
    NodeKind.ACCOUNT: "UserAccount", NodeKind.VEHICLE: "Vehicle", NodeKind.PLACE: "Address",
    NodeKind.CONTEXT: "Address",
}  # fmt: skip
_STAY = {End.THEME, End.REPORT}
_MARK = {"UserAccount": "username", "Vehicle": "registrationNumber", "Address": "full"}


@dataclass(frozen=True)
class Thing:
    """Somebody or something of a network, as it leaves."""

    key: Key
    kind: NodeKind
    name: str
    aliases: tuple[str, ...] = ()
    mark: str = ""
    born_about: int | None = None


@dataclass(frozen=True)
class Relation:
    """A link between two of them, read from `a` to `b`: what it says and how sure that is, in both languages."""

    a: Key
    b: Key
    link: Link
    what: Words
    sure: Words | None


def kept(picture: Picture, left_out: frozenset[Key]) -> list[Link]:
    """The links that may leave: none to whoever is left out, a theme, intelligence or a peer group, nor what only they led to.

    What was released has a handling of its own, which says to whom it may go on. Friends of a child are nobody’s network.
    """
    pairs = [(link, key_here(link), key_there(link)) for link in picture.links if link.what != LinkKind.OF_CIRCLE]
    pairs = [one for one in pairs if not {one[1], one[2]} & left_out and not _STAY & {one[1].kind, one[2].kind}]
    reached, grows = {picture.centre.key}, True
    while grows:
        found = {key for _link, a, b in pairs if {a, b} & reached for key in (a, b)} - reached
        reached |= found
        grows = bool(found)
    return [link for link, a, _b in pairs if a in reached]


def lanes_by_child(links: Iterable[Link], start: Key) -> dict[int, frozenset[Lane]]:
    """Of each child in a file, the kinds of fact that it holds of them."""
    found: dict[int, set[Lane]] = {start.number: set()} if start.kind == End.CHILD else {}
    for link in links:
        for key in (key_here(link), key_there(link)):
            if key.kind == End.CHILD:
                found.setdefault(key.number, set()).add(Lane[link.lane])
    return {number: frozenset(lanes | {Lane.IDENTITY, Lane.INTELLIGENCE}) for number, lanes in found.items()}


def entities(file: UUID, things: Mapping[Key, Thing], relations: Iterable[Relation], mark: str) -> Iterator[dict[str, Any]]:
    """The entities of a file, each marked with `mark`: first who and what, then the relations between them."""
    for thing in things.values():
        yield _entity(_number(file, thing.key), _SCHEMA[thing.kind], _said_of(thing) | {"notes": [mark]})
    for one in relations:
        yield _relation(file, things, one, mark)


def _said_of(thing: Thing) -> dict[str, list[str]]:
    schema = _SCHEMA[thing.kind]
    said = {"name": [thing.name], "alias": list(thing.aliases)}
    if schema in _MARK:
        said[_MARK[schema]] = [thing.mark or thing.name]
    if schema == "UserAccount":
        said["service"] = ["telephone" if thing.kind == NodeKind.PHONE else "online"]
    if schema == "Person" and thing.born_about:
        said["birthDate"] = [str(thing.born_about)]
    return said


def _relation(file: UUID, things: Mapping[Key, Thing], one: Relation, mark: str) -> dict[str, Any]:
    schema, a, b, role = _kind_of(things[one.a], things[one.b], one.link)
    said = {a: [_number(file, one.a)], b: [_number(file, one.b)], role: _both(one.what), "description": [mark]}
    said |= {"startDate": _day(one.link.since), "endDate": _day(one.link.until), "summary": _both(one.sure)}
    return _entity(_number(file, (one.link.room, one.link.row)), schema, said)


def _kind_of(a: Thing, b: Thing, link: Link) -> tuple[str, str, str, str]:
    """The schema of a relation, with its two ends and what says what it is. It claims no more than was written."""
    if link.what == "SIBLING" and _SCHEMA[a.kind] == _SCHEMA[b.kind] == "Person":
        return "Family", "person", "relative", "relationship"
    if link.what == "MEMBER_OF" and _SCHEMA[a.kind] in ("Person", "Organization") and _SCHEMA[b.kind] == "Organization":
        return "Membership", "member", "organization", "role"
    # Who uses a car does not own it, and who harms a child is no associate of theirs.
    return "UnknownLink", "subject", "object", "role"


def _entity(number: str, schema: str, said: Mapping[str, list[str]]) -> dict[str, Any]:
    properties = {name: values for name, values in said.items() if values}
    return {"id": number, "schema": schema, "properties": properties}


def _number(file: UUID, key: object) -> str:
    return str(uuid5(file, repr(tuple(map(str, key)) if isinstance(key, tuple) else key)))


def _both(words: Words | None) -> list[str]:
    return list(dict.fromkeys((words.en, words.cy))) if words else []


def _day(day: date | None) -> list[str]:
    return [day.isoformat()] if day else []
