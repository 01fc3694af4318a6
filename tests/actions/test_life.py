"""A child's life by date: written, put right, refused where days overlap, sealed where the child is protected."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone
from psycopg.types.range import Range

from tests.cast import BRIDGEND, RHONDDA
from ymylon.children.actions import involve, open_record
from ymylon.children.lookups import events
from ymylon.circumstances.actions import health, life
from ymylon.circumstances.actions.spells import (
    begin_care_spell,
    begin_education_spell,
    correct_care_spell,
    correct_education_spell,
)
from ymylon.circumstances.actions.writing import NoSuchEntry
from ymylon.circumstances.lookups.life import life_of
from ymylon.circumstances.models import CareSpell, EducationSpell
from ymylon.circumstances.rules.faults import OVERLAPS, SAY_OFFERED, SAY_TOLD, STARTS_EARLIER, Fault, Overtaken
from ymylon.duties.lookups import open_duties
from ymylon.people.actions import add_person
from ymylon.terms.calendars import local
from ymylon.terms.codes import (
    EducationStatus,
    HardTime,
    InvolvementKind,
    KnownFrom,
    LegalStatus,
    LibertyKind,
    LibertyOutcome,
    NeedStatus,
    PlacementType,
    RecordReason,
    WaitEnd,
    WaitKind,
)

pytestmark = pytest.mark.django_db
K, E = InvolvementKind, EducationStatus


def days_ago(number: int) -> date:
    # Asked anew each time: a run may last past midnight.
    return local(timezone.now()).date() - timedelta(days=number)


@pytest.fixture
def cai(wales, as_actor, policy) -> int:
    """A child of the Taf team, of Tŷ Derwen and of Ysgol Glan Taf, known to health and youth justice."""
    now = timezone.now()
    with as_actor("mared") as mared:
        person = add_person(by=mared, at=now, given="Cai", family="Morgan-Rees", born_on=date(2012, 3, 8))
        child = open_record(by=mared, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
        for team, kind in (
            ("social_work", K.RESPONSIBLE_AUTHORITY), ("home_staff", K.HOME), ("school_lead", K.SCHOOL),
            ("safeguarding", K.HEALTH_BOARD), ("youth_justice", K.YOUTH_JUSTICE),
        ):  # fmt: skip
            involve(by=mared, at=now, child_id=child.pk, team_id=wales.teams[team].pk, kind=kind, basis="known")
    return child.pk


def placed(actor, child: int, since: date, **more) -> CareSpell:
    facts = {"responsible_authority": RHONDDA, "placement": PlacementType.FOSTER, "legal_status": LegalStatus.CARE_ORDER}
    return begin_care_spell(by=actor, at=timezone.now(), child_id=child, from_on=since, **(facts | more))


def taught(actor, child: int, since: date, status: E, **more) -> EducationSpell:
    return begin_education_spell(by=actor, at=timezone.now(), child_id=child, from_on=since, status=status, **more)


def kinds_of(actor, ref) -> set[str]:
    return {duty.kind for duty in open_duties(actor, ref)}


def test_a_move_ends_what_ran_and_is_told(cai, as_actor):
    with as_actor("mared") as mared:
        placed(mared, cai, days_ago(90))
        placed(mared, cai, days_ago(10), host_authority=BRIDGEND)
        care = life_of(mared, cai).care
        kinds = [event.kind for event in events(mared, cai)]
    assert [(spell.since, spell.until) for spell in care] == [(days_ago(10), None), (days_ago(90), days_ago(10))]
    assert care[0].recorded_by.given_name == "Mared"
    assert kinds.count("CARE_SPELL_BEGAN") == 2


def test_days_that_overlap_are_refused_beside_the_field_and_by_the_database(cai, as_actor):
    with as_actor("mared") as mared:
        first = placed(mared, cai, days_ago(90))
        second = placed(mared, cai, days_ago(10))
        with pytest.raises(Fault) as early:
            placed(mared, cai, days_ago(20))
        assert (early.value.words, early.value.field) == (STARTS_EARLIER, "since")
        with pytest.raises(Fault) as overlap:
            correct_care_spell(by=mared, at=timezone.now(), ref=first.ref, from_on=days_ago(90), to_on=days_ago(5))
        assert (overlap.value.words, overlap.value.field) == (OVERLAPS, "since")
        # Whoever passes by the action is refused all the same.
        with pytest.raises(IntegrityError, match="care_spells_apart"), transaction.atomic():
            CareSpell.objects.filter(pk=second.pk).update(during=Range(days_ago(91), None))
        assert [spell.since for spell in life_of(mared, cai).care] == [days_ago(10), days_ago(90)]


def test_whoever_saves_on_an_old_page_is_told_and_nothing_is_lost(cai, as_actor):
    with as_actor("mared") as mared:
        spell = placed(mared, cai, days_ago(90))
        spell.refresh_from_db()
        opened = spell.version
        correct_care_spell(
            by=mared, at=timezone.now(), ref=spell.ref, from_on=days_ago(80), version=opened, placement=PlacementType.FOSTER
        )
        with pytest.raises(Overtaken) as overtaken:
            correct_care_spell(by=mared, at=timezone.now(), ref=spell.ref, from_on=days_ago(70), version=opened)
        assert overtaken.value.theirs.since == days_ago(80)
        assert life_of(mared, cai).care[0].since == days_ago(80)


def test_an_entry_of_a_stranger_is_none(cai, as_actor):
    with as_actor("mared") as mared:
        spell = placed(mared, cai, days_ago(90))
    with as_actor("carys") as carys, pytest.raises(NoSuchEntry):
        correct_care_spell(by=carys, at=timezone.now(), ref=spell.ref, from_on=days_ago(1))


@pytest.mark.parametrize("name", ["dewi", "elin", "menna", "rhys"])
def test_care_is_written_by_the_council_alone(cai, as_actor, name):
    with as_actor(name) as actor, pytest.raises(PermissionDenied):
        placed(actor, cai, days_ago(1))


def test_each_reads_the_lanes_that_they_hold(cai, as_actor):
    now = timezone.now()
    with as_actor("mared") as mared:
        placed(mared, cai, days_ago(90))
        taught(mared, cai, days_ago(90), E.FULL_TIME)
        life.record_hard_time(
            by=mared, at=now, child_id=cai, kind=HardTime.BEREAVEMENT, began_on=None, words="", known_from=KnownFrom.CHILD
        )
    with as_actor("menna") as menna:
        health.record_wait(by=menna, at=now, child_id=cai, kind=WaitKind.MENTAL_HEALTH, from_on=days_ago(300))
        seen = life_of(menna, cai)
        assert (len(seen.care), len(seen.education), len(seen.waits), len(seen.hard_times)) == (0, 0, 1, 0)
    with as_actor("dewi") as dewi:
        seen = life_of(dewi, cai)
        assert (len(seen.care), len(seen.education), len(seen.waits), len(seen.hard_times)) == (0, 1, 0, 0)
    with as_actor("mared") as mared:
        seen = life_of(mared, cai)
        assert (len(seen.care), len(seen.education), len(seen.waits), len(seen.hard_times)) == (1, 1, 1, 1)


def test_health_alone_writes_waits_even_past_the_action(cai, as_actor):
    with as_actor("mared") as mared:
        with pytest.raises(PermissionDenied):
            health.record_wait(by=mared, at=timezone.now(), child_id=cai, kind=WaitKind.THERAPY, from_on=days_ago(3))
        from ymylon.circumstances.models import HealthWait

        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            HealthWait.objects.create(child_id=cai, kind=WaitKind.THERAPY, during=Range(days_ago(3), None))


def test_a_child_waits_for_one_thing_once(cai, as_actor):
    now = timezone.now()
    with as_actor("menna") as menna:
        wait = health.record_wait(by=menna, at=now, child_id=cai, kind=WaitKind.MENTAL_HEALTH, from_on=days_ago(300))
        with pytest.raises(Fault) as again:
            health.record_wait(by=menna, at=now, child_id=cai, kind=WaitKind.MENTAL_HEALTH, from_on=days_ago(3))
        assert again.value.field == "kind"
        health.record_wait(by=menna, at=now, child_id=cai, kind=WaitKind.SPEECH, from_on=days_ago(3))
        over = {"kind": WaitKind.MENTAL_HEALTH, "from_on": days_ago(300), "state": WaitEnd.SEEN}
        health.correct_wait(by=menna, at=now, ref=wait.ref, **over)
        assert {one.kind: one.until for one in life_of(menna, cai).waits} == {"MENTAL_HEALTH": days_ago(0), "SPEECH": None}


def test_a_school_that_excludes_says_whom_it_told_and_what_it_offers(cai, as_actor):
    with as_actor("dewi") as dewi:
        with pytest.raises(Fault) as told:
            taught(dewi, cai, days_ago(0), E.AT_RISK_OF_EXCLUSION, offered="A mentor.")
        assert (told.value.words, told.value.field) == (SAY_TOLD, "told")
        with pytest.raises(Fault) as offered:
            taught(dewi, cai, days_ago(0), E.PERMANENT_EXCLUSION, told=["FAMILY"])
        assert (offered.value.words, offered.value.field) == (SAY_OFFERED, "offered")
        spell = taught(dewi, cai, days_ago(0), E.AT_RISK_OF_EXCLUSION, told=["NOBODY_YET"], offered="Nothing yet.")
        assert kinds_of(dewi, spell.ref) == {"TELL_OF_EXCLUSION"}
        correct_education_spell(
            by=dewi, at=timezone.now(), ref=spell.ref, from_on=days_ago(0), status=E.AT_RISK_OF_EXCLUSION,
            told=["SOCIAL_WORKER"], offered="A mentor.",
        )  # fmt: skip
        assert kinds_of(dewi, spell.ref) == set()


def test_where_something_is_open_the_council_owes_the_school_an_answer_and_the_school_does_not_learn_why(cai, as_actor):
    now = timezone.now()
    with as_actor("mared") as mared:
        life.restrict_liberty(
            by=mared, at=now, child_id=cai, kind=LibertyKind.SECURE, from_on=days_ago(3), review_on=days_ago(0), words="",
            known_from=KnownFrom.COURT,
        )  # fmt: skip
    with as_actor("dewi") as dewi:
        spell = taught(dewi, cai, days_ago(0), E.AT_RISK_OF_EXCLUSION, told=["FAMILY"], offered="A mentor.")
        assert kinds_of(dewi, spell.ref) == set()
    with as_actor("mared") as mared:
        assert kinds_of(mared, spell.ref) == {"ANSWER_EXCLUSION"}
        life.answer_exclusion(by=mared, at=now, spell=spell, words="Rang Dewi: he keeps his place.")
        assert kinds_of(mared, spell.ref) == set()


def test_where_nothing_is_open_nobody_owes_an_answer(cai, as_actor):
    with as_actor("dewi") as dewi:
        spell = taught(dewi, cai, days_ago(0), E.AT_RISK_OF_EXCLUSION, told=["FAMILY"], offered="A mentor.")
    with as_actor("mared") as mared:
        assert kinds_of(mared, spell.ref) == set()


def test_a_restriction_of_liberty_is_reviewed_again_and_again_until_a_person_ends_it(cai, as_actor):
    now = timezone.now()
    with as_actor("mared") as mared:
        liberty = life.restrict_liberty(
            by=mared, at=now, child_id=cai, kind=LibertyKind.DEPRIVED, from_on=days_ago(30), review_on=days_ago(0), words="",
            known_from=KnownFrom.COURT,
        )  # fmt: skip
        (due,) = open_duties(mared, liberty.ref)
        assert (due.kind, due.occurrence) == ("REVIEW_LIBERTY", 1)
        life.review_liberty(
            by=mared,
            at=now,
            ref=liberty.ref,
            outcome=LibertyOutcome.GOES_ON,
            words="Still needed.",
            next_on=days_ago(-28),
        )
        (due,) = open_duties(mared, liberty.ref)
        assert due.occurrence == 2
        with pytest.raises(Fault):
            life.review_liberty(by=mared, at=now, ref=liberty.ref, outcome=LibertyOutcome.GOES_ON, words="x", next_on=None)
        life.review_liberty(by=mared, at=now, ref=liberty.ref, outcome=LibertyOutcome.ENDED, words="The court ended it.")
        assert open_duties(mared, liberty.ref) == []
        assert life_of(mared, cai).liberty[0].until == days_ago(0)


def test_suspected_needs_are_owed_a_decision(cai, as_actor):
    now = timezone.now()
    with as_actor("dewi") as dewi:
        need = life.record_need(by=dewi, at=now, child_id=cai, from_on=days_ago(9), status=NeedStatus.SUSPECTED)
        assert kinds_of(dewi, need.ref) == {"DECIDE_NEED"}
        life.record_need(by=dewi, at=now, child_id=cai, from_on=days_ago(0), status=NeedStatus.IDENTIFIED)
        assert kinds_of(dewi, need.ref) == set()


def test_what_is_still_to_come_is_no_fact(cai, as_actor):
    with as_actor("mared") as mared, pytest.raises(Fault) as future:
        placed(mared, cai, days_ago(-2))
    assert future.value.field == "since"
