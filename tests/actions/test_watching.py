"""While a child is missing: what is added stays, the family has a name, and a parent is told by a person or not at all."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from tests.story import NIGHT, at_minute, missing_cai
from ymylon.children.lookups import events
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.watching import (
    add_observation,
    decide_parent,
    name_family_contact,
    record_family_talk,
    record_senior_review,
)
from ymylon.missing.models import Episode, FamilyTalk, Observation, ParentDecision
from ymylon.missing.rules.faults import Fault
from ymylon.missing.rules.parents import ParentTelling
from ymylon.notices.models import Notice
from ymylon.post.models import Letter
from ymylon.terms.codes import ObservationKind

LATER = NIGHT + timedelta(minutes=30)


@pytest.fixture
def episode(wales, policy, as_actor):
    with as_actor("elin") as elin:
        return missing_cai(elin, wales)


def sighting(by, episode, **more):
    return add_observation(
        by=by,
        at=more.pop("at", LATER),
        episode=episode,
        kind=ObservationKind.SIGHTING,
        happened=at_minute(NIGHT + timedelta(minutes=5)),
        words="Seen at the bus station with a man.",
        **more,
    )


def test_anybody_who_sees_the_episode_adds_to_it_and_nothing_is_changed(episode, as_actor):
    for name in ("elin", "rhys", "nia", "menna"):
        with as_actor(name) as actor:
            sighting(actor, episode, place="Bus station")
    with as_actor("rhys") as rhys:
        assert Observation.objects.visible_to(rhys).filter(episode=episode).count() == 4
        assert [event.kind for event in events(rhys, episode.child_id)].count("OBSERVED") == 4
        with pytest.raises(DatabaseError), transaction.atomic():
            Observation.objects.filter(episode=episode).update(words="Not seen")
        with pytest.raises(DatabaseError), transaction.atomic():
            Observation.objects.filter(episode=episode).delete()


def test_a_sighting_heard_of_later_is_written_down_and_none_from_the_future(episode, as_actor):
    with as_actor("elin") as elin:
        record_found(by=elin, at=LATER, episode=episode, found=at_minute(LATER))
        sighting(elin, episode, at=LATER + timedelta(hours=1))
        with pytest.raises(Fault) as refused:
            sighting(elin, episode, at=NIGHT)
    assert refused.value.field == "happened"


def test_the_family_has_a_contact_by_name_and_each_talk_is_kept(episode, as_actor):
    with as_actor("nia") as nia:
        name_family_contact(by=nia, at=LATER, episode=episode)
        record_family_talk(by=nia, at=LATER, episode=episode, spoken=at_minute(LATER), with_whom="Mam", words="No news.")
        assert Episode.objects.get(pk=episode.pk).contact_for_family_id == nia.practitioner_id
        assert FamilyTalk.objects.get(episode=episode).with_whom == "Mam"
        with pytest.raises(Fault):
            record_family_talk(by=nia, at=LATER, episode=episode, spoken=at_minute(LATER), with_whom=" ")


def test_whether_a_parent_is_told_is_decided_by_a_person_and_the_program_tells_none(episode, as_actor):
    with as_actor("elin") as elin:
        assert not ParentDecision.objects.visible_to(elin).exists()
        with pytest.raises(PermissionDenied):
            decide_parent(by=elin, at=LATER, episode=episode, answer=ParentTelling.SAFE)
    with as_actor("nia") as nia:
        before = (Notice.objects.count(), Letter.objects.count())
        with pytest.raises(Fault):
            decide_parent(by=nia, at=LATER, episode=episode, answer=ParentTelling.NOT_SAFE)
        with pytest.raises(Fault):
            decide_parent(
                by=nia, at=LATER, episode=episode, answer=ParentTelling.NOT_SAFE, reason="Threats.", told=at_minute(LATER)
            )
        decide_parent(by=nia, at=LATER, episode=episode, answer=ParentTelling.ASK_SOCIAL_WORKER)
        decide_parent(by=nia, at=LATER, episode=episode, answer=ParentTelling.SAFE, told=at_minute(LATER))
        assert [row.answer for row in ParentDecision.objects.order_by("id")] == ["ASK_SOCIAL_WORKER", "SAFE"]
        assert (Notice.objects.count(), Letter.objects.count()) == before


def test_a_senior_person_looks_and_says_what_is_decided(episode, as_actor):
    with as_actor("elin") as elin, pytest.raises(PermissionDenied):
        record_senior_review(by=elin, at=LATER, episode=episode, words="x")
    with as_actor("gethin") as gethin:
        assert record_senior_review(by=gethin, at=LATER, episode=episode, words="Publicity agreed.").words == "Publicity agreed."
