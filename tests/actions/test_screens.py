"""A screen on a wall: enrolled by those who may, opened once by its code, blind as soon as it is taken away."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ymylon.access.lookups import actor_of
from ymylon.access.rules import NOBODY
from ymylon.agencies.actions.screens import open_screen
from ymylon.agencies.models import Screen
from ymylon.missing.actions.screens import enrol_screen, revoke_screen
from ymylon.missing.lookups.screens import screens_for, teams_for_screens
from ymylon.missing.rules.faults import Fault
from ymylon.terms.codes import Role
from ymylon.terms.faults import begin_refusing, refusals

HERE = "192.0.2.1"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def enrolled(wales, as_actor, now):
    """A screen in the control room, with its code."""
    with as_actor("rhys") as rhys:
        return enrol_screen(by=rhys, at=now, team_id=wales.teams["missing"].pk, place="control room")


def test_the_code_opens_it_once(enrolled, now):
    screen, code = enrolled
    assert not actor_of(screen.practitioner.account_id).posts
    opened = open_screen(code=code, address=HERE, at=now)
    assert opened is not None
    actor = actor_of(opened.practitioner.account_id)
    assert (actor.kind, actor.name, actor.roles) == ("SCREEN", "Screen, control room", {Role.WALL_SCREEN})
    assert [post.scope for post in actor.posts] == [opened.team.scope]
    assert open_screen(code=code, address=HERE, at=now) is None


def test_the_code_is_kept_nowhere_as_it_is(enrolled):
    screen, code = enrolled
    kept = Screen.objects.get(pk=screen.pk)
    assert len(code) == 8
    assert code not in str(vars(kept))


@pytest.mark.parametrize("late", [timedelta(minutes=10), timedelta(days=1)])
def test_a_code_that_is_too_old_opens_nothing(enrolled, now, late):
    assert open_screen(code=enrolled[1], address=HERE, at=now + late) is None


def test_after_five_wrong_codes_an_address_waits_and_another_does_not(enrolled, now):
    for _ in range(5):
        assert open_screen(code="00000000", address=HERE, at=now) is None
    assert open_screen(code=enrolled[1], address=HERE, at=now + timedelta(minutes=9)) is None
    assert open_screen(code=enrolled[1], address="192.0.2.2", at=now) is not None


def test_after_ten_minutes_it_may_try_again(wales, as_actor, now, enrolled):
    for _ in range(5):
        open_screen(code="00000000", address=HERE, at=now - timedelta(minutes=11))
    assert open_screen(code=enrolled[1], address=HERE, at=now) is not None


def test_taken_away_it_is_nobody_with_the_next_request(enrolled, as_actor, now):
    screen, code = enrolled
    account = open_screen(code=code, address=HERE, at=now).practitioner.account_id
    with as_actor("rhys") as rhys:
        revoke_screen(by=rhys, at=timezone.now(), screen=screen)
        assert screens_for(rhys) == []
    assert actor_of(account) is NOBODY


def test_taken_away_before_it_is_opened_its_code_opens_nothing(enrolled, as_actor, now):
    with as_actor("rhys") as rhys:
        revoke_screen(by=rhys, at=now, screen=enrolled[0])
        revoke_screen(by=rhys, at=now, screen=enrolled[0])
    assert open_screen(code=enrolled[1], address=HERE, at=now) is None


@pytest.mark.parametrize("name", ["heledd", "nia", "mared", "elin", "menna", "ada"])
def test_only_a_coordinator_or_manager_enrols_one(wales, as_actor, now, name):
    with as_actor(name) as actor, pytest.raises(PermissionDenied):
        enrol_screen(by=actor, at=now, team_id=actor.posts[0].team_id, place="office")


def test_and_only_for_teams_of_their_own_agency(wales, as_actor, now):
    with as_actor("gethin") as gethin:
        teams = {team.pk for team in teams_for_screens(gethin)}
        assert wales.teams["duty"].pk in teams
        for other in ("bridgend_door", "missing", "home_staff"):
            assert wales.teams[other].pk not in teams
            begin_refusing()
            with pytest.raises(Fault):
                enrol_screen(by=gethin, at=now, team_id=wales.teams[other].pk, place="office")
            assert [each.rule for each in refusals()] == ["Choose one of the teams on the list."]


def test_enrolling_opening_and_taking_away_are_audited_without_the_code(enrolled, as_actor, now):
    from django.db import connection

    from ymylon.audit.models import Line

    with as_actor("rhys") as rhys:
        revoke_screen(by=rhys, at=now, screen=enrolled[0])
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        lines = list(Line.objects.filter(about=str(enrolled[0].ref)).order_by("id").values_list("act", "why"))
        cursor.execute("set local role app_web")
    assert lines == [("ENROLLED_SCREEN", ""), ("REVOKED_SCREEN", "")]
