"""The police's grade and social care's concern: each written by its own, with a reason, and never edited."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from tests.story import NIGHT, at_minute, missing_cai
from ymylon.audit.models import Line
from ymylon.duties.lookups import duties_about, open_duties
from ymylon.missing.actions.ending import record_found
from ymylon.missing.actions.grading import grade_risk, record_concern
from ymylon.missing.lookups.episodes import NoSuchEpisode, concerns_of, episode_by_ref, gradings_of
from ymylon.missing.models import Grading
from ymylon.missing.rules.faults import Fault
from ymylon.terms.codes import ConcernLevel, PoliceGrade

LATER = NIGHT + timedelta(minutes=20)


@pytest.fixture
def episode(wales, policy, as_actor):
    with as_actor("elin") as elin:
        return missing_cai(elin, wales)


def kinds(duties):
    return [duty.kind for duty in duties]


def test_a_first_grade_meets_the_duty_and_asks_for_the_next_look(episode, as_actor):
    with as_actor("rhys") as rhys:
        assert "FIRST_GRADE" in kinds(open_duties(rhys, episode.ref))
        grading = grade_risk(by=rhys, at=LATER, episode=episode, grade=PoliceGrade.MEDIUM, reason="Cold night, no coat.")
        assert grading.review_at == LATER + timedelta(hours=8)
        (review,) = [duty for duty in open_duties(rhys, episode.ref) if duty.kind.endswith("GRADE")]
        assert (review.kind, review.due_at) == ("REVIEW_GRADE", grading.review_at)


def test_a_later_grade_stands_on_top_of_the_first_which_stays(episode, as_actor):
    with as_actor("rhys") as rhys:
        grade_risk(by=rhys, at=LATER, episode=episode, grade=PoliceGrade.MEDIUM, reason="Cold night.")
        after = LATER + timedelta(hours=1)
        grade_risk(
            by=rhys,
            at=after,
            episode=episode,
            grade=PoliceGrade.HIGH,
            reason="Seen with a man.",
            review_at=after + timedelta(hours=2),
        )
        assert [one.grade for one in gradings_of(rhys, [episode.pk])[episode.pk]] == ["HIGH", "MEDIUM"]
        reviews = [duty for duty in duties_about(rhys, [episode.ref]) if duty.kind == "REVIEW_GRADE"]
        assert sorted(duty.state for duty in reviews) == ["FULFILLED", "OPEN"]
        with pytest.raises(DatabaseError), transaction.atomic():
            Grading.objects.filter(episode=episode).update(reason="Another")


@pytest.mark.parametrize("name", ["elin", "nia", "menna", "gethin", "lowri"])
def test_nobody_but_the_police_grades(episode, as_actor, name):
    with as_actor(name) as actor:
        with pytest.raises(PermissionDenied):
            grade_risk(by=actor, at=LATER, episode=episode, grade=PoliceGrade.LOW, reason="x", review_at=LATER)
        with pytest.raises(DatabaseError), transaction.atomic():
            Grading.objects.create(
                child_id=episode.child_id,
                episode=episode,
                grade="LOW",
                reason="x",
                at=NIGHT,
                by_id=actor.practitioner_id,
                review_at=LATER,
            )


def test_a_grade_needs_a_reason_and_a_later_look(episode, as_actor):
    with as_actor("rhys") as rhys:
        with pytest.raises(Fault) as blank:
            grade_risk(by=rhys, at=LATER, episode=episode, grade=PoliceGrade.LOW, reason=" ")
        with pytest.raises(Fault) as past:
            grade_risk(by=rhys, at=LATER, episode=episode, grade=PoliceGrade.LOW, reason="Known place.", review_at=NIGHT)
        assert (blank.value.field, past.value.field) == ("reason", "review")


def test_social_care_says_its_own_and_the_home_reads_neither_lane_it_lacks(episode, as_actor):
    with as_actor("rhys") as rhys:
        grade_risk(by=rhys, at=LATER, episode=episode, grade=PoliceGrade.LOW, reason="Known place.")
        with pytest.raises(PermissionDenied):
            record_concern(
                by=rhys,
                at=LATER,
                episode=episode,
                level=ConcernLevel.SIGNIFICANT,
                reason="x",
                review_at=LATER + timedelta(days=1),
            )
    with as_actor("nia") as nia:
        record_concern(
            by=nia,
            at=LATER,
            episode=episode,
            level=ConcernLevel.SIGNIFICANT,
            reason="Debts.",
            review_at=LATER + timedelta(days=1),
        )
        assert gradings_of(nia, [episode.pk])[episode.pk][0].grade == "LOW"
        assert concerns_of(nia, [episode.pk])[episode.pk][0].level == "SIGNIFICANT"
    with as_actor("elin") as elin:
        assert not concerns_of(elin, [episode.pk])
        assert gradings_of(elin, [episode.pk])


def test_each_judgement_leaves_one_audit_line(episode, as_actor):
    with as_actor("rhys") as rhys:
        grade_risk(by=rhys, at=LATER, episode=episode, grade=PoliceGrade.LOW, reason="Known place.")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        lines = list(Line.objects.filter(act="POLICE_GRADED"))
        cursor.execute("set local role app_web")
    assert [(line.about, line.why, line.children) for line in lines] == [(str(episode.ref), "LOW", [episode.child_id])]


def test_after_the_end_nobody_grades_and_a_stranger_finds_nothing(episode, as_actor):
    with as_actor("elin") as elin:
        record_found(by=elin, at=LATER, episode=episode, found=at_minute(LATER))
    with as_actor("rhys") as rhys, pytest.raises(Fault):
        grade_risk(by=rhys, at=LATER, episode=episode, grade=PoliceGrade.LOW, reason="x", review_at=LATER + timedelta(hours=1))
    with as_actor("owain") as owain:
        with pytest.raises(NoSuchEpisode):
            episode_by_ref(owain, episode.ref)
        with pytest.raises((NoSuchEpisode, DatabaseError)), transaction.atomic():
            grade_risk(
                by=owain, at=LATER, episode=episode, grade=PoliceGrade.LOW, reason="x", review_at=LATER + timedelta(hours=1)
            )
