"""The tables of the tests, made once and copied for each run until something that makes them changes."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
_KEPT = "ymylon_tables_of_tests"


def tables_drawn() -> str:
    """Changes whenever what makes the tables changes."""
    drawn, source = hashlib.sha256(), ROOT / "src" / "ymylon"
    ours = [*source.rglob("migrations/*.py"), *source.rglob("*.sql"), *source.rglob("cluster/roles.py")]
    # The policy is told to the database as functions after the last migration.
    ours += [source / "access" / f"{name}.py" for name in ("ground", "policy", "exempt")]
    # With the tables come the rows with which every installation begins.
    ours += [*source.glob("duties/rules/*.py"), *source.glob("meetings/rules/*.py")]
    for path in sorted([*ours, *ROOT.glob("requirements/*.lock")]):
        drawn.update(str(path.relative_to(ROOT)).encode())
        drawn.update(path.read_bytes())
    return drawn.hexdigest()


@contextmanager
def database_of_tests() -> Iterator[None]:
    """While this lasts the connection leads to a database with every table and no row, made and dropped by its own role."""
    creation, settings = connection.creation, connection.settings_dict
    name, before = creation._get_test_db_name(), settings["NAME"]
    with creation._nodb_cursor() as server:
        # Where several begin at once on one server, one makes them. The lock goes with this connection.
        server.execute("select pg_advisory_lock(hashtext(%s))", [_KEPT])
        server.execute("select shobj_description(oid, 'pg_database') from pg_database where datname = %s", [_KEPT])
        if server.fetchone() != (tables_drawn(),):
            _make_tables()
        server.execute(f"drop database if exists {name}")
        server.execute(f"create database {name} template {_KEPT}")
        # A test calls a function a few times, and PostgreSQL plans its questions anew for each of the first five.
        server.execute(f"alter database {name} set plan_cache_mode = force_generic_plan")
    settings["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        settings["NAME"] = before
        with creation._nodb_cursor() as server:
            server.execute(f"drop database {name} with (force)")


def _make_tables() -> None:
    creation, settings = connection.creation, connection.settings_dict
    before, own = settings["NAME"], settings["TEST"]["NAME"]
    settings["TEST"]["NAME"] = _KEPT
    creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    with connection.cursor() as cursor:
        cursor.execute(f"comment on database {_KEPT} is '{tables_drawn()}'")
    connection.close()
    settings["NAME"], settings["TEST"]["NAME"] = before, own
