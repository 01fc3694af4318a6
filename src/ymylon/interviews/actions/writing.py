"""What every write about an interview shares: the interview held still, one step, what is owed, event and audit line."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, standing_in, teams_by_id
from ymylon.agencies.rules.closing import TEAM_CLOSED, is_closed
from ymylon.audit.actions import record_act
from ymylon.children.actions import end_involvements, record_event
from ymylon.children.lookups import involvements
from ymylon.duties.actions import fulfil, open_under_policy, void
from ymylon.duties.rules.kinds import in_turn
from ymylon.interviews.lookups.barred import Barred
from ymylon.interviews.lookups.interviews import NoSuchInterview, covered_by
from ymylon.interviews.models import Interview, Referral, Step
from ymylon.interviews.rules import Answer, InterviewFault, InterviewState, may_move
from ymylon.interviews.rules.duties import ANSWER_REFERRAL, DUTY_KINDS, HOLD
from ymylon.missing.rules.faults import Fault
from ymylon.terms.codes import Code, Lane

_KINDS = {kind.code: kind for kind in DUTY_KINDS}


def refuse(fault: Code | None, field: str = "") -> None:
    """Raise this fault, if there is one, at the question that it belongs to."""
    if fault is not None:
        raise Fault(fault.words, field)


def must_be_open(team: Team, at: datetime, field: str) -> None:
    """Nothing is asked of a team that the directory has closed. Raises Fault."""
    if is_closed(team, at):
        raise Fault(TEAM_CLOSED, field)


def say(words: str, field: str, fault: Code = InterviewFault.SAY_IT) -> str:
    """The words without their edges; refused if there are none."""
    refuse(None if words.strip() else fault, field)
    return words.strip()


def hold_interview(by: Actor, interview: Interview) -> Interview:
    """The interview as it stands now, locked until this transaction ends. Raises NoSuchInterview."""
    with connection.cursor() as cursor:
        # The child before the interview: two who take them in turn can't wait for each other.
        cursor.execute("select wait_for_child(%s)", [interview.child_id])
    held = Interview.objects.visible_to(by).select_for_update().filter(pk=interview.pk).first()
    if held is None:
        raise NoSuchInterview
    return held


def step(*, by: Actor, at: datetime, interview: Interview, to: InterviewState, reason: str = "", **changes: object) -> None:
    """One move of a held interview, as a row of its own; `changes` are columns that change with it. Illegal: a Fault."""
    if interview.state != to:
        refuse(None if may_move(interview.state, to) else InterviewFault.NOT_NOW)
        Step.objects.create(
            child_id=interview.child_id,
            interview=interview,
            from_state=interview.state,
            to_state=to,
            at=at,
            by_id=by.practitioner_id,
            reason=reason,
        )
    for name, value in {"state": to, **changes}.items():
        setattr(interview, name, value)
    interview.save(update_fields=["state", *changes])


def owe(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    about: UUID,
    code: str,
    authority: str = "",
    since: datetime | None = None,
    due_at: datetime | None = None,
    team_id: int | None = None,
    occurrence: int = 1,
    lane: Lane | None = None,
) -> None:
    """A duty of this kind is open: due at the moment given, else as policy counts from `since`, else without a moment.

    `lane`: another than the kind's, for a team that must not be read by everybody who reads interviews.
    """
    kind = _KINDS[code]
    open_under_policy(
        by=by,
        at=at,
        child_id=child_id,
        kind=code,
        lane=lane or kind.lane,
        key=kind.policy_key,
        about=about,
        area=authority,
        since=since,
        due_at=due_at,
        functions=in_turn(kind.owner),
        team_id=team_id,
        occurrence=occurrence,
    )


def manager_of(by: Actor, at: datetime, child_id: int, barred: Barred) -> int | None:
    """The team that manages that one of the actor's own which is involved with the child; None if none may know of the child.

    Only of the same agency, which sees the child already: it lets nobody in.
    """
    around = {one.team_id for one in involvements(by, child_id)}
    for own in teams_by_id({post.team_id for post in by.posts} & around).values():
        above = teams_by_id(standing_in([own.manager_team_id], at).values()) if own.manager_team_id else {}
        allowed = [team.pk for team in above.values() if team.agency_id == own.agency_id and not barred.among([team])]
        if allowed:
            return allowed[0]
    return None


def nothing_more_to_hold(*, by: Actor, at: datetime, interview: Interview) -> None:
    """Each episode's duty to hold the interview is met: it was held, or the child does not want it."""
    for one in covered_by(by, interview):
        fulfil(by=by, at=at, child_id=interview.child_id, about=one.about, kinds=[HOLD])


def let_go(*, by: Actor, at: datetime, interview: Interview) -> None:
    """Whoever was asked to hold it has no more part in the child's life by that: with the next request they see nothing.

    Last of all that is written, for it may be the writer's own team.
    """
    own = {post.team_id for post in by.posts}
    asked = sorted(interview.referrals.all(), key=lambda one: one.team_id in own)
    if interview.state != InterviewState.CLOSED:
        _not_to_be_held(by, at, [one for one in asked if one.answer in (Answer.WAITING, Answer.ACCEPTED)])
    for one in asked:
        end_involvements(by=by, at=at, child_id=interview.child_id, about=one.ref)


def _not_to_be_held(by: Actor, at: datetime, asked: list[Referral]) -> None:
    for one in asked:
        one.answer, one.answered_at, one.answered_by_id = Answer.OVER, at, by.practitioner_id
        one.save(update_fields=["answer", "answered_at", "answered_by"])
        void(by=by, at=at, child_id=one.child_id, about=one.ref, kinds=[ANSWER_REFERRAL], reason=Answer.OVER)


def note(
    *, by: Actor, at: datetime, interview: Interview, act: str, lane: Lane = Lane.INTERVIEW_ACTIONS, detail: str = ""
) -> None:
    """The event in the child's chronology, and the one audit line."""
    record_event(by=by, at=at, child_id=interview.child_id, kind=act, lane=lane, about=interview.ref, detail=detail)
    record_act(act, children=[interview.child_id], lane=lane, about=interview.ref, why=detail)
