"""What people agree that somebody does: agreeing, asking for help, answering, handing over, evidence, and how it ended."""

import json
from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from django.db import DatabaseError, connection, transaction
from psycopg.errors import CheckViolation, InsufficientPrivilege

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.agencies.rules.closing import TEAM_CLOSED, is_closed
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.children.lookups import involvements
from ymylon.duties import lookups
from ymylon.duties.actions import fulfil, open_duty, void, waive
from ymylon.duties.lookups import owner_of
from ymylon.duties.models import Action
from ymylon.duties.rules import agreed, areas_of
from ymylon.duties.rules.agreed import LANE, ActionFault, ActionState, ActionStep, Help, Owner
from ymylon.duties.rules.owed import Due, due_under
from ymylon.terms.faults import refused

_S = ActionState
_KINDS = (agreed.DO, agreed.ANSWER_HELP, agreed.CHASE)


def _refuse(fault: tuple | None) -> None:
    if fault is not None:
        raise ActionFault(*fault)


def _must_be_open(owner: Owner | None, at: datetime) -> None:
    if owner is not None and is_closed(teams_by_id([owner.team_id])[owner.team_id], at):
        raise ActionFault(TEAM_CLOSED, "owner")


def _asking_team(by: Actor, around: Collection[int]) -> int:
    """For which of their teams somebody asks: one that works with the child goes first."""
    own = [post.team_id for post in by.posts]
    return next((team for team in own if team in around), own[0])


@transaction.atomic
def agree_action(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    words: str,
    owner: Owner | None,
    due_at: datetime | None,
    left_out: Collection[int],
    about: UUID | None = None,
    policy: Due | None = None,
) -> Action:
    """Somebody is to do this by then; it stands on the owner's Today, and late it climbs to their manager and to whoever asked.

    By a team that works with the child already and was not left out: an action lets nobody in. `about`: the meeting or plan
    at which it was agreed; `policy`: the guidance that sets its time. Raises ActionFault.
    """
    permit(by, "AGREE_ACTION")
    said = {"act": "AGREE_ACTION", "state": _S.AGREED, "step": ActionStep.MADE, "help": ""}
    return _make(by, at, child_id, words, owner, due_at, left_out, said, about, policy)


@transaction.atomic
def ask_for_help(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    kind: Help,
    words: str,
    owner: Owner | None,
    due_at: datetime | None,
    left_out: Collection[int],
) -> Action:
    """Small practical help is asked of a team, by a day: it says yes or no, and whoever asked reads why. Raises ActionFault.

    Where guidance says by when there is an answer, it is owed by then, or by that day if it is sooner.
    """
    permit(by, "ASK_HELP")
    said = {"act": "ASK_HELP", "state": _S.ASKED, "step": ActionStep.ASKED, "help": kind}
    return _make(by, at, child_id, words, owner, due_at, left_out, said, None, None)


def _answer_due(at: datetime, owner: Owner) -> Due | None:
    team = teams_by_id([owner.team_id])[owner.team_id]
    areas = team.areas or team.agency.areas
    return due_under(lookups.policy_rows([agreed.HELP_KEY]), agreed.HELP_KEY, areas_of(areas[0] if len(areas) == 1 else ""), at)


def _make(by, at, child_id, words, owner, due_at, left_out, said, about, policy) -> Action:
    around = {one.team_id for one in involvements(by, child_id) if one.team_id}
    _refuse(agreed.agreeing_fault(words, owner, due_at, at, around, left_out))
    _must_be_open(owner, at)
    ref = uuid4()
    said |= {
        "words": words.strip(),
        "about": str(about) if about else None,
        "source": policy.row.source if policy else "",
        "standing": policy.row.standing if policy else "",
    }
    arguments = [ref, child_id, json.dumps(said), owner.team_id, owner.person_id, due_at, at]
    _ask("select agree_action(%s, %s, %s, %s, %s, %s, %s)", arguments, child_id)
    # Of a protected child it is read by whose it is and by whoever asked: the database knows them by what is owed.
    new = Action(ref=ref, child_id=child_id, due_at=due_at, policy_source=said["source"], policy_standing=said["standing"])
    # First, for by this the database knows who asked.
    _chase(by, at, new, owner.team_id, around)
    if said["help"]:
        _owe(by, at, new, agreed.ANSWER_HELP, owner, _answer_due(at, owner))
        note(by=by, at=at, action=new, act="HELP_ASKED_FOR", detail=said["help"])
    else:
        _owe(by, at, new, agreed.DO, owner)
        note(by=by, at=at, action=new, act="ACTION_AGREED")
    return lookups.action_by_ref(by, ref)


