"""What every write about an episode shares: the permission, the episode held still, what is owed, event and audit line."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id, teams_with
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.duties.actions import open_under_policy
from ymylon.duties.lookups import team_answering
from ymylon.duties.rules import PolicyRow
from ymylon.duties.rules.kinds import in_turn
from ymylon.missing.lookups.episodes import NoSuchEpisode
from ymylon.missing.models import Episode, Move
from ymylon.missing.rules.duties import DUTY_KINDS
from ymylon.missing.rules.ending import OFFER_RETURN_INTERVIEW
from ymylon.missing.rules.faults import CLOSED_ALREADY, NOT_MISSING_NOW, Fault
from ymylon.missing.rules.states import is_closed, is_open, may_move
from ymylon.terms.codes import Lane, Role, TeamFunction

_KINDS = {kind.code: (kind.lane, kind.owner, kind.policy_key) for kind in DUTY_KINDS}
# Met on the floor above, where the interviews are; opened here, by the end of an episode.
_KINDS[OFFER_RETURN_INTERVIEW] = (Lane.INTERVIEW_ACTIONS, TeamFunction.SOCIAL_WORK, "interview.offer")


def hold(by: Actor, episode: Episode) -> Episode:
    """The episode as it stands now, locked until this transaction ends. Raises NoSuchEpisode."""
    with connection.cursor() as cursor:
        # The child before the episode, as a further report takes them: two who take them in turn can't wait for each other.
        cursor.execute("select wait_for_child(%s)", [episode.child_id])
    held = Episode.objects.visible_to(by).select_for_update().filter(pk=episode.pk).first()
    if held is None:
        raise NoSuchEpisode
    return held


def hold_while_missing(by: Actor, episode: Episode) -> Episode:
    """As `hold`, for what is only done while the child is missing."""
    held = hold(by, episode)
    if not is_open(held.state):
        raise Fault(NOT_MISSING_NOW)
    return held


def hold_unless_closed(by: Actor, episode: Episode) -> Episode:
    """As `hold`, for what is done until the episode is closed."""
    held = hold(by, episode)
    if is_closed(held.state):
        raise Fault(CLOSED_ALREADY)
    return held


def move(*, by: Actor, at: datetime, episode: Episode, to_state: str, reason: str = "", **changes: object) -> None:
    """One step of a held episode, as a row of its own; `changes` are columns that change with it. Illegal: ValueError."""
    if not may_move(episode.state, to_state):
        raise ValueError(f"an episode does not go from {episode.state} to {to_state}")
    Move.objects.create(
        child_id=episode.child_id,
        episode=episode,
        from_state=episode.state,
        to_state=to_state,
        at=at,
        by_id=by.practitioner_id,
        reason=reason,
    )
    for name, value in {"state": to_state, **changes}.items():
        setattr(episode, name, value)
    episode.save(update_fields=["state", *changes])


def owe(
    *,
    by: Actor | None,
    at: datetime,
    episode: Episode,
    code: str,
    rows: Iterable[PolicyRow] | None = None,
    since: datetime | None = None,
    due_at: datetime | None = None,
    occurrence: int = 1,
    roles: Sequence[Role] = (),
) -> None:
    """A duty of this kind is open: due at the moment given, else as policy counts from `since`, else without a moment.

    It is owed by the team that answers for it or, in the same agency, by one in which somebody has the first of `roles` that
    anybody has there.
    """
    lane, owner, key = _KINDS[code]
    functions = in_turn(owner)
    open_under_policy(
        by=by,
        at=at,
        child_id=episode.child_id,
        kind=code,
        lane=lane,
        key=key,
        about=episode.ref,
        area=episode.authority,
        rows=rows,
        since=since,
        due_at=due_at,
        functions=functions,
        team_id=_team_with(roles, episode.child_id, functions, at),
        occurrence=occurrence,
    )


def _team_with(roles: Sequence[Role], child_id: int, functions: Iterable[TeamFunction], at: datetime) -> int | None:
    answering = team_answering(child_id, functions) if roles else None
    agency_id = teams_by_id([answering])[answering].agency_id if answering else None
    if agency_id is None:
        return answering
    teams = next(filter(None, (teams_with(agency_id, [role], at) for role in roles)), [answering])
    return answering if answering in teams else teams[0]


def note(
    *, by: Actor, at: datetime, episode: Episode, act: str, lane: Lane, detail: str = "", happened_at: datetime | None = None
) -> None:
    """The event in the child's chronology, at the moment it happened, and the one audit line."""
    record_event(by=by, at=happened_at or at, child_id=episode.child_id, kind=act, lane=lane, about=episode.ref, detail=detail)
    record_act(act, children=[episode.child_id], lane=lane, about=episode.ref, why=detail)
