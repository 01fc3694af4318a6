"""Beyond one's own sight: that a record exists, and who holds it; nothing else, and not to everybody."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.linkage.county import NOW, child
from ymylon.access.policy import ACTIONS
from ymylon.children.actions import involve
from ymylon.linkage.actions import ask_match_index
from ymylon.linkage.rules.asked import read
from ymylon.terms.codes import InvolvementKind

pytestmark = pytest.mark.django_db


def ask(actor, typed: str):
    return ask_match_index(by=actor, at=NOW, asked=read(typed))


@pytest.fixture
def held(wales, as_actor):
    """Siân is held by the council and the force, Iolo by a home and youth justice alone."""
    with as_actor("nia") as nia:
        sian = child(nia, wales, "Siân | Jones", "2011-03-04", numbers=[("NHS_NUMBER", "9990000018")])
        involve(by=nia, at=NOW, child_id=sian.pk, team_id=wales.teams["missing"].pk, kind=InvolvementKind.FORCE, basis="area")
    with as_actor("elin") as elin:
        iolo = child(elin, wales, "Iolo | ap Rhys", "2010-07-01")
        team = wales.teams["youth_justice"].pk
        involve(by=elin, at=NOW, child_id=iolo.pk, team_id=team, kind=InvolvementKind.YOUTH_JUSTICE, basis="open")
    return sian


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("Siân Jones 04/03/2011", {"South Wales Police", "Rhondda Cynon Taf social care"}),
        ("jane jones 4 Mawrth 2011", {"South Wales Police", "Rhondda Cynon Taf social care"}),
        ("999 000 0018", {"South Wales Police", "Rhondda Cynon Taf social care"}),
        ("Iolo Rhys 1/7/2010", set()),
        ("Siân Jones", None),
        ("Siân 04/03/2011", None),
        ("Siân Jones 2011", None),
        ("Siân Jones 14/03/2011", None),
        ("Sian Jons 04/03/2011", None),
        ("Si Jo 04/03/2011", None),
        ("Siân Prydderch 04/03/2011", None),
        ("9434765919", None),
        ("W12345", None),
    ],
)
def test_what_the_index_answers_a_force_elsewhere(held, as_actor, typed, answer):
    with as_actor("owain") as owain:
        told = ask(owain, typed)
    assert (told and {words.en for words in told.holders}) == answer if answer != set() else told.holders == ()


def test_welsh_names_of_holders(held, as_actor):
    with as_actor("owain") as owain:
        assert {words.cy for words in ask(owain, "Siân Jones 04/03/2011").holders} == {
            "Heddlu De Cymru",
            "gofal cymdeithasol Rhondda Cynon Taf",
        }


@pytest.mark.parametrize("name", ["menna", "dewi", "sion", "lowri", "elin", "ada"])
def test_only_duty_roles_and_the_police_may_ask(held, as_actor, name):
    with as_actor(name) as actor:
        assert ask(actor, "Siân Jones 04/03/2011") is None
        # Nor past the program: the database asks for the role itself.
        with connection.cursor() as cursor:
            numbers = json.dumps([{"system": "NHS_NUMBER", "value": "9990000018"}])
            cursor.execute("select * from ask_match_index('[]', '', %s, '')", [numbers])
            assert cursor.fetchall() == []


def test_the_database_names_the_same_roles_as_the_policy(as_owner):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select match_index_roles()")
        assert set(cursor.fetchone()[0]) == {str(role) for role in ACTIONS["SEARCH_MATCH_INDEX"].roles}


def test_each_question_is_audited_with_whom_it_concerned_and_without_a_word(held, as_actor, wales):
    with as_actor("owain") as owain:
        ask(owain, "Siân Jones 04/03/2011")
        ask(owain, "Nobody Atall 04/03/2011")
    with connection.cursor() as cursor:
        cursor.execute("reset role")
        cursor.execute("set local role app_audit")
        cursor.execute("select actor, children, why, about from audit_line where act = 'MATCH_INDEX' order by id")
        lines = cursor.fetchall()
        cursor.execute("set local role app_web")
    assert [line[:3] for line in lines] == [
        (wales.account("owain"), [held.pk], "a record exists"),
        (wales.account("owain"), [], "no record"),
    ]
    assert all(len(line[3]) == 64 for line in lines)


def test_a_record_and_no_record_cost_as_many_questions_until_it_is_answered(held, as_actor):
    counts = []
    with as_actor("owain") as owain:
        for typed in ("Siân Jones 14/03/2011", "Nobody Atall 04/03/2011"):
            with CaptureQueriesContext(connection) as queries:
                assert ask(owain, typed) is None
            counts.append(len(queries))
    assert counts == [1, 1]
