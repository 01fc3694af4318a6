"""The sweep: silence climbs, each stage once, whatever is late, killed or run twice."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.telling import INVOLVED, MISSING_AT, a_child, notice_to, told
from ymylon.children.lookups import NoSuchChild, child_by_ref, events
from ymylon.duties.lookups import last_sweep
from ymylon.notices import actions as notices
from ymylon.notices import jobs
from ymylon.notices.lookups import notices_about
from ymylon.notices.models import NoticeStage
from ymylon.post.models import Letter
from ymylon.terms.codes import InvolvementKind, NoticeKind


def after(minutes: float) -> datetime:
    return MISSING_AT + timedelta(minutes=minutes)


@pytest.fixture
def sweep(db):
    """`sweep(17)` lets the clock go round 17 minutes after the child was reported."""
    from django.db import connection

    def go_round(minutes: float) -> int:
        try:
            return jobs.sweep(now=after(minutes))
        finally:
            with connection.cursor() as cursor:
                cursor.execute("set local role app_web")

    return go_round


@pytest.fixture
def stages(as_owner):
    """What has been done so far: which stage, which time, told to which team."""

    def so_far() -> list[tuple[str, int, int]]:
        with as_owner():
            return [(stage.stage, stage.occurrence, stage.team_id) for stage in NoticeStage.objects.order_by("id")]

    return so_far


@pytest.fixture
def police_told(wales, as_actor):
    """Cai is missing, and only the police were told: they have a quarter of an hour, so has the next contact."""
    with as_actor("elin") as elin:
        child = a_child(elin, wales)
        about = told(elin, child, kinds=(InvolvementKind.FORCE,))
    return child, about


def test_a_closed_team_is_told_of_nothing_and_whoever_stands_for_it_is(sweep, stages, wales, as_actor):
    """By the report, and by the climb: Rhys's team is closed before, and the control room after."""
    missing, control = wales.teams["missing"], wales.teams["control"]
    with as_actor("elin") as elin:
        child = a_child(elin, wales)
        missing.closed_at = MISSING_AT - timedelta(days=1)
        missing.save()
        about = told(elin, child)
        assert {notice.team_id for notice in notices_about(elin, [about])[about]} == {
            wales.teams[name].pk for name in ("duty", "safeguarding", "control")
        }
    with as_actor("heledd") as heledd:
        assert child_by_ref(heledd, child.ref).pk == child.pk, "and holds the child"
        assert notice_to(heledd, about, control).because == InvolvementKind.FORCE
    # The duty team's next is closed: its manager is told, who is no team of its own.
    manager = wales.teams["manager"]
    manager.closed_at, manager.manager_team = MISSING_AT, wales.teams["front_door"]
    manager.save()
    assert sweep(31) >= 1
    assert wales.teams["front_door"].pk in {team for _stage, _times, team in stages()}
    assert manager.pk not in {team for _stage, _times, team in stages()}


def test_where_nobody_is_left_a_closed_team_is_told_all_the_same(wales, as_actor):
    safeguarding = wales.teams["safeguarding"]
    safeguarding.closed_at = MISSING_AT - timedelta(days=1)
    safeguarding.save()
    with as_actor("elin") as elin:
        about = told(elin, a_child(elin, wales))
        assert notice_to(elin, about, safeguarding)


def test_nothing_is_done_before_the_time_has_passed(sweep, stages, police_told):
    assert sweep(14) == 0
    assert stages() == []


def test_a_round_keeps_how_many_nobody_acknowledged_in_time(sweep, police_told):
    sweep(14)
    assert last_sweep("notices").late == 0
    sweep(16)
    assert last_sweep("notices").late == 1


def test_the_next_contact_is_told_and_then_the_manager_again_and_again(wales, sweep, stages, police_told):
    control = wales.teams["control"].pk
    assert [sweep(minutes) for minutes in (15, 16, 30, 31, 45, 60)] == [1, 0, 1, 0, 1, 1]
    assert stages() == [("NEXT_CONTACT", 1, control), ("MANAGER", 1, control), ("MANAGER", 2, control), ("MANAGER", 3, control)]


def test_the_sweep_says_when_it_ran(sweep, police_told):
    sweep(15)
    assert (last_sweep("notices").ran_at, last_sweep("notices").acted) == (after(15), 1)
    sweep(16)
    assert (last_sweep("notices").ran_at, last_sweep("notices").acted) == (after(16), 0)


def test_a_late_sweep_passes_over_no_stage_and_rings_no_repeat_in_a_row(sweep, stages, police_told):
    assert sweep(600) == 2
    assert [stage for stage, _, _ in stages()] == ["NEXT_CONTACT", "MANAGER"]
    assert sweep(601) == 0


