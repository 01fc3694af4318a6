"""Closing an episode once nothing is owed, or over what is owed with a manager's reason; and opening it again."""

from datetime import datetime

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.children.actions import end_involvements
from ymylon.duties.actions import waive
from ymylon.duties.lookups import another_duty_is_open, open_duties, policy_rows
from ymylon.duties.rules import areas_of, policy_in_force, read_length
from ymylon.missing.actions.telling_again import tell_again
from ymylon.missing.actions.writing import hold, move, note
from ymylon.missing.models import Episode, Move
from ymylon.missing.rules.ending import closing_fault
from ymylon.missing.rules.faults import SAY_SOMETHING, Fault
from ymylon.missing.rules.states import EpisodeState, is_open, may_move, may_reopen
from ymylon.notices.actions import close_notices, reopen_notices, uninvolve_left_out
from ymylon.terms.codes import Lane, NoticeKind
from ymylon.terms.words import Words

_STILL_MISSING = Words(
    "The child is still missing. Record how it ended first.",
    "Mae’r plentyn yn dal ar goll. Cofnodwch sut y daeth i ben yn gyntaf.",
)
_CLOSED = Words("This episode is closed already.", "Mae’r cyfnod hwn wedi’i gau eisoes.")
_NOT_CLOSED = Words("This episode is not closed.", "Nid yw’r cyfnod hwn wedi’i gau.")
_TOO_LATE = Words(
    "The time in which it may be opened again is over. Report a new episode.",
    "Mae’r amser ar gyfer ei ailagor wedi mynd heibio. Rhowch wybod am gyfnod newydd.",
)
_REOPEN_WITHIN = {"days": 28}


def _hold_to_close(by: Actor, episode: Episode) -> Episode:
    held = hold(by, episode)
    if not may_move(held.state, EpisodeState.CLOSED):
        raise Fault(_STILL_MISSING if is_open(held.state) else _CLOSED)
    return held


def _close(by: Actor, at: datetime, episode: Episode, reason: str) -> None:
    move(by=by, at=at, episode=episode, to_state=EpisodeState.CLOSED, reason=reason, closed_at=at)
    note(by=by, at=at, episode=episode, act="CLOSED", lane=Lane.EPISODE, detail="OVERRIDE" if reason else "")
    close_notices(by=by, at=at, child_id=episode.child_id, about=episode.ref)
    # Last of all: whoever was involved because of the episode alone has lost the child from here on, the writer too.
    end_involvements(by=by, at=at, child_id=episode.child_id, about=episode.ref)


@transaction.atomic
def close_episode(*, by: Actor, at: datetime, episode: Episode) -> Episode:
    """Nothing of the episode is owed any more. Refused in words as long as a duty of it is open, seen or unseen."""
    permit(by, "CLOSE_EPISODE")
    held = _hold_to_close(by, episode)
    fault = closing_fault(len(open_duties(by, held.ref)), another_duty_is_open(held.child_id, held.ref))
    if fault is not None:
        raise Fault(fault)
    _close(by, at, held, "")
    return held


@transaction.atomic
def override_close(*, by: Actor, at: datetime, episode: Episode, reason: str) -> Episode:
    """A manager closes the episode over open duties and says why; every one of them is waived with that reason."""
    permit(by, "OVERRIDE_CLOSE")
    held = _hold_to_close(by, episode)
    if not reason.strip():
        raise Fault(SAY_SOMETHING, "reason")
    waive(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[], reason=reason.strip())
    _close(by, at, held, reason.strip())
    return held


@transaction.atomic
def reopen_episode(*, by: Actor, at: datetime, episode: Episode, reason: str) -> Episode:
    """Something came to light: the episode is open again for what is owed, and whoever was involved by it is so again."""
    permit(by, "REOPEN_EPISODE")
    held = hold(by, episode)
    if not may_move(held.state, EpisodeState.REOPENED):
        raise Fault(_NOT_CLOSED)
    if not reason.strip():
        raise Fault(SAY_SOMETHING, "reason")
    row = policy_in_force(policy_rows(["reopen"]), "reopen", areas_of(held.authority), held.closed_at)
    if not may_reopen(held.closed_at, read_length(row.value if row else _REOPEN_WITHIN), at):
        raise Fault(_TOO_LATE)
    times = Move.objects.visible_to(by).filter(episode=held, to_state=EpisodeState.REOPENED).count()
    move(by=by, at=at, episode=held, to_state=EpisodeState.REOPENED, reason=reason.strip(), closed_at=None)
    with connection.cursor() as cursor:
        cursor.execute("select involve_again(%s, %s, %s)", [held.child_id, held.ref, at])
    uninvolve_left_out(child_id=held.child_id, about=held.ref)
    reopen_notices(by=by, at=at, child_id=held.child_id, about=held.ref)
    note(by=by, at=at, episode=held, act="REOPENED", lane=Lane.EPISODE)
    tell_again(by=by, at=at, episode=held, kind=NoticeKind.REOPENED, occurrence=times + 1)
    return held
