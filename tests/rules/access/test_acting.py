"""Whoever works in two agencies: what each place lets them do, and what glass that they broke opens besides."""

import pytest

from ymylon.access.rules import Actor, Case, Post
from ymylon.terms.codes import Lane, Role

HEALTH, COUNCIL, GLASS, LET_IN, CHILD = 10, 20, 91, 92, 99


def post(agency: int, role: Role) -> Post:
    return Post(
        team_id=agency, team_scope=agency + 1, team_function="", team_names=("", ""), agency_id=agency, agency_scope=agency,
        agency_kind="", agency_names=("", ""), areas=(), role=role,
    )  # fmt: skip


NURSE, CHAIR = post(HEALTH, Role.HEALTH_SAFEGUARDING_NURSE), post(COUNCIL, Role.PANEL_CHAIR)
BROKEN = Case(GLASS, "BREAK_GLASS", frozenset({Lane.IDENTITY, Lane.CONCERN, Lane.HEALTH}))


@pytest.mark.parametrize("posts", [(NURSE,), (CHAIR, NURSE)])
def test_glass_opens_what_it_opened_whatever_else_one_is_elsewhere(posts):
    nurse = Actor(1, posts=posts, cases=(BROKEN,))
    assert nurse.may("SEE_REGISTER")
    assert GLASS in nurse.within("SEE_REGISTER").scopes(Lane.CONCERN)
    assert nurse.may_with("SEE_REGISTER", [GLASS, CHILD])


def test_and_opens_nothing_that_is_the_act_of_some_roles_alone_by_a_role_held_elsewhere():
    both = Actor(1, posts=(CHAIR, NURSE), cases=(BROKEN,))
    assert both.may("SEE_SCREENING"), "as chair of a panel"
    assert not both.may_with("SEE_SCREENING", [GLASS, CHILD])
    assert both.may_with("SEE_SCREENING", [COUNCIL, CHILD])


def test_who_manages_elsewhere_or_was_let_in_brings_no_team_in():
    manager, worker = post(COUNCIL, Role.TEAM_MANAGER), post(HEALTH, Role.RESIDENTIAL_WORKER)
    let_in = Case(LET_IN, "CASE", frozenset({Lane.IDENTITY}), writes=True)
    both = Actor(1, posts=(worker, manager), cases=(let_in,))
    assert both.may("ALLOCATE_TEAM")
    for scopes in ([HEALTH], [HEALTH, LET_IN], [LET_IN]):
        assert not both.posts_for("ALLOCATE_TEAM", scopes)
        assert not both.may_with("ALLOCATE_TEAM", scopes)
    assert both.posts_for("ALLOCATE_TEAM", [HEALTH, COUNCIL]) == (manager,)
