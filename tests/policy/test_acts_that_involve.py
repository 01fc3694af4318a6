"""Bringing a team into a child's record, and ending its part, is asked for the very act of which it is a part."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.policy.test_two_agencies import held  # noqa: F401
from ymylon.access.policy import ACTIONS, ENDS_INVOLVING, INVOLVES
from ymylon.agencies import actions as agencies
from ymylon.agencies.models import Practitioner
from ymylon.children.actions import end_involvement, end_involvements, involve, involve_all, involve_each, open_record
from ymylon.children.lookups import NoSuchChild, child_by_ref, involvements
from ymylon.children.models import Involvement
from ymylon.children.rules.involvement import BASIS_WORDS
from ymylon.oversight.actions.letting_in import grant_case
from ymylon.people.actions import add_person
from ymylon.terms.codes import InvolvementKind, Lane, RecordReason, Role

pytestmark = pytest.mark.django_db
K = InvolvementKind
SAID = "select involve_by_act(%s, %s, 'OTHER', 'IDENTITY', %s, null, %s)"
# What a home's role may do for a child of its own; what only a manager or the police may; and what nobody does in person.
OF_A_HOME = {"REPORTED_IT", "LIVES_THERE", "TAUGHT_THERE", "LIVES_IN_AREA", "RESPONSIBLE_FOR_CARE", "PLACED_IN_AREA",
             "WORRY_NOTED", "REFERRED_TO"}  # fmt: skip
OF_NOBODY = {basis for basis, codes in INVOLVES.items() if not codes}
OF_A_COUNCIL = set(INVOLVES) - OF_A_HOME - OF_NOBODY - {""}


def test_every_basis_that_the_program_writes_names_its_acts_and_each_is_of_a_lane():
    assert set(BASIS_WORDS) <= set(INVOLVES)
    assert set(ENDS_INVOLVING) <= set(INVOLVES)
    codes = {code for table in (INVOLVES, ENDS_INVOLVING) for acts in table.values() for code in acts}
    assert all(ACTIONS[code].lane is not None for code in codes), "the database asks in a lane"


@pytest.mark.parametrize("basis", sorted(OF_A_COUNCIL))
def test_a_role_held_elsewhere_brings_nobody_in(held, wales, as_actor, as_owner, basis):  # noqa: F811
    """`both` cares for him in his home and manages in Bridgend: what only a manager may do there, they do not do here."""
    child, door = held.child.pk, wales.teams["bridgend_door"].pk
    with as_actor("both") as both:
        assert any(both.may(code) for code in INVOLVES[basis]) or basis in {"ORDER_ASKED"}
        with pytest.raises(PermissionDenied):
            involve(by=both, at=timezone.now(), child_id=child, team_id=door, kind=K.OTHER, basis=basis)
        with pytest.raises(PermissionDenied):
            involve_each(by=both, at=timezone.now(), child_id=child, teams=[(door, K.OTHER, basis)])
        with pytest.raises(DatabaseError, match="not for this person to bring in"), transaction.atomic():
            _ask(SAID, child, door, basis, timezone.now())
        with pytest.raises(DatabaseError, match="not for this person to bring in"), transaction.atomic():
            involve_all(by=both, at=timezone.now(), child_ids=[child], team_id=door, kind=K.OTHER, basis=basis)
    with as_owner():
        assert not Involvement.objects.filter(child_id=child, team_id=door).exists()


@pytest.mark.parametrize("basis", sorted(OF_A_HOME))
def test_what_their_role_there_may_do_stays_theirs(held, wales, as_actor, as_owner, basis):  # noqa: F811
    school = wales.teams["school_lead"].pk
    with as_actor("both") as both:
        involve(by=both, at=timezone.now(), child_id=held.child.pk, team_id=school, kind=K.SCHOOL, basis=basis)
    with as_owner():
        assert Involvement.objects.filter(child_id=held.child.pk, team_id=school, basis=basis).exists()


@pytest.mark.parametrize("basis", sorted(OF_NOBODY))
@pytest.mark.parametrize("name", ["both", "gethin"])
def test_what_the_clock_does_is_done_by_nobody_in_person(held, wales, as_actor, name, basis):  # noqa: F811
    with as_actor(name), pytest.raises(DatabaseError, match="not for this person to bring in"), transaction.atomic():
        _ask(SAID, held.child.pk, wales.teams["bridgend_door"].pk, basis, timezone.now())


@pytest.mark.parametrize("said", [
    "select involve(%s, %s, 'OTHER', 'IDENTITY', 'TEAM_CLOSED', null, now())",
    "select involve_each(%s, array[%s]::bigint[], array['OTHER'], array['IDENTITY'], array['OWED'], null, now())",
    "select involve_many(array[%s]::bigint[], %s, 'OTHER', 'IDENTITY', 'OWED', now())",
])  # fmt: skip
def test_functions_that_ask_for_no_act_are_not_for_a_page(held, wales, as_actor, said):  # noqa: F811
    with as_actor("gethin"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        _ask(said, held.child.pk, wales.teams["bridgend_door"].pk)


def test_who_holds_no_child_learns_no_more_than_before(held, wales, as_actor):  # noqa: F811
    with as_actor("owain"), pytest.raises(DatabaseError, match="no such child"), transaction.atomic():
        _ask(SAID, held.child.pk, wales.teams["other_missing"].pk, "REPORTED_IT", timezone.now())


def test_whoever_was_let_in_to_write_does_what_a_role_of_theirs_may_but_nothing_by_place(held, wales, as_actor):  # noqa: F811
    now, child = timezone.now(), held.child
    with as_actor("gethin") as gethin:
        grant_case(
            by=gethin, at=now, child=child, email="siwan@example.invalid", lanes=(Lane.IDENTITY, Lane.EPISODE), writes=True,
            basis="Covers for Mared", lasts=timedelta(days=1),
        )  # fmt: skip
    school = wales.teams["school_lead"].pk
    with as_actor("siwan") as siwan:
        assert child_by_ref(siwan, child.ref)
        for basis in ("PROTECTS", "ALLOCATED", "ON_REGISTER"):
            with pytest.raises(DatabaseError, match="not for this person to bring in"), transaction.atomic():
                _ask(SAID, child.pk, school, basis, timezone.now())
        involve(by=siwan, at=timezone.now(), child_id=child.pk, team_id=school, kind=K.SCHOOL, basis="REPORTED_IT")


def test_a_record_just_opened_is_held_where_they_are_at_home_by_whichever_post_they_opened_it(wales, as_actor, as_owner):
    """Mair is at home in the police, who note no worries, and looks after children in a home besides."""
    _posts(wales, "mair", ("control", Role.PCSO), ("home_staff", Role.RESIDENTIAL_WORKER))
    now, home = timezone.now(), wales.teams["home_staff"].pk
    with as_actor("mair") as mair:
        person = add_person(by=mair, at=now, given="Lili", family="Rees")
        child = open_record(by=mair, at=now, person_id=person.pk, reason=RecordReason.REFERRAL)
        involve(by=mair, at=now, child_id=child.pk, team_id=home, kind=K.HOME, basis="WORRY_NOTED")
        with pytest.raises(DatabaseError, match="not for this person to bring in"), transaction.atomic():
            _ask(SAID, child.pk, wales.teams["manager"].pk, "ON_REGISTER", now)
    with as_owner():
        assert [row.team_id for row in Involvement.objects.filter(child_id=child.pk)] == [home]
    with as_actor("gethin") as gethin, pytest.raises(NoSuchChild):
        child_by_ref(gethin, child.ref)


@pytest.mark.parametrize(("basis", "kind"), [("ON_REGISTER", K.HIGH_RISK_REGISTER), ("ALLOCATED", K.OTHER)])
def test_and_a_part_is_ended_by_whoever_may_do_the_act_that_ends_it(held, wales, as_actor, as_owner, basis, kind):  # noqa: F811
    child, about, team, now = held.child.pk, uuid4(), wales.teams["front_door"].pk, timezone.now()
    with as_actor("gethin") as gethin:
        involve(by=gethin, at=now, child_id=child, team_id=team, kind=kind, basis=basis, about=about)
    with as_actor("both") as both:
        for act in (
            lambda: end_involvements(by=both, at=timezone.now(), child_id=child, about=about),
            lambda: end_involvement(by=both, at=timezone.now(), child_id=child, team_id=team, kind=kind),
        ):
            with pytest.raises(DatabaseError, match="not for this person to end"), transaction.atomic():
                act()
    with as_owner():
        assert Involvement.objects.get(child_id=child, team_id=team, basis=basis).ended_at is None
    with as_actor("gethin") as gethin:
        end_involvements(by=gethin, at=timezone.now(), child_id=child, about=about)
        assert team not in {row.team_id for row in involvements(gethin, child) if row.basis == basis}


def test_an_episodes_teams_are_let_go_by_whoever_may_close_it(held, wales, as_actor):  # noqa: F811
    with as_actor("both") as both, pytest.raises(DatabaseError, match="not for this person to end"), transaction.atomic():
        end_involvements(by=both, at=timezone.now(), child_id=held.child.pk, about=held.episode.ref)
    with as_actor("mared") as mared:
        end_involvements(by=mared, at=timezone.now(), child_id=held.child.pk, about=held.episode.ref)


def _ask(question: str, *arguments: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(question, arguments)


def _posts(wales, name: str, *places: tuple[str, Role]) -> Practitioner:
    person = agencies.open_account(email=f"{name}@example.invalid", given_name=name.title(), family_name="Huws")
    for team, role in places:
        agencies.join_team(practitioner=person, team=wales.teams[team], role=role, at=timezone.now() - timedelta(days=1))
    wales.people[name] = Practitioner.objects.get(pk=person.pk)
    return wales.people[name]
