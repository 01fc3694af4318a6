"""That a board has no next date climbs: whose it is is told once it is late, then their manager, then the head of service.

Whoever keeps it may say that it meets no more.
"""

from datetime import datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.policy import BY_ROLE, Reach
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import chain_of, members_of, teams_by_id
from ymylon.audit.actions import record_act
from ymylon.circumstances.actions.writing import once
from ymylon.design.ways import reverse
from ymylon.duties.rules import stages_due
from ymylon.meetings.actions.writing import note_frame
from ymylon.meetings.lookups.boards import Late, board_without_date
from ymylon.meetings.models import Ended, Meeting, Rung
from ymylon.meetings.rules.boards import STAGES, counted_from
from ymylon.meetings.rules.judging import MEANWHILE, SAY_WHY
from ymylon.post.actions import queue
from ymylon.terms.codes import Lane, Role
from ymylon.terms.faults import Fault

# How far up the chain of managers; a team that is closed is passed over to whoever stands for it.
_STEPS = {None: 1, Role.TEAM_MANAGER: 2, Role.HEAD_OF_SERVICE: 3}


@transaction.atomic
def climb(*, at: datetime, late: Late) -> int:
    """Whoever is to be told of a board without a next date at this moment is told, each stage once; how many stages."""
    stages = STAGES if late.done else STAGES[:1]  # first that it is late, whenever that is first seen
    due = stages_due(counted_from(late.due_on, late.done), stages, late.done, at)
    chain = chain_of(late.team_id, at) if due else []
    keeping = _keeping(chain, late.scopes)
    for stage in due:
        number = _told(chain, keeping, _STEPS[stage.to])  # type: ignore[index]
        Rung.objects.create(meeting_id=late.meeting_id, due_on=late.due_on, stage=stage.key, team_id=number, at=at)
        if email := teams_by_id([number])[number].email:
            key = f"board:{late.ref}:{late.due_on}:{stage.key}"
            queue(key=key, to_email=email, link=reverse("meetings:every"), at=at)
        record_act("BOARD_CLIMBED", lane=Lane.MEETING, about=late.ref, why=stage.key)
    return len(due)


def _keeping(chain: list[int], scopes: list[int]) -> set[int]:
    """In which of these teams somebody keeps the board’s meetings: others would be led to a page on which it does not stand."""
    found = set()
    for one in members_of(chain):
        row, team = BY_ROLE[one.role], one.team
        whole = row.reach is Reach.AGENCY and team.agency is not None
        if Lane.MEETING in row.writes and (team.agency.scope if whole else team.scope) in scopes:
            found.add(team.pk)
    return found


def _told(chain: list[int], keeping: set[int], steps: int) -> int:
    """The last of the chain up to there that can set a date; else the next above; where nobody can, whose board it is."""
    able = [number for number in chain[:steps] if number in keeping]
    above = [number for number in chain[steps:] if number in keeping]
    return able[-1] if able else [*above, chain[0]][0]


@transaction.atomic
def end_board(*, by: Actor, at: datetime, meeting: Meeting, why: str) -> None:
    """After this last meeting the board or group meets no more: nobody owes a date, until somebody calls one. Raises Fault."""
    permit(by, "CALL_MEETING")
    if not why.strip():
        raise Fault(SAY_WHY, "why")
    board_without_date(by, at, meeting.ref)
    once(Ended, Fault(MEANWHILE), meeting_id=meeting.pk, why=why.strip(), at=at, by_id=by.practitioner_id)
    note_frame(meeting, "BOARD_ENDED")
