"""Safety of whoever visits: two where two must go, back in time or missed, and followed means answered."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from tests.actions.test_beside import sweep as sweep  # noqa: PLC0414
from tests.actions.test_life import cai as cai  # noqa: PLC0414
from ymylon.children.lookups import event_counts, events
from ymylon.circumstances.actions import staff
from ymylon.circumstances.actions.growing import settle
from ymylon.circumstances.lookups.beside import hides_names
from ymylon.circumstances.lookups.growing import reached, steps
from ymylon.circumstances.lookups.staff import incidents, visit_by_ref, visit_rules
from ymylon.circumstances.rules.faults import Fault
from ymylon.circumstances.rules.staff import ANSWERED, NOT_AT_HOME, TWO_MUST_GO
from ymylon.duties import jobs as duties
from ymylon.duties.lookups import open_duties, owed_by
from ymylon.people.actions import change_birth
from ymylon.people.lookups import persons_by_id
from ymylon.terms.codes import CheckIn, EducationStatus, Precision, StaffReport, VisitPlace, VisitSafety

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def ruled(actor, child: int, kind: VisitSafety, **more):
    facts = {"names_hidden": False, "words": "A dog, and a man who waits by the gate."} | more
    return staff.set_visit_rule(by=actor, at=timezone.now(), child_id=child, kind=kind, **facts)


def leaves(actor, child: int, *, place=VisitPlace.HOME, second=None, hours=1):
    at = timezone.now()
    return staff.plan_visit(by=actor, at=at, child_id=child, place=place, back_at=at + hours * HOUR, second_id=second)


def test_where_two_must_go_one_does_not(cai, wales, as_actor):
    with as_actor("mared") as mared:
        ruled(mared, cai, VisitSafety.TWO_TOGETHER)
        with pytest.raises(Fault) as alone:
            leaves(mared, cai)
        assert (alone.value.words, alone.value.field) == (TWO_MUST_GO, "second")
        with pytest.raises(Fault):
            leaves(mared, cai, second=mared.practitioner_id)
        leaves(mared, cai, second=wales.people["gethin"].pk)
        ruled(mared, cai, VisitSafety.NOT_AT_HOME)
        with pytest.raises(Fault) as home:
            leaves(mared, cai, second=wales.people["gethin"].pk)
        assert (home.value.words, home.value.field) == (NOT_AT_HOME, "place")
        assert [rule.ended_at is None for rule in visit_rules(mared, cai)] == [True, False]


def test_only_those_named_go_alone(cai, wales, as_actor):
    with as_actor("mared") as mared:
        with pytest.raises(Fault):
            ruled(mared, cai, VisitSafety.NAMED_ALONE)
        ruled(mared, cai, VisitSafety.NAMED_ALONE, alone=[mared.practitioner_id])
        leaves(mared, cai)
    with as_actor("sion") as sion, pytest.raises(Fault):
        leaves(sion, cai)


@pytest.mark.parametrize("name", ["dewi", "elin"])
def test_home_and_school_neither_see_nor_write_it(cai, as_actor, name):
    with as_actor("mared") as mared:
        ruled(mared, cai, VisitSafety.TWO_TOGETHER, names_hidden=True)
    with as_actor(name) as actor:
        with pytest.raises(PermissionDenied):
            leaves(actor, cai)
        assert visit_rules(actor, cai) == []
        # And still no name leaves with their letters.
        assert hides_names(cai) is True


def test_an_assistant_sets_no_rule(cai, as_actor):
    with as_actor("lowri") as lowri, pytest.raises(PermissionDenied):
        ruled(lowri, cai, VisitSafety.ALONE)


def test_nobody_back_is_told_to_the_manager_within_a_quarter_of_an_hour(cai, wales, as_actor, as_owner):
    wales.teams["social_work"].manager_team = wales.teams["manager"]
    wales.teams["social_work"].save()
    with as_actor("mared") as mared:
        ref = leaves(mared, cai)
    later = timezone.now() + HOUR + timedelta(minutes=16)
    try:
        duties.sweep(barred=lambda about: (set(), set()), address=lambda kind, about: f"/{about}", now=later)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")
    with as_actor("gethin") as gethin:
        assert "CHECK_IN_LATE" in {duty.kind for duty in owed_by(gethin)}
        late = [event for event in events(gethin, cai) if event.kind == "DUTY_LATE"]
        assert {event.team_id for event in late} == {wales.teams["manager"].pk, wales.teams["social_work"].pk}
    with as_actor("mared") as mared:
        staff.check_in(by=mared, at=later, visit=visit_by_ref(mared, ref), answer=CheckIn.SAFE)
        assert open_duties(mared, ref) == []
        assert event_counts(mared, cai, ["VISITED"], timezone.now() - HOUR) == {"VISITED": 1}


def test_who_needs_help_is_not_back(cai, as_actor):
    with as_actor("mared") as mared:
        ref = leaves(mared, cai)
        staff.check_in(by=mared, at=timezone.now(), visit=visit_by_ref(mared, ref), answer=CheckIn.NEED_HELP)
        assert {duty.kind for duty in open_duties(mared, ref)} == {"CHECK_IN", "CHECK_IN_LATE", "HELP_WORKER"}
        staff.check_in(by=mared, at=timezone.now(), visit=visit_by_ref(mared, ref), answer=CheckIn.NOT_SEEN)
        assert open_duties(mared, ref) == []
        assert event_counts(mared, cai, ["VISITED"], timezone.now() - HOUR) == {}


def test_the_first_answer_to_a_worker_stands(cai, as_actor):
    with as_actor("mared") as mared:
        ref = staff.report_incident(by=mared, at=timezone.now(), child_id=cai, kind=StaffReport.FOLLOWED, words="A grey car.").ref
    with as_actor("gethin") as gethin:
        staff.answer_incident(by=gethin, at=timezone.now(), ref=ref, words="Two go from today.")
        with pytest.raises(Fault) as second:
            staff.answer_incident(by=gethin, at=timezone.now(), ref=ref, words="Nothing.")
        assert second.value.words == ANSWERED
        assert [row.answer for row in incidents(gethin, cai)] == ["Two go from today."]


def test_a_visit_of_youth_justice_is_not_told_to_the_school(cai, as_actor):
    with as_actor("sion") as sion:
        ref = leaves(sion, cai)
        staff.check_in(by=sion, at=timezone.now(), visit=visit_by_ref(sion, ref), answer=CheckIn.SAFE)
    with as_actor("dewi") as dewi:
        assert event_counts(dewi, cai, ["VISITED"], timezone.now() - HOUR) == {}
    with as_actor("mared") as mared:
        assert event_counts(mared, cai, ["VISITED"], timezone.now() - HOUR) == {"VISITED": 1}


def test_i_was_followed_is_answered_by_a_manager(cai, as_actor):
    with as_actor("sion") as sion:
        one = staff.report_incident(
            by=sion, at=timezone.now(), child_id=cai, kind=StaffReport.FOLLOWED, words="A grey car from the flat to the office."
        )
        assert [duty.kind for duty in open_duties(sion, one.ref)] == ["ANSWER_INCIDENT"]
        with pytest.raises(PermissionDenied):
            staff.answer_incident(by=sion, at=timezone.now(), ref=one.ref, words="Well.")
    with as_actor("gethin") as gethin:
        staff.answer_incident(by=gethin, at=timezone.now(), ref=one.ref, words="Two go from now on; the police have the number.")
        assert open_duties(gethin, one.ref) == []
        assert incidents(gethin, cai)[0].answered_by.given_name == "Gethin"


def born(actor, child: int, years: float) -> None:
    day = (timezone.now() - timedelta(days=int(years * 365.25) + 2)).date()
    change_birth(by=actor, at=timezone.now(), person=persons_by_id(actor, [child])[child], born_on=day, precision=Precision.DAY)


def test_the_clock_of_growing_up_opens_what_is_owed_once_and_ends_nothing(cai, wales, as_actor, sweep):
    from tests.actions.test_life import days_ago, placed, taught

    with as_actor("mared") as mared:
        born(mared, cai, 18)
        placed(mared, cai, days_ago(400))
        taught(mared, cai, days_ago(400), EducationStatus.COLLEGE)
    assert (sweep(), sweep()) == (3, 0)
    with as_actor("mared") as mared:
        ages = reached(mared, cai)
        assert set(ages) == {"SIXTEEN", "SEVENTEEN_AND_A_HALF", "EIGHTEEN"}
        eighteen = ages["EIGHTEEN"]
        (duty,) = open_duties(mared, eighteen.ref)
        assert (duty.kind, duty.policy_source) == ("TRANSITION_EIGHTEEN", "ymylon_demonstration")
        from ymylon.circumstances.lookups.life import life_of

        assert life_of(mared, cai).care[0].until is None
        settle(by=mared, at=timezone.now(), ref=eighteen.ref, goes_on="Bethan Huws of 16+ takes up his plan.", wishes="")
        assert open_duties(mared, eighteen.ref) == []
        assert set(steps(mared, cai)) == {"EIGHTEEN"}
        with pytest.raises(Fault):
            settle(by=mared, at=timezone.now(), ref=eighteen.ref, goes_on="Again.", wishes="")
    with as_actor("sion") as sion, pytest.raises(PermissionDenied):
        settle(by=sion, at=timezone.now(), ref=eighteen.ref, goes_on="x", wishes="")


def test_without_a_policy_in_force_and_for_whom_nobody_holds_no_clock_runs(cai, as_actor, sweep):
    from tests.actions.test_life import days_ago, placed
    from ymylon.duties.models import PolicyRow

    with as_actor("mared") as mared:
        born(mared, cai, 16)
    assert sweep() == 0
    with as_actor("mared") as mared:
        placed(mared, cai, days_ago(10))
    PolicyRow.objects.filter(key__startswith="transition").update(switched_on=False)
    assert sweep() == 0
