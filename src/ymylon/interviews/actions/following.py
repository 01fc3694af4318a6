"""What comes of an interview: actions, support, sharing, what the child is told; its end, and a manager's review."""

from datetime import date, datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.children.lookups import involvements
from ymylon.duties.actions import fulfil, waive
from ymylon.duties.rules.agreed import LANE as SAFE
from ymylon.duties.rules.agreed import lane_of_owner
from ymylon.interviews.actions.writing import hold_interview, let_go, must_be_open, note, owe, refuse, say, step
from ymylon.interviews.lookups.barred import barred_from
from ymylon.interviews.lookups.interviews import outputs_of
from ymylon.interviews.models import Interview, Output, Review, Summary
from ymylon.interviews.rules import ChildAgreed, InterviewFault, InterviewState, OutputKind, Support, may_move
from ymylon.interviews.rules.duties import ACTION, RECORD_OUTPUTS, REVIEW
from ymylon.interviews.rules.judging import closing_fault, sharing_fault
from ymylon.interviews.rules.states import WAS_HELD
from ymylon.terms.calendars import start_of_day
from ymylon.terms.codes import Lane, Language

_S = InterviewState
_WORKING = frozenset({_S.OUTPUTS_RECORDED, _S.SHARED, _S.ACTIONS_OPEN})


def _output(by: Actor, at: datetime, interview: Interview, to: InterviewState, kind: OutputKind, **said: object) -> Output:
    """One thing that comes of a held interview, which moves on if it has not moved beyond already."""
    permit(by, "OFFER_INTERVIEW")
    held = hold_interview(by, interview)
    if may_move(held.state, to):
        step(by=by, at=at, interview=held, to=to)
    refuse(None if held.state in _WORKING else InterviewFault.NOT_NOW)
    made = Output.objects.create(child_id=held.child_id, interview=held, kind=kind, at=at, by_id=by.practitioner_id, **said)
    note(by=by, at=at, interview=held, act="INTERVIEW_OUTPUT", detail=kind)
    return made


@transaction.atomic
def agree_action(
    *, by: Actor, at: datetime, interview: Interview, words: str, team_id: int | None, due_at: datetime | None = None
) -> Output:
    """Something is to be done by a team, by a day; it stands on that team's Today until it is done or explained.

    By a team that is involved with the child already: an action lets nobody in.
    """
    around = {one.team_id for one in involvements(by, interview.child_id)}
    asked = teams_by_id(one for one in around if one == team_id)
    for team in asked.values():
        must_be_open(team, at, "team")
    refuse(None if asked else InterviewFault.NAME_WHO, "team")
    refuse(InterviewFault.LEFT_OUT if barred_from(by, interview).among(asked.values()) else None, "team")
    said = {"words": say(words, "words"), "team_id": team_id, "due_at": due_at}
    made = _output(by, at, interview, _S.ACTIONS_OPEN, OutputKind.ACTION, **said)
    lane = lane_of_owner(next(iter(asked.values())).function)
    apart = lane if lane != SAFE else None
    owe(by=by, at=at, child_id=made.child_id, about=made.ref, code=ACTION, due_at=due_at, team_id=team_id, lane=apart)
    return made


@transaction.atomic
def end_action(*, by: Actor, at: datetime, action: Output, was_done: bool, words: str) -> Output:
    """The action is done, and this is what came of it; or it is not done, and why."""
    permit(by, "OFFER_INTERVIEW")
    held = hold_interview(by, action.interview)
    words = say(words, "words", InterviewFault.SAY_IT if was_done else InterviewFault.SAY_WHY)
    action.refresh_from_db()
    refuse(InterviewFault.NOT_NOW if action.ended_at else None)
    action.was_done, action.ended_words, action.ended_at, action.ended_by_id = was_done, words, at, by.practitioner_id
    action.save(update_fields=["was_done", "ended_words", "ended_at", "ended_by"])
    duty = {"by": by, "at": at, "child_id": held.child_id, "about": action.ref, "kinds": [ACTION]}
    if was_done:
        fulfil(**duty)
    else:
        waive(**duty, reason=words)
    note(by=by, at=at, interview=held, act="INTERVIEW_ACTION_ENDED", detail="DONE" if was_done else "NOT_DONE")
    return action


@transaction.atomic
def offer_support(
    *, by: Actor, at: datetime, interview: Interview, support: Support, is_wanted: bool | None, words: str = ""
) -> Output:
    """Support was offered, and whether the child wants it; `words` say to whom the child was referred."""
    said = {"support": support, "is_wanted": is_wanted, "words": words.strip()}
    return _output(by, at, interview, _S.OUTPUTS_RECORDED, OutputKind.SUPPORT, **said)


