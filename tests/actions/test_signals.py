"""What the published triggers find is put once to a named person who holds every lane, and nothing is counted of one child."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.actions.test_life import cai as of_taf  # noqa: F401
from tests.actions.test_worries import cai as cai  # noqa: PLC0414
from tests.associates import entered, facts
from tests.cast import RHONDDA
from tests.orders import asked, served
from tests.story import at_minute, missing_cai, report_again
from tests.worries import worry_words
from ymylon.agencies import actions as agencies
from ymylon.associates.actions.linking import link
from ymylon.associates.rules import Sure, Way
from ymylon.children.actions import involve, involve_each, open_record
from ymylon.children.lookups import events
from ymylon.circumstances.actions.spells import begin_care_spell, begin_education_spell
from ymylon.duties.actions import load_shipped_policies
from ymylon.duties.lookups import open_duties
from ymylon.duties.models import PolicyRow
from ymylon.missing.actions.ending import record_found
from ymylon.orders.jobs import sweep as sweep_orders
from ymylon.people.actions import add_person
from ymylon.protection.actions import protect
from ymylon.signals import actions, jobs
from ymylon.signals.lookups import NoSuchSignal, counts_fired, signal_by_ref
from ymylon.signals.models import Signal
from ymylon.signals.rules import ANSWER, SignalAnswerKind
from ymylon.signals.rules.triggers import FIRST_MISSING, ONE_SCHOOL, UNDER_NOTICE, WORRIES
from ymylon.terms.codes import (
    EducationStatus,
    InvolvementKind,
    LegalStatus,
    PlacementType,
    ProtectionKind,
    RecordReason,
    Role,
)
from ymylon.worries.actions import answer, note_worry
from ymylon.worries.jobs import sweep as sweep_worries
from ymylon.worries.lookups import worries_of
from ymylon.worries.rules import AnswerKind, Told

pytestmark = pytest.mark.django_db


def go_round(at=None) -> int:
    try:
        return jobs.sweep(at or timezone.now())
    finally:
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")


@pytest.fixture
def worried(cai, as_actor):
    """Three worries about one child, within the period of the policy in force."""
    with as_actor("dewi") as dewi:
        for hours in (30, 20, 10):
            note_worry(by=dewi, at=timezone.now() - timedelta(hours=hours), child_id=cai, said=worry_words(f"Worry {hours}."))
    return cai


def signals(as_actor, who: str = "mared") -> list[Signal]:
    with as_actor(who) as actor:
        found = list(Signal.objects.visible_to(actor))
        # What the lookup hides the database hides by itself.
        assert {one.pk for one in found} == set(Signal.objects.values_list("pk", flat=True))
        return found


def test_two_worries_raise_nothing_and_the_third_raises_one_once(cai, as_actor, wales):
    with as_actor("dewi") as dewi:
        for n in (1, 2):
            note_worry(by=dewi, at=timezone.now(), child_id=cai, said=worry_words(f"Worry {n}."))
    go_round()
    assert signals(as_actor) == []
    with as_actor("dewi") as dewi:
        note_worry(by=dewi, at=timezone.now(), child_id=cai, said=worry_words("Worry 3."))
    go_round()
    go_round()
    [signal] = signals(as_actor)
    assert (signal.trigger, signal.facts[0][:19], signal.person_id) == (WORRIES, "3 worries below any", wales.people["mared"].pk)
    with as_actor("mared") as mared:
        [duty] = [one for one in open_duties(mared, signal.ref) if one.kind == ANSWER]
        assert (duty.person_id, duty.team_id, duty.due_at is not None) == (signal.person_id, wales.teams["social_work"].pk, True)
        assert "SIGNAL_RAISED" in [event.kind for event in events(mared, cai)]


def test_only_whoever_holds_every_lane_of_its_words_reads_it(worried, as_actor):
    go_round()
    [signal] = signals(as_actor)
    read = set()
    for who in ("mared", "gethin", "nia", "dewi", "rhys", "menna", "sion", "elin", "carys"):
        with as_actor(who) as actor:
            try:
                read.add(who if signal_by_ref(actor, signal.ref) else "")
            except NoSuchSignal:
                assert not Signal.objects.exists()
    assert read == {"mared", "gethin", "nia"}


def test_a_person_says_what_was_done_and_meanwhile_its_worries_rest(worried, as_actor):
    read_all(as_actor, worried)
    go_round()
    [signal] = signals(as_actor)
    # Read, and long past their day: but for the signal they would end.
    assert states_after(as_actor, worried, 900) == {"KEPT"}
    with as_actor("mared") as mared:
        with pytest.raises(actions.RegisterFault):
            actions.answer_signal(by=mared, at=timezone.now(), signal=signal, kind=SignalAnswerKind.NOTHING, words=" ")
        actions.answer_signal(by=mared, at=timezone.now(), signal=signal, kind=SignalAnswerKind.DONE, words="Gran was rung.")
        assert open_duties(mared, signal.ref) == []
        with pytest.raises(actions.RegisterFault):
            actions.answer_signal(by=mared, at=timezone.now(), signal=signal, kind=SignalAnswerKind.DONE, words="Again.")
    assert states_after(as_actor, worried, 902) == {"ENDED"}
    # What raised one raises no second; three more do.
    go_round(timezone.now() + timedelta(days=1))
    assert len(signals(as_actor)) == 1


def read_all(as_actor, child: int) -> None:
    """Every worry about the child is read and kept until the day of the policy in force; nobody is to be rung any more."""
    with as_actor("mared") as mared:
        for one in worries_of(mared, [child]):
            answer(
                by=mared, at=timezone.now(), worry=one, seen=0, kind=AnswerKind.KEEP, words="Breakfast.", child_told=Told.TOLD,
                family_told=Told.TOLD, lead=next(post.team_id for post in mared.posts),
            )  # fmt: skip


def states_after(as_actor, child: int, days: int) -> set[str]:
    """How the worries stand when the clock has gone round them so many days from now, and on the day after."""
    for more in (days, days + 1):
        sweep_worries(timezone.now() + timedelta(days=more))
        with connection.cursor() as cursor:
            cursor.execute("set local role app_web")
    with as_actor("mared") as mared:
        return {one.state for one in worries_of(mared, [child])}


def test_nobody_but_the_clock_raises_one(cai, as_actor):
    with as_actor("gethin"), pytest.raises(DatabaseError), transaction.atomic():
        Signal.objects.create(child_id=cai, trigger=WORRIES, cause="00000000-0000-0000-0000-000000000001", at=timezone.now())


def test_no_policy_no_signal(worried, as_actor):
    PolicyRow.objects.filter(key="signal.worries").update(switched_on=False)
    go_round()
    assert signals(as_actor) == []


@pytest.mark.parametrize("status", [EducationStatus.REDUCED_TIMETABLE, EducationStatus.FIXED_TERM_EXCLUSION_SHORT])
def test_a_first_missing_episode_with_a_reduced_timetable_or_an_exclusion_is_put_to_a_person(wales, as_actor, status):
    load_shipped_policies(demonstration=True)
    now = timezone.now()
    with as_actor("elin") as elin:
        also = (("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),)
        episode = missing_cai(elin, wales, at=now - timedelta(hours=2), also=also)
    go_round()
    assert signals(as_actor) == []
    with as_actor("mared") as mared:
        begin_education_spell(
            by=mared, at=now, child_id=episode.child_id, status=status, told=["FAMILY"], offered="A mentor.",
            from_on=timezone.localdate() - timedelta(days=30),
        )  # fmt: skip
    go_round()
    go_round()
    [signal] = signals(as_actor)
    assert (signal.trigger, signal.cause, signal.lanes) == (FIRST_MISSING, episode.ref, ["EPISODE", "EDUCATION"])
    assert status.label("en").lower() in signal.facts[0].lower()


def test_a_second_missing_episode_is_no_first_however_little_school_there_is(wales, as_actor):
    load_shipped_policies(demonstration=True)
    now = timezone.now()
    also = (("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY),)
    with as_actor("elin") as elin:
        first = missing_cai(elin, wales, at=now - timedelta(days=20), also=also)
    with as_actor("mared") as mared:
        # Since the first was over: the second alone falls into it.
        begin_education_spell(
            by=mared, at=now, child_id=first.child_id, status=EducationStatus.REDUCED_TIMETABLE,
            from_on=timezone.localdate() - timedelta(days=10),
        )  # fmt: skip
    with as_actor("elin") as elin:
        record_found(by=elin, at=now - timedelta(days=19), episode=first, found=at_minute(now - timedelta(days=19)))
        assert report_again(elin, first.child_id, at=now - timedelta(hours=2)).pk != first.pk
    go_round()
    assert signals(as_actor) == []


def near(by, held, child: int) -> None:
    link(by=by, at=timezone.now(), entry=held, child_id=child, way=Way.NEAR, source="Watched", sure=Sure.LIKELY)


@pytest.fixture
def bound(cai, wales, as_actor):
    """A council’s entry, whom a notice binds; the police and the council work with the child."""
    now = timezone.now()
    with as_actor("mared") as mared:
        involve(by=mared, at=now, child_id=cai, team_id=wales.teams["missing"].pk, kind=InvolvementKind.FORCE, basis="known")
        held = entered(mared, cai, facts("Jay", born_about=1990), at=now - timedelta(days=1))
    with as_actor("rhys") as rhys:
        served(rhys, asked(rhys, cai, entry=held, at=now - timedelta(hours=2)))
    go_round_orders()
    go_round()
    return held


def go_round_orders() -> None:
    sweep_orders(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("set local role app_web")


def test_a_child_beside_somebody_under_notice_is_put_to_a_person_once_and_nobody_is_named(bound, cai, as_actor, wales):
    assert signals(as_actor) == [], "the link on which the notice rests is no news"
    with as_actor("mared") as mared:
        near(mared, bound, cai)
    go_round_orders()
    go_round()
    go_round()
    [signal] = signals(as_actor)
    assert (signal.trigger, signal.lanes, signal.person_id) == (UNDER_NOTICE, ["PERSONS"], wales.people["mared"].pk)
    assert "Jay" not in "".join(signal.facts)
    for who in ("dewi", "menna", "elin", "rhys"):
        assert signals(as_actor, who) == [], who


def test_what_the_police_alone_know_of_somebody_under_notice_raises_no_signal(bound, cai, as_actor):
    with as_actor("rhys") as rhys:
        near(rhys, bound, cai)
    go_round_orders()
    go_round()
    assert signals(as_actor) == []


def test_counts_are_for_managers_and_auditors_and_name_no_child(worried, as_actor):
    go_round()
    with as_actor("gethin"):
        counted = counts_fired()
        assert {(one.trigger, one.dimension) for one in counted} == {
            (WORRIES, dimension) for dimension in ("CARE", "SEX", "ETHNIC_GROUP", "LANGUAGE", "AUTHORITY")
        }
        assert {(one.dimension, one.code): one.times for one in counted if one.dimension in ("CARE", "SEX")} == {
            ("CARE", "AT_HOME"): 1, ("SEX", ""): 1,
        }  # fmt: skip
    with as_actor("mared"), pytest.raises(DatabaseError, match="no role that covers this"), transaction.atomic():
        counts_fired()


def test_a_manager_counts_their_own_and_whoever_counts_or_audits_counts_wales(worried, wales, as_actor):
    go_round()
    for name, role in (("analyst", Role.ANALYST), ("auditor", Role.AUDITOR), ("afar", Role.TEAM_MANAGER)):
        who = agencies.open_account(email=f"{name}@example.invalid", given_name=name, family_name="Pugh")
        # Of another council, which works with none of the children.
        agencies.join_team(practitioner=who, team=wales.teams["bridgend_door"], role=role, at=timezone.now() - timedelta(days=1))
        wales.people[name] = who
    for name, total in (("gethin", 1), ("analyst", 1), ("auditor", 1), ("afar", 0)):
        with as_actor(name):
            assert sum(one.times for one in counts_fired() if one.dimension == "AUTHORITY") == total, name
            assert not Signal.objects.exists() or name == "gethin"
    with as_actor("mared") as mared:
        care = {"legal_status": LegalStatus.CARE_ORDER, "placement": PlacementType.FOSTER, "responsible_authority": RHONDDA}
        begin_care_spell(by=mared, at=timezone.now(), child_id=worried, from_on=timezone.localdate() - timedelta(days=9), **care)
    with as_actor("analyst"):
        assert [(one.code, one.times) for one in counts_fired() if one.dimension == "CARE"] == [("CARE_ORDER", 1)]


def test_who_counts_in_one_agency_and_works_in_another_counts_the_first_alone_and_in_both_each_apart(
    worried, wales, as_actor, signed_in
):
    go_round()
    council, before = wales.agencies["council"], timezone.now() - timedelta(days=1)
    both = agencies.open_account(email="both@example.invalid", given_name="Both", family_name="Pugh")
    wales.people["both"] = both
    agencies.join_team(practitioner=both, team=wales.teams["bridgend_door"], role=Role.TEAM_MANAGER, at=before)
    agencies.join_team(practitioner=both, team=wales.teams["social_work"], role=Role.SOCIAL_WORKER, at=before)
    with as_actor("both"):
        assert Signal.objects.exists(), "works with the child"
        assert counts_fired() == [], "and counts where they manage"
    agencies.join_team(practitioner=both, team=wales.teams["duty"], role=Role.TEAM_MANAGER, at=before)
    with as_actor("both"):
        assert {one.place for one in counts_fired()} == {council.scope}
    page = signed_in("both").get("/register/triggers").content.decode()
    told = {
        name: "".join(part.split("</section>")[0] for part in page.split(f"How often it fired: {name}: ")[1:])
        for name in (council.name_en, wales.agencies["bridgend"].name_en)
    }
    assert ["At home: no care is recorded" in told[name] for name in told] == [True, False]
    assert all("It has not fired." in words for words in told.values())


def pupil(mared, wales, given: str) -> int:
    """A child of the Taf team and of Ysgol Glan Taf."""
    now, today = timezone.now(), timezone.localdate()
    person = add_person(by=mared, at=now, given=given, family="Bowen", born_on=date(2012, 5, 1))
    child = open_record(by=mared, at=now, person_id=person.pk, reason=RecordReason.CARE_AND_SUPPORT)
    teams = [
        (wales.teams[team].pk, kind, "known")
        for team, kind in (("social_work", InvolvementKind.RESPONSIBLE_AUTHORITY), ("school_lead", InvolvementKind.SCHOOL))
    ]
    involve_each(by=mared, at=now, child_id=child.pk, teams=teams)
    begin_education_spell(
        by=mared, at=now, child_id=child.pk, from_on=today - timedelta(days=100), status=EducationStatus.FULL_TIME,
        school_id=wales.teams["school_lead"].agency_id,
    )  # fmt: skip
    return child.pk


@pytest.fixture
def pupils(wales, as_actor) -> list[int]:
    load_shipped_policies(demonstration=True)
    with as_actor("mared") as mared:
        return [pupil(mared, wales, given) for given in ("Ifan", "Lili", "Macsen", "Non")]


def worry_about(as_actor, *children: int) -> None:
    with as_actor("dewi") as dewi:
        for child in children:
            note_worry(by=dewi, at=timezone.now(), child_id=child, said=worry_words())


def test_several_children_of_one_school_are_put_once_each_to_whoever_answers_for_them(pupils, as_actor, wales):
    worry_about(as_actor, *pupils[:2], pupils[0])
    go_round()
    assert signals(as_actor) == []
    worry_about(as_actor, pupils[2])
    go_round()
    go_round()
    raised = signals(as_actor)
    assert {(one.child_id, one.trigger, tuple(one.lanes)) for one in raised} == {
        (child, ONE_SCHOOL, ("EPISODE", "EDUCATION")) for child in pupils[:3]
    }
    assert all("at least 3 children" in one.facts[0] and "Glan Taf" not in one.facts[0] for one in raised)
    # Meanwhile a worry that raised one rests, though it was read and its day is past; answered, it ends.
    read_all(as_actor, pupils[2])
    assert states_after(as_actor, pupils[2], 900) == {"KEPT"}
    [asked_of] = [one for one in raised if one.child_id == pupils[2]]
    with as_actor("mared") as mared:
        actions.answer_signal(by=mared, at=timezone.now(), signal=asked_of, kind=SignalAnswerKind.NOTHING, words="Seen to.")
    assert states_after(as_actor, pupils[2], 902) == {"ENDED"}
    # One more child of the school is told of; the others are not told of again.
    worry_about(as_actor, pupils[3], pupils[1])
    go_round()
    assert sorted(one.child_id for one in signals(as_actor)) == sorted(pupils)


def test_a_protected_child_of_that_school_counts_nowhere(pupils, as_actor, wales):
    with as_actor("gethin") as gethin:
        protect(
            by=gethin, at=timezone.now(), child_id=pupils[1], kind=ProtectionKind.THREAT_TO_LIFE, reason="A threat.",
            owner_team_id=wales.teams["social_work"].pk, readers=[wales.account("gethin"), wales.account("mared")],
            review_on=timezone.localdate() + timedelta(days=30), betraying=[],
        )  # fmt: skip
    worry_about(as_actor, *pupils[:3])
    go_round()
    assert signals(as_actor) == []
