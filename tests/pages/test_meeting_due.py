"""A strategy meeting is due: the page says which rule fired on which facts, as it was then, until somebody has arranged it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.story import K, missing_cai
from ymylon.access.policy import ROWS
from ymylon.missing.actions.grading import grade_risk
from ymylon.missing.actions.meeting import explain_no_meeting
from ymylon.missing.models import FiredRule
from ymylon.terms.codes import Lane, PoliceGrade


@pytest.fixture
def episode(wales, policy, as_actor):
    at = timezone.now() - timedelta(hours=2)
    with as_actor("elin") as elin:
        return missing_cai(elin, wales, at=at, also=(("social_work", K.RESPONSIBLE_AUTHORITY),))


@pytest.fixture
def graded(episode, as_actor):
    """`graded(PoliceGrade.HIGH, PoliceGrade.LOW)`: Rhys grades so, one after the other."""

    def grade(*grades: PoliceGrade) -> None:
        with as_actor("rhys") as rhys:
            for number, one in enumerate(grades):
                at = timezone.now() - timedelta(minutes=90 - 10 * number)
                grade_risk(by=rhys, at=at, episode=episode, grade=one, reason="He has rung.")

    return grade


def page(browser, episode) -> str:
    return browser.get(reverse("missing:episode", args=[episode.ref])).content.decode()


@pytest.mark.parametrize(("language", "facts"), [("en", "Fires on: Police grade: High"), ("cy", "Gradd yr heddlu: Uchel")])
def test_the_rule_that_fired_stays_with_its_facts_when_the_grade_has_changed_since(signed_in, episode, graded, language, facts):
    graded(PoliceGrade.HIGH, PoliceGrade.LOW)
    assert facts in page(signed_in("mared", language), episode)


def test_a_rule_that_has_not_fired_is_not_there(signed_in, episode, graded):
    graded(PoliceGrade.LOW)
    assert "the rules that fired" not in page(signed_in("mared"), episode)


def test_it_goes_with_the_duty(signed_in, episode, graded, as_actor):
    graded(PoliceGrade.HIGH)
    with as_actor("mared") as mared:
        explain_no_meeting(by=mared, at=timezone.now(), episode=episode, reason="One was held on Friday on the same facts.")
    assert "the rules that fired" not in page(signed_in("mared"), episode)


def test_who_may_not_read_concerns_learns_of_none(signed_in, episode, graded, as_actor):
    graded(PoliceGrade.HIGH)
    for name in ("elin", "menna"):
        assert "the rules that fired" not in page(signed_in(name), episode)
        with as_actor(name):
            assert not FiredRule.objects.exists()
    with as_actor("nia"):
        assert FiredRule.objects.exists()


def test_facts_are_kept_as_codes_and_only_those_of_the_rule(episode, graded, as_actor):
    graded(PoliceGrade.HIGH)
    with as_actor("nia") as nia:
        kept = FiredRule.objects.visible_to(nia).get(key__contains="grade")
        assert (kept.facts["grade"], "harm" in kept.facts, "starts" in kept.facts) == ("HIGH", False, False)


def test_whoever_reads_concerns_reads_the_grades_and_findings_on_which_a_rule_may_fire():
    for row in ROWS:
        if Lane.CONCERN in row.reads | row.writes:
            assert {Lane.POLICE_GRADE, Lane.FOUND} <= row.reads | row.writes, row.role
