"""Plans kept with a child: who reads and writes which, versions, who signs, what is owed, what is added, and how one ends."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.actions.test_life import cai as cai  # noqa: PLC0414
from tests.cast import BRIDGEND, RHONDDA
from tests.pages.growing import copy
from tests.safety import kept
from tests.screening import judged
from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve, involve_each, open_record
from ymylon.children.lookups import events, refs_of
from ymylon.circumstances.actions import begin_care_spell
from ymylon.circumstances.rules import protecting
from ymylon.config.jobs import WHILE_ALIVE
from ymylon.duties.actions import open_duty
from ymylon.duties.models import Duty
from ymylon.duties.rules import ActionFault, Owner
from ymylon.duties.rules.agreed import DO
from ymylon.meetings.rules import AGAIN
from ymylon.missing import jobs as missing
from ymylon.missing.lookups import clock
from ymylon.missing.rules.ending import REFER_HARM
from ymylon.people.actions import add_person
from ymylon.people.lookups import persons_by_id
from ymylon.safety import actions, jobs, lookups
from ymylon.safety.models import CarePlan, ConcernPlan, HealthPart, SafetyLine, SafetyPlan, SchoolPart, YouthPart
from ymylon.safety.rules import (
    CONSENT_ENDS,
    Consent,
    CopyFor,
    Fault,
    LineKind,
    Overtaken,
    PlanKind,
    ReadBy,
    StepDown,
    Until,
    keeping,
)
from ymylon.safety.rules.keeping import ENDED, NOBODY_ANSWERS, NOT_YET_SIXTEEN, OWN_AUTHORITY, OWN_WORK, PARENT, SAY_STAYS
from ymylon.screening.rules import Level
from ymylon.terms.codes import InvolvementKind, Lane, LegalStatus, PlacementType, RecordReason, Role

pytestmark = pytest.mark.django_db
EVERYBODY = ("mared", "gethin", "sion", "rhys", "elin", "dewi", "menna", "lowri", "owain", "carys", "ada")
K = PlanKind


def now():
    return timezone.now()


def refused(words, act) -> str:
    with pytest.raises(Fault) as fault:
        act()
    assert fault.value.words == words
    return fault.value.field


def every_room(at=None) -> int:
    return missing.sweep(at, while_alive=WHILE_ALIVE)


def go_round(at=None, sweep=jobs.sweep) -> int:
    try:
        return sweep(at)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")


def test_each_plan_is_read_in_its_lane_and_nowhere_else(cai, as_actor):
    with as_actor("mared") as mared:
        for kind in (K.SAFETY, K.RELOCATION, K.CONTEXTUAL):
            kept(mared, cai, kind)
    readers = {kind: set() for kind in (SafetyPlan, ConcernPlan)}
    for name in EVERYBODY:
        with as_actor(name) as actor:
            for model, found in readers.items():
                if model.objects.visible_to(actor).exists():
                    found.add(name)
                # What the lookup hides the database hides by itself.
                assert model.objects.exists() == (name in found), (name, model)
    assert readers[SafetyPlan] == {"mared", "gethin", "sion", "elin", "dewi", "menna"}
    assert readers[ConcernPlan] == {"mared", "gethin", "sion"}
    for name in ("elin", "dewi", "menna"):
        with as_actor(name) as actor, pytest.raises(PermissionDenied):
            kept(actor, cai, based_on=1)
    # Youth justice keeps the safety plan, and no other: past the program neither.
    with as_actor("sion") as sion:
        assert kept(sion, cai, based_on=1).number == 2
        with pytest.raises(DatabaseError), transaction.atomic():
            kept(sion, cai, K.RELOCATION, based_on=1)


def test_a_version_follows_the_one_it_was_written_from_and_is_signed_by_another_manager(cai, as_actor):
    with as_actor("gethin") as gethin:
        first = kept(gethin, cai)
        assert refused(OWN_WORK, lambda: actions.sign_off(by=gethin, at=now(), plan=first)) == ""
        # Nor past the program.
        with pytest.raises(DatabaseError), transaction.atomic():
            SafetyLine.objects.create(child_id=cai, plan=first, at=now(), by_id=gethin.practitioner_id, what=LineKind.SIGNED)
    with as_actor("mared") as mared:
        with pytest.raises(Overtaken) as later:
            kept(mared, cai, based_on=0)
        assert later.value.theirs.number == 1
        second = kept(mared, cai, based_on=1, answers={"signs": "Quiet"})
        assert [one.number for one in lookups.versions_of(mared, second)] == [2, 1]
    with as_actor("gethin") as gethin:
        with pytest.raises(Overtaken):
            actions.sign_off(by=gethin, at=now(), plan=first)
        assert actions.sign_off(by=gethin, at=now(), plan=second)
        assert not actions.sign_off(by=gethin, at=now(), plan=second)
        assert set(Duty.objects.filter(about=first.ref).values_list("state", flat=True)) == {"FULFILLED"}
        states = dict(Duty.objects.filter(about=second.ref).values_list("kind", "state"))
        assert states == {"SIGN_SAFETY_PLAN": "FULFILLED", "REVIEW_SAFETY_PLAN": "OPEN"}


def test_while_a_person_judges_exploitation_significant_it_is_looked_at_again_within_four_weeks(cai, as_actor):
    with as_actor("mared") as mared:
        plan = kept(mared, cai)
        judged(mared, cai, level=Level.MODERATE)
    assert go_round() == 0
    with as_actor("mared") as mared:
        judged(mared, cai, seen=1, level=Level.SIGNIFICANT)
    assert (go_round(), go_round()) == (1, 0)
    with as_actor("mared") as mared:
        duty = Duty.objects.get(about=plan.ref, kind="REVIEW_SAFETY_PLAN_WHILE_HIGH")
        assert (duty.due_at - duty.opened_at, duty.policy_standing) == (timedelta(days=28), "DEMONSTRATION")
        judged(mared, cai, seen=2, level=Level.EMERGING)
    # Nothing lapses because a judgement changed; a person looks, and then it is owed less often.
    go_round()
    with as_actor("mared") as mared:
        assert Duty.objects.get(about=plan.ref, kind="REVIEW_SAFETY_PLAN_WHILE_HIGH").state == "OPEN"
        actions.say_still_right(by=mared, at=now(), plan=plan, words="“Iawn fel y mae.”")
    assert go_round() == 0
    # Who reads the plan need not read the judgement: the duty is not theirs.
    for name in ("elin", "dewi", "menna"):
        with as_actor(name):
            assert not Duty.objects.filter(kind="REVIEW_SAFETY_PLAN_WHILE_HIGH").exists(), name


def test_each_adds_what_they_do_in_the_lane_that_they_may_see(cai, as_actor):
    with as_actor("mared") as mared:
        plan = kept(mared, cai)
    for name, read_by in (
        ("menna", ReadBy.HEALTH),
        ("dewi", ReadBy.EDUCATION),
        ("sion", ReadBy.OFFENDING),
        ("elin", ReadBy.EVERYBODY),
    ):
        with as_actor(name) as actor:
            actions.add_to(by=actor, at=now(), plan=lookups.plan_by_ref(actor, plan.ref), read_by=read_by, words=f"PART {name}")
    with as_actor("elin") as elin:
        with pytest.raises(DatabaseError), transaction.atomic():
            actions.add_to(by=elin, at=now(), plan=plan, read_by=ReadBy.HEALTH, words="x")
        # Who reads the plan adds to it, and signs nothing.
        with pytest.raises(DatabaseError), transaction.atomic():
            SafetyLine.objects.create(child_id=cai, plan=plan, at=now(), by_id=elin.practitioner_id, what=LineKind.SIGNED)
    seen = {}
    for name in ("mared", "menna", "dewi", "sion", "elin"):
        with as_actor(name) as actor:
            seen[name] = {one.words[5:] for one in lookups.parts_of(actor, cai)}
            assert {model for model in (HealthPart, SchoolPart, YouthPart) if model.objects.exists()} == {
                lookups.PARTS[one.read_by] for one in lookups.parts_of(actor, cai)
            }
    assert seen == {
        "mared": {"menna", "dewi", "sion"},
        "menna": {"menna"},
        "dewi": {"dewi"},
        "sion": {"dewi", "sion"},
        "elin": set(),
    }
    # That somebody added to it says to nobody that youth justice works with the child.
    with as_actor("dewi") as dewi:
        assert all(event.by_id is None for event in events(dewi, [cai], 50) if event.kind.startswith("SAFETY_PLAN"))


def test_copies_are_given_by_people_and_it_ends_by_a_person_alone(cai, as_actor, wales):
    today = timezone.localdate()
    with as_actor("mared") as mared:
        plan = kept(mared, cai)
        give = {"by": mared, "at": now(), "plan": plan, "on": today}
        assert refused(PARENT, lambda: actions.give_copy(**give, whom=CopyFor.PARENT, name="Mam")) == "words"
        actions.give_copy(**give, whom=CopyFor.CHILD, name="")
        step = actions.agree_step(by=mared, at=now(), plan=plan, words="Meets him at the bus.", left_out=(),
                                  owner=Owner(wales.teams["social_work"].pk), due_at=now() + timedelta(days=3))  # fmt: skip
        with pytest.raises(ActionFault):
            actions.agree_step(
                by=mared, at=now(), plan=plan, words="x", left_out=(), owner=None, due_at=now() + timedelta(days=3)
            )
        newer = kept(mared, cai, based_on=1)
        assert step.about in lookups.plan_of(mared, cai, K.SAFETY).refs
        with pytest.raises(PermissionDenied):
            actions.step_down(by=mared, at=now(), plan=newer, choice=StepDown.ENDED, words="Calm.", stays="His nan.")
    with as_actor("gethin") as gethin:
        end = {"by": gethin, "at": now(), "plan": newer, "choice": StepDown.ENDED, "words": "Calm since May."}
        assert refused(SAY_STAYS, lambda: actions.step_down(**end, stays=" ")) == "stays"
        actions.step_down(**end, stays="His nan, and Siôn on Fridays.")
        assert lookups.plan_of(gethin, cai, K.SAFETY).ended
        refused(ENDED, lambda: actions.sign_off(by=gethin, at=now(), plan=newer))
        assert set(Duty.objects.filter(about=newer.ref).values_list("state", flat=True)) == {"VOIDED"}
        assert Duty.objects.get(about=step.ref, kind=DO).state == "OPEN"
    with as_actor("mared") as mared:
        kept(mared, cai, based_on=2)
        assert not lookups.plan_of(mared, cai, K.SAFETY).ended


@pytest.fixture
def mali(wales, as_actor, policy) -> int:
    """A young person of seventeen and a half, in care of Rhondda."""
    at, today = now(), timezone.localdate()
    with as_actor("mared") as mared:
        born = today - timedelta(days=6400)
        person = add_person(by=mared, at=at, given="Mali", family="Rees", born_on=born)
        child = open_record(by=mared, at=at, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        teams = [
            (wales.teams[team].pk, kind, "life")
            for team, kind in (("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY), ("home_staff", InvolvementKind.HOME))
        ]
        involve_each(by=mared, at=at, child_id=child.pk, teams=teams)
        begin_care_spell(
            by=mared, at=at, child_id=child.pk, from_on=today - timedelta(days=90), responsible_authority=RHONDDA,
            legal_status=LegalStatus.CARE_ORDER, placement=PlacementType.FOSTER,
        )  # fmt: skip
    return child.pk


def test_growing_up_begins_at_16_goes_on_by_consent_and_at_17_and_a_half_is_missed_if_nothing_is_agreed(
    cai, mali, as_actor, monkeypatch
):
    from ymylon.circumstances import jobs as ages

    with as_actor("mared") as mared:
        refused(NOT_YET_SIXTEEN, lambda: kept(mared, cai, K.TRANSITION))
    ages.sweep()
    assert (go_round(), go_round()) == (1, 0)
    with as_actor("mared") as mared:
        missed = Duty.objects.get(child_id=mali, kind="TRANSITION_NOT_AGREED")
        assert (missed.state, bool(missed.due_at), missed.lane) == ("OPEN", True, "CARE")
        plan = kept(mared, mali, K.TRANSITION)
        assert {name for name in ("home", "payments") if name in plan.answers} == {"home", "payments"}
        say = {"by": mared, "at": now(), "plan": plan, "on": timezone.localdate()}

        def owed(kind: str) -> list[tuple]:
            rows = Duty.objects.filter(child_id=mali, kind=kind).order_by("occurrence")
            return [(row.state, row.reason, row.due_at and timezone.localdate(row.due_at).year) for row in rows]

        born = persons_by_id(mared, [mali])[mali].born_on.year
        actions.say_consent(**say, choice=Consent.CONSENTED, until=Until.TWENTY_ONE)
        assert owed(CONSENT_ENDS) == [("OPEN", "", born + 21)]
        actions.say_consent(**say, choice=Consent.CONSENTED, until=Until.TWENTY_FIVE)
        assert owed(CONSENT_ENDS) == [("FULFILLED", "", born + 21), ("OPEN", "", born + 25)]
        actions.say_consent(**say, choice=Consent.WITHDREW, until=None)
        assert owed(CONSENT_ENDS)[1] == ("VOIDED", "CONSENT_TAKEN_BACK", born + 25)
        assert owed("REVIEW_TRANSITION_PLAN")[0][0] == "OPEN", "before 18 nothing hangs on it"
        said = [row.what for row in lookups.lines_of(mared, mali, K.TRANSITION)]
        assert said == ["WITHDREW", "CONSENTED", "CONSENTED"]
    with as_actor("gethin") as gethin:
        actions.sign_off(by=gethin, at=now(), plan=plan)
        assert Duty.objects.get(child_id=mali, kind="TRANSITION_NOT_AGREED").state == "FULFILLED"
    # An adult who agreed is looked after with the plan; one who took it back is owed nothing of it any more.
    monkeypatch.setattr(keeping, "ADULT", 17)
    with as_actor("mared") as mared:
        actions.say_consent(**say | {"by": mared}, choice=Consent.CONSENTED, until=Until.TWENTY_ONE)
        actions.say_still_right(by=mared, at=now(), plan=plan)
        assert [row[0] for row in owed("REVIEW_TRANSITION_PLAN")] == ["FULFILLED", "OPEN"]
        actions.say_consent(**say | {"by": mared}, choice=Consent.WITHDREW, until=None)
        assert owed("REVIEW_TRANSITION_PLAN")[1][:2] == ("VOIDED", "CONSENT_TAKEN_BACK")
        actions.say_still_right(by=mared, at=now(), plan=plan)
        assert not Duty.objects.filter(child_id=mali, state="OPEN", kind__in=[CONSENT_ENDS, "REVIEW_TRANSITION_PLAN"]).exists()
        actions.say_consent(**say | {"by": mared}, choice=Consent.CONSENTED, until=Until.TWENTY_FIVE)
        assert [row[0] for row in owed("REVIEW_TRANSITION_PLAN")] == ["FULFILLED", "VOIDED", "OPEN"]
    for name in ("dewi", "menna", "owain"):
        with as_actor(name):
            assert not CarePlan.objects.exists()


def test_the_receiving_authority_accepts_by_name_and_never_the_one_that_answers_already(mali, as_actor, wales):
    with as_actor("mared") as mared:
        plan = kept(mared, mali, K.RELOCATION)
        joins(mared, mali, wales)
    with as_actor("gethin") as gethin:
        refused(OWN_AUTHORITY, lambda: actions.accept(by=gethin, at=now(), plan=plan))
        assert Duty.objects.get(about=plan.ref, kind="RELOCATION_NOT_ACCEPTED").state == "OPEN"
    with as_actor("bethan") as bethan:
        assert actions.accept(by=bethan, at=now(), plan=lookups.plan_by_ref(bethan, plan.ref))
    with as_actor("gethin") as gethin:
        assert Duty.objects.get(about=plan.ref, kind="RELOCATION_NOT_ACCEPTED").state == "FULFILLED"
        assert LineKind.ACCEPTED in lookups.plan_by_ref(gethin, plan.ref).said


@pytest.fixture
def received(cai, wales, as_actor):
    """A plan for Cai’s move, who is in nobody’s care; Bethan of Bridgend’s council is around him."""
    with as_actor("mared") as mared:
        plan = kept(mared, cai, K.RELOCATION)
        joins(mared, cai, wales)
    return plan


def joins(mared, child: int, wales) -> None:
    involve(by=mared, at=now(), child_id=child, team_id=wales.teams["bridgend_door"].pk,
            kind=InvolvementKind.HOST_AUTHORITY, basis="move")  # fmt: skip
    head = agencies.open_account(email="head@example.invalid", given_name="Bethan", family_name="Roberts")
    agencies.join_team(practitioner=head, team=wales.teams["bridgend_door"], role=Role.TEAM_MANAGER, at=now() - timedelta(days=1))
    wales.people["bethan"] = head


def test_of_a_child_in_nobodys_care_the_team_that_answers_says_who_may_not_accept(received, cai, as_actor):
    with as_actor("gethin") as gethin:
        refused(OWN_AUTHORITY, lambda: actions.accept(by=gethin, at=now(), plan=received))
    with as_actor("bethan") as bethan:
        assert actions.accept(by=bethan, at=now(), plan=lookups.plan_by_ref(bethan, received.ref))


def test_once_the_care_has_passed_on_the_authority_that_received_accepts_still(mali, as_actor, wales):
    today = timezone.localdate()
    with as_actor("mared") as mared:
        plan = kept(mared, mali, K.RELOCATION, at=now() - timedelta(days=10))
        joins(mared, mali, wales)
        begin_care_spell(
            by=mared, at=now(), child_id=mali, from_on=today - timedelta(days=1), responsible_authority=BRIDGEND,
            legal_status=LegalStatus.CARE_ORDER, placement=PlacementType.FOSTER,
        )  # fmt: skip
    with as_actor("gethin") as gethin:
        refused(OWN_AUTHORITY, lambda: actions.accept(by=gethin, at=now(), plan=plan))
    with as_actor("bethan") as bethan:
        assert actions.accept(by=bethan, at=now(), plan=lookups.plan_by_ref(bethan, plan.ref))


def test_where_nobody_knows_which_council_answers_that_is_said(received, as_actor, monkeypatch):
    monkeypatch.setattr(lookups, "team_answering", lambda _child, _functions: None)
    with as_actor("bethan") as bethan:
        plan = lookups.plan_by_ref(bethan, received.ref)
        refused(NOBODY_ANSWERS, lambda: actions.accept(by=bethan, at=now(), plan=plan))


def test_however_much_is_added_a_version_that_was_signed_is_signed_and_whoever_has_a_copy_is_named(cai, as_actor, as_owner):
    with as_actor("mared") as mared:
        plan = kept(mared, cai)
        actions.give_copy(by=mared, at=now(), plan=plan, on=timezone.localdate(), whom=CopyFor.CHILD, name="")
        actions.add_to(by=mared, at=now(), plan=plan, read_by=ReadBy.EVERYBODY, words="x")
    with as_actor("gethin") as gethin:
        actions.sign_off(by=gethin, at=now(), plan=plan)
    with as_owner():
        copy("safety_safetyline", f"child_id = {cai} and what = 'ADDED'", lookups.AT_ONCE + 20)
    with as_actor("gethin") as gethin:
        assert set(lookups.plan_of(gethin, cai, K.SAFETY).said) == {"SIGNED", "GIVEN", "ADDED"}
        assert {row.what for row in lookups.lines_of(gethin, cai, K.SAFETY)} == {"SIGNED", "GIVEN"}
        assert not actions.sign_off(by=gethin, at=now(), plan=plan)
        assert len(lookups.added_to(gethin, cai)) == lookups.AT_ONCE


def test_a_new_version_meets_what_was_owed_of_the_one_before_it_and_nothing_else(cai, as_actor, wales):
    with as_actor("mared") as mared:
        for kind in (K.CONTEXTUAL, K.RELOCATION, K.SAFETY):
            first = kept(mared, cai, kind)
            open_duty(by=mared, at=now(), child_id=cai, kind="OTHER", lane=kind.lane, about=cai_ref(mared, cai), due_at=None,
                      team_id=wales.teams["social_work"].pk)  # fmt: skip
            kept(mared, cai, kind, based_on=1)
            assert not Duty.objects.filter(about=first.ref, state="OPEN").exists(), kind
            assert Duty.objects.get(about=cai_ref(mared, cai), kind="OTHER").state == "OPEN"


def cai_ref(actor, child: int):
    return refs_of(actor, [child])[child]


def test_of_a_child_who_has_died_nothing_is_owed(cai, as_actor, monkeypatch):
    with as_actor("mared") as mared:
        plan = kept(mared, cai)
        judged(mared, cai, level=Level.SIGNIFICANT)
        # Owed besides, of whichever room: what is enquired of the death, and of the other children, goes on.
        about = cai_ref(mared, cai)
        for kind in (AGAIN, protecting.HOLD_CONFERENCE, protecting.FINISH_ENQUIRY, REFER_HARM):
            open_duty(by=mared, at=now(), child_id=cai, kind=kind, lane=Lane.CONCERN, about=about, due_at=None)
    for room in (actions, lookups):
        monkeypatch.setattr(room, "have_died", lambda children: set(children))
    monkeypatch.setattr(clock, "deaths", lambda: [cai])
    # What was owed is voided, the sooner look that a judgement would ask for is never opened, and no later round finds any.
    assert go_round() == 0
    assert go_round(sweep=every_room) > 0
    assert go_round(sweep=every_room) == 0
    with as_actor("mared") as mared:
        assert set(Duty.objects.filter(about=plan.ref).values_list("state", "reason")) == {("VOIDED", "DIED")}
        stand = set(Duty.objects.filter(about=about, state="OPEN").values_list("kind", flat=True))
        assert stand == {protecting.FINISH_ENQUIRY, REFER_HARM}
        newer = kept(mared, cai, based_on=1)
        assert not Duty.objects.filter(about=newer.ref).exists()