@transaction.atomic
def share(
    *,
    by: Actor,
    at: datetime,
    interview: Interview,
    with_whom: str,
    words: str,
    basis: str,
    agreed: ChildAgreed | None,
    why: str = "",
) -> Output:
    """What was shared, with whom and on what basis, and whether the child agreed or why that was overridden. Lets nobody in."""
    refuse(sharing_fault(with_whom, basis, agreed, why), "why")
    said = {"with_whom": with_whom.strip(), "basis": basis.strip(), "agreed": agreed, "why": why.strip()}
    return _output(by, at, interview, _S.SHARED, OutputKind.SHARED, words=say(words, "words"), **said)


@transaction.atomic
def nothing_comes(*, by: Actor, at: datetime, interview: Interview, why: str) -> Output:
    """Nothing comes of it, and a named person says why."""
    return _output(by, at, interview, _S.OUTPUTS_RECORDED, OutputKind.NOTHING, why=say(why, "why", InterviewFault.SAY_WHY))


@transaction.atomic
def tell_child(*, by: Actor, at: datetime, interview: Interview, words: str, told_on: date) -> Output:
    """The child was told on this day what became of what they said."""
    day = start_of_day(told_on)
    refuse(InterviewFault.LATER_THAN_NOW if day > at else None, "told_on")
    said = {"words": say(words, "words"), "ended_at": day}
    return _output(by, at, interview, _S.OUTPUTS_RECORDED, OutputKind.FEEDBACK, **said)


@transaction.atomic
def sum_up_for_child(*, by: Actor, at: datetime, interview: Interview, words: str, language: Language) -> Summary:
    """A summary that a child of twelve can read, in the child's language; the latest holds."""
    permit(by, "HOLD_INTERVIEW")
    held = hold_interview(by, interview)
    refuse(None if held.state in WAS_HELD else InterviewFault.NOT_NOW)
    made = Summary.objects.create(
        child_id=held.child_id, interview=held, is_for_child=True, words=say(words, "words"), language=language, at=at,
        by_id=by.practitioner_id,
    )  # fmt: skip
    note(by=by, at=at, interview=held, act="INTERVIEW_OUTPUT", lane=Lane.INTERVIEW_SUMMARY, detail="FOR_CHILD")
    return made


@transaction.atomic
def close_interview(*, by: Actor, at: datetime, interview: Interview) -> Interview:
    """Nothing is left of it: advocacy offered, every action done or explained, the child told. Else it says what is missing.

    Whoever was let in to hold it has lost the child with their next request.
    """
    permit(by, "OFFER_INTERVIEW")
    held = hold_interview(by, interview)
    came = outputs_of(by, held)
    advocacy = any(one.support == Support.ADVOCACY for one in came)
    still_open = sum(one.kind == OutputKind.ACTION and one.ended_at is None for one in came)
    refuse(closing_fault([OutputKind[one.kind] for one in came], advocacy, still_open))
    step(by=by, at=at, interview=held, to=_S.CLOSED)
    fulfil(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[RECORD_OUTPUTS])
    note(by=by, at=at, interview=held, act="INTERVIEW_CLOSED")
    let_go(by=by, at=at, interview=held)
    return held


@transaction.atomic
def review_interview(
    *,
    by: Actor,
    at: datetime,
    interview: Interview,
    childs_words: bool,
    child_chose: bool,
    harm_followed: bool,
    something_came: bool,
    words: str = "",
) -> Review:
    """A manager's answers to four questions; a no says why."""
    permit(by, "REVIEW_INTERVIEW")
    held = hold_interview(by, interview)
    refuse(None if held.state in WAS_HELD else InterviewFault.NOT_NOW)
    answers = (childs_words, child_chose, harm_followed, something_came)
    refuse(None if all(answers) or words.strip() else InterviewFault.SAY_WHY, "words")
    said = Review.objects.create(
        child_id=held.child_id, interview=held, childs_words=childs_words, child_chose=child_chose, harm_followed=harm_followed,
        something_came=something_came, words=words.strip(), at=at, by_id=by.practitioner_id,
    )  # fmt: skip
    fulfil(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[REVIEW])
    note(by=by, at=at, interview=held, act="INTERVIEW_REVIEWED", lane=Lane.INTERVIEW_SUMMARY)
    return said
