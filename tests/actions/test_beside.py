"""Who stands beside a child: one of a kind, handed over, never lapsing; and what the child has to bear, lane by lane."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from ymylon.agencies.actions import join_team, leave_team, open_account
from ymylon.agencies.models import Membership
from ymylon.children.actions import end_involvements, involve, open_record
from ymylon.children.lookups import children_by_id, events, involvements
from ymylon.circumstances import jobs
from ymylon.circumstances.actions.beside import allocate, end_allocation, hand_over, name_sibling, unname_sibling
from ymylon.circumstances.lookups.beside import allocations, caseload, siblings
from ymylon.circumstances.models import Allocation
from ymylon.circumstances.rules.continuity import NOT_OF_THE_COUNCIL, TAKEN
from ymylon.circumstances.rules.faults import Fault
from ymylon.duties.lookups import open_duties
from ymylon.people.actions import add_person
from ymylon.terms.codes import AllocationKind, InvolvementKind, Precision, RecordReason, Role, WhyChanged

pytestmark = pytest.mark.django_db
A = AllocationKind


def allotted(actor, wales, child: int, kind: A, who: str, team: str, **more):
    person = wales.people[who].pk
    return allocate(
        by=actor, at=timezone.now(), child_id=child, kind=kind, practitioner_id=person, team=wales.teams[team], **more
    )


def test_a_second_one_of_the_same_kind_is_refused_clearly_and_by_the_database(cai, wales, as_actor):
    with as_actor("mared") as mared:
        allotted(mared, wales, cai, A.SOCIAL_WORKER, "mared", "social_work")
        with pytest.raises(Fault) as taken:
            allotted(mared, wales, cai, A.SOCIAL_WORKER, "mared", "social_work")
        assert (taken.value.words, taken.value.field) == (TAKEN, "who")
        # Trusted adults may be several, each once.
        allotted(mared, wales, cai, A.TRUSTED_ADULT, "mared", "social_work")
        with pytest.raises(Fault):
            allotted(mared, wales, cai, A.TRUSTED_ADULT, "mared", "social_work")
        assert len(allocations(mared, cai)) == 2


def test_nobody_writes_past_the_function(cai, as_actor, wales):
    with as_actor("mared") as mared, pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Allocation.objects.create(
            child_id=cai, kind=A.SOCIAL_WORKER, practitioner_id=mared.practitioner_id, team=wales.teams["social_work"],
            since_at=timezone.now(),
        )  # fmt: skip


def test_the_councils_duty_stays_with_the_council_whoever_leads(cai, wales, as_actor):
    with as_actor("mared") as mared:
        with pytest.raises(Fault) as fault:
            allotted(mared, wales, cai, A.SOCIAL_WORKER, "dewi", "school_lead")
        assert fault.value.words == NOT_OF_THE_COUNCIL
        allotted(mared, wales, cai, A.LEAD_PROFESSIONAL, "dewi", "school_lead")


def test_who_is_of_no_involved_team_is_not_taken(cai, wales, as_actor):
    with as_actor("mared") as mared, pytest.raises(Fault):
        allotted(mared, wales, cai, A.LEAD_PROFESSIONAL, "owain", "other_missing")
    with as_actor("elin") as elin, pytest.raises(PermissionDenied):
        allotted(elin, wales, cai, A.FAMILY_CONTACT, "elin", "home_staff")
    with as_actor("carys") as carys, pytest.raises(Exception, match="no such child"), transaction.atomic():
        allotted(carys, wales, cai, A.LEAD_PROFESSIONAL, "carys", "bridgend_door")


def test_a_school_does_not_learn_of_youth_justice(cai, wales, as_actor):
    with as_actor("mared") as mared:
        allotted(mared, wales, cai, A.LEAD_PROFESSIONAL, "sion", "youth_justice")
        allotted(mared, wales, cai, A.SOCIAL_WORKER, "mared", "social_work")
        assert {row.kind for row in allocations(mared, cai)} == {"LEAD_PROFESSIONAL", "SOCIAL_WORKER"}
    with as_actor("dewi") as dewi:
        assert {row.kind for row in allocations(dewi, cai)} == {"SOCIAL_WORKER"}


def test_ending_without_anybody_to_follow_is_owed_again_until_somebody_does(cai, wales, as_actor):
    with as_actor("mared") as mared:
        first = allotted(mared, wales, cai, A.SOCIAL_WORKER, "mared", "social_work")
        end_allocation(by=mared, at=timezone.now(), child_id=cai, ref=first, why=WhyChanged.LEFT)
        assert [duty.kind for duty in open_duties(mared, first)] == ["ALLOCATE_AGAIN"]
        allotted(mared, wales, cai, A.SOCIAL_WORKER, "mared", "social_work")
        assert open_duties(mared, first) == []


def test_handing_over_leaves_no_moment_without(cai, wales, as_actor):
    bethan = open_account(email="bethan@example.invalid", given_name="Bethan", family_name="Huws")
    join_team(practitioner=bethan, team=wales.teams["social_work"], role=Role.SOCIAL_WORKER, at=timezone.now() - timedelta(9))
    with as_actor("mared") as mared:
        first = allotted(mared, wales, cai, A.SOCIAL_WORKER, "mared", "social_work")
        at = timezone.now()
        hand_over(
            by=mared, at=at, child_id=cai, ref=first, why=WhyChanged.CASELOAD, practitioner_id=bethan.pk,
            team=wales.teams["social_work"],
        )  # fmt: skip
        now, before = allocations(mared, cai)
        assert (now.practitioner_id, now.since_at, before.ended_at, before.why_ended) == (bethan.pk, at, at, "CASELOAD")
        assert [row.practitioner_id for row in caseload(mared, [wales.teams["social_work"].pk])] == [bethan.pk]


def test_a_home_says_whom_the_child_trusts_and_no_more(cai, wales, as_actor):
    with as_actor("elin") as elin:
        ref = allotted(elin, wales, cai, A.TRUSTED_ADULT, "elin", "home_staff")
        with pytest.raises(PermissionDenied):
            allotted(elin, wales, cai, A.LEAD_PROFESSIONAL, "elin", "home_staff")
    with as_actor("mared") as mared:
        duty = allotted(mared, wales, cai, A.SOCIAL_WORKER, "mared", "social_work")
    with as_actor("elin") as elin:
        with pytest.raises(PermissionDenied):
            end_allocation(by=elin, at=timezone.now(), child_id=cai, ref=duty, why=WhyChanged.OTHER)
        end_allocation(by=elin, at=timezone.now(), child_id=cai, ref=ref, why=WhyChanged.CHILD_ASKED)
        assert [row.ended_at is None for row in allocations(elin, cai)] == [True, False]


def test_a_manager_brings_in_a_team_of_the_own_agency_and_hands_over_again(cai, wales, as_actor):
    with as_actor("mared") as mared, pytest.raises(Fault):
        allotted(mared, wales, cai, A.SOCIAL_WORKER, "nia", "duty")
    with as_actor("gethin") as gethin:
        ref = allotted(gethin, wales, cai, A.SOCIAL_WORKER, "nia", "duty")
        assert wales.teams["duty"].pk in {row.team_id for row in involvements(gethin, cai)}
        # Only of the own agency
        with pytest.raises(Fault):
            allotted(gethin, wales, cai, A.LEAD_PROFESSIONAL, "carys", "bridgend_door")
        assert wales.teams["bridgend_door"].pk not in {row.team_id for row in involvements(gethin, cai)}
        hand_over(
            by=gethin, at=timezone.now(), child_id=cai, ref=ref, why=WhyChanged.CASELOAD,
            practitioner_id=wales.people["mared"].pk, team=wales.teams["social_work"],
        )  # fmt: skip
        kept = {row.team_id for row in involvements(gethin, cai)}
        assert wales.teams["duty"].pk not in kept
        assert wales.teams["social_work"].pk in kept


def test_without_a_reason_nothing_ends(cai, wales, as_actor):
    with as_actor("mared") as mared:
        ref = allotted(mared, wales, cai, A.SOCIAL_WORKER, "mared", "social_work")
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select end_allocation(%s, %s, now(), %s, '')", [cai, ref, mared.practitioner_id])


def test_brothers_and_sisters_are_shown_to_who_may_see_both(cai, wales, as_actor):
    now = timezone.now()
    with as_actor("mared") as mared:
        person = add_person(by=mared, at=now, given="Lili", family="Morgan-Rees")
        lili = open_record(by=mared, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        team, kind = wales.teams["social_work"].pk, InvolvementKind.RESPONSIBLE_AUTHORITY
        involve(by=mared, at=now, child_id=lili.pk, team_id=team, kind=kind, basis="known")
        name_sibling(by=mared, at=now, child_id=cai, other_id=lili.pk)
        name_sibling(by=mared, at=now, child_id=cai, other_id=lili.pk)
        assert [row.other_id for row in siblings(mared, cai)] == [lili.pk]
        assert [row.other_id for row in siblings(mared, lili.pk)] == [cai]
        with pytest.raises(Fault):
            name_sibling(by=mared, at=now, child_id=cai, other_id=cai)
    with as_actor("dewi") as dewi:
        assert siblings(dewi, cai) == []
    with as_actor("mared") as mared:
        unname_sibling(by=mared, at=now, child_id=cai, ref=siblings(mared, cai)[0].ref)
        assert siblings(mared, cai) == siblings(mared, lili.pk) == []


@pytest.fixture
def sweep(db):
    """The clock goes round once, and the test acts as the web role again."""

    def go_round(now=None) -> int:
        try:
            return jobs.sweep(now)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("set local role app_web")

    return go_round


def test_whoever_leaves_their_job_is_missed_and_the_allocation_stands(cai, wales, as_actor, sweep):
    with as_actor("mared") as mared:
        ref = allotted(mared, wales, cai, A.SOCIAL_WORKER, "mared", "social_work")
    assert sweep() == 0
    place = Membership.objects.get(practitioner=wales.people["mared"])
    leave_team(membership=place, at=timezone.now() - timedelta(hours=1))
    assert (sweep(), sweep()) == (1, 0)
    with as_actor("gethin") as gethin:
        (row,) = allocations(gethin, cai)
        assert row.ended_at is None
        assert [duty.kind for duty in open_duties(gethin, ref)] == ["ALLOCATE_AGAIN"]


def known_to_police(mared, wales, born_on: date, precision=Precision.DAY, basis: str = "known") -> int:
    now = timezone.now()
    person = add_person(by=mared, at=now, given="Lili", family="Morgan-Rees", born_on=born_on, born_precision=precision)
    child = open_record(by=mared, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER).pk
    for team, kind in (("social_work", "RESPONSIBLE_AUTHORITY"), ("missing", "FORCE")):
        involve(by=mared, at=now, child_id=child, team_id=wales.teams[team].pk, kind=InvolvementKind[kind], basis=basis)
    return child


def read_by(as_actor, name: str, children) -> set[int]:
    with as_actor(name) as reader:
        return set(children_by_id(reader, children))


def test_the_police_read_of_a_child_who_is_18_no_more_and_the_council_does(wales, as_actor, policy, sweep):
    today = timezone.localdate()
    birthday = date(today.year - 18, today.month, min(today.day, 28))
    with as_actor("mared") as mared:
        grown = known_to_police(mared, wales, birthday - timedelta(days=3))
        younger = known_to_police(mared, wales, birthday + timedelta(days=40))
        about_18 = known_to_police(mared, wales, date(today.year - 19, 1, 1), Precision.YEAR)
        under_order = known_to_police(mared, wales, birthday - timedelta(days=3), basis="ORDER_ASKED")
    everybody = {grown, younger, about_18, under_order}
    assert read_by(as_actor, "rhys", everybody) == everybody
    assert (sweep(), sweep()) == (1, 0)
    assert read_by(as_actor, "rhys", everybody) == everybody - {grown}
    assert read_by(as_actor, "mared", everybody) == everybody
    with as_actor("mared") as mared:
        assert [one.kind for one in events(mared, grown)].count("POLICE_NO_MORE") == 1


def test_turning_18_ends_nothing_while_the_police_have_an_episode(wales, as_actor, policy, sweep):
    now, episode = timezone.now(), uuid4()
    with as_actor("mared") as mared:
        lili, team = known_to_police(mared, wales, date(now.year - 20, 1, 1)), wales.teams["missing"].pk
        involve(by=mared, at=now, child_id=lili, team_id=team, kind=InvolvementKind.TOLD, basis="told", about=episode)
    assert sweep() == 0
    assert read_by(as_actor, "rhys", [lili]) == {lili}
    with as_actor("mared") as mared:
        end_involvements(by=mared, at=timezone.now(), child_id=lili, about=episode)
    assert sweep() == 1
    assert read_by(as_actor, "rhys", [lili]) == set()