def _owe(by: Actor, at: datetime, action: Action, kind: str, owner: Owner, sooner: Due | None = None) -> None:
    """By the action's own day, or as guidance says where that is `sooner`."""
    lane = agreed.lane_of_owner(teams_by_id([owner.team_id])[owner.team_id].function)
    due, source, standing = action.due_at, action.policy_source, action.policy_standing
    if sooner is not None and sooner.at < due:
        due, source, standing = sooner.at, sooner.row.source, sooner.row.standing
    open_duty(
        by=by, at=at, child_id=action.child_id, kind=kind, lane=lane, about=action.ref, due_at=due, team_id=owner.team_id,
        source=source, standing=standing,
    )  # fmt: skip
    _give(at, action, owner)


def _give(at: datetime, action: Action, owner: Owner) -> None:
    """What is owed about an action is this owner's from now on, in the lane of their team."""
    lane = agreed.lane_of_owner(teams_by_id([owner.team_id])[owner.team_id].function)
    arguments = [action.ref, owner.team_id, owner.person_id, lane, at]
    _ask("select hand_over_action(%s, %s, %s, %s, %s)", arguments, action.child_id)


def _chase(by: Actor, at: datetime, action: Action, owner_team: int, around: Collection[int]) -> None:
    """Whoever asked sees to it themselves, once the owner and their manager have let it be late for a day."""
    asker = _asking_team(by, around)
    if asker == owner_team:
        return
    lane = agreed.lane_of_owner(teams_by_id([asker])[asker].function)
    open_duty(
        by=by, at=at, child_id=action.child_id, kind=agreed.CHASE, lane=lane, about=action.ref,
        due_at=agreed.chase_at(action.due_at), team_id=asker,
    )  # fmt: skip


@transaction.atomic
def answer_help(
    *, by: Actor, at: datetime, action: Action, is_granted: bool, words: str, due_at: datetime | None = None
) -> Action:
    """Whoever was asked says yes, and it is owed by then; or no, and why. Raises ActionFault."""
    permit(by, "WRITE_ACTION")
    to = _S.AGREED if is_granted else _S.REFUSED
    if not agreed.may_move_action(action.state, to):
        raise ActionFault(agreed.ENDED_ALREADY)
    if not is_granted and not words.strip():
        raise ActionFault(agreed.SAY_WHY, "words")
    if is_granted and due_at is not None and due_at <= at:
        raise ActionFault(agreed.IN_THE_PAST, "day")
    step = ActionStep.GRANTED if is_granted else ActionStep.REFUSED
    owner = owner_of(by, action)
    if owner is None:
        raise refused(ActionFault(agreed.NOT_WITH_YOU), child=action.child_id)
    changed = _step(by, at, action, step, to, words, due_at if is_granted else None)
    # A no is an answer: what was owed is met by it.
    over = [agreed.ANSWER_HELP] if is_granted else [agreed.ANSWER_HELP, agreed.CHASE]
    fulfil(by=by, at=at, child_id=changed.child_id, about=changed.ref, kinds=over)
    if is_granted:
        _owe(by, at, changed, agreed.DO, owner)
        note(by=by, at=at, action=changed, act="HELP_GRANTED", detail=changed.help)
    else:
        note(by=by, at=at, action=changed, act="HELP_REFUSED", detail=changed.help)
    return changed


