"""What is owed and not done: a warning, late, then somebody more senior; each once."""

import uuid
from datetime import timedelta

import pytest

from tests.telling import MISSING_AT, a_child
from ymylon.children.lookups import child_by_ref, events
from ymylon.duties import actions, jobs
from ymylon.duties.lookups import last_sweep, open_duties, owed_by
from ymylon.duties.models import Duty, DutyStage, PolicyRow
from ymylon.post.models import Letter
from ymylon.terms.codes import Lane, PolicyStanding, TeamFunction


@pytest.fixture
def sweep(db):
    """`sweep(17)` lets the clock go round 17 minutes after the duty was opened."""
    from django.db import connection

    def go_round(minutes: float, barred=lambda about: (set(), set())) -> int:
        try:
            return jobs.sweep(
                barred=barred, address=lambda kind, about: f"/owed/{about}", now=MISSING_AT + timedelta(minutes=minutes)
            )
        finally:
            with connection.cursor() as cursor:
                cursor.execute("set local role app_web")

    return go_round


@pytest.fixture
def stages(as_owner):
    """What has been done so far, with the team that was told."""

    def so_far() -> list[tuple[str, int]]:
        with as_owner():
            return [(stage.stage, stage.team_id) for stage in DutyStage.objects.order_by("id")]

    return so_far


def owe(by, child, *, functions=(TeamFunction.POLICE_MISSING,), minutes=60):
    about = uuid.uuid4()
    actions.open_duty(
        by=by,
        at=MISSING_AT,
        child_id=child.pk,
        kind="FIRST_GRADE",
        lane=Lane.POLICE_GRADE,
        about=about,
        due_at=MISSING_AT + timedelta(minutes=minutes) if minutes else None,
        functions=functions,
        source="ymylon_demonstration",
        standing=PolicyStanding.DEMONSTRATION,
    )
    return about


@pytest.fixture
def grade_owed(wales, as_actor):
    """The police owe Cai's first grade within the hour."""
    with as_actor("elin") as elin:
        child = a_child(elin, wales)
        return child, owe(elin, child)


def test_a_warning_then_late_then_the_manager_then_every_day(wales, sweep, stages, grade_owed):
    assert [sweep(minutes) for minutes in (10, 46, 50, 60, 61, 180, 181)] == [0, 1, 0, 1, 0, 1, 0]
    police, control = wales.teams["missing"].pk, wales.teams["control"].pk
    assert stages() == [("WARN-1", police), ("LATE-1", police), ("ESCALATED_1-1", control)]
    day = 24 * 60
    assert [sweep(60 + day), sweep(61 + day), sweep(60 + 2 * day)] == [1, 0, 1]
    assert [stage for stage, _ in stages()[3:]] == ["ESCALATED_2-1", "ESCALATED_2-2"]
    assert last_sweep("duties").acted == 1


def test_a_sweep_that_is_late_warns_of_nothing_that_is_late_already(sweep, stages, grade_owed):
    assert sweep(75) == 1
    assert [stage for stage, _ in stages()] == ["LATE-1"]


def test_what_is_done_climbs_no_more(sweep, stages, as_actor, grade_owed):
    child, about = grade_owed
    with as_actor("rhys") as rhys:
        assert actions.fulfil(by=rhys, at=MISSING_AT, child_id=child.pk, about=about, kinds=["FIRST_GRADE"]) == 1
    assert sweep(600) == 0


def test_what_has_no_time_is_owed_and_never_climbs(wales, sweep, as_actor):
    with as_actor("elin") as elin:
        child = a_child(elin, wales)
        about = owe(elin, child, minutes=0)
    assert sweep(60 * 24 * 30) == 0
    with as_actor("rhys") as rhys:
        assert [duty.about for duty in open_duties(rhys, about)] == [about]


def test_the_manager_sees_child_and_duty_once_it_has_climbed(wales, sweep, as_actor):
    with as_actor("elin") as elin:
        child = a_child(elin, wales, involved={})
        actions.open_duty(
            by=elin,
            at=MISSING_AT,
            child_id=child.pk,
            kind="OWED",
            lane=Lane.EPISODE,
            about=uuid.uuid4(),
            due_at=MISSING_AT + timedelta(hours=1),
            team_id=wales.teams["home_staff"].pk,
        )
        wales.teams["home_staff"].manager_team = wales.teams["manager"]
        wales.teams["home_staff"].save()
    sweep(180)
    with as_actor("gethin") as gethin:
        assert child_by_ref(gethin, child.ref)
        assert [duty.kind for duty in owed_by(gethin)] == ["OWED"]
        assert "DUTY_LATE" in [event.kind for event in events(gethin, child.pk)]


def test_it_does_not_climb_to_whoever_must_not_know(wales, sweep, stages, grade_owed):
    sweep(180, barred=lambda about: ({wales.teams["control"].pk}, set()))
    assert stages()[-1] == ("ESCALATED_1-1", wales.teams["missing"].pk)


def test_what_no_involved_team_owes_reaches_the_council(wales, sweep, stages, as_actor):
    with as_actor("elin") as elin:
        owe(elin, a_child(elin, wales), functions=(TeamFunction.CLINIC,))
    sweep(60)
    assert stages() == [("LATE-1", wales.teams["duty"].pk)]


def test_each_stage_sends_one_letter_with_a_link(sweep, as_owner, grade_owed):
    sweep(46)
    sweep(47)
    with as_owner():
        assert [letter.link for letter in Letter.objects.all()] == [f"/owed/{grade_owed[1]}"]


def test_shipped_policy_is_loaded_once_and_a_board_s_own_setting_stays(db):
    assert PolicyRow.objects.count() > 20  # they came with the tables
    assert actions.load_shipped_policies() == 0
    assert not PolicyRow.objects.filter(standing=PolicyStanding.DEMONSTRATION).exists()
    PolicyRow.objects.filter(key="reopen").update(switched_on=True)
    assert actions.load_shipped_policies() == 0
    assert PolicyRow.objects.get(key="reopen").switched_on
    assert actions.load_shipped_policies(demonstration=True) > 20
    assert actions.load_shipped_policies(demonstration=True) == 0


def test_a_round_keeps_how_much_was_late_when_it_went_and_what_is_paused_is_not(wales, sweep, as_actor, as_owner):
    with as_actor("elin") as elin:
        child = a_child(elin, wales)
        first, paused = owe(elin, child), owe(elin, child)
        owe(elin, child, minutes=90)
        owe(elin, child, minutes=None)
    sweep(59)
    assert last_sweep("duties").late == 0
    with as_owner():
        Duty.objects.filter(about=paused).update(
            paused_at=MISSING_AT, paused_until=MISSING_AT + timedelta(minutes=80), pause_reason="In hospital."
        )
    sweep(61)
    assert last_sweep("duties").late == 1
    sweep(91)
    assert last_sweep("duties").late == 3
    with as_actor("rhys") as rhys:
        actions.fulfil(by=rhys, at=MISSING_AT + timedelta(minutes=92), child_id=child.pk, about=first, kinds=["FIRST_GRADE"])
    sweep(93)
    assert last_sweep("duties").late == 2
