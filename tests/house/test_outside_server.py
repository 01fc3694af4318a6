"""A PostgreSQL that somebody else runs is looked at before anything starts, and what is wrong is said with its remedy."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import OperationalError, connection

from ymylon.config.cluster import ClusterFault
from ymylon.config.command import web, worker
from ymylon.config.doctor import database, finding, machine
from ymylon.terms.words import Words

RIGHT = (150018, "15.18", "UTC", "UTF8")


def looked_at(monkeypatch, row: tuple) -> list:
    monkeypatch.setattr(database, "_rows", lambda _sql: [row])
    return list(database.server())


def test_one_that_fits_is_fine(monkeypatch):
    (found,) = looked_at(monkeypatch, RIGHT)

    assert (found.level, found.said) == ("fine", "15.18, time zone UTC")


@pytest.mark.parametrize(("is_logged", "level"), [(True, "note"), (False, "fine")])
def test_one_that_logs_what_is_sent_with_a_statement_would_log_the_key_of_the_extract(monkeypatch, is_logged, level):
    monkeypatch.setattr(database, "_rows", lambda _sql: [(is_logged,)])
    (found,) = database.logged()

    assert (found.level, "log_parameter_max_length" in found.remedy) == (level, is_logged)


@pytest.mark.parametrize(
    ("place", "value", "said", "remedy"),
    [
        (0, 140012, "15.18 is too old", "15 or later"),
        (2, "Europe/London", "its time zone for this database is Europe/London", "set timezone = 'UTC'"),
        (3, "SQL_ASCII", "its letters are SQL_ASCII", "in UTF8"),
    ],
)
def test_one_that_does_not_fit_is_a_fault_with_its_remedy(monkeypatch, place, value, said, remedy):
    row = list(RIGHT)
    row[place] = value

    (found,) = looked_at(monkeypatch, tuple(row))

    assert (found.level, found.said) == ("fault", said)
    assert remedy in found.remedy


def test_one_that_cannot_be_reached_is_named(monkeypatch):
    def fail(_sql):
        raise OperationalError('connection to server at "db.example", port 5432 failed: Connection refused\nIs it running?')

    monkeypatch.setattr(database, "_rows", fail)
    (found,) = database.server()

    assert found.level == "fault"
    assert 'can’t be reached: connection to server at "db.example", port 5432 failed: Connection refused' in found.said
    assert "DATABASE_URL" in found.remedy


@contextmanager
def altered(statement: str, role: str) -> Iterator[Callable]:
    """The roles as they would be after this, seen by `role`; undone at the end."""
    place = connection.settings_dict
    address = {"host": place["HOST"], "port": place["PORT"], "dbname": place["NAME"], "password": place.get("PASSWORD") or None}
    with psycopg.connect(**address, user="postgres") as above:
        above.execute(statement)
        above.execute(f"set local role {role}")
        yield lambda sql, values=None: above.execute(sql, values).fetchall()
        above.rollback()


@pytest.mark.parametrize(
    ("statement", "role", "said"),
    [
        ("alter role app_web superuser", "app_web", "app_web is a superuser"),
        ("alter role app_job bypassrls", "app_web", "app_job may pass over row security"),
        ("alter table missing_episode owner to app_web", "app_web", "app_web owns tables"),
        ("grant app_owner to app_web", "app_web", "app_web may become app_owner"),
        ("select 1", "app_owner", "app_owner owns tables and may become app_owner"),
        ("create role somebody superuser", "somebody", "somebody is a superuser"),
    ],
)
def test_a_role_that_row_security_would_not_bind_is_a_fault(db, monkeypatch, statement, role, said):
    with altered(statement, role) as rows:
        monkeypatch.setattr(database, "_rows", rows)
        found = list(database.roles())

    assert [(one.level, one.subject) for one in found] == [("fault", "Role")]
    assert found[0].said.startswith(said)


def test_the_roles_as_they_are_made_are_bound(db, monkeypatch):
    with altered("select 1", "app_web") as rows:
        monkeypatch.setattr(database, "_rows", rows)

        assert [one.level for one in database.roles()] == ["fine"]


@pytest.mark.parametrize("command", [web, worker])
def test_neither_pages_nor_jobs_start_as_such_a_role(monkeypatch, tmp_path, command):
    monkeypatch.setenv("YMYLON_SUPERVISED", "1")
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/ymylon")
    monkeypatch.setattr(web, "prepare_home", lambda _home: None)
    monkeypatch.setattr(web, "refuse_unbound_roles", refused)
    monkeypatch.setattr(
        worker, "findings", lambda _checks, role: [finding.Finding("fault", "Role", f"app_{role} is a superuser")]
    )

    with pytest.raises(ClusterFault, match="app_web|app_job is a superuser"):
        command.run(argparse.Namespace(bind="", workers=1, threads=1, jobs=1))


def refused(role: str) -> None:
    raise ClusterFault(Words(f"app_{role}", f"app_{role}"))


ALONE = {"DATABASE_URL": "postgresql://db.example/ymylon"}
WEB, OWNER = ({f"DATABASE_URL_{role}": "postgresql://db.example/ymylon"} for role in ("WEB", "OWNER"))


@pytest.mark.parametrize(
    ("addresses", "level", "said"),
    [
        ({}, "note", "may sign in as every database role: not for live use"),
        (ALONE, "note", "one address serves every database role: not for live use"),
        (ALONE | WEB | OWNER, "note", "knows the passwords of the tables' owner and of the pages"),
        (ALONE | WEB, "fine", "this user knows the address of its own database role alone"),
    ],
)
def test_one_user_of_the_machine_for_every_role_is_not_for_live_use(monkeypatch, addresses, level, said):
    for name in ("DATABASE_URL", *(f"DATABASE_URL_{role}" for role in ("OWNER", "WEB", "JOB"))):
        monkeypatch.delenv(name, raising=False)
    for name, address in addresses.items():
        monkeypatch.setenv(name, address)

    (found,) = machine.users()

    assert found.level == level
    assert said in found.said


@pytest.mark.parametrize("statement", ["alter table missing_episode no force", "alter table missing_episode disable"])
def test_a_table_that_lies_open_is_named(db, monkeypatch, statement):
    with altered(f"{statement} row level security", "app_web") as rows:
        monkeypatch.setattr(database, "_rows", rows)
        (found,) = database.row_security()

    assert found.level == "fault"
    assert "missing_episode" in found.said
