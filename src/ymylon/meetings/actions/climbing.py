"""That a board has no next date climbs: whose it is is told once it is late, then their manager, then the head of service."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from ymylon.agencies.lookups import chain_of, teams_by_id
from ymylon.audit.actions import record_act
from ymylon.duties.rules import stages_due
from ymylon.meetings.lookups.boards import Late
from ymylon.meetings.models import Rung
from ymylon.meetings.rules.boards import STAGES
from ymylon.post.actions import queue
from ymylon.terms.calendars import end_of_day
from ymylon.terms.codes import Lane, Role

# How far up the chain of managers; a team that is closed is passed over to whoever stands for it.
_STEPS = {None: 1, Role.TEAM_MANAGER: 2, Role.HEAD_OF_SERVICE: 3}


@transaction.atomic
def climb(*, at: datetime, late: Late) -> int:
    """Whoever is to be told of a board without a next date at this moment is told, each stage once; how many stages."""
    due = stages_due(end_of_day(late.due_on), STAGES, late.done, at)
    for stage in due:
        number = chain_of(late.team_id, at)[: _STEPS[stage.to]][-1]  # type: ignore[index]
        Rung.objects.create(meeting_id=late.meeting_id, due_on=late.due_on, stage=stage.key, team_id=number, at=at)
        if email := teams_by_id([number])[number].email:
            key = f"board:{late.ref}:{late.due_on}:{stage.key}"
            queue(key=key, to_email=email, link=reverse("meetings:every"), at=at)
        record_act("BOARD_CLIMBED", lane=Lane.MEETING, about=late.ref, why=stage.key)
    return len(due)