@transaction.atomic
def hand_over(*, by: Actor, at: datetime, action: Action, owner: Owner | None, words: str, left_out: Collection[int]) -> Action:
    """Another person or team owns it from now on, with a reason; what is due stays due. Raises ActionFault."""
    permit(by, "WRITE_ACTION")
    around = {one.team_id for one in involvements(by, action.child_id) if one.team_id}
    if owner is None:
        raise ActionFault(agreed.NAME_OWNER, "owner")
    if owner == owner_of(by, action):
        raise ActionFault(agreed.OWNER_ALREADY, "owner")
    if action.state not in agreed.OPEN:
        raise ActionFault(agreed.ENDED_ALREADY)
    # By when is not asked again: a moment that was good when it was agreed is not judged a second time.
    fault = agreed.agreeing_fault(action.words, owner, None, at, around, left_out)
    _refuse(fault if fault is not None and fault[1] == "owner" else None)
    _must_be_open(owner, at)
    if not words.strip():
        raise ActionFault(agreed.SAY_WHY, "words")
    changed = _step(by, at, action, ActionStep.HANDED_OVER, action.state, words, None)
    _give(at, changed, owner)
    note(by=by, at=at, action=changed, act="ACTION_HANDED_OVER")
    return changed


@transaction.atomic
def add_evidence(*, by: Actor, at: datetime, action: Action, words: str) -> Action:
    """Something that was done or seen towards it, while it is still open. Raises ActionFault."""
    permit(by, "WRITE_ACTION")
    if action.state not in agreed.OPEN:
        raise ActionFault(agreed.ENDED_ALREADY)
    if not words.strip():
        raise ActionFault(agreed.SAY_WHAT_CAME, "words")
    changed = _step(by, at, action, ActionStep.EVIDENCE, action.state, words, None)
    note(by=by, at=at, action=changed, act="ACTION_EVIDENCE")
    return changed


@transaction.atomic
def end_action(*, by: Actor, at: datetime, action: Action, ends: ActionState, words: str) -> Action:
    """It was done, or in part, and this came of it; or it was not, or is not needed, and why. The first stands.

    Raises ActionFault.
    """
    permit(by, "WRITE_ACTION")
    _refuse(agreed.ending_fault(action.state, ends, words))
    changed = _step(by, at, action, ActionStep.ENDED, ends, words, None)
    duty = {"by": by, "at": at, "child_id": changed.child_id, "about": changed.ref, "kinds": list(_KINDS)}
    # The ledger is read by more people than the words: they stand with the action alone.
    if ends in agreed.WAS_MET:
        fulfil(**duty)
    elif ends == _S.NOT_DONE:
        waive(**duty, reason=ends.value)
    else:
        void(**duty, reason=ends.value)
    note(by=by, at=at, action=changed, act="ACTION_ENDED", detail=ends)
    return changed


def _step(by, at, action: Action, step: ActionStep, to: str, words: str, due_at: datetime | None) -> Action:
    arguments = [action.ref, step, action.state, to, words.strip(), due_at, at]
    if not _ask("select step_action(%s, %s, %s, %s, %s, %s, %s)", arguments, action.child_id):
        raise ActionFault(agreed.ENDED_ALREADY)
    return lookups.action_by_ref(by, action.ref)


def _ask(sql: str, arguments: list, child_id: int) -> object:
    """What a function of the database answers; what it refuses is said as a fault, and the transaction goes on."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, arguments)
            return cursor.fetchone()[0]
    except DatabaseError as fault:
        if isinstance(fault.__cause__, CheckViolation):
            raise ActionFault(agreed.NOT_AROUND, "owner") from fault
        if isinstance(fault.__cause__, InsufficientPrivilege):
            raise refused(ActionFault(agreed.NOT_WITH_YOU), child=child_id) from fault
        raise


def note(*, by: Actor, at: datetime, action: Action, act: str, detail: str = "") -> None:
    """The event in the child's chronology, and the one audit line."""
    # Without the team: which it is stands in the ledger of duties, in its own lane.
    record_event(by=by, at=at, child_id=action.child_id, kind=act, lane=LANE, about=action.ref, detail=detail)
    record_act(act, children=[action.child_id], lane=LANE, about=action.ref, why=detail)
