"""A child is seen by whoever is involved, and does not exist for anybody else."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from tests.telling import MISSING_AT, a_child, told
from ymylon.children.actions import end_involvement, involve, open_record
from ymylon.children.lookups import NoSuchChild, child_by_ref, involvements
from ymylon.children.models import Child
from ymylon.duties.actions import open_duty
from ymylon.duties.models import Duty
from ymylon.notices.models import Notice
from ymylon.people.actions import add_person
from ymylon.people.models import Person, PersonName
from ymylon.terms.codes import InvolvementKind, Lane, RecordReason, TeamFunction

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def cai(actor, wales):
    person = add_person(by=actor, at=NOW, given="Cai", family="Morgan-Rees")
    child = open_record(by=actor, at=NOW, person_id=person.pk, reason=RecordReason.REPORTED_MISSING)
    involve(
        by=actor, at=NOW, child_id=child.pk, team_id=wales.teams["home_staff"].pk, kind=InvolvementKind.HOME, basis="lives here"
    )
    involve(by=actor, at=NOW, child_id=child.pk, team_id=wales.teams["missing"].pk, kind=InvolvementKind.FORCE, basis="area")
    involve(
        by=actor,
        at=NOW,
        child_id=child.pk,
        team_id=wales.teams["youth_justice"].pk,
        kind=InvolvementKind.YOUTH_JUSTICE,
        basis="open",
    )
    return child


def test_who_is_involved_sees_the_child_and_owain_does_not(wales, as_actor):
    with as_actor("elin") as elin:
        child = cai(elin, wales)
    for name in ("elin", "rhys", "heledd", "sion"):
        with as_actor(name) as actor:
            assert child_by_ref(actor, child.ref).pk == child.pk
    for name in ("owain", "menna", "dewi", "carys", "ada"):
        with as_actor(name) as actor:
            with pytest.raises(NoSuchChild):
                child_by_ref(actor, child.ref)
            assert not Child.objects.exists()
            assert not Person.objects.exists()
            assert not PersonName.objects.exists()


def test_the_list_of_the_involved_does_not_betray_youth_justice(wales, as_actor):
    with as_actor("elin") as elin:
        child = cai(elin, wales)
        assert {row.kind for row in involvements(elin, child.pk)} == {"HOME", "FORCE"}
    with as_actor("sion") as sion:
        assert {row.kind for row in involvements(sion, child.pk)} == {"HOME", "FORCE", "YOUTH_JUSTICE"}


def test_an_ended_involvement_takes_the_child_with_it(wales, as_actor):
    with as_actor("elin") as elin:
        child = cai(elin, wales)
        end_involvement(by=elin, at=NOW, child_id=child.pk, team_id=wales.teams["missing"].pk, kind=InvolvementKind.FORCE)
    with as_actor("rhys") as rhys, pytest.raises(NoSuchChild):
        child_by_ref(rhys, child.ref)


def test_when_nobody_is_involved_any_more_the_council_holds_the_record_and_nobody_else(wales, as_actor):
    with as_actor("elin") as elin:
        child = cai(elin, wales)
        council = wales.teams["front_door"].pk
        involve(by=elin, at=NOW, child_id=child.pk, team_id=council, kind=InvolvementKind.RESIDENCE_AUTHORITY, basis="lives here")
        for team, kind in (
            ("missing", "FORCE"),
            ("youth_justice", "YOUTH_JUSTICE"),
            ("front_door", "RESIDENCE_AUTHORITY"),
            ("home_staff", "HOME"),
        ):
            end_involvement(by=elin, at=NOW, child_id=child.pk, team_id=wales.teams[team].pk, kind=InvolvementKind(kind))
    with as_actor("gethin") as gethin:
        assert child_by_ref(gethin, child.ref)
    for name in ("elin", "rhys", "sion", "mared", "owain"):
        with as_actor(name) as actor, pytest.raises(NoSuchChild):
            child_by_ref(actor, child.ref)


def test_nobody_can_involve_themselves_with_a_child_they_may_not_see(wales, as_actor):
    with as_actor("elin") as elin:
        child = cai(elin, wales)
    from django.db import DatabaseError, transaction

    with as_actor("owain") as owain, pytest.raises(DatabaseError), transaction.atomic():
        involve(
            by=owain, at=NOW, child_id=child.pk, team_id=wales.teams["other_missing"].pk, kind=InvolvementKind.FORCE, basis="x"
        )


def test_without_an_actor_the_database_raises(wales):
    from django.db import DatabaseError, transaction

    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.identity', '', true)")
    with pytest.raises(DatabaseError), transaction.atomic():
        list(Child.objects.all())


def test_a_foreign_child_and_an_absent_one_are_told_apart_by_nothing(wales, as_actor, client):
    """The same answer, the same statements, the same error of the database: existence is told by none of them."""
    import re
    import uuid

    from django.db import DatabaseError, transaction
    from django.test.utils import CaptureQueriesContext

    with as_actor("elin") as elin:
        child = cai(elin, wales)
    client.force_login(wales.people["owain"].account)
    asked: dict[str, set] = {}
    client.get("/")
    for ref in (child.ref, uuid.uuid4()):
        for path in ("/children/{}", "/oversight/children/{}/let-in", "/oversight/children/{}/break-glass"):
            with CaptureQueriesContext(connection) as statements:
                answer = client.get(path.format(ref))
            told = " ; ".join(query["sql"] for query in statements if "SAVEPOINT" not in query["sql"])
            said = re.sub(r"[0-9a-f]{64}|[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|\d+", "#", told)
            asked.setdefault(path, set()).add((answer.status_code, said))
    for path, answers in asked.items():
        assert len(answers) == 1, (path, answers)
        assert next(iter(answers))[0] == 404
    faults = set()
    with as_actor("owain"):
        for number in (child.pk, 2**40):
            for sql in (
                "insert into children_contact (ref, scopes, version, child_id, relation, name, telephone, language) "
                "values (gen_random_uuid(), '{}', 1, %s, 'PARENT', 'x', '', '')",
                "select must_hold_child(%s)",
                "select grant_case(%s, 1, '{IDENTITY}', false, 'x', now(), now())",
            ):
                with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(sql, [number])
                faults.add((sql, re.sub(r"\d+", "#", str(refused.value))))
    assert len(faults) == 3, faults


def test_what_is_addressed_to_a_team_reaches_only_those_in_it_who_read_of_children(wales, as_actor, signed_in):
    """Ada opens accounts at the desk of the managers, Gethin manages there: a telling and what is owed are his, not hers."""
    with as_actor("elin") as elin:
        child = a_child(elin, wales, involved={"manager": InvolvementKind.RESIDENCE_AUTHORITY})
        about = told(elin, child, kinds=(InvolvementKind.RESIDENCE_AUTHORITY,))
        facts = {"kind": "FIRST_GRADE", "lane": Lane.EPISODE, "due_at": MISSING_AT}
        open_duty(by=elin, at=MISSING_AT, child_id=child.pk, about=about, functions=(TeamFunction.MANAGEMENT,), **facts)
    for name, sees in (("gethin", 1), ("ada", 0)):
        with as_actor(name) as actor:
            for rows in (Notice.objects.filter(about=about), Duty.objects.filter(about=about)):
                assert rows.count() == sees, "the database, whatever a page asks"
            assert bool(actor.keys) == bool(sees), "and the page, whatever the database hides"
    page = signed_in("ada").get("/").content.decode()
    assert "Nothing waits for you now" in page
    assert signed_in("gethin").get(f"/missing/{about}").status_code == 404
