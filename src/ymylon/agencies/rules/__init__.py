"""Which body answers for an area, where nobody has entered one: the council, the force or the health board, by its code."""

from collections.abc import Sequence
from typing import NamedTuple

from ymylon.terms.codes import AgencyKind, TeamFunction
from ymylon.terms.geography import AUTHORITIES, FORCES, HEALTH_BOARDS, Nation, find_authority
from ymylon.terms.words import Words


class Body(NamedTuple):
    """A council, force or health board with the areas that it serves, and the function whose team is told there."""

    kind: AgencyKind
    code: str
    words: Words
    areas: tuple[str, ...]
    function: TeamFunction


def body_of(functions: Sequence[TeamFunction], area: str) -> Body | None:
    """The body that has one of these functions in this area (GSS code); None where none is known.

    In Northern Ireland the council has no social services, and which trust serves a district isn't in our codes: no council is
    entered there, and its force alone is.
    """
    place = find_authority(area)
    if place is None:
        return None
    if TeamFunction.CHILDRENS_FRONT_DOOR in functions and place.nation != Nation.NORTHERN_IRELAND:
        return Body(AgencyKind.COUNCIL, place.gss, place.words, (place.gss,), TeamFunction.CHILDRENS_FRONT_DOOR)
    if TeamFunction.POLICE_CONTROL in functions and place.force in FORCES:
        served = tuple(gss for gss, one in AUTHORITIES.items() if one.force == place.force)
        return Body(AgencyKind.POLICE, place.force, FORCES[place.force].words, served, TeamFunction.POLICE_CONTROL)
    if TeamFunction.HEALTH_SAFEGUARDING in functions and place.health_board in HEALTH_BOARDS:
        served = tuple(gss for gss, one in AUTHORITIES.items() if one.health_board == place.health_board)
        words = HEALTH_BOARDS[place.health_board].words
        return Body(AgencyKind.HEALTH_BOARD, place.health_board, words, served, TeamFunction.HEALTH_SAFEGUARDING)
    return None
