"""After an episode is closed nobody is asked about it; referred harm still is, and holds the child until answered."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.story import NIGHT, K, at_minute, missing_cai
from ymylon.children.actions import involve
from ymylon.children.lookups import NoSuchChild, child_by_ref
from ymylon.children.models import Child, Involvement
from ymylon.missing.actions.closing import override_close, reopen_episode
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.finding import complete_finding, explain_no_referral, refer_harm
from ymylon.missing.rules.faults import Fault
from ymylon.notices import actions as notices
from ymylon.notices import jobs
from ymylon.notices.actions.referring import decide
from ymylon.notices.lookups import notices_about, referrals_about, waiting_for
from ymylon.notices.models import NoticeStage
from ymylon.terms.codes import Harm, NoticeKind, ReferralOutcome

FOUND = NIGHT + timedelta(hours=2)
CLOSED = NIGHT + timedelta(hours=3)


@pytest.fixture
def episode(wales, policy, as_actor):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales)
        record_found(by=elin, at=FOUND, episode=episode, found=at_minute(FOUND))
        complete_finding(by=elin, at=FOUND, episode=episode, harm=[Harm.SEXUAL])
    return episode


@pytest.fixture
def sweep(db):
    def go_round(at) -> int:
        try:
            return jobs.sweep(now=at)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("set local role app_web")

    return go_round


def close(as_actor, episode):
    with as_actor("gethin") as gethin:
        override_close(by=gethin, at=CLOSED, episode=episode, reason="All is done.")


def referred(as_actor, episode):
    with as_actor("rhys") as rhys:
        refer_harm(by=rhys, at=FOUND, episode=episode, worries="What he told his worker.")


def climbed(as_owner) -> set[str]:
    with as_owner():
        return set(NoticeStage.objects.values_list("notice__kind", flat=True))


def test_that_the_child_is_found_climbs_no_more_once_the_episode_is_closed(episode, as_actor, as_owner, sweep):
    close(as_actor, episode)
    sweep(CLOSED + timedelta(days=3))
    assert climbed(as_owner) == set()
    with as_owner():
        assert not Involvement.objects.filter(about=episode.ref, ended_at__isnull=True).exists()
    with as_actor("elin") as elin:
        assert not waiting_for(elin)


def test_without_a_closing_it_climbs(episode, as_owner, sweep):
    sweep(CLOSED + timedelta(days=3))
    assert NoticeKind.FOUND in climbed(as_owner)


def test_referred_harm_does_not_fall_silent_because_the_episode_is_closed(episode, wales, as_actor, as_owner, sweep):
    """Decided: it climbs on, and whoever it reaches holds the child until it is answered; the front door until it decides."""
    referred(as_actor, episode)
    close(as_actor, episode)
    sweep(CLOSED + timedelta(days=3))
    assert climbed(as_owner) == {NoticeKind.REFERRAL}
    with as_actor("elin") as elin:
        ref = Child.objects.visible_to(elin).get(pk=episode.child_id).ref
    with as_actor("nia") as nia:
        assert child_by_ref(nia, ref)
        (c1,) = [one for one in notices_about(nia, [episode.ref])[episode.ref] if one.kind == NoticeKind.REFERRAL]
        assert c1 in waiting_for(nia)
        notices.acknowledge(by=nia, at=CLOSED + timedelta(days=4), notice=c1)
    with as_actor("nia") as nia:
        assert child_by_ref(nia, ref)
        said = {"outcome": ReferralOutcome.NO_ACTION, "reason": "Known and safe.", "feedback": "Nothing more."}
        decide(by=nia, at=CLOSED + timedelta(days=4), referral=referrals_about(nia, episode.ref)[0], **said)
    with as_actor("nia") as nia, pytest.raises(NoSuchChild):
        child_by_ref(nia, ref)
    with as_owner():
        assert not Involvement.objects.filter(about=c1.ref, ended_at__isnull=True).exists()
    assert sweep(CLOSED + timedelta(days=9)) == 0


def test_while_the_episode_is_open_an_answer_takes_nothing_away(episode, as_actor):
    referred(as_actor, episode)
    with as_actor("nia") as nia:
        ref = Child.objects.visible_to(nia).get(pk=episode.child_id).ref
        (c1,) = [one for one in notices_about(nia, [episode.ref])[episode.ref] if one.kind == NoticeKind.REFERRAL]
        notices.acknowledge(by=nia, at=CLOSED, notice=c1)
        assert child_by_ref(nia, ref)


def test_harm_is_not_referred_from_a_closed_episode_and_is_once_it_is_open_again(episode, wales, as_actor):
    with as_actor("elin") as elin:
        team = wales.teams["social_work"].pk
        involve(by=elin, at=FOUND, child_id=episode.child_id, team_id=team, kind=K.RESPONSIBLE_AUTHORITY, basis="known")
    close(as_actor, episode)
    with as_actor("gethin") as gethin:
        for act in (lambda **said: refer_harm(worries="More.", **said), lambda **said: explain_no_referral(reason="x", **said)):
            with pytest.raises(Fault) as refused:
                act(by=gethin, at=CLOSED, episode=episode)
            assert "closed" in refused.value.words.en
        reopen_episode(by=gethin, at=CLOSED, episode=episode, reason="He told his worker more.")
        assert refer_harm(by=gethin, at=CLOSED, episode=episode, worries="More.")
