"""Kinds of duty. Each is listed by the room that fulfils it; this floor knows only what a kind consists of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ymylon.terms.codes import Lane, Role, TeamFunction
from ymylon.terms.words import Words

from .climbing import Stage
from .instants import utc

WARN = "WARN"
PASSED_ON = "CLOSED"  # whoever stands for a closed team was told what it owes
LATE = "LATE"

_LATE_STAGES = (
    Stage(LATE, timedelta(0)),
    Stage("ESCALATED_1", timedelta(hours=2), Role.TEAM_MANAGER),
    Stage("ESCALATED_2", timedelta(hours=24), Role.HEAD_OF_SERVICE, repeat_every=timedelta(hours=24)),
)


def usual_stages(opened_at: datetime, due: datetime) -> tuple[Stage, ...]:
    """The climb of a duty: a warning in the last hour, late, manager, head of service every day."""
    # The last quarter of a short time: a duty of one hour isn't warned of as it opens.
    before = min(timedelta(hours=1), max((utc(due) - utc(opened_at)) / 4, timedelta(0)))
    # A warning that arrives when the duty is already late would say what isn't so.
    return (Stage(WARN, -before, lapses_after=timedelta(0)), *_LATE_STAGES)


@dataclass(frozen=True, slots=True)
class DutyKind:
    """Something owed: who owes it, in which lane it stands, by what policy it is due, where it is done and what meets it.

    `while_alive`: nobody can do it any more for a child who has died. What is owed to others, or of how the child died, stays.
    `beside`: what it is about may be found only by whoever reads this lane too.
    """

    code: str
    words: Words
    lane: Lane
    owner: TeamFunction
    policy_key: str
    address: str
    met_by: Words
    while_alive: bool = False
    beside: Lane | None = None


_T = TeamFunction
_COUNCIL = (_T.SOCIAL_WORK, _T.CHILDRENS_FRONT_DOOR, _T.EMERGENCY_DUTY, _T.MANAGEMENT)
_IN_TURN = {
    _T.POLICE_MISSING: (_T.POLICE_MISSING, _T.POLICE_CONTROL),
    _T.SOCIAL_WORK: _COUNCIL,
    _T.RETURN_INTERVIEWS: _COUNCIL,
    _T.MANAGEMENT: (_T.MANAGEMENT, *_COUNCIL[:3]),
}


def in_turn(owner: TeamFunction) -> tuple[TeamFunction, ...]:
    """Who owes it: where the team that should is not involved with the child, the next in the row. No duty falls on nobody."""
    return _IN_TURN.get(owner, (owner,))


def catalogue(kinds: Iterable[DutyKind]) -> dict[str, DutyKind]:
    """The kinds by code; a code listed twice is refused, for then two rooms would each think the other fulfils it."""
    found: dict[str, DutyKind] = {}
    for kind in kinds:
        if kind.code in found:
            raise ValueError(f"The duty {kind.code} is listed twice.")
        found[kind.code] = kind
    return found
