"""Finding who holds an interview: asking teams, taking on, declining, handing back, arranging. One team takes one interview."""

from datetime import datetime, timedelta

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, teams_by_id
from ymylon.audit.actions import record_act
from ymylon.children.actions import end_involvements, involve
from ymylon.children.lookups import contacts, involvements
from ymylon.duties.actions import fulfil, void
from ymylon.interviews.actions.writing import hold_interview, manager_of, must_be_open, note, owe, refuse, say, step
from ymylon.interviews.lookups.barred import barred_from
from ymylon.interviews.lookups.interviews import NoSuchInterview, arrangement_of, capacities, staff_judgement_of
from ymylon.interviews.models import Arrangement, Capacity, Interview, Referral, StaffJudgement
from ymylon.interviews.rules import Answer, Interpreter, Interviewer, InterviewFault, InterviewState, Route, Venue
from ymylon.interviews.rules.duties import ANSWER_REFERRAL, JUDGE_STAFF
from ymylon.interviews.rules.judging import interpreter_fault, may_be_offered, route_of, staff_fault
from ymylon.interviews.rules.states import STILL_TO_HOLD
from ymylon.missing.lookups.story import ends_of
from ymylon.missing.rules.ending import may_contact_child
from ymylon.missing.rules.faults import Stale
from ymylon.terms.codes import InvolvementKind, Language

_LEEWAY = timedelta(minutes=5)


def route_to(by: Actor, child_id: int, team: Team) -> Route:
    """By which route this team would hold the interview of this child."""
    left = {one.agency_id for one in involvements(by, child_id) if one.kind == InvolvementKind.HOME and one.agency_id}
    return route_of(team.agency_id, team.agency.kind if team.agency else "", left)


def _hold_to_place(by: Actor, interview: Interview) -> Interview:
    held = hold_interview(by, interview)
    refuse(None if held.state in STILL_TO_HOLD else InterviewFault.NOT_NOW)
    refuse(None if may_contact_child(ends_of(by, held.child_id)) else InterviewFault.CHILD_HAS_DIED)
    return held


@transaction.atomic
def refer_interview(*, by: Actor, at: datetime, interview: Interview, team_ids: list[int], words: str = "") -> list[Referral]:
    """These teams are asked to hold it; each sees the child from now on, until it declines or another takes it on.

    Staff of the place that the child left are asked by nobody. Asked already: nothing changes.
    """
    permit(by, "OFFER_INTERVIEW")
    held = _hold_to_place(by, interview)
    refuse(InterviewFault.TAKEN if held.team_id else None)
    refuse(None if team_ids else InterviewFault.NAME_WHO, "teams")
    asked = set(held.referrals.filter(answer=Answer.WAITING).values_list("team_id", flat=True))
    teams = teams_by_id(set(team_ids) - asked)
    barred = barred_from(by, held).among(teams.values())
    for team in teams.values():
        must_be_open(team, at, "teams")
        refuse(InterviewFault.LEFT_OUT if team.pk in barred else None, "teams")
        refuse(None if may_be_offered(route_to(by, held.child_id, team)) else InterviewFault.STAFF_NOT_AGREED, "teams")
    made = [_ask(by, at, held, team, words) for team in teams.values()]
    note(by=by, at=at, interview=held, act="INTERVIEW_REFERRED", detail=str(len(made)))
    return made


def _ask(by: Actor, at: datetime, interview: Interview, team: Team, words: str) -> Referral:
    made = Referral.objects.create(
        child_id=interview.child_id, interview=interview, team=team, words=words.strip(), at=at, by_id=by.practitioner_id
    )
    # Because of the referral and not of the episode: that the episode is closed does not end the interview.
    involve(
        by=by,
        at=at,
        child_id=interview.child_id,
        team_id=team.pk,
        kind=InvolvementKind.RETURN_INTERVIEWS,
        basis="ASKED_TO_INTERVIEW",
        about=made.ref,
    )
    owe(
        by=by,
        at=at,
        child_id=interview.child_id,
        about=made.ref,
        code=ANSWER_REFERRAL,
        authority=interview.authority,
        team_id=team.pk,
    )
    return made


def _answer(by: Actor, at: datetime, referral: Referral, answer: Answer, reason: str = "") -> None:
    referral.answer, referral.reason = answer, reason.strip()
    referral.answered_at, referral.answered_by_id = at, by.practitioner_id
    referral.save(update_fields=["answer", "reason", "answered_at", "answered_by"])


