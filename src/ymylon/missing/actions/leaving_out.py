"""Leaving a team out of what is told of an episode, from the start or from now on, with a reason that it can't see."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.policy import OTHER_ROLES
from ymylon.access.rules import Actor
from ymylon.children.lookups import children_by_id
from ymylon.missing.actions.writing import hold_unless_closed
from ymylon.missing.lookups.leaving_out import recipients
from ymylon.missing.models import Episode
from ymylon.missing.rules.faults import SAY_SOMETHING, Fault
from ymylon.notices import actions as notices
from ymylon.terms.words import Words

_CHOOSE_ONE = Words("Choose one of the teams on the list.", "Dewiswch un o’r timau ar y rhestr.")


@transaction.atomic
def leave_out(*, by: Actor, at: datetime, episode: Episode, team_id: int, reason: str) -> None:
    """From now on this team is told nothing more of the episode, and never learns of it. What it was told before stays.

    No event is recorded: the team may hold the chronology of the child, and would read there what it must not.
    """
    permit(by, "LEAVE_OUT")
    held = hold_unless_closed(by, episode)
    if not reason.strip():
        raise Fault(SAY_SOMETHING, "reason")
    if team_id not in {team.pk for team in recipients(by, held)}:
        raise Fault(_CHOOSE_ONE, "team")
    notices.leave_out(by=by, at=at, child_id=held.child_id, about=held.ref, team_id=team_id, reason=reason.strip())


def leave_out_first(*, by: Actor, at: datetime, child_id: int, about: UUID, left_out: Sequence[tuple[int, str]]) -> None:
    """Before anybody is told of an episode: these teams, by number, are not, each for its reason.

    Raises PermissionDenied for whoever may leave nobody out in the agency in which they report, or where the child is held.
    """
    if not left_out:
        return
    permit(by, "LEAVE_OUT")
    child = children_by_id(by, [child_id]).get(child_id)
    if child is None or not by.may_with("LEAVE_OUT", child.scopes):
        raise PermissionDenied(OTHER_ROLES)
    own = {post.team_id for post in by.posts}
    for team_id, reason in left_out:
        if not reason.strip():
            raise Fault(SAY_SOMETHING, "reason")
        if team_id in own:
            raise Fault(_CHOOSE_ONE, "teams")
        notices.leave_out(by=by, at=at, child_id=child_id, about=about, team_id=team_id, reason=reason.strip())
