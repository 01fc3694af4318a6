"""As docs/deployment.md has it: several web servers and workers, a PostgreSQL elsewhere, a pooler, a replica for reports."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from proofs._installation import Installation, patiently
from proofs._outside import PASSWORD, Outside, free_port, outside_server
from proofs._visitor import each_with_event_and_audit, visitors, what_stands
from ymylon.access.rules.acting import LANE_NUMBERS
from ymylon.config.cluster.accounts import server_account

_POOLER = """\
[databases]
ymylon = host=127.0.0.1 port={server} dbname=ymylon
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {users}
pool_mode = transaction
default_pool_size = 6
query_wait_timeout = 3
"""


class Elsewhere(Installation):
    """An installation whose database is somebody else's."""

    def __init__(self, server: Outside, **environment: str) -> None:
        super().__init__(server.top, **environment)
        self.database, self.programs = server, []

    def ask(self, question: str, *values) -> list[tuple]:
        return self.database.ask(question, *values)

    def begin(self, *words: str) -> subprocess.Popen:
        """One of its programs, in the background."""
        command = [sys.executable, "-m", "ymylon.config.command", *words]
        with (self.home.parent / "programs.log").open("a") as log:
            begun = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True)
        self.programs.append(begun)
        return begun

    def stop(self) -> None:
        for one in self.programs:
            if one.poll() is None:
                os.killpg(one.pid, signal.SIGTERM)
                one.wait(30)


@pytest.fixture(scope="module")
def server():
    with outside_server(testing=False) as made:
        os.chmod(made.top, 0o711)
        yield made


@contextmanager
def pooler(server: Outside) -> Iterator[int]:
    """PgBouncer, one connection to the server for each transaction; its port."""
    program = shutil.which("pgbouncer")
    if program is None:
        pytest.skip("pgbouncer is not installed: several web servers behind a pooler were NOT tried")
    port, place = free_port(), server.top / "pooler"
    place.mkdir(mode=0o755)
    (place / "users").write_text("".join(f'"app_{role}" "{PASSWORD}"\n' for role in ("web", "job", "report")))
    (place / "pooler.ini").write_text(_POOLER.format(server=server.port, port=port, users=place / "users"))
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    begun = subprocess.Popen([program, place / "pooler.ini"], cwd="/", **quiet, **server_account().for_subprocess())
    try:
        yield port
    finally:
        begun.terminate()
        begun.wait(20)


def test_two_web_servers_and_two_workers_share_a_server_behind_a_pooler(server, figure):
    with pooler(server) as pooled:
        here = Elsewhere(server, **server.urls(web=pooled))
        try:
            here.must("demo")
            ports = [free_port(), free_port()]
            webs = [here.begin("web", "--bind", f"127.0.0.1:{port}") for port in ports]
            workers = [here.begin("worker") for _ in range(2)]
            people = []
            for port in ports:
                here.address = f"http://127.0.0.1:{port}"
                patiently(here.answers)
                people += visitors(here, 3)
            patiently(lambda: all(len(one.kept) > 5 for one in people))
            # One of each is taken away while the others go on.
            os.killpg(webs[0].pid, signal.SIGKILL)
            os.killpg(workers[0].pid, signal.SIGKILL)
            before = sum(len(one.kept) for one in people[3:])
            patiently(lambda: sum(len(one.kept) for one in people[3:]) > before + 20)
            # After their first minute together.
            patiently(lambda: here.ask("select count(*) > 0 from audit_seal") == [(True,)], within=150, every=1)
            for one in people:
                one.stop()
            stands = what_stands(here)
            promised = {words for one in people for words in one.kept}
            assert promised <= set(stands)
            assert set(stands.values()) == {1}
            each_with_event_and_audit(here)
            used = here.ask("select count(*) from pg_stat_activity where usename = 'app_web'")[0][0]
            assert used <= 6, "the pooler holds them back"
            figure("two web servers, two workers, pooler", tries=1, facts=len(promised), lost=0, doubled=0, connections=used)
            replica_for_reports(here, figure)
            saved_and_checked(here, figure)
        finally:
            here.stop()


def replica_for_reports(here: Elsewhere, figure) -> None:
    """A copy that follows: nobody writes to it, and so nothing is read of a child that the audit would have to say."""
    server, data, port = here.database, here.database.top / "replica", free_port()
    own = f"host=127.0.0.1 port={server.port} user=postgres password={PASSWORD}"
    server.call("pg_basebackup", "-D", data, "-R", "-X", "stream", "-c", "fast", "-d", own)
    server.start(data, port)
    try:
        place = {"host": "127.0.0.1", "port": port, "dbname": "ymylon", "password": PASSWORD}
        with psycopg.connect(**place, user="postgres", autocommit=True) as looking:
            server.ask("update agencies_agency set telephone = 'followed' where id = (select min(id) from agencies_agency)")
            began = time.monotonic()
            seen = "select count(*) from agencies_agency where telephone = 'followed'"
            patiently(lambda: looking.execute(seen).fetchone() == (1,), every=0.01)
            lag = time.monotonic() - began
        with psycopg.connect(**place, user="app_report", autocommit=True) as report:
            # Nobody has said who asks: a row of a child is not looked at, and a refusal it is in either of these words.
            with pytest.raises((psycopg.errors.UndefinedObject, psycopg.errors.InsufficientPrivilege)):
                report.execute("select count(*) from missing_episode")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                report.execute("select begin_request(null, 'REPORT')")
            # Nor where it says so itself.
            forged = {"actor": "1", "purpose": "REPORT", "home": "1", "keys": "{1,2,3}"}
            forged |= {f"{way}{lane.lower()}": "{1,2,3}" for lane in LANE_NUMBERS for way in ("", "w_")}
            for name, value in forged.items():
                report.execute("select set_config(%s, %s, false)", [f"app.{name}", value])
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                report.execute("select count(*) from missing_episode")
            with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
                report.execute("select * from extract_begin('00', '00', gen_random_uuid(), null, null, null)")
        figure("replica", tries=1, followed_after_s=lag)
    finally:
        server.stop(data)


def saved_and_checked(here: Elsewhere, figure) -> None:
    """The same backup, of a server that is not ours; and back into an empty database of it."""
    here.must("backup")
    (backup,) = (here.home / "backups").iterdir()
    here.stop()
    here.ask("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'ymylon' and pid <> pg_backend_pid()")
    count = here.ask("select count(*) from missing_observation")
    rows_before = here.ask("select count(*) from audit_line")
    here.database.ask("drop database ymylon with (force)", database="postgres")
    from ymylon.config.cluster.roles import connect_sql, schema_sql

    here.database.ask("create database ymylon owner app_owner encoding 'UTF8' template template0", database="postgres")
    here.database.ask(connect_sql(), database="postgres")
    here.database.ask(schema_sql())
    began = time.monotonic()
    assert "Restored, proved and ready" in here.must("restore", backup)
    assert here.ask("select count(*) from missing_observation") == count
    assert here.ask("select count(*) from audit_line") >= rows_before
    figure(f"restore on PostgreSQL {here.database.release}", tries=1, minutes=(time.monotonic() - began) / 60)