@transaction.atomic
def take_on(*, by: Actor, at: datetime, referral: Referral) -> Interview:
    """This team holds the interview. Whoever else was asked is told so, and owes nothing; the second to press is refused."""
    permit(by, "ANSWER_REFERRAL")
    held = hold_interview(by, referral.interview)
    referral.refresh_from_db()
    refuse(InterviewFault.TAKEN if referral.answer == Answer.TAKEN else None)
    refuse(None if referral.answer == Answer.WAITING and held.state in STILL_TO_HOLD else InterviewFault.NOT_NOW)
    refuse(None if may_contact_child(ends_of(by, held.child_id)) else InterviewFault.CHILD_HAS_DIED)
    _answer(by, at, referral, Answer.ACCEPTED)
    fulfil(by=by, at=at, child_id=held.child_id, about=referral.ref, kinds=[ANSWER_REFERRAL])
    for other in held.referrals.filter(answer=Answer.WAITING):
        _answer(by, at, other, Answer.TAKEN)
        kinds = [ANSWER_REFERRAL]
        void(by=by, at=at, child_id=held.child_id, about=other.ref, kinds=kinds, reason="TAKEN")
    team = teams_by_id([referral.team_id])[referral.team_id]
    route = route_to(by, held.child_id, team)
    step(by=by, at=at, interview=held, to=InterviewState[held.state], team=team, route=route)
    _one_place_fewer(by, at, team)
    note(by=by, at=at, interview=held, act="INTERVIEW_TAKEN_ON", detail=route)
    return held


def _one_place_fewer(by: Actor, at: datetime, team: Team) -> None:
    said = capacities([team.pk]).get(team.pk)
    if said is not None and said.at_most:
        left = said.at_most - 1
        Capacity.objects.create(team=team, at_most=left, words=said.words, at=at, by_id=by.practitioner_id)


@transaction.atomic
def take_on_unasked(*, by: Actor, at: datetime, interview: Interview) -> Interview:
    """The actor's own team, which holds the child already, takes it on without having been asked."""
    permit(by, "ANSWER_REFERRAL")
    held = _hold_to_place(by, interview)
    refuse(InterviewFault.TAKEN if held.team_id else None)
    own = {post.team_id for post in by.posts}
    asked = held.referrals.filter(answer=Answer.WAITING, team_id__in=own).first()
    if asked is None:
        team = teams_by_id([by.posts[0].team_id])[by.posts[0].team_id]
        refuse(None if may_be_offered(route_to(by, held.child_id, team)) else InterviewFault.STAFF_NOT_AGREED)
        asked = _ask(by, at, held, team, "")
    return take_on(by=by, at=at, referral=asked)


@transaction.atomic
def decline(*, by: Actor, at: datetime, referral: Referral, reason: str) -> None:
    """This team does not hold it, and says why; it has lost the child with its next request."""
    permit(by, "ANSWER_REFERRAL")
    reason = say(reason, "reason", InterviewFault.SAY_WHY)
    held = hold_interview(by, referral.interview)
    referral.refresh_from_db()
    refuse(None if referral.answer == Answer.WAITING else InterviewFault.NOT_NOW)
    _answer(by, at, referral, Answer.DECLINED, reason)
    fulfil(by=by, at=at, child_id=held.child_id, about=referral.ref, kinds=[ANSWER_REFERRAL])
    note(by=by, at=at, interview=held, act="INTERVIEW_DECLINED")
    _let_go(by, at, referral)


@transaction.atomic
def hand_back(*, by: Actor, at: datetime, referral: Referral, reason: str) -> None:
    """A team that had taken it on gives it back before it was held, and says why. Its clocks run on."""
    permit(by, "ANSWER_REFERRAL")
    reason = say(reason, "reason", InterviewFault.SAY_WHY)
    held = hold_interview(by, referral.interview)
    referral.refresh_from_db()
    refuse(None if referral.answer == Answer.ACCEPTED and held.state in STILL_TO_HOLD else InterviewFault.NOT_NOW)
    _answer(by, at, referral, Answer.HANDED_BACK, reason)
    step(by=by, at=at, interview=held, to=InterviewState[held.state], team=None, route=Route.NOT_KNOWN)
    note(by=by, at=at, interview=held, act="INTERVIEW_HANDED_BACK")
    _let_go(by, at, referral)


@transaction.atomic
def put_away(*, by: Actor, at: datetime, referral: Referral) -> None:
    """A team that came second has read so; it has lost the child with its next request."""
    permit(by, "ANSWER_REFERRAL")
    held = hold_interview(by, referral.interview)
    refuse(None if referral.answer == Answer.TAKEN else InterviewFault.NOT_NOW)
    _answer(by, at, referral, Answer.DECLINED, "TAKEN")
    record_act("INTERVIEW_DECLINED", children=[held.child_id], about=referral.ref, why="TAKEN")
    _let_go(by, at, referral)


