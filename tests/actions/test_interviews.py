"""One interview from a child's yes to the last action: who may, what is refused, what stays, and two who press at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.interviewing import BACK, LATER, MORNING, SAID, WAY, asked, held, kinds, taken
from tests.interviewing import episode as episode  # noqa: PLC0414
from tests.interviewing import interview as interview  # noqa: PLC0414
from tests.interviewing import referred as referred  # noqa: PLC0414
from tests.interviewing import second_provider as second_provider  # noqa: PLC0414
from tests.story import K, at_minute, report_again
from ymylon.access.actions import acting_system
from ymylon.children.actions import add_contact, involve
from ymylon.children.lookups import children_by_id
from ymylon.duties.lookups import open_duties
from ymylon.interviews.actions import following, placing
from ymylon.interviews.actions.offering import offer_interview, record_attempt, record_safe_way
from ymylon.interviews.lookups.barred import left_out_behind
from ymylon.interviews.lookups.interviews import (
    covered_by,
    interview_of_episode,
    referrals_waiting,
    whole,
)
from ymylon.interviews.models import Account, Interview, Referral
from ymylon.interviews.page.teams import teams_around, teams_to_ask
from ymylon.interviews.rules import (
    Answer,
    Interpreter,
    Interviewer,
    Outcome,
    Response,
    Route,
    Venue,
)
from ymylon.missing.actions.ending import record_end, record_found, record_still_missing
from ymylon.missing.actions.leaving_out import leave_out
from ymylon.missing.rules.faults import Fault
from ymylon.terms.codes import ContactRelation, EndKind, Harm, Language


def test_a_yes_opens_an_interview_whose_clock_runs_from_the_finding(interview, episode, as_actor):
    with as_actor("mared") as mared:
        (covered,) = covered_by(mared, interview)
        assert covered.due_at == BACK + timedelta(hours=72)
        (duty,) = [one for one in open_duties(mared, episode.ref) if one.kind == "HOLD_RETURN_INTERVIEW"]
        assert (duty.due_at, duty.policy_standing) == (covered.due_at, "GUIDANCE")


def test_a_later_episode_joins_it_and_keeps_its_own_clock(interview, episode, as_actor):
    with as_actor("elin") as elin:
        again = report_again(elin, episode.child_id, at=MORNING + timedelta(hours=1))
        found = MORNING + timedelta(hours=3)
        record_found(by=elin, at=found, episode=again, found=at_minute(found))
    with as_actor("mared") as mared:
        offer_interview(by=mared, at=LATER, episode=again, response=Response.ACCEPTED)
        assert interview_of_episode(mared, again.ref) == interview
        assert [one.due_at - one.found_at for one in covered_by(mared, interview)] == [timedelta(hours=72)] * 2
        assert len({one.due_at for one in covered_by(mared, interview)}) == 2


def test_a_child_may_change_their_mind_both_ways(interview, episode, as_actor):
    with as_actor("mared") as mared:
        offer_interview(by=mared, at=LATER, episode=episode, response=Response.REFUSED, reason="Dim nawr.")
        assert Interview.objects.get().state == "REFUSED"
        assert "HOLD_RETURN_INTERVIEW" not in kinds(mared, episode.ref)
        offer_interview(by=mared, at=LATER, episode=episode, response=Response.ACCEPTED)
        assert Interview.objects.get().state == "ACCEPTED"
        assert "HOLD_RETURN_INTERVIEW" in kinds(mared, episode.ref)


def test_nobody_tries_to_reach_a_child_before_a_safe_way_is_recorded(episode, as_actor):
    with as_actor("mared") as mared:
        with pytest.raises(Fault):
            record_attempt(by=mared, at=MORNING, episode=episode, outcome=Outcome.NOT_REACHED)
        with pytest.raises(Fault) as refused:
            record_safe_way(by=mared, at=MORNING, episode=episode, safe_way="Text him.", read_by=" ")
        assert refused.value.field == "read_by"


def test_a_safe_way_grows_old(episode, as_actor):
    with as_actor("mared") as mared:
        record_safe_way(by=mared, at=MORNING, episode=episode, **WAY)
        late = MORNING + timedelta(days=29)
        with pytest.raises(Fault) as refused:
            offer_interview(by=mared, at=late, episode=episode, response=Response.NOT_ANSWERED_YET)
        assert refused.value.field == "safe_way"


def test_a_parent_in_the_way_alerts_a_manager_and_refuses_nothing(episode, as_actor):
    with as_actor("mared") as mared:
        record_safe_way(by=mared, at=MORNING, episode=episode, **WAY)
        record_attempt(by=mared, at=MORNING, episode=episode, outcome=Outcome.PARENT_IN_THE_WAY, words="His father hung up.")
        assert {"KEPT_FROM_CHILD", "OFFER_RETURN_INTERVIEW"} <= kinds(mared, episode.ref)
        offer_interview(by=mared, at=LATER, episode=episode, response=Response.REFUSED, reason="Na.")
        assert not {"KEPT_FROM_CHILD", "OFFER_RETURN_INTERVIEW"} & kinds(mared, episode.ref)


def test_a_provider_sees_its_own_referrals_alone_and_loses_the_child_when_it_declines(referred, episode, as_actor):
    with as_actor("lowri") as lowri:
        assert children_by_id(lowri, [episode.child_id])
        with pytest.raises(Fault) as refused:
            placing.decline(by=lowri, at=MORNING, referral=asked(lowri), reason=" ")
        assert refused.value.field == "reason"
        placing.decline(by=lowri, at=MORNING, referral=asked(lowri), reason="Nobody speaks Welsh this week.")
    with as_actor("lowri") as lowri:
        assert not children_by_id(lowri, [episode.child_id])
        assert referrals_waiting(lowri) == []


def test_who_comes_second_is_told_and_nothing_is_lost(referred, episode, as_actor):
    with as_actor("cadi") as cadi:
        late = asked(cadi)
    taken(as_actor)
    with as_actor("cadi") as cadi:
        # The page was opened before Lowri pressed.
        with pytest.raises(Fault) as refused:
            placing.take_on(by=cadi, at=LATER, referral=late)
        assert "first" in refused.value.words.en
        assert asked(cadi).answer == Answer.TAKEN
        placing.put_away(by=cadi, at=LATER, referral=asked(cadi))
    with as_actor("cadi") as cadi:
        assert not children_by_id(cadi, [episode.child_id])
    with as_actor("lowri") as lowri:
        found = whole(lowri, interview_of_episode(lowri, episode.ref))
        assert found.interview.team_id == asked_team(found)
        assert found.interview.route == Route.INDEPENDENT


def asked_team(found) -> int:
    (ours,) = [one.team_id for one in found.referrals if one.answer == Answer.ACCEPTED]
    return ours


def test_a_provider_hands_back_and_another_may_be_asked(referred, wales, as_actor):
    taken(as_actor)
    with as_actor("lowri") as lowri:
        ours = Referral.objects.visible_to(lowri).get(answer=Answer.ACCEPTED)
        placing.hand_back(by=lowri, at=MORNING, referral=ours, reason="Off sick.")
    with as_actor("mared") as mared:
        assert Interview.objects.get().team_id is None
        placing.refer_interview(by=mared, at=MORNING, interview=referred, team_ids=[wales.teams["interviews"].pk])


def test_staff_of_the_place_that_the_child_left_are_asked_by_nobody(interview, wales, as_actor):
    with as_actor("mared") as mared, pytest.raises(Fault):
        placing.refer_interview(by=mared, at=MORNING, interview=interview, team_ids=[wales.teams["home_staff"].pk])


ARRANGED = {
    "who": Interviewer.INDEPENDENT_CHARITY,
    "name": "Lowri Haf",
    "when": LATER,
    "venue": Venue.CHILDS_CHOICE,
    "language": Language.WELSH,
}


def test_a_child_who_asks_for_staff_is_answered_by_a_manager(interview, as_actor):
    with as_actor("mared") as mared:
        placing.ask_for_staff(by=mared, at=MORNING, interview=interview)
        assert "JUDGE_STAFF_AS_INTERVIEWER" in kinds(mared, interview.ref)
        asks = ARRANGED | {"who": Interviewer.STAFF_OF_PLACE, "name": "Elin Parri"}
        with pytest.raises(Fault):
            placing.arrange(by=mared, at=MORNING, interview=interview, **asks)
        with pytest.raises(PermissionDenied):
            placing.judge_staff(by=mared, at=MORNING, interview=interview, is_agreed=True, reason="x")
    with as_actor("gethin") as gethin:
        placing.judge_staff(by=gethin, at=MORNING, interview=interview, is_agreed=True, reason="He trusts her alone.")
    with as_actor("mared") as mared:
        placing.arrange(by=mared, at=MORNING, interview=interview, **asks)
        assert Interview.objects.get().state == "SCHEDULED"


@pytest.mark.parametrize(
    ("interpreter", "name"),
    [(Interpreter.FAMILY, "Aunt"), (Interpreter.PROFESSIONAL, "emrys  MORGAN"), (Interpreter.PROFESSIONAL, "")],
)
def test_family_never_interprets_by_whatever_name(interview, as_actor, interpreter, name):
    with as_actor("elin") as elin:
        add_contact(by=elin, at=MORNING, child_id=interview.child_id, relation=ContactRelation.GRANDPARENT, name="Emrys Morgan")
    with as_actor("mared") as mared, pytest.raises(Fault) as refused:
        placing.arrange(by=mared, at=MORNING, interview=interview, interpreter=interpreter, interpreter_name=name, **ARRANGED)
    assert refused.value.field == "interpreter_name"


def test_the_record_meets_the_clock_and_opens_what_follows(referred, episode, as_actor):
    taken(as_actor)
    with as_actor("lowri") as lowri:
        held(lowri, referred)
        assert "HOLD_RETURN_INTERVIEW" not in kinds(lowri, episode.ref)
        assert "RECORD_INTERVIEW_OUTPUTS" in kinds(lowri, referred.ref)
    with as_actor("mared") as mared:
        (account,) = whole(mared, referred).accounts
        assert (account.words, account.language) == (SAID, "WELSH")
        with pytest.raises(PermissionDenied):
            held(mared, referred)
    for name in ("elin", "rhys"):
        with as_actor(name) as other:
            assert not Account.objects.visible_to(other).exists()
            assert not Account.objects.exists()


REFUSED = [
    pytest.param({"agreed": False}, "agreed", id="without the child’s agreement"),
    pytest.param({"held_at": BACK - timedelta(hours=1)}, "held", id="before the child was found"),
    pytest.param({"held_at": LATER + timedelta(hours=1)}, "held", id="later than now"),
    pytest.param({"words": " "}, "words", id="without the child’s words"),
    pytest.param({"harm": [Harm.NONE_KNOWN, Harm.SEXUAL]}, "harm", id="harm that contradicts itself"),
]


@pytest.mark.parametrize(("wrong", "field"), REFUSED)
def test_no_interview_is_recorded(referred, as_actor, wrong, field):
    taken(as_actor)
    with as_actor("lowri") as lowri:
        with pytest.raises(Fault) as refused:
            held(lowri, referred, **wrong)
        assert refused.value.field == field
        assert not Account.objects.exists()


def test_no_interview_is_recorded_of_a_child_who_is_missing_after_all(referred, episode, as_actor):
    taken(as_actor)
    with as_actor("rhys") as rhys:
        record_still_missing(by=rhys, at=LATER, episode=episode, reason="It was his brother.")
    with as_actor("lowri") as lowri:
        with pytest.raises(Fault) as refused:
            held(lowri, referred)
        assert "is missing" in refused.value.words.en
        assert not Account.objects.exists()


def test_after_a_death_nobody_is_asked_and_nothing_is_owed_of_an_interview(wales, interview, episode, as_actor):
    with as_actor("mared") as mared:
        record_attempt(by=mared, at=MORNING, episode=episode, outcome=Outcome.PARENT_IN_THE_WAY, words="His father.")
    with as_actor("rhys") as rhys:
        record_end(by=rhys, at=LATER, episode=episode, kind=EndKind.DIED, reason="Confirmed by Dr Hughes.")
    with as_actor("mared") as mared:
        assert kinds(mared, episode.ref) == set()
        with pytest.raises(Fault) as refused:
            placing.refer_interview(by=mared, at=LATER, interview=interview, team_ids=[wales.teams["interviews"].pk])
        assert "has died" in refused.value.words.en
        with pytest.raises(Fault):
            arranged(mared, interview)


def arranged(actor, interview, **more):
    said = {"who": Interviewer.INDEPENDENT_CHARITY, "name": "Lowri", "when": LATER + timedelta(days=1), "venue": Venue.SCHOOL}
    return placing.arrange(by=actor, at=LATER, interview=interview, language=Language.WELSH, **(said | more))


@pytest.fixture
def left_out(wales, episode, as_actor):
    """The police left the charity and the managers out of this child's episode."""
    team = wales.teams["interviews"].pk
    with as_actor("elin") as elin:
        involve(by=elin, at=MORNING, child_id=episode.child_id, team_id=team, kind=K.RETURN_INTERVIEWS, basis="known")
    with as_actor("rhys") as rhys:
        for name in ("interviews", "manager"):
            leave_out(by=rhys, at=MORNING, episode=episode, team_id=wales.teams[name].pk, reason="His uncle works there.")


