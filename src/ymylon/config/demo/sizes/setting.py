"""Where a child's life happens: the places that have a part in it, and what stands for each of them in a row of the database.

What the actions wrote for one child holds numbers of teams, people and scopes. They mean "the council that is responsible",
"the force where the child lives"; for another child the same words mean other numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ymylon.terms.geography import AUTHORITIES

from .directory import Place


class Named(NamedTuple):
    """What a number means: the part that a place has ("host force"), what of it, and by which name."""

    part: str
    what: str
    name: str = ""


class Where(NamedTuple):
    """The responsible council, the one in whose area the child lives, and the home ("" if in none)."""

    responsible: str
    host: str
    home: str


@dataclass(frozen=True)
class Setting:
    """The parts and their places, as they are for some children."""

    where: Where
    parts: Mapping[str, Place]

    @cached_property
    def numbers(self) -> dict[tuple[str, object], Named]:
        """What each number, address and code means here; where two parts are one place, it means the first."""
        found: dict[tuple[str, object], Named] = {}
        for part, place in self.parts.items():
            for kind, value, named in _said_of(part, place):
                found.setdefault((kind, value), named)
        return found

    @cached_property
    def values(self) -> dict[Named, object]:
        """What stands here for each meaning."""
        return {named: value for part, place in self.parts.items() for _, value, named in _said_of(part, place)}


def _said_of(part: str, place: Place):
    yield "agency", place.agency, Named(part, "agency")
    yield "scope", place.scope, Named(part, "scope")
    if place.code:
        yield "text", place.code, Named(part, "code")
    for name, desk in place.desks.items():
        yield "team", desk.team, Named(part, "team", name)
        yield "scope", desk.scope, Named(part, "desk scope", name)
        yield "text", desk.email, Named(part, "email", name)
    for name, post in place.posts.items():
        yield "practitioner", post.practitioner, Named(part, "practitioner", name)
        yield "account", post.account, Named(part, "account", name)


def setting(places: Mapping[str, Place], where: Where) -> Setting:
    """The setting of a child who lives there."""
    responsible, host = AUTHORITIES[where.responsible], AUTHORITIES[where.host]
    parts = {
        "responsible": places[where.responsible],
        "host": places[where.host],
        "force": places[responsible.force],
        "host force": places[host.force],
        "health": places[host.health_board],
        "interviews": places[f"interviews:{responsible.force}"],
    }
    if where.home:
        parts["home"] = places[where.home]
    return Setting(where, parts)
