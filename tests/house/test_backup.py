"""A dump as the backup role: whole but for the keys, which a restored database makes anew."""

import os
import tempfile
from pathlib import Path

import pytest
from django.db import connection

from ymylon.access.ground import NEW_KEY
from ymylon.config.cluster import home
from ymylon.config.cluster.accounts import server_account
from ymylon.config.cluster.programs import call, programs_for

RESTORED = "test_restored"
pytestmark = pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="the server belongs to somebody else")


def run(name: str, *arguments: object, role: str, within: float = 120):
    programs = programs_for(home() / "postgresql" / "data")
    where = ("-h", connection.settings_dict["HOST"], "-p", connection.settings_dict["PORT"] or 5432, "-U", role)
    return call(programs / name, *where, *arguments, account=server_account(), within=within)


def psql(database: str, sql: str, role: str = "postgres"):
    return run("psql", "-d", database, "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-c", sql, role=role)


@pytest.fixture
def dumped(db):
    folder = Path(tempfile.mkdtemp(prefix="ym-dump-", dir="/tmp"))
    folder.chmod(0o777)
    file = folder / "dump.sql"
    database = connection.settings_dict["NAME"]
    done = run("pg_dump", "-d", database, "--exclude-table-data=access_seal", "-f", file, role="app_backup")
    assert done.returncode == 0, done.stderr
    yield file
    file.unlink()
    folder.rmdir()


def test_the_backup_role_dumps_every_table_but_the_keys(dumped, as_owner):
    said = dumped.read_text()
    copied = {line.split()[1].removeprefix("public.") for line in said.splitlines() if line.startswith("COPY ")}
    assert copied == set(connection.introspection.table_names()) - {"access_seal"} | {"audit_line"}
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select encode(inner_pad, 'hex'), encode(outer_pad, 'hex') from access_seal")
        keys = cursor.fetchall()
        cursor.execute("set local role app_web")
    assert len(keys) == 2
    assert not [pad for pads in keys for pad in pads if pad in said]


def test_the_backup_role_cannot_read_the_keys(db):
    refused = psql(connection.settings_dict["NAME"], "select * from access_seal", role="app_backup")
    assert "permission denied" in refused.stderr


def test_what_is_restored_makes_a_key_of_its_own(dumped):
    assert psql("postgres", f"drop database if exists {RESTORED}").returncode == 0
    assert psql("postgres", f"create database {RESTORED} owner app_owner").returncode == 0
    try:
        loaded = run("psql", "-d", RESTORED, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", dumped, role="postgres")
        assert loaded.returncode == 0, loaded.stderr
        assert psql(RESTORED, "select count(*) from access_seal").stdout.strip() == "0"
        made = psql(RESTORED, f"set role app_gate; {NEW_KEY}; {NEW_KEY}; select count(*) from access_seal")
        assert made.stdout.split()[-1] == "1", made.stderr
        begun = psql(RESTORED, "begin; select begin_request(null, 'TRIED'); select sealed(); commit")
        assert begun.returncode == 0, begun.stderr
        forged = psql(RESTORED, "begin; select begin_request(null, 'TRIED'); set local app.actor = '7'; select sealed(); commit")
        assert "not sealed" in forged.stderr
    finally:
        psql("postgres", f"drop database {RESTORED}")