def test_nobody_who_was_left_out_is_asked_or_given_anything_to_do(wales, interview, second_provider, left_out, as_actor):
    with as_actor("mared") as mared:
        with pytest.raises(Fault) as refused:
            placing.refer_interview(by=mared, at=LATER, interview=interview, team_ids=[wales.teams["interviews"].pk])
        assert refused.value.field == "teams"
        assert wales.teams["interviews"].pk not in {number for number, _words in teams_to_ask(mared, interview)}
        placing.refer_interview(by=mared, at=LATER, interview=interview, team_ids=[second_provider.pk])
        around = {number for number, _words in teams_around(mared, interview)}
        assert second_provider.pk in around
        assert wales.teams["manager"].pk not in around


def test_whoever_manages_the_team_that_asks_owes_the_answer(wales, interview, episode, as_actor):
    wales.teams["social_work"].manager_team = wales.teams["manager"]
    wales.teams["social_work"].save()
    with as_actor("mared") as mared:
        placing.ask_for_staff(by=mared, at=LATER, interview=interview)
        (duty,) = [one for one in open_duties(mared, interview.ref) if one.kind == "JUDGE_STAFF_AS_INTERVIEWER"]
        assert duty.team_id == wales.teams["manager"].pk


def test_the_clock_knows_whom_an_episode_behind_an_interview_leaves_out(wales, referred, episode, as_actor, left_out_after):
    with acting_system("SWEEP_DUTIES"):
        for about in (referred.ref, *left_out_after):
            assert left_out_behind(about)[0] == {wales.teams["manager"].pk}


@pytest.fixture
def left_out_after(wales, referred, episode, as_actor):
    """The references of a referral and of an action, of a child of whose episode the managers hear nothing."""
    taken(as_actor)
    with as_actor("lowri") as lowri:
        held(lowri, referred)
        made = following.agree_action(by=lowri, at=LATER, interview=referred, words="x", team_id=wales.teams["social_work"].pk)
    with as_actor("rhys") as rhys:
        leave_out(by=rhys, at=LATER, episode=episode, team_id=wales.teams["manager"].pk, reason="His uncle works there.")
    with as_actor("lowri") as lowri:
        return [made.ref, *Referral.objects.visible_to(lowri).values_list("ref", flat=True)]
