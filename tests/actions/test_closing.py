"""Closing asks only whether something is owed, also by those whom one may not see; a manager may override and says why."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.story import NIGHT, K, at_minute, missing_cai
from ymylon.children.lookups import NoSuchChild, child_by_ref
from ymylon.children.models import Child, Involvement
from ymylon.duties.actions import fulfil, open_duty
from ymylon.duties.lookups import duties_about, open_duties
from ymylon.missing.actions.closing import close_episode, override_close, reopen_episode
from ymylon.missing.actions.ending import record_found
from ymylon.missing.models import Episode, Move
from ymylon.missing.rules.faults import Fault
from ymylon.notices.lookups import notices_about
from ymylon.terms.codes import Lane

LATER = NIGHT + timedelta(hours=2)
MORNING = NIGHT + timedelta(hours=12)


@pytest.fixture
def episode(wales, policy, as_actor):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, also=(("social_work", K.RESPONSIBLE_AUTHORITY),))
        record_found(by=elin, at=LATER, episode=episode, found=at_minute(LATER))
    return episode


def do_what_is_owed(actor, episode):
    kinds = {duty.kind for duty in open_duties(actor, episode.ref)}
    fulfil(by=actor, at=MORNING, child_id=episode.child_id, about=episode.ref, kinds=kinds)


def test_what_is_owed_keeps_it_open_and_then_it_closes(episode, as_actor):
    with as_actor("mared") as mared:
        with pytest.raises(Fault) as owed:
            close_episode(by=mared, at=MORNING, episode=episode)
        assert "still owed" in owed.value.words.en
        do_what_is_owed(mared, episode)
        close_episode(by=mared, at=MORNING, episode=episode)
        closed = Episode.objects.get(pk=episode.pk)
        assert (closed.state, closed.closed_at) == ("CLOSED", MORNING)
        with pytest.raises(Fault):
            close_episode(by=mared, at=MORNING, episode=episode)


def test_a_duty_that_one_may_not_see_keeps_it_open_and_says_no_more(episode, as_actor):
    with as_actor("mared") as mared:
        do_what_is_owed(mared, episode)
        open_duty(
            by=mared,
            at=LATER,
            child_id=episode.child_id,
            kind="SOMETHING",
            lane=Lane.SEXUAL_HEALTH,
            about=episode.ref,
            due_at=None,
        )
        assert not open_duties(mared, episode.ref)
        with pytest.raises(Fault) as refused:
            close_episode(by=mared, at=MORNING, episode=episode)
    assert refused.value.words.en == "Another agency’s duty is open."


def test_a_child_who_is_missing_is_never_closed_away(wales, policy, as_actor):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales)
    with as_actor("gethin") as gethin:
        for act in (close_episode, lambda **said: override_close(reason="Enough.", **said)):
            with pytest.raises(Fault) as refused:
                act(by=gethin, at=MORNING, episode=episode)
            assert "still missing" in refused.value.words.en


def test_a_manager_overrides_with_a_reason_that_stands_on_every_duty(episode, as_actor):
    with as_actor("mared") as mared, pytest.raises(PermissionDenied):
        override_close(by=mared, at=MORNING, episode=episode, reason="Enough.")
    with as_actor("gethin") as gethin:
        with pytest.raises(Fault):
            override_close(by=gethin, at=MORNING, episode=episode, reason=" ")
        override_close(by=gethin, at=MORNING, episode=episode, reason="Offer made by letter of 3 November.")
        ended = {(duty.state, duty.reason) for duty in duties_about(gethin, [episode.ref]) if duty.state != "VOIDED"}
        assert ended == {("WAIVED", "Offer made by letter of 3 November.")}
        assert Move.objects.filter(episode=episode).latest("id").reason == "Offer made by letter of 3 November."


def test_closing_ends_what_the_episode_began(episode, as_actor):
    with as_actor("mared") as mared:
        ref = Child.objects.visible_to(mared).get(pk=episode.child_id).ref
        assert Involvement.objects.visible_to(mared).filter(about=episode.ref, ended_at__isnull=True).exists()
        do_what_is_owed(mared, episode)
        close_episode(by=mared, at=MORNING, episode=episode)
    with as_actor("menna") as menna, pytest.raises(NoSuchChild):
        child_by_ref(menna, ref)
    for name in ("elin", "mared"):
        with as_actor(name) as actor:
            assert child_by_ref(actor, ref)


def test_reopened_within_the_days_that_policy_allows_and_everybody_is_back(episode, as_actor):
    with as_actor("mared") as mared:
        do_what_is_owed(mared, episode)
        close_episode(by=mared, at=MORNING, episode=episode)
        with pytest.raises(Fault):
            reopen_episode(by=mared, at=MORNING, episode=episode, reason=" ")
        with pytest.raises(Fault) as late:
            reopen_episode(by=mared, at=MORNING + timedelta(days=29), episode=episode, reason="He has told his worker more.")
        assert "over" in late.value.words.en
        reopen_episode(by=mared, at=MORNING + timedelta(days=27), episode=episode, reason="He has told his worker more.")
        again = Episode.objects.get(pk=episode.pk)
        assert (again.state, again.closed_at) == ("REOPENED", None)
    with as_actor("menna") as menna:
        kinds = {notice.kind for notice in notices_about(menna, [episode.ref])[episode.ref]}
        assert "REOPENED" in kinds


def test_a_home_closes_nothing(episode, as_actor):
    with as_actor("elin") as elin:
        for act in (close_episode, lambda **said: reopen_episode(reason="x", **said)):
            with pytest.raises(PermissionDenied):
                act(by=elin, at=MORNING, episode=episode)
