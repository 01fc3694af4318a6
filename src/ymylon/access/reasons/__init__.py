"""Why each role does or does not see each kind of fact: one cell a role and lane, in words for whoever answers for the data.

`policy.ROWS` decides; this says why. A test holds the two alike: no cell without its reason, no reason without its cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ymylon.access.policy import BY_ROLE
from ymylon.access.reasons import danger, interview, life, search
from ymylon.access.reasons.shape import Group, LaneReasons
from ymylon.terms.codes import Lane, Role
from ymylon.terms.words import Words


def _as_council(said: LaneReasons) -> LaneReasons:
    """A council's managers are let in and kept out as its social workers are, where a lane says nothing of them."""
    granted, refused_to = (
        {Group.MANAGER: reasons[Group.COUNCIL], **reasons} if Group.COUNCIL in reasons else reasons
        for reasons in (said.granted, said.refused_to)
    )
    return replace(said, granted=granted, refused_to=refused_to)


_SAID = {**search.LANES, **interview.LANES, **life.LANES, **danger.LANES}
LANES: Mapping[Lane, LaneReasons] = {lane: _as_council(said) for lane, said in _SAID.items()}

GROUPS: Mapping[Role, Group] = {
    Role.RESIDENTIAL_WORKER: Group.CARER,
    Role.FOSTER_CARER: Group.CARER,
    Role.POLICE_MISSING_COORDINATOR: Group.COORDINATOR,
    Role.RESPONSE_OFFICER: Group.OFFICER,
    Role.PCSO: Group.PCSO,
    Role.FORCE_INTELLIGENCE_OFFICER: Group.DESK,
    Role.EMERGENCY_DUTY_SOCIAL_WORKER: Group.COUNCIL,
    Role.SOCIAL_WORKER: Group.COUNCIL,
    Role.SOCIAL_WORK_ASSISTANT: Group.ASSISTANT,
    Role.TEAM_MANAGER: Group.MANAGER,
    Role.HEAD_OF_SERVICE: Group.MANAGER,
    Role.HEALTH_SAFEGUARDING_NURSE: Group.NURSE,
    Role.DESIGNATED_SAFEGUARDING_PERSON: Group.SCHOOL,
    Role.YOUTH_JUSTICE_WORKER: Group.YOUTH,
    Role.RETURN_INTERVIEW_WORKER: Group.INTERVIEWER,
    Role.EXPLOITATION_COORDINATOR: Group.COUNCIL,
    Role.PANEL_CHAIR: Group.CHAIR,
    Role.ANALYST: Group.NO_CHILD,
    Role.AUDITOR: Group.AUDITOR,
    Role.ADMINISTRATOR: Group.NO_CHILD,
    Role.WALL_SCREEN: Group.SCREEN,
}

_ALWAYS: Mapping[Group, Words] = {
    Group.NO_CHILD: Words(
        "Works with accounts or with figures and needs no child’s record for it.",
        "Yn gweithio gyda chyfrifon neu ffigurau, heb fod angen cofnod unrhyw blentyn ar gyfer hynny.",
    ),
    Group.AUDITOR: Words(
        "Judges who looked at what; for that nobody needs to see what was looked at.",
        "Yn barnu pwy edrychodd ar beth; nid oes angen gweld yr hyn yr edrychwyd arno i wneud hynny.",
    ),
    Group.SCREEN: Words(
        "Whoever passes by can read it, so that it shows a board and nothing more.",
        "Gall unrhyw un sy’n mynd heibio ei ddarllen, felly mae’n dangos bwrdd a dim mwy.",
    ),
}


@dataclass(frozen=True)
class Cell:
    """One decision: whether this role reads and writes this lane, and why."""

    role: Role
    lane: Lane
    reads: bool
    writes: bool
    why: Words


def cell(role: Role, lane: Lane) -> Cell:
    """The decision on one role and one lane."""
    row, said, group = BY_ROLE[role], reasons(lane), GROUPS[role]
    reads = lane in row.reads
    why = said.granted[group] if reads else said.refused_to.get(group) or _ALWAYS.get(group) or said.refused
    return Cell(role, lane, reads, lane in row.writes, why)


def reasons(lane: Lane) -> LaneReasons:
    """What is said of one lane."""
    return LANES[lane]
