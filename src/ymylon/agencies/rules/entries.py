"""The directory as plain values: what stands in it, and what a file may bring. What points at another does so by reference."""

from dataclasses import dataclass, field
from datetime import date

from ymylon.terms.codes import AgencyKind, Role, TeamFunction
from ymylon.terms.words import Words


@dataclass(frozen=True)
class AgencyEntry:
    """An agency."""

    ref: str
    kind: AgencyKind
    name: Words
    code: str = ""
    areas: tuple[str, ...] = ()
    telephone: str = ""
    uses_ymylon: bool = True


@dataclass(frozen=True)
class TeamEntry:
    """A team; `until` is its last day. `by_itself`: the program entered it because nobody had, and nobody ever worked in it."""

    ref: str
    agency: str
    function: TeamFunction
    name: Words
    areas: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    next_team: str = ""
    manager_team: str = ""
    until: date | None = None
    by_itself: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class PersonEntry:
    """Somebody who works here, by the address with which they sign in."""

    email: str
    given_name: str
    family_name: str
    language: str = "en"
    telephone: str = ""
    may_sign_in: bool = True


@dataclass(frozen=True)
class PlaceEntry:
    """Somebody's role in a team; both days count. `number` is that of the place that stands; without `from_on` it begins now."""

    email: str
    team: str
    role: Role
    from_on: date | None = None
    until: date | None = None
    number: int | None = None
    is_over: bool = field(default=False, compare=False)
