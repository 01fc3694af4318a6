"""Told, and acknowledged: by the team that was told, by telephone and by name, and once."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.telling import MISSING_AT, a_child, notice_to, told
from ymylon.audit.models import Line
from ymylon.children.lookups import events
from ymylon.duties.rules import Areas, policy_in_force
from ymylon.duties.rules.demonstration import DEMONSTRATION
from ymylon.notices.actions import NotTold, acknowledge, leave_out, rule_under, tell_by_telephone
from ymylon.notices.lookups import NoSuchNotice, notice_by_ref, notices_about, waiting_for
from ymylon.post.models import Letter
from ymylon.terms.codes import InvolvementKind, Lane

LATER = MISSING_AT + timedelta(minutes=2)


def test_each_team_is_told_once_and_gets_a_letter_that_holds_a_link(wales, as_actor, as_owner):
    with as_actor("elin") as elin:
        child = a_child(elin, wales)
        about = told(elin, child)
        told(elin, child, about=about)
        assert {notice.team_id for notice in notices_about(elin, [about])[about]} == {
            wales.teams[name].pk for name in ("duty", "safeguarding", "missing")
        }
    with as_owner():
        assert Letter.objects.count() == 3
        assert {letter.link for letter in Letter.objects.all()} == {f"/missing/{about}"}


def test_a_notice_waits_for_the_team_that_was_told(wales, as_actor):
    with as_actor("elin") as elin:
        told(elin, a_child(elin, wales))
    with as_actor("rhys") as rhys:
        assert [notice.team_id for notice in waiting_for(rhys)] == [wales.teams["missing"].pk]
    with as_actor("elin") as elin:
        assert waiting_for(elin) == []


def test_the_team_that_was_told_acknowledges_once_and_the_second_changes_nothing(wales, as_actor, as_owner):
    with as_actor("elin") as elin:
        child = a_child(elin, wales)
        about = told(elin, child)
    with as_actor("rhys") as rhys:
        notice = notice_to(rhys, about, wales.teams["missing"])
        assert acknowledge(by=rhys, at=LATER, notice=notice)
        assert not acknowledge(by=rhys, at=LATER + timedelta(minutes=1), notice=notice)
        notice.refresh_from_db()
        assert (notice.acknowledged_at, notice.acknowledged_by_id) == (LATER, rhys.practitioner_id)
        assert [event.kind for event in events(rhys, child.pk)].count("ACKNOWLEDGED") == 1


def test_who_sees_a_notice_to_another_team_does_not_acknowledge_it_on_the_screen(wales, as_actor):
    with as_actor("elin") as elin:
        about = told(elin, a_child(elin, wales))
    with as_actor("elin") as elin, pytest.raises(NotTold):
        acknowledge(by=elin, at=LATER, notice=notice_to(elin, about, wales.teams["missing"]))
    with as_actor("gethin") as gethin, pytest.raises(NotTold):
        acknowledge(by=gethin, at=LATER, notice=notice_to(gethin, about, wales.teams["duty"]))


def test_a_notice_does_not_exist_for_owain(wales, as_actor):
    with as_actor("elin") as elin:
        about = told(elin, a_child(elin, wales))
        notice = notice_to(elin, about, wales.teams["missing"])
    with as_actor("owain") as owain, pytest.raises(NoSuchNotice):
        notice_by_ref(owain, notice.ref)


def test_a_call_that_somebody_answered_by_name_stops_the_clock(wales, as_actor):
    with as_actor("elin") as elin:
        about = told(elin, a_child(elin, wales))
        notice = notice_to(elin, about, wales.teams["missing"])
        assert tell_by_telephone(
            by=elin, at=LATER, notice=notice, rang="Control room", answered_by="Heledd Lloyd", took_it_on=True
        )
        notice.refresh_from_db()
        assert (notice.acknowledged_how, notice.answered_by) == ("TELEPHONE", "Heledd Lloyd")


@pytest.mark.parametrize(("answered_by", "took_it_on"), [("", False), ("Heledd Lloyd", False)])
def test_a_call_that_nobody_took_on_stops_nothing(wales, as_actor, answered_by, took_it_on):
    with as_actor("elin") as elin:
        about = told(elin, a_child(elin, wales))
        notice = notice_to(elin, about, wales.teams["missing"])
        assert not tell_by_telephone(
            by=elin, at=LATER, notice=notice, rang="Control room", answered_by=answered_by, took_it_on=took_it_on
        )
        notice.refresh_from_db()
        assert notice.acknowledged_at is None


def test_a_team_that_is_left_out_is_not_told(wales, as_actor, as_owner):
    with as_actor("mared") as mared:
        child = a_child(mared, wales)
        about = told(mared, child, kinds=())
        police = wales.teams["missing"].pk
        leave_out(by=mared, at=MISSING_AT, child_id=child.pk, about=about, team_id=police, reason="an uncle works there")
        told(mared, child, about=about)
        assert police not in {notice.team_id for notice in notices_about(mared, [about])[about]}


def test_every_act_leaves_an_audit_line(wales, as_actor, as_owner):
    with as_actor("elin") as elin:
        about = told(elin, a_child(elin, wales))
    with as_actor("rhys") as rhys:
        acknowledge(by=rhys, at=LATER, notice=notice_to(rhys, about, wales.teams["missing"]))
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        acts = list(Line.objects.order_by("id").values_list("act", flat=True))
        cursor.execute("set local role app_web")
    assert acts[-2:] == ["TOLD", "ACKNOWLEDGED"]


def test_the_climb_follows_the_policy_in_force_when_told():
    night = datetime(2026, 11, 22, 2, 19, tzinfo=UTC)
    row = policy_in_force(DEMONSTRATION, "acknowledge.council", Areas("W06000016", "CTMSB"), night)
    rule = rule_under(row, because=InvolvementKind.RESIDENCE_AUTHORITY, lane=Lane.EPISODE, at=night)
    assert (rule.within, rule.then_within, rule.repeat_every) == (timedelta(minutes=30),) * 3
    assert rule.standing == "DEMONSTRATION"
    assert rule_under(None, because=InvolvementKind.HOME, lane=Lane.EPISODE, at=night).within is None
