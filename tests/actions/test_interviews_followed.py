"""What comes of an interview: harm, what is taken back, actions, sharing, review, and the end of whoever held it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from tests.intelligence import RAW, SOURCE, said
from tests.interviewing import LATER, MORNING, held, kinds, taken
from tests.interviewing import episode as episode  # noqa: PLC0414
from tests.interviewing import interview as interview  # noqa: PLC0414
from tests.interviewing import referred as referred  # noqa: PLC0414
from tests.interviewing import second_provider as second_provider  # noqa: PLC0414
from ymylon.agencies.rules.closing import TEAM_CLOSED
from ymylon.children.lookups import children_by_id, events
from ymylon.duties.lookups import open_duties, owed_by
from ymylon.intelligence.actions import judging
from ymylon.intelligence.lookups import Log, Submission, given_to, source_words, submitted_at, submitted_to
from ymylon.intelligence.rules import GRADE, AnswerKind, Origin
from ymylon.interviews.actions import following, holding, placing
from ymylon.interviews.actions.offering import offer_interview
from ymylon.interviews.lookups.interviews import (
    NoSuchInterview,
    covered_by,
    interview_of_episode,
    outputs_of,
    whole,
)
from ymylon.interviews.models import Interview
from ymylon.interviews.rules import (
    ChildAgreed,
    Outcome,
    Response,
    SaidWhen,
    Support,
)
from ymylon.missing.actions.finding import explain_no_referral
from ymylon.missing.rules.faults import Fault
from ymylon.terms.codes import Harm, Language
from ymylon.terms.faults import Fault as IntelligenceFault


def test_harm_is_always_owed_a_referral_whatever_the_child_agreed_to(referred, episode, as_actor):
    with as_actor("lowri") as lowri:
        heard = {"said": SaidWhen.AT_THE_DOOR, "words": "Maen nhw'n fy mygwth i.", "language": Language.WELSH}
        holding.hear(by=lowri, at=MORNING, episode=episode, harm=[Harm.ROBBED_OR_THREATENED], **heard)
        holding.hear(by=lowri, at=MORNING, episode=episode, harm=[Harm.ROBBED_OR_THREATENED], **heard)
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


def test_what_goes_to_the_police_arrives_once_at_the_desk_and_is_answered(referred, as_actor):
    taken(as_actor)
    told = {"said": said(), "sent_as": uuid4(), "interview": referred, "at": LATER}
    with as_actor("lowri") as lowri:
        for _twice in range(2):
            holding.pass_to_police(by=lowri, **told)
        with pytest.raises(IntelligenceFault) as refused:
            holding.pass_to_police(by=lowri, **told | {"said": said(risk=None), "sent_as": uuid4()})
        assert refused.value.field == "risk"
        passed = [event for event in events(lowri, referred.child_id) if event.kind == "PASSED_TO_POLICE"]
        assert len(passed) == 1
    for who in ("mared", "rhys", "elin"):
        with as_actor(who) as actor:
            assert not Submission.objects.exists(), who
            assert not Log.objects.exists(), who
            with pytest.raises(PermissionDenied):
                holding.pass_to_police(by=actor, **told)
    with as_actor("ffion") as ffion:
        (stands,) = submitted_to(ffion)
        one = stands.submission
        assert (one.words, one.origin, one.origin_ref, one.author.name) == (RAW, Origin.INTERVIEW, referred.ref, "Lowri Haf")
        assert source_words(ffion, one) == SOURCE
        assert [(duty.kind, duty.about) for duty in owed_by(ffion)] == [(GRADE, one.ref)]
        judging.answer(
            by=ffion, at=LATER, stands=given_to(ffion, one.ref), seen=0, kind=AnswerKind.NOT_USED, words="Known already."
        )
    with as_actor("lowri") as lowri:
        (mine,) = submitted_at(lowri, referred.ref)
        assert (mine.state, mine.steps[-1].words) == ("NOT_USED", "Known already.")


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
        team = wales.teams["social_work"]
        team.closed_at = LATER
        team.save()
        with pytest.raises(Fault) as refused:
            following.agree_action(by=lowri, at=LATER, interview=referred, words="Ring.", team_id=team.pk)
        assert refused.value.words == TEAM_CLOSED


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
