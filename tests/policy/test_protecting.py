"""Who may protect a child at all; and that what opens protected facts asks for a fresh second factor."""

import pytest
from django.db import connection

from ymylon.access.policy import ACTIONS, BY_ROLE, decide_for_roles
from ymylon.terms.codes import Lane, Role

PROTECTING = {Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE, Role.POLICE_MISSING_COORDINATOR}


@pytest.mark.parametrize("role", Role)
def test_only_managers_and_police_coordinators_protect_a_child(role):
    assert bool(decide_for_roles(frozenset({role}), ACTIONS["PROTECT_CHILD"])) == (role in PROTECTING)


@pytest.mark.django_db
def test_the_database_holds_the_same_roles():
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select protecting_roles()")
        assert set(cursor.fetchone()[0]) == {role.value for role in PROTECTING}


@pytest.mark.parametrize("code", ["PROTECT_CHILD", "SEE_PROTECTED", "AGREE_OPENING"])
def test_what_is_protected_asks_for_a_second_factor_newer_than_minutes(code):
    assert ACTIONS[code].fresh


def test_the_lane_of_protected_facts_is_granted_to_no_role():
    assert not [row.role for row in BY_ROLE.values() if Lane.PROTECTED in row.reads | row.writes]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ANALYST, Role.AUDITOR, Role.WALL_SCREEN])
@pytest.mark.parametrize("code", ["SEE_PROTECTED", "AGREE_OPENING", "RECORD_LEAK", "KEEP_PROTECTED", "ANSWER_ALARM"])
def test_whoever_sees_no_child_opens_nothing(role, code):
    assert not decide_for_roles(frozenset({role}), ACTIONS[code])
