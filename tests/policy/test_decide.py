"""Role × action: who may do what at all, and the reason in words. What is not granted is refused."""

import pytest

from ymylon.access.policy import ACTIONS, BY_ROLE, EMERGENCY, decide_for_roles
from ymylon.access.reasons import GROUPS, cell, reasons
from ymylon.terms.codes import Lane, Role

POLICE = {Role.POLICE_MISSING_COORDINATOR, Role.RESPONSE_OFFICER}
COUNCIL = {
    Role.EMERGENCY_DUTY_SOCIAL_WORKER,
    Role.SOCIAL_WORKER,
    Role.TEAM_MANAGER,
    Role.HEAD_OF_SERVICE,
    Role.EXPLOITATION_COORDINATOR,
}
BLIND = {Role.ANALYST, Role.ADMINISTRATOR, Role.AUDITOR}


@pytest.mark.parametrize("role", Role)
def test_only_the_police_write_the_police_grade(role):
    assert bool(decide_for_roles(frozenset({role}), ACTIONS["GRADE_RISK"])) == (role in POLICE)


@pytest.mark.parametrize("role", Role)
def test_only_social_care_writes_its_concern(role):
    assert bool(decide_for_roles(frozenset({role}), ACTIONS["RECORD_CONCERN"])) == (role in COUNCIL)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", ["SEE_CHILD", "SEE_EPISODE", "SEE_BOARD", "REPORT_MISSING", "SEARCH_CHILDREN"])
def test_who_sees_no_child_sees_none(role, code):
    if role in BLIND:
        assert not decide_for_roles(frozenset({role}), ACTIONS[code])


def test_what_was_found_on_a_child_is_refused_to_school_home_and_health():
    for role in (Role.DESIGNATED_SAFEGUARDING_PERSON, Role.RESIDENTIAL_WORKER, Role.FOSTER_CARER, Role.HEALTH_SAFEGUARDING_NURSE):
        assert Lane.OFFENDING not in BY_ROLE[role].reads


def readers(lane):
    return {row.role for row in BY_ROLE.values() if lane in row.reads}


def test_no_role_opens_a_protected_fact():
    assert readers(Lane.PROTECTED) == set()


def test_sexual_health_is_the_nurses_and_nobody_elses():
    assert readers(Lane.SEXUAL_HEALTH) == {Role.HEALTH_SAFEGUARDING_NURSE}


def test_immigration_is_seen_by_nobody_who_could_enforce():
    assert readers(Lane.IMMIGRATION) == COUNCIL


def test_intelligence_stays_with_the_police_and_the_childs_words_leave_the_interview_to_nobody_but_social_care():
    assert readers(Lane.INTELLIGENCE) == {Role.POLICE_MISSING_COORDINATOR}
    assert readers(Lane.INTERVIEW_WORDS) == COUNCIL | {Role.SOCIAL_WORK_ASSISTANT, Role.RETURN_INTERVIEW_WORKER}


@pytest.mark.parametrize("role", Role)
def test_every_cell_has_its_reason_and_no_reason_stands_without_its_cell(role):
    for lane in Lane:
        decided = cell(role, lane)
        assert min(len(decided.why.en), len(decided.why.cy)) > 10, lane
        assert decided.reads == (lane in BY_ROLE[role].reads) == (GROUPS[role] in reasons(lane).granted), lane


def test_roles_that_are_let_in_for_one_reason_are_let_in_alike():
    for role in Role:
        for other in Role:
            if GROUPS[role] == GROUPS[other]:
                assert BY_ROLE[role].reads == BY_ROLE[other].reads
                assert BY_ROLE[role].writes == BY_ROLE[other].writes


def test_broken_glass_never_opens_what_could_kill_or_shame():
    never = {Lane.PROTECTED, Lane.INTELLIGENCE, Lane.INTERVIEW_WORDS, Lane.SEXUAL_HEALTH, Lane.IMMIGRATION, Lane.AUDIT}
    for role, opened in EMERGENCY.items():
        assert not opened & never, role
        assert {Lane.IDENTITY, Lane.EPISODE, Lane.HEALTH, Lane.SAFETY} <= opened
    assert set(EMERGENCY) == ACTIONS["BREAK_GLASS"].roles == POLICE | COUNCIL | {Role.HEALTH_SAFEGUARDING_NURSE}


def test_what_lets_somebody_in_asks_for_a_fresh_second_factor():
    assert ACTIONS["BREAK_GLASS"].fresh
    assert ACTIONS["GRANT_CASE"].fresh


def test_every_role_has_its_row_and_writes_only_what_it_reads():
    assert set(BY_ROLE) == set(Role)
    for row in BY_ROLE.values():
        assert row.writes <= row.reads


def test_a_refusal_says_why_in_both_languages():
    decision = decide_for_roles(frozenset({Role.SOCIAL_WORKER}), ACTIONS["GRADE_RISK"])
    assert not decision
    assert decision.why.en != decision.why.cy
    assert decide_for_roles(frozenset(), ACTIONS["SEE_CHILD"]).why.en == "You have no role that covers this."


@pytest.mark.parametrize("code", sorted(set(ACTIONS) - {"PUBLIC"}))
def test_a_screen_on_a_wall_opens_the_board_and_nothing_else(code):
    assert bool(decide_for_roles(frozenset({Role.WALL_SCREEN}), ACTIONS[code])) == (code == "SEE_BOARD")
    assert bool(decide_for_roles(frozenset({Role.WALL_SCREEN, Role.TEAM_MANAGER}), ACTIONS[code])) == (code == "SEE_BOARD")


def test_a_screen_on_a_wall_writes_nothing():
    assert BY_ROLE[Role.WALL_SCREEN].writes == frozenset()
