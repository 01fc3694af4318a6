"""Whoever works in a team that would betray a protected child is named beside that child nowhere, whenever they wrote."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.policy.test_addresses import WALKED, filled
from tests.protection.test_canaries import dumped
from ymylon.agencies import actions as agencies
from ymylon.children.actions import involve
from ymylon.missing.actions.watching import add_observation, record_family_talk
from ymylon.missing.lookups.episodes import episode_by_ref
from ymylon.notices.actions import acknowledge
from ymylon.notices.lookups import notices_about
from ymylon.terms.codes import InvolvementKind, ObservationKind, Precision, Role
from ymylon.terms.moments import Moment

pytestmark = pytest.mark.django_db
# Directory of who works where: it says nothing about a child.
DIRECTORY = {"agencies_practitioner", "agencies_account", "agencies_team", "agencies_agency"}
OUTSIDE = [(name, "en") for name in ("gethin", "mared", "rhys", "heledd", "nia", "owain", "ada", "elin")] + [("rhys", "cy")]


def sees(by, ref, words: str) -> None:
    now = timezone.now()
    add_observation(
        by=by, at=now, episode=episode_by_ref(by, ref), kind=ObservationKind.SIGHTING, happened=Moment(now, Precision.MINUTE),
        words=words, place="",
    )  # fmt: skip


@pytest.fixture
def busy(hidden, wales, as_actor, protected):
    """Gwen of the hidden home opens, sees, speaks and answers after the child was protected."""
    with as_actor("gwen") as gwen:
        sees(gwen, hidden.episode, "Seen at the gate.")
        now = timezone.now()
        episode = episode_by_ref(gwen, hidden.episode)
        record_family_talk(by=gwen, at=now, episode=episode, spoken=Moment(now, Precision.MINUTE), with_whom="Mother")
        for notice in notices_about(gwen, [hidden.episode])[hidden.episode]:
            if notice.team_id == hidden.home_team:
                acknowledge(by=gwen, at=timezone.now(), notice=notice)
    browser = Client()
    browser.force_login(wales.people["gwen"].account)
    assert browser.get(f"/missing/{hidden.episode}").status_code == 200
    assert browser.get(f"/children/{hidden.ref}").status_code == 200
    return protected


@pytest.mark.heavy
@pytest.mark.parametrize(("name", "language"), OUTSIDE)
def test_no_page_names_whoever_works_there(busy, wales, name, language):
    browser = Client()
    browser.force_login(wales.people[name].account)
    browser.cookies["iaith"] = language
    known = {"child": busy.ref, "episode": busy.episode}
    for address in (one for _page, path, _opened in WALKED if "<uuid:report>" not in path for one in filled(path, known)):
        said = browser.get(address).content.decode(errors="replace")
        assert not re.search("Gwen Cadw|G. Cadw|Canari C|Canari Y", said), address


def test_the_episode_the_chronology_and_who_has_looked_say_a_protected_team(busy, signed_in):
    browser = signed_in("rhys")
    assert "Seen at the gate." in browser.get(f"/missing/{busy.episode}").content.decode()
    for address in (f"/missing/{busy.episode}", f"/children/{busy.ref}", f"/oversight/children/{busy.ref}"):
        said = browser.get(address).content.decode().lower()
        assert "a protected team" in said, address
    assert "another team" not in said


def test_colleagues_know_each_other(busy, signed_in):
    assert "Gwen Cadw" in signed_in("gwen").get(f"/oversight/children/{busy.ref}").content.decode()


def test_no_row_about_the_child_names_them(busy, wales):
    number = wales.people["gwen"].pk
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select in_table, in_column from columns_that_name()")
        watched = cursor.fetchall()
        assert len(watched) > 19
        for table, column in watched:
            held = {"children_child": "person_id", "people_mergeedge": "person_a_id"}.get(table, "child_id")
            cursor.execute(f"select count(*) from {table} where {held} = %s and {column} = %s", [busy.child_id, number])
            assert cursor.fetchone() == (0,), table
    assert {table for table, text in dumped().items() if "Gwen Cadw" in text or "Cadw,Gwen" in text} <= DIRECTORY


def test_every_column_that_names_a_practitioner_beside_a_child_is_watched(db):
    """A new table with a child and a practitioner fails here, until it says what becomes of the name."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select in_table, in_column from columns_that_name()")
        watched = set(cursor.fetchall())
        cursor.execute(
            "select c.relname, a.attname from pg_constraint f join pg_class c on c.oid = f.conrelid "
            "join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1] "
            "where f.contype = 'f' and f.confrelid = 'agencies_practitioner'::regclass "
            "and exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' "
            "and k.confrelid in ('children_child'::regclass, 'people_person'::regclass))"
        )
        naming = set(cursor.fetchall())
    # Whoever stands beside the child or is out to see them: their whole row is read by nobody but their own team.
    unwatched = naming - watched - {("circumstances_allocation", "practitioner_id"), ("circumstances_visit", "practitioner_id")}
    # Read by nobody but those who are named for the child.
    named = {"protection_protection", "protection_fact", "protection_letin"}
    assert {table for table, _column in unwatched} <= named, unwatched


def test_what_they_wrote_before_is_taken_out_when_the_child_comes_to_be_protected(hidden, wales, as_actor, request):
    with as_actor("gwen") as gwen:
        sees(gwen, hidden.episode, "Seen before.")
    request.getfixturevalue("protected")
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select by_id from missing_observation where child_id = %s", [hidden.child_id])
        assert cursor.fetchall() == [(None,)]


def test_a_team_that_is_set_aside_later_takes_its_people_with_it(protected, wales, as_actor):
    team = wales.teams["home_staff"]
    now = timezone.now()
    worker = agencies.open_account(email="late@example.invalid", given_name="Llio", family_name="Hwyr")
    agencies.join_team(practitioner=worker, team=team, role=Role.RESIDENTIAL_WORKER, at=now - timedelta(days=1))
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("update missing_move set by_id = %s where child_id = %s", [worker.pk, protected.child_id])
        cursor.execute("set local role app_web")
    with as_actor("gethin") as gethin:
        involve(by=gethin, at=now, child_id=protected.child_id, team_id=team.pk, kind=InvolvementKind.HOME, basis="moved")
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select by_id from missing_move where child_id = %s", [protected.child_id])
        assert set(cursor.fetchall()) == {(None,)}


def test_of_any_other_child_somebody_is_always_named(hidden, as_actor):
    with as_actor("rhys") as rhys:
        sees(rhys, hidden.episode, "Seen.")
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        with pytest.raises(DatabaseError, match="nobody is named"), transaction.atomic():
            cursor.execute("update missing_observation set by_id = null where child_id = %s", [hidden.child_id])
