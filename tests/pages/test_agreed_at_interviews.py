"""What was agreed at a return interview, in the list of all that was agreed for the child."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.story import K, at_minute, missing_cai
from ymylon.children.lookups import children_by_id
from ymylon.duties.actions import load_shipped_policies
from ymylon.interviews.actions.following import agree_action
from ymylon.interviews.actions.holding import record_interview
from ymylon.interviews.actions.offering import offer_interview
from ymylon.interviews.actions.placing import refer_interview, take_on
from ymylon.interviews.lookups.interviews import interview_of_episode, referrals_waiting
from ymylon.interviews.rules import Interviewer, Response
from ymylon.missing.actions.ending import record_found
from ymylon.terms.codes import Harm, Language

pytestmark = pytest.mark.django_db


def test_of_youth_justice_whoever_may_not_know_reads_another_team(wales, as_actor, signed_in):
    load_shipped_policies(demonstration=True)
    begun = timezone.now() - timedelta(hours=30)
    with as_actor("elin") as elin:
        known = (("social_work", K.RESPONSIBLE_AUTHORITY), ("youth_justice", K.YOUTH_JUSTICE))
        episode = missing_cai(elin, wales, at=begun, also=known)
        found = begun + timedelta(hours=2)
        record_found(by=elin, at=found, episode=episode, found=at_minute(found))
    with as_actor("mared") as mared:
        way = {"safe_way": "Text him after school.", "read_by": "Nobody."}
        at = begun + timedelta(hours=12)
        chosen = Interviewer.INDEPENDENT_CHARITY
        offer_interview(by=mared, at=at, episode=episode, response=Response.ACCEPTED, chosen=chosen, **way)
        interview = interview_of_episode(mared, episode.ref)
        refer_interview(by=mared, at=at, interview=interview, team_ids=[wales.teams["interviews"].pk])
    with as_actor("lowri") as lowri:
        take_on(by=lowri, at=at, referral=referrals_waiting(lowri)[0])
        said = {"agreed": True, "words": "Dim.", "analysis": "Afraid.", "harm": [Harm.NONE_KNOWN], "language": Language.WELSH}
        record_interview(by=lowri, at=begun + timedelta(hours=29), interview=interview, **said)
    with as_actor("mared") as mared:
        interview = interview_of_episode(mared, episode.ref)
        agree_action(by=mared, at=timezone.now(), interview=interview, words="Boxing", team_id=wales.teams["youth_justice"].pk)
        child = children_by_id(mared, [episode.child_id])[episode.child_id]
    place = f"/children/{child.ref}/actions"
    assert "Youth justice" in signed_in("sion").get(place).content.decode().split("<main")[1]
    said = signed_in("elin").get(place).content.decode().split("<main")[1]
    assert "Boxing" in said
    assert "Another team" in said
    assert "Youth justice" not in said
    assert "Youth justice" not in signed_in("elin").get(f"/children/{child.ref}").content.decode().split("<main")[1]
