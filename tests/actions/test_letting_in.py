"""One named person is let into one child's record, for a time; and whatever keeps somebody from it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.story import missing_cai
from ymylon.access.lookups import actor_of
from ymylon.agencies.actions import leave_team
from ymylon.agencies.models import Membership
from ymylon.audit.models import Line
from ymylon.children import actions as children
from ymylon.children.lookups import NoSuchChild, case_grant_by_ref, case_grants, child_by_ref, events
from ymylon.children.models import CaseGrant, Child
from ymylon.missing.models import Episode
from ymylon.oversight.actions.letting_in import end_case, grant_case
from ymylon.oversight.rules.letting_in import Fault
from ymylon.people.models import PersonName
from ymylon.terms.codes import InvolvementKind, Lane


@pytest.fixture
def cai(wales, as_actor):
    """Cai, missing; his council's social work team holds the record, and Bridgend's Carys has no part in it."""
    with as_actor("elin") as elin:
        episode = missing_cai(elin, wales, also=(("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),))
        return Child.objects.get(pk=episode.child_id)


def let_in(wales, as_actor, cai, name="carys", *, lanes=(Lane.IDENTITY, Lane.EPISODE), writes=False, days=7, giver="gethin"):
    now = timezone.now()
    with as_actor(giver) as by:
        return grant_case(
            by=by, at=now, child=child_by_ref(by, cai.ref), email=f"{name}@example.invalid", lanes=lanes, writes=writes,
            basis="Covers for Mared", lasts=timedelta(days=days),
        )  # fmt: skip


def test_whoever_was_let_in_sees_this_child_and_in_these_lanes_alone(wales, as_actor, cai):
    with as_actor("carys") as carys, pytest.raises(NoSuchChild):
        child_by_ref(carys, cai.ref)
    let_in(wales, as_actor, cai)
    with as_actor("carys") as carys:
        assert child_by_ref(carys, cai.ref).pk == cai.pk
        assert Child.objects.count() == 1
        assert Episode.objects.count() == 1
        assert PersonName.objects.visible_to(carys).count() == 1
        assert carys.scopes(Lane.CONCERN) == carys.scopes(Lane.IDENTITY)[:1], "her team's scope, and not the grant's"
    with as_actor("owain"):
        assert not Child.objects.exists()


def test_reading_alone_writes_nothing(wales, as_actor, cai):
    let_in(wales, as_actor, cai)
    with as_actor("carys") as carys:
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            children.add_contact(by=carys, at=timezone.now(), child_id=cai.pk, relation="PARENT", name="Mam")
        assert Child.objects.filter(pk=cai.pk).update(reason_words="x") == 0
        assert len(carys.scopes(Lane.IDENTITY, writes=True)) == 1


def test_writing_is_given_by_saying_so(wales, as_actor, cai):
    let_in(wales, as_actor, cai, writes=True)
    with as_actor("carys"):
        assert Child.objects.filter(pk=cai.pk).update(reason_words="x") == 1


@pytest.mark.parametrize("lane", [Lane.CONCERN, Lane.HEALTH, Lane.SEXUAL_HEALTH, Lane.PROTECTED, Lane.INTELLIGENCE])
def test_a_grant_widens_nobodys_lanes(wales, as_actor, cai, lane):
    with pytest.raises(Fault) as refused:
        let_in(wales, as_actor, cai, "dewi", lanes=(Lane.IDENTITY, lane))
    assert refused.value.field == "lanes"
    assert lane.words.en in refused.value.words.en


def test_the_database_widens_them_no_more_than_the_program(wales, as_actor, cai):
    now = timezone.now()
    with as_actor("gethin") as gethin:
        for who, lanes in (("dewi", ["HEALTH"]), ("menna", ["SEXUAL_HEALTH"]), ("dewi", ["NO_SUCH_LANE"])):
            with pytest.raises(DatabaseError, match="not a lane to give"), transaction.atomic():
                children.grant_case(
                    by=gethin, at=now, child_id=cai.pk, practitioner_id=wales.people[who].pk, lanes=lanes, writes=False,
                    basis="x", until=now + timedelta(days=1),
                )  # fmt: skip


@pytest.mark.parametrize(
    ("giver", "days", "words"), [("gethin", 367, "a year at most"), ("mared", 1, "no role that covers this")]
)
def test_nor_does_it_let_in_for_longer_or_through_whoever_manages_nothing(wales, as_actor, cai, giver, days, words):
    now = timezone.now()
    with as_actor(giver) as by, pytest.raises(DatabaseError, match=words), transaction.atomic():
        children.grant_case(
            by=by, at=now, child_id=cai.pk, practitioner_id=wales.people["carys"].pk, lanes=["IDENTITY"], writes=False,
            basis="x", until=now + timedelta(days=days),
        )  # fmt: skip


@pytest.mark.parametrize("giver", ["mared", "nia", "elin", "dewi"])
def test_only_a_manager_lets_in(wales, as_actor, cai, giver):
    with as_actor(giver) as by, pytest.raises(Fault):
        grant_case(
            by=by, at=timezone.now(), child=cai, email="carys@example.invalid", lanes=(Lane.IDENTITY,), writes=False, basis="x",
            lasts=timedelta(days=1),
        )  # fmt: skip


def test_a_manager_elsewhere_lets_nobody_in(wales, as_actor, cai):
    now = timezone.now()
    with as_actor("owain") as owain, pytest.raises(DatabaseError, match="no such child"), transaction.atomic():
        grant_case(
            by=owain, at=now, child=cai, email="rhys@example.invalid", lanes=(Lane.IDENTITY,), writes=False, basis="x",
            lasts=timedelta(days=1),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "nobody@example.invalid"}, "email"),
        ({"email": "gethin@example.invalid"}, "email"),
        ({"lanes": ()}, "lanes"),
        ({"basis": "  "}, "basis"),
        ({"days": 0}, "days"),
        ({"days": 366}, "days"),
    ],
)
def test_what_is_wrong_is_said_beside_its_question(wales, as_actor, cai, change, field):
    now = timezone.now()
    asked = {"email": "carys@example.invalid", "lanes": (Lane.IDENTITY,), "basis": "x", "days": 1} | change
    with as_actor("gethin") as gethin, pytest.raises(Fault) as refused:
        grant_case(by=gethin, at=now, child=cai, writes=False, lasts=timedelta(days=asked.pop("days")), **asked)
    assert refused.value.field == field


def test_taken_back_it_is_gone_with_the_next_request(wales, as_actor, cai):
    ref = let_in(wales, as_actor, cai)
    with as_actor("gethin") as gethin:
        assert end_case(by=gethin, at=timezone.now(), grant=case_grant_by_ref(gethin, ref))
        assert not end_case(by=gethin, at=timezone.now(), grant=case_grant_by_ref(gethin, ref))
    with as_actor("carys") as carys:
        assert not carys.cases
        with pytest.raises(NoSuchChild):
            child_by_ref(carys, cai.ref)


def test_expired_it_is_gone_and_so_before_it_begins(wales, as_actor, cai, as_owner):
    ref = let_in(wales, as_actor, cai)
    now = timezone.now()
    for begins, ends in ((-3, -1), (1, 3)):
        with as_owner():
            CaseGrant.objects.filter(ref=ref).update(from_at=now + timedelta(hours=begins), until_at=now + timedelta(hours=ends))
        with as_actor("carys") as carys:
            assert not carys.cases
            assert not Child.objects.exists()


def test_whoever_leaves_their_post_loses_what_they_were_let_into(wales, as_actor, cai):
    let_in(wales, as_actor, cai)
    leave_team(membership=Membership.objects.get(practitioner=wales.people["carys"]), at=timezone.now())
    with as_actor("carys"):
        assert not Child.objects.exists()
        assert actor_of(wales.account("carys")).scopes(Lane.IDENTITY) == []


def test_it_is_told_to_the_ledger_and_to_the_audit(wales, as_actor, cai, as_owner):
    ref = let_in(wales, as_actor, cai)
    with as_actor("mared") as mared:
        assert [event.kind for event in events(mared, cai.pk)][0] == "CASE_GRANTED"
        assert [(grant.practitioner.name, grant.basis) for grant in case_grants(mared, cai.pk)] == [
            ("Carys Morgan", "Covers for Mared")
        ]
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        acts = list(Line.objects.filter(about=str(ref)).values_list("act", "children"))
        cursor.execute("set local role app_web")
    assert acts == [("GRANTED_CASE", [cai.pk])]


def test_what_is_written_later_is_seen_too(wales, as_actor, cai):
    """A row that is added after the grant takes the grant's scope from its child."""
    let_in(wales, as_actor, cai)
    with as_actor("elin") as elin:
        children.add_contact(by=elin, at=timezone.now(), child_id=cai.pk, relation="PARENT", name="Mam")
    with as_actor("carys"):
        from ymylon.children.models import Contact

        assert [contact.name for contact in Contact.objects.all()] == ["Mam"]


def test_a_change_of_involvement_keeps_whoever_was_let_in(wales, as_actor, cai):
    let_in(wales, as_actor, cai)
    with as_actor("elin") as elin:
        now, team = timezone.now(), wales.teams["school_lead"].pk
        children.involve(by=elin, at=now, child_id=cai.pk, team_id=team, kind=InvolvementKind.SCHOOL, basis="pupil")
    with as_actor("carys"):
        assert Child.objects.count() == 1