def _let_go(by: Actor, at: datetime, referral: Referral) -> None:
    # Last of all: whoever held the child for this referral alone has lost them from here on, the writer too.
    end_involvements(by=by, at=at, child_id=referral.child_id, about=referral.ref)


@transaction.atomic
def set_capacity(*, by: Actor, at: datetime, at_most: int, words: str = "") -> Capacity:
    """How many more interviews the actor's own team can take on from now on. It refuses nothing; it is shown to whoever asks."""
    permit(by, "ANSWER_REFERRAL")
    team_id = by.posts[0].team_id
    record_act("CAPACITY_SET", why=str(at_most))
    return Capacity.objects.create(team_id=team_id, at_most=at_most, words=words.strip(), at=at, by_id=by.practitioner_id)


@transaction.atomic
def ask_for_staff(*, by: Actor, at: datetime, interview: Interview) -> None:
    """The child asks for somebody of the place that they left: a manager owes an answer."""
    permit(by, "OFFER_INTERVIEW")
    held = _hold_to_place(by, interview)
    team_id = manager_of(by, at, held.child_id, barred_from(by, held))
    # Where no manager is known, it climbs at once to whoever is above the team that has it.
    due = None if team_id else at
    owe(by=by, at=at, child_id=held.child_id, about=held.ref, code=JUDGE_STAFF, team_id=team_id, due_at=due)
    note(by=by, at=at, interview=held, act="INTERVIEW_ATTEMPTED", detail=Interviewer.STAFF_OF_PLACE)


@transaction.atomic
def judge_staff(*, by: Actor, at: datetime, interview: Interview, is_agreed: bool, reason: str) -> StaffJudgement:
    """A manager agrees that somebody of the place that the child left holds it, or says why not."""
    permit(by, "JUDGE_STAFF")
    held = _hold_to_place(by, interview)
    reason = say(reason, "reason", InterviewFault.SAY_WHY)
    said = StaffJudgement.objects.create(
        child_id=held.child_id, interview=held, is_agreed=is_agreed, reason=reason, at=at, by_id=by.practitioner_id
    )
    fulfil(by=by, at=at, child_id=held.child_id, about=held.ref, kinds=[JUDGE_STAFF])
    note(by=by, at=at, interview=held, act="STAFF_JUDGED", detail="YES" if is_agreed else "NO")
    return said


@transaction.atomic
def arrange(
    *,
    by: Actor,
    at: datetime,
    interview: Interview,
    who: Interviewer,
    name: str,
    when: datetime,
    venue: Venue,
    language: Language,
    interpreter: Interpreter = Interpreter.NOT_NEEDED,
    interpreter_name: str = "",
    needs: str = "",
    met_before: bool | None = None,
    seen: int | None = None,
) -> Arrangement:
    """Who holds it, when, where, in what language and with what help; a later arrangement follows an earlier one.

    `seen` is the number of the arrangement that the writer had before them, 0 for none: Stale if there is another by now.
    """
    permit(by, "OFFER_INTERVIEW")
    held = _hold_to_place(by, interview)
    last = arrangement_of(by, held)
    if last is not None and seen not in (None, last.pk):
        raise Stale(last)
    name = say(name, "name", InterviewFault.NAME_WHO)
    family = [one.name for one in contacts(by, held.child_id)]
    refuse(interpreter_fault(interpreter, interpreter_name, family), "interpreter_name")
    judged = staff_judgement_of(by, held)
    refuse(staff_fault(who, bool(judged and judged.is_agreed)), "who")
    refuse(InterviewFault.IN_THE_PAST if when < at - _LEEWAY else None, "when")
    made = Arrangement.objects.create(
        child_id=held.child_id, interview=held, who=who, name=name, met_before=met_before, when=when, venue=venue,
        language=language, needs=needs.strip(), interpreter=interpreter, interpreter_name=interpreter_name.strip(),
        at=at, by_id=by.practitioner_id,
    )  # fmt: skip
    if held.state == InterviewState.ACCEPTED:
        step(by=by, at=at, interview=held, to=InterviewState.SCHEDULED)
    else:
        _arranged_anew(by, at, held)
    note(by=by, at=at, interview=held, act="INTERVIEW_ARRANGED", detail=who)
    return made


def _arranged_anew(by: Actor, at: datetime, interview: Interview) -> None:
    # It stays arranged; that it was arranged again stands in the arrangements themselves.
    if interview.state != InterviewState.SCHEDULED:
        raise NoSuchInterview
