"""The offer ledger: no offer without a safe way, none for a child who has died, and none that is quietly left out."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from tests.story import NIGHT, K, at_minute, missing_cai
from ymylon.children.lookups import events
from ymylon.duties.lookups import duties_about, open_duties
from ymylon.interviews.actions.offering import no_offer, offer_interview
from ymylon.interviews.lookups.offers import offers_about
from ymylon.interviews.models import Offer
from ymylon.interviews.rules import Response
from ymylon.missing.actions.ending import record_end, record_found
from ymylon.missing.rules.faults import Fault
from ymylon.terms.codes import EndKind

LATER = NIGHT + timedelta(hours=2)
MORNING = NIGHT + timedelta(hours=12)
WORDS = "Text him on his own phone after school."
WAY = {"safe_way": WORDS, "read_by": "Nobody."}


@pytest.fixture
def episode(wales, policy, as_actor):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, also=(("social_work", K.RESPONSIBLE_AUTHORITY), ("interviews", K.RETURN_INTERVIEWS)))
        record_found(by=elin, at=LATER, episode=episode, found=at_minute(LATER))
    return episode


def is_owed(actor, episode) -> bool:
    return "OFFER_RETURN_INTERVIEW" in {duty.kind for duty in open_duties(actor, episode.ref)}


@pytest.mark.parametrize("response", [Response.ACCEPTED, Response.REFUSED])
def test_an_answer_by_the_child_meets_the_duty_either_way(episode, as_actor, response):
    with as_actor("lowri") as lowri:
        assert is_owed(lowri, episode)
        offer_interview(by=lowri, at=MORNING, episode=episode, response=response, reason="Dw i wedi blino.", **WAY)
        assert not is_owed(lowri, episode)
        (offer,) = offers_about(lowri, episode.ref)
        assert (offer.response, offer.safe_way, offer.reason) == (response, f"{WORDS} (Nobody.)", "Dw i wedi blino.")
        assert "INTERVIEW_OFFERED" in {event.kind for event in events(lowri, episode.child_id)}


def test_no_answer_yet_is_recorded_and_leaves_it_owed(episode, as_actor):
    with as_actor("mared") as mared:
        offer_interview(by=mared, at=MORNING, episode=episode, response=Response.NOT_ANSWERED_YET, **WAY)
        assert is_owed(mared, episode)
        offer_interview(by=mared, at=MORNING, episode=episode, response=Response.ACCEPTED, **WAY)
        assert not is_owed(mared, episode)
        assert len(offers_about(mared, episode.ref)) == 2


def test_nobody_offers_before_a_safe_way_is_recorded(episode, as_actor):
    with as_actor("mared") as mared:
        with pytest.raises(Fault) as refused:
            offer_interview(by=mared, at=MORNING, episode=episode, safe_way=" ", read_by="", response=Response.ACCEPTED)
        assert refused.value.field == "safe_way"
        assert is_owed(mared, episode)


def test_no_offer_needs_a_named_persons_reason(episode, as_actor):
    with as_actor("mared") as mared:
        with pytest.raises(Fault) as refused:
            no_offer(by=mared, at=MORNING, episode=episode, reason="")
        assert refused.value.field == "reason"
        no_offer(by=mared, at=MORNING, episode=episode, reason="He is in hospital in Bristol and can't be reached.")
        (duty,) = [duty for duty in duties_about(mared, [episode.ref]) if duty.kind == "OFFER_RETURN_INTERVIEW"]
        assert (duty.state, duty.ended_by_id) == ("WAIVED", mared.practitioner_id)


def test_no_offer_goes_to_a_child_who_has_died(episode, as_actor):
    with as_actor("rhys") as rhys:
        record_end(by=rhys, at=MORNING, episode=episode, kind=EndKind.DIED, reason="Confirmed by Dr Hughes.")
    with as_actor("lowri") as lowri:
        assert not is_owed(lowri, episode)
        with pytest.raises(Fault) as refused:
            offer_interview(by=lowri, at=MORNING, episode=episode, response=Response.NOT_ANSWERED_YET, **WAY)
    assert "has died" in refused.value.words.en


def test_nor_while_the_child_is_still_missing(wales, policy, as_actor):
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, also=(("social_work", K.RESPONSIBLE_AUTHORITY),))
    with as_actor("mared") as mared, pytest.raises(Fault):
        offer_interview(by=mared, at=LATER, episode=episode, response=Response.ACCEPTED, **WAY)


def test_an_entry_is_never_changed(episode, as_actor):
    with as_actor("mared") as mared:
        no_offer(by=mared, at=MORNING, episode=episode, reason="Not reached.")
        with pytest.raises(DatabaseError), transaction.atomic():
            Offer.objects.update(reason="Another")


@pytest.mark.parametrize("name", ["elin", "rhys", "menna"])
def test_home_police_and_health_do_not_make_the_offer(episode, as_actor, name):
    with as_actor(name) as actor, pytest.raises(PermissionDenied):
        no_offer(by=actor, at=MORNING, episode=episode, reason="x")
