"""What a child's yes or no does: an interview is opened, joined, or let go. A mind may be changed at any time."""

from datetime import datetime

from ymylon.access.rules import Actor
from ymylon.children.lookups import involvements
from ymylon.duties.lookups import policy_rows
from ymylon.duties.rules import areas_of
from ymylon.interviews.actions.writing import hold_interview, nothing_more_to_hold, owe, step
from ymylon.interviews.lookups.interviews import interview_of_episode
from ymylon.interviews.models import Covered, Interview
from ymylon.interviews.rules import InterviewState, Route, interview_due
from ymylon.interviews.rules.duties import HOLD
from ymylon.interviews.rules.offers import HOLD_KEY
from ymylon.interviews.rules.states import STILL_TO_HOLD
from ymylon.missing.lookups.episodes import Episode

_S = InterviewState


def change_to_yes(*, by: Actor, at: datetime, episode: Episode) -> Interview:
    """The child said yes. A new episode before the interview joins it, and each episode keeps its own clock.

    Where the end had been wrong and the child is found only now, the clock runs from now on from the right one.
    """
    earlier = interview_of_episode(by, episode.ref)
    if earlier is not None and earlier.state in {_S.REFUSED, _S.WITHDRAWN, _S.UNABLE}:
        held = hold_interview(by, earlier)
        step(by=by, at=at, interview=held, to=_S.ACCEPTED, reason="", **_who_holds_it(by, held))
    elif earlier is not None:
        if earlier.state not in STILL_TO_HOLD or _runs_from(by, earlier, episode):
            return earlier
        held = hold_interview(by, earlier)
    else:
        held = _to_hold(by, episode.child_id) or _opened(by, at, episode)
    _cover(by, at, held, episode)
    return held


def change_to_no(*, by: Actor, at: datetime, episode: Episode, reason: str) -> Interview | None:
    """The child said no after a yes: nothing more is asked, and the offer stays on record with the child's reason.

    The interview that is not held now, if there was to be one: whoever was asked to hold it is to be let go.
    """
    agreed = interview_of_episode(by, episode.ref)
    if agreed is not None and agreed.state in STILL_TO_HOLD:
        held = hold_interview(by, agreed)
        step(by=by, at=at, interview=held, to=_S.REFUSED, reason=reason.strip())
        nothing_more_to_hold(by=by, at=at, interview=held)
        return held
    return None


def _runs_from(by: Actor, interview: Interview, episode: Episode) -> bool:
    covered = Covered.objects.visible_to(by).filter(interview=interview, about=episode.ref)
    return covered.filter(found_at=episode.ended_at).exists()


def _who_holds_it(by: Actor, interview: Interview) -> dict[str, object]:
    """A team that was let go has to be asked again; one that works with the child all the same still has it."""
    around = {one.team_id for one in involvements(by, interview.child_id)}
    return {} if interview.team_id in around else {"team": None, "route": Route.NOT_KNOWN}


def _to_hold(by: Actor, child_id: int) -> Interview | None:
    found = Interview.objects.visible_to(by).filter(child_id=child_id, state__in=STILL_TO_HOLD).first()
    return hold_interview(by, found) if found else None


def _opened(by: Actor, at: datetime, episode: Episode) -> Interview:
    return Interview.objects.create(
        child_id=episode.child_id, state=_S.ACCEPTED, authority=episode.authority, route=Route.NOT_KNOWN, opened_at=at
    )


def _cover(by: Actor, at: datetime, interview: Interview, episode: Episode) -> None:
    due = interview_due(policy_rows([HOLD_KEY]), areas_of(episode.authority), episode.ended_at)
    before = Covered.objects.visible_to(by).filter(about=episode.ref)
    again = before.count() + interview.steps.filter(to_state=_S.ACCEPTED).count()
    if not _runs_from(by, interview, episode):
        Covered.objects.create(
            child_id=episode.child_id,
            interview=interview,
            about=episode.ref,
            found_at=episode.ended_at,
            due_at=due.at if due else None,
        )
    # The clock runs from when the child was found, whenever the child says yes.
    owe(
        by=by,
        at=at,
        child_id=episode.child_id,
        about=episode.ref,
        code=HOLD,
        authority=episode.authority,
        since=episode.ended_at,
        team_id=interview.team_id,
        occurrence=again + 1,
    )