def test_who_is_told_next_sees_the_child_and_may_acknowledge(wales, sweep, as_actor, as_owner):
    with as_actor("mared") as mared:
        child = a_child(mared, wales, involved={"bridgend_door": InvolvementKind.RESIDENCE_AUTHORITY})
        wales.teams["bridgend_door"].next_team = wales.teams["interviews"]
        wales.teams["bridgend_door"].save()
        about = told(mared, child)
    with as_actor("lowri") as lowri, pytest.raises(NoSuchChild):
        child_by_ref(lowri, child.ref)
    sweep(30)
    with as_actor("lowri") as lowri:
        assert child_by_ref(lowri, child.ref)
        assert notices.acknowledge(by=lowri, at=after(31), notice=notice_to(lowri, about, wales.teams["bridgend_door"]))
    with as_owner():
        assert Letter.objects.filter(to_email="interviews@example.invalid").count() == 1
    assert sweep(600) == 0


def test_the_climb_stands_in_the_chronology(sweep, as_actor, police_told):
    sweep(15)
    with as_actor("elin") as elin:
        assert "NOT_ACKNOWLEDGED" in [event.kind for event in events(elin, police_told[0].pk)]


def test_an_acknowledgement_stops_it(wales, sweep, stages, as_actor, police_told):
    with as_actor("rhys") as rhys:
        notices.acknowledge(by=rhys, at=after(3), notice=notice_to(rhys, police_told[1], wales.teams["missing"]))
    assert sweep(600) == 0


@pytest.mark.parametrize(
    ("answered_by", "took_it_on", "done"), [("Heledd Lloyd", True, 0), ("Heledd Lloyd", False, 1), ("", False, 1)]
)
def test_only_a_call_that_somebody_took_on_stops_it(wales, sweep, as_actor, police_told, answered_by, took_it_on, done):
    with as_actor("elin") as elin:
        notice = notice_to(elin, police_told[1], wales.teams["missing"])
        notices.tell_by_telephone(by=elin, at=after(3), notice=notice, rang="101", answered_by=answered_by, took_it_on=took_it_on)
    assert sweep(15) == done


def test_a_notice_that_the_end_has_overtaken_climbs_no_more_and_that_of_the_end_does(sweep, stages, as_actor, police_told):
    child, about = police_told
    with as_actor("elin") as elin:
        told(elin, child, about=about, at=after(10), kind=NoticeKind.FOUND, kinds=(InvolvementKind.FORCE,))
    assert sweep(20) == 0
    assert sweep(25) == 1


def test_without_a_next_contact_the_team_itself_is_told_again(wales, sweep, stages, as_actor):
    with as_actor("elin") as elin:
        told(elin, a_child(elin, wales), kinds=(InvolvementKind.HEALTH_BOARD,))
    sweep(240)
    assert stages() == [("NEXT_CONTACT", 1, wales.teams["safeguarding"].pk)]


def test_silence_never_climbs_to_a_team_that_was_left_out(wales, sweep, stages, as_actor):
    with as_actor("mared") as mared:
        child = a_child(mared, wales, involved={**INVOLVED, "bridgend_door": InvolvementKind.HOST_AUTHORITY})
        wales.teams["missing"].next_team = wales.teams["bridgend_door"]
        wales.teams["missing"].save()
        about = told(mared, child, kinds=())
        notices.leave_out(
            by=mared, at=MISSING_AT, child_id=child.pk, about=about, team_id=wales.teams["bridgend_door"].pk, reason="an uncle"
        )
        told(mared, child, about=about, kinds=(InvolvementKind.FORCE,))
    sweep(15)
    assert stages() == [("NEXT_CONTACT", 1, wales.teams["control"].pk)]


def test_a_clock_that_was_wrong_and_is_put_right_silences_nobody(sweep, stages, police_told):
    sweep(60 * 24)
    assert sweep(40) == 1
    assert [(stage, occurrence) for stage, occurrence, _ in stages()] == [("NEXT_CONTACT", 1), ("MANAGER", 1), ("MANAGER", 2)]


def test_the_hour_that_october_repeats_gives_nobody_more_time(wales, sweep, stages, as_actor):
    before_the_change = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
    with as_actor("elin") as elin:
        told(elin, a_child(elin, wales, at=before_the_change), at=before_the_change, kinds=(InvolvementKind.FORCE,))
    minutes = (before_the_change - MISSING_AT).total_seconds() / 60
    assert sweep(minutes + 14) == 0
    assert sweep(minutes + 15) == 1


def test_a_round_that_dies_midway_leaves_nothing_and_the_next_does_it_once(sweep, stages, as_owner, police_told, monkeypatch):
    def die(**_):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(notices, "record_event", die)
        with pytest.raises(SystemExit):
            sweep(15)
    assert stages() == []
    assert sweep(15) == 1
    assert len(stages()) == 1
    with as_owner():
        assert Letter.objects.filter(key__contains="NEXT_CONTACT").count() == 1


def test_a_notice_that_can_not_climb_keeps_no_other_back(wales, sweep, as_actor, monkeypatch):
    with as_actor("elin") as elin:
        for name in ("Cai", "Seren"):
            told(elin, a_child(elin, wales, given=name), kinds=(InvolvementKind.FORCE,))
    climb, seen = notices.climb_if_due, []

    def stumble(*, at, notice_id):
        seen.append(notice_id)
        if len(seen) == 1:
            raise ValueError
        return climb(at=at, notice_id=notice_id)

    monkeypatch.setattr(notices, "climb_if_due", stumble)
    assert sweep(15) == 1
    assert len(seen) == 2
