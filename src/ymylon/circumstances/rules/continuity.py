"""Who stands beside a child, for how long, and how much one child has to bear: counted, never scored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ymylon.circumstances.rules.waits import whole_months
from ymylon.terms.codes import AllocationKind, InvolvementKind, Lane, TeamFunction
from ymylon.terms.words import Words

_K, _T = AllocationKind, TeamFunction
WINDOW = timedelta(days=90)
ALLOCATED = "ALLOCATED"  # the basis of an involvement
YEAR = timedelta(days=365)
# What counts as a meeting and as a visit, by the kinds of event that rooms write.
MEETINGS = frozenset({"MEETING_SET", "MEETING_HELD"})
VISITS = frozenset({"VISITED", "PREVENTION_CHECK", "INTERVIEW_HELD"})
# The council's own duty to the child: only somebody of the council holds it, whoever leads.
_COUNCIL = frozenset({_T.SOCIAL_WORK, _T.CHILDRENS_FRONT_DOOR, _T.EMERGENCY_DUTY, _T.MANAGEMENT, _T.EXPLOITATION})
_POLICE = frozenset({_T.POLICE_MISSING, _T.POLICE_CONTROL, _T.JOINT})
_HELD_BY: Mapping[AllocationKind, frozenset[TeamFunction]] = {
    _K.SOCIAL_WORKER: _COUNCIL,
    _K.PERSONAL_ADVISER: _COUNCIL,
    _K.POLICE_CONTACT: _POLICE,
    _K.YOUTH_JUSTICE: frozenset({_T.YOUTH_JUSTICE}),
}
# Without one of these a child stands alone: ending one makes the next owed.
ALWAYS_HELD = frozenset({_K.SOCIAL_WORKER, _K.LEAD_PROFESSIONAL})
# What those who care for the child every day may say.
AT_HOME = frozenset({_K.KEY_WORKER, _K.TRUSTED_ADULT})
_LANES: Mapping[AllocationKind, Lane] = {
    _K.YOUTH_JUSTICE: Lane.OFFENDING,
    _K.HEALTH: Lane.HEALTH,
    _K.SCHOOL: Lane.EDUCATION,
    _K.KEY_WORKER: Lane.CARE,
    _K.PERSONAL_ADVISER: Lane.CARE,
}
_TEAM_LANES: Mapping[TeamFunction, Lane] = {_T.YOUTH_JUSTICE: Lane.OFFENDING, _T.CLINIC: Lane.SEXUAL_HEALTH}

TAKEN = Words(
    "Somebody is this to the child already. Hand over from them instead.",
    "Mae rhywun eisoes yn hyn i’r plentyn. Trosglwyddwch oddi wrthynt yn lle hynny.",
)
NOT_OF_THE_COUNCIL = Words(
    "The council’s duty stays with the council: choose somebody of the council, and name the other as lead professional.",
    "Mae dyletswydd y cyngor yn aros gyda’r cyngor: dewiswch rywun o’r cyngor, ac enwi’r llall yn weithiwr arweiniol.",
    False,
)
NOT_OF_THAT_SERVICE = Words("Choose somebody of that service.", "Dewiswch rywun o’r gwasanaeth hwnnw.")
CHOOSE = Words("Choose who it is.", "Dewiswch pwy yw.")


def allocation_lane(kind: AllocationKind, function: TeamFunction | str | None) -> Lane:
    """The lane in which an allocation stands: what the team is for goes first, for its name would betray youth justice."""
    return (_TEAM_LANES.get(_T[function]) if function else None) or _LANES.get(kind, Lane.IDENTITY)


def visit_lane(function: TeamFunction | str | None) -> Lane:
    """The lane in which it stands that somebody of such a team came."""
    return (_TEAM_LANES.get(_T[function]) if function else None) or Lane.IDENTITY


def holder_fault(kind: AllocationKind, function: TeamFunction | str | None) -> Words | None:
    """Why somebody of such a team can't be this to a child; None if they can."""
    wanted = _HELD_BY.get(kind)
    if wanted is None or (function and _T[function] in wanted):
        return None
    return NOT_OF_THE_COUNCIL if kind in (_K.SOCIAL_WORKER, _K.PERSONAL_ADVISER) else NOT_OF_THAT_SERVICE


def kind_of_team(function: TeamFunction | str) -> InvolvementKind:
    """In what capacity a team is involved because a manager allocated somebody of it."""
    return InvolvementKind.YOUTH_JUSTICE if function == _T.YOUTH_JUSTICE else InvolvementKind.OTHER


def code_to_allocate(kind: AllocationKind | str) -> str:
    """Which permission it needs to say who is this to a child."""
    return "ALLOCATE_AT_HOME" if kind in AT_HOME else "ALLOCATE"


def changes(starts: Iterable[date], since: date) -> int:
    """How often one followed another since this day; the first of all is no change."""
    return sum(1 for start in sorted(starts)[1:] if start >= since)


def months_known(known_since: date | None, allocated_on: date, today: date) -> int:
    """Whole months that somebody has known the child: since they met, or else since they were allocated."""
    return whole_months(known_since or allocated_on, today)


@dataclass(frozen=True, slots=True)
class Load:
    """What one child has to bear, as far as one viewer may see."""

    people: int
    teams_besides: int
    meetings: int
    visits: int


def load_of(people: Iterable[int], named_teams: Iterable[int], teams: Iterable[int], events: Mapping[str, int]) -> Load:
    """People who are named, teams of which nobody is, and the meetings and visits among these events."""
    return Load(
        people=len(set(people)),
        teams_besides=len(set(teams) - set(named_teams)),
        meetings=sum(count for kind, count in events.items() if kind in MEETINGS),
        visits=sum(count for kind, count in events.items() if kind in VISITS),
    )
