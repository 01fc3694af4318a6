"""One interview from a child's yes to the last action: who may, what is refused, what stays, and two who press at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from tests.cast import BEFORE
from tests.story import NIGHT, K, at_minute, missing_cai, report_again
from ymylon.access.actions import acting_system
from ymylon.agencies import actions as agencies
from ymylon.children.actions import add_contact, involve
from ymylon.children.lookups import children_by_id
from ymylon.duties.actions import load_shipped_policies
from ymylon.duties.lookups import open_duties
from ymylon.interviews.actions import following, holding, placing
from ymylon.interviews.actions.offering import offer_interview, record_attempt, record_safe_way
from ymylon.interviews.lookups.barred import left_out_behind
from ymylon.interviews.lookups.interviews import (
    NoSuchInterview,
    covered_by,
    interview_of_episode,
    outputs_of,
    referrals_waiting,
    whole,
)
from ymylon.interviews.models import Account, ForPolice, Interview, Referral
from ymylon.interviews.page.teams import teams_around, teams_to_ask
from ymylon.interviews.rules import (
    Answer,
    ChildAgreed,
    Interpreter,
    Interviewer,
    Outcome,
    Response,
    Route,
    SaidWhen,
    Support,
    Venue,
)
from ymylon.missing.actions.ending import record_end, record_found, record_still_missing
from ymylon.missing.actions.finding import explain_no_referral
from ymylon.missing.actions.leaving_out import leave_out
from ymylon.missing.rules.faults import Fault
from ymylon.terms.codes import AgencyKind, ContactRelation, EndKind, Harm, Language, Role, TeamFunction
from ymylon.terms.words import Words

BACK = NIGHT + timedelta(hours=2)
MORNING = NIGHT + timedelta(hours=12)
LATER = NIGHT + timedelta(hours=30)
WAY = {"safe_way": "Text him after school.", "read_by": "Nobody."}
SAID = "Es i efo'r hogia i Gaerdydd. Doedd gen i ddim dewis."


@pytest.fixture
def second_provider(wales):
    """Another charity, of which Cadi asks to hold interviews."""
    areas = ("W06000016",)
    other = agencies.open_agency(kind=AgencyKind.CHARITY, names=Words("Glas", "Glas"), areas=areas)
    team = agencies.open_team(agency=other, function=TeamFunction.RETURN_INTERVIEWS, names=Words("Glas", "Glas"))
    cadi = agencies.open_account(email="cadi@example.invalid", given_name="Cadi", family_name="Huws")
    agencies.join_team(practitioner=cadi, team=team, role=Role.RETURN_INTERVIEW_WORKER, at=BEFORE)
    wales.teams["glas"], wales.people["cadi"] = team, cadi
    return team


@pytest.fixture
def episode(wales, as_actor):
    load_shipped_policies(demonstration=True)
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, also=(("social_work", K.RESPONSIBLE_AUTHORITY), ("manager", K.RESPONSIBLE_AUTHORITY)))
        record_found(by=elin, at=BACK, episode=episode, found=at_minute(BACK))
    return episode


@pytest.fixture
def interview(episode, as_actor) -> Interview:
    """Cai has said yes to Mared."""
    with as_actor("mared") as mared:
        offer_interview(
            by=mared, at=MORNING, episode=episode, response=Response.ACCEPTED, chosen=Interviewer.INDEPENDENT_CHARITY, **WAY
        )
        return interview_of_episode(mared, episode.ref)


@pytest.fixture
def referred(wales, interview, second_provider, as_actor):
    """Both providers were asked."""
    with as_actor("mared") as mared:
        ids = [wales.teams["interviews"].pk, second_provider.pk]
        placing.refer_interview(by=mared, at=MORNING, interview=interview, team_ids=ids, words="He likes football.")
    return interview


def asked(actor) -> Referral:
    return referrals_waiting(actor)[0]


def taken(as_actor) -> None:
    with as_actor("lowri") as lowri:
        placing.take_on(by=lowri, at=MORNING, referral=asked(lowri))


def held(actor, interview, **more) -> Interview:
    said = {"agreed": True, "words": SAID, "analysis": "Afraid.", "harm": [Harm.NONE_KNOWN], "language": Language.WELSH}
    return holding.record_interview(by=actor, at=LATER, interview=interview, **(said | more))


def kinds(actor, ref) -> set[str]:
    return {duty.kind for duty in open_duties(actor, ref)}


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


def test_harm_is_always_owed_a_referral_whatever_the_child_agreed_to(referred, episode, as_actor):
    with as_actor("lowri") as lowri:
        said = {"said": SaidWhen.AT_THE_DOOR, "words": "Maen nhw'n fy mygwth i.", "language": Language.WELSH}
        holding.hear(by=lowri, at=MORNING, episode=episode, harm=[Harm.ROBBED_OR_THREATENED], **said)
        holding.hear(by=lowri, at=MORNING, episode=episode, harm=[Harm.ROBBED_OR_THREATENED], **said)
        assert [one.kind for one in open_duties(lowri, episode.ref)].count("REFER_HARM") == 1
    with as_actor("mared") as mared:
        explain_no_referral(by=mared, at=LATER, episode=episode, reason="Referred by telephone yesterday, reference 12.")
        assert "REFER_HARM" not in kinds(mared, episode.ref)


def test_what_a_child_takes_back_is_erased_and_what_keeps_somebody_safe_stays(referred, as_actor):
    taken(as_actor)
    with as_actor("lowri") as lowri:
        held(lowri, referred, harm=[Harm.SEXUAL])
        (account,) = whole(lowri, referred).accounts
        holding.translate(by=lowri, at=LATER, account=account, words="I went to Cardiff.", translator="Lowri Haf")
        kept = {
            "kept": "He is to meet the man on Friday.",
            "why_kept": "Somebody may be hurt on Friday.",
            "language": Language.WELSH,
        }
        with pytest.raises(Fault) as refused:
            holding.withdraw(by=lowri, at=LATER, interview=referred, **kept)
        assert refused.value.field == "child_told"
        holding.withdraw(by=lowri, at=LATER, interview=referred, child_told=True, **kept)
        assert [one.said for one in whole(lowri, referred).accounts] == ["KEPT_FOR_SAFETY"]
        assert all(one.words == "" for one in whole(lowri, referred).summaries)
        with connection.cursor() as cursor:
            cursor.execute("set local role app_gate")
            cursor.execute("select string_agg(a::text, '') from interviews_account a")
            assert "Gaerdydd" not in cursor.fetchone()[0]
            cursor.execute("select string_agg(a::text, '') from interviews_translation a")
            assert "Cardiff" not in cursor.fetchone()[0]
            cursor.execute("set local role app_web")
    with as_actor("mared") as mared:
        assert "REFER_HARM" in kinds(mared, covered_by(mared, referred)[0].about)


def test_what_goes_to_the_police_is_read_by_them_alone(referred, as_actor):
    taken(as_actor)
    with as_actor("lowri") as lowri:
        holding.pass_to_police(by=lowri, at=LATER, interview=referred, words="A grey van, every Friday.")
        assert not ForPolice.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            ForPolice.objects.create(
                child_id=referred.child_id, interview=referred, words="x", at=LATER, by_id=lowri.practitioner_id
            )
    with as_actor("mared") as mared:
        assert not ForPolice.objects.exists()
        with pytest.raises(PermissionDenied):
            holding.pass_to_police(by=mared, at=LATER, interview=referred, words="x")
    with as_actor("rhys") as rhys:
        assert ForPolice.objects.visible_to(rhys).get().words == "A grey van, every Friday."


def test_nothing_is_closed_until_the_child_was_offered_advocacy_and_told(referred, wales, as_actor):
    taken(as_actor)
    with as_actor("lowri") as lowri:
        act = {"by": lowri, "at": LATER, "interview": referred}
        held(lowri, referred)
        following.offer_support(support=Support.MENTAL_HEALTH, is_wanted=True, **act)
        missing = []
        for step in (
            lambda: following.offer_support(support=Support.ADVOCACY, is_wanted=False, **act),
            lambda: following.agree_action(words="A lift to football.", team_id=wales.teams["social_work"].pk, **act),
            None,
            lambda: following.tell_child(words="You get a lift on Mondays.", told_on=LATER.date(), **act),
        ):
            with pytest.raises(Fault) as refused:
                following.close_interview(**act)
            missing.append(refused.value.words.en.split()[0])
            if step:
                step()
            else:
                (action,) = [one for one in outputs_of(lowri, referred) if one.kind == "ACTION"]
                assert "INTERVIEW_ACTION" in kinds(lowri, action.ref)
                following.end_action(by=lowri, at=LATER, action=action, was_done=True, words="Every Monday since.")
                assert not kinds(lowri, action.ref)
        assert missing == ["Advocacy", "Record", "An", "First"]
        following.close_interview(**act)
        # She was let in to hold it, and her part is over.
        assert not Interview.objects.exists()
        assert children_by_id(lowri, [referred.child_id]) == {}
    with as_actor("mared") as mared:
        assert Interview.objects.get().state == "CLOSED"
        assert not kinds(mared, referred.ref) - {"REVIEW_INTERVIEW"}


@pytest.mark.parametrize("how", ["given up", "refused", "taken back before it"])
def test_whoever_was_to_hold_what_is_not_held_has_lost_the_child_and_is_asked_again(referred, wales, episode, as_actor, how):
    taken(as_actor)
    with as_actor("lowri") as lowri:
        assert children_by_id(lowri, [episode.child_id])
        if how == "taken back before it":
            holding.withdraw(by=lowri, at=LATER, interview=referred, all_stays=True, language=Language.WELSH)
    with as_actor("mared") as mared:
        if how == "given up":
            holding.give_up(by=mared, at=LATER, interview=referred, outcome=Outcome.MOVED, reason="To Newport.")
        elif how == "refused":
            offer_interview(by=mared, at=LATER, episode=episode, response=Response.REFUSED, reason="Not now.")
    for name in ("lowri", "cadi"):
        with as_actor(name) as provider:
            assert children_by_id(provider, [episode.child_id]) == {}
    with as_actor("mared") as mared:
        offer_interview(by=mared, at=LATER, episode=episode, response=Response.ACCEPTED)
        again = interview_of_episode(mared, episode.ref)
        assert (again.pk, again.state, again.team_id) == (referred.pk, "ACCEPTED", None)
        placing.refer_interview(by=mared, at=LATER, interview=again, team_ids=[wales.teams["interviews"].pk])
    taken(as_actor)
    with as_actor("lowri") as lowri:
        assert interview_of_episode(lowri, episode.ref).team_id is not None


def test_an_action_has_an_owner_and_lets_nobody_in(referred, wales, as_actor):
    taken(as_actor)
    with as_actor("lowri") as lowri:
        held(lowri, referred)
        for number in (None, wales.teams["bridgend_door"].pk):
            with pytest.raises(Fault) as refused:
                following.agree_action(by=lowri, at=LATER, interview=referred, words="Ring.", team_id=number)
            assert refused.value.field == "team"


def test_sharing_says_on_what_basis_and_why_a_no_was_overridden(referred, as_actor):
    taken(as_actor)
    with as_actor("lowri") as lowri:
        held(lowri, referred)
        said = {
            "with_whom": "Ysgol Glan Taf",
            "words": "That he is afraid on the bus.",
            "basis": "Section 130",
            "interview": referred,
        }
        with pytest.raises(Fault) as refused:
            following.share(by=lowri, at=LATER, agreed=ChildAgreed.OVERRIDDEN, **said)
        assert refused.value.field == "why"
        following.share(by=lowri, at=LATER, agreed=ChildAgreed.YES, **said)
        assert Interview.objects.get().state == "SHARED"


def test_a_manager_alone_reviews_and_a_no_says_what_should_change(referred, as_actor):
    taken(as_actor)
    answers = {"childs_words": True, "child_chose": True, "harm_followed": True, "something_came": False}
    with as_actor("lowri") as lowri:
        held(lowri, referred)
        with pytest.raises(PermissionDenied):
            following.review_interview(by=lowri, at=LATER, interview=referred, **answers)
    with as_actor("gethin") as gethin:
        with pytest.raises(Fault):
            following.review_interview(by=gethin, at=LATER, interview=referred, **answers)
        following.review_interview(by=gethin, at=LATER, interview=referred, words="Ask what would help.", **answers)


def test_what_is_not_yet_possible_is_refused_in_words(interview, as_actor):
    with as_actor("mared") as mared, pytest.raises(Fault):
        following.nothing_comes(by=mared, at=LATER, interview=interview, why="x")


@pytest.mark.parametrize("name", ["elin", "dewi", "owain", "carys"])
def test_whoever_is_not_around_the_interview_changes_nothing(interview, as_actor, name):
    with as_actor(name) as actor, pytest.raises((PermissionDenied, NoSuchInterview, DatabaseError)), transaction.atomic():
        following.nothing_comes(by=actor, at=LATER, interview=interview, why="x")


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
