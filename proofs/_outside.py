"""A PostgreSQL that somebody else runs: another release where one is installed, reached by name and password over the network."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from ymylon.config.cluster.accounts import server_account
from ymylon.config.cluster.programs import programs_by_version
from ymylon.config.cluster.roles import DATABASE, LOGIN_ROLES, connect_sql, roles_sql, schema_sql

PASSWORD = "invented-for-the-proof"
_QUICK = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


def programs() -> Path:
    """The machine's own PostgreSQL or, where there is none, the older release of the package."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    known = programs_by_version()
    return installed[-1].parent if installed else known[min(known)]


def free_port() -> int:
    """One that nobody listens on at this moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@dataclass
class Outside:
    """A server on this machine's own network address, with our roles and an empty database."""

    top: Path
    port: int
    bin: Path
    password: str = PASSWORD

    def url(self, role: str = "anyone", *, port: int = 0) -> str:
        """As DATABASE_URL names it."""
        return f"postgresql://{role}:{self.password}@127.0.0.1:{port or self.port}/{DATABASE}"

    def urls(self, **ports: int) -> dict[str, str]:
        """DATABASE_URL, and one for each role; `web=6432` has that role go another way."""
        told = {"DATABASE_URL": self.url(), "DATABASE_URL_ADMIN": self.url("postgres")}
        for role in ("owner", "web", "job", "report", "backup"):
            told[f"DATABASE_URL_{role.upper()}"] = self.url(f"app_{role}", port=ports.get(role, 0))
        return told

    @property
    def release(self) -> str:
        """As it says itself."""
        return subprocess.run([self.bin / "postgres", "--version"], capture_output=True, text=True, check=True).stdout.split()[2]

    def ask(self, question: str, *values, database: str = DATABASE) -> list[tuple]:
        """As its superuser."""
        place = {"host": "127.0.0.1", "port": self.port, "user": "postgres", "password": self.password, "dbname": database}
        with psycopg.connect(**place, autocommit=True) as connection:
            answer = connection.execute(question, values or None)
            return answer.fetchall() if answer.description else []

    def call(self, name: str, *arguments: object) -> None:
        """One of its programs, as the ordinary user."""
        told = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PGPASSWORD": self.password}
        command = [str(self.bin / name), *map(str, arguments)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
        done = subprocess.run(command, cwd="/", env=told, text=True, **quiet, **server_account().for_subprocess())
        assert done.returncode == 0, done.stderr[-2000:]

    def start(self, data: Path, port: int) -> None:
        """A server on these data."""
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data}"
        self.call("pg_ctl", "-D", data, "-w", "-t", 60, "-l", data / "server.log", "-o", options, "start")

    def stop(self, data: Path) -> None:
        """Stop it."""
        self.call("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


@contextmanager
def outside_server(*, testing: bool) -> Iterator[Outside]:
    """Made as an administrator would from `ymylon roles`, and taken away again."""
    top = Path(tempfile.mkdtemp(prefix="ym-", dir="/var/tmp"))
    account = server_account()
    os.chown(top, account.uid, account.gid)
    made = Outside(top, free_port(), programs())
    word = top / "password"
    word.write_text(PASSWORD)
    word.chmod(0o644)
    data = top / "data"
    made.call("initdb", "-D", data, "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={word}", "-E", "UTF8", "--locale=C", "-N")
    word.unlink()
    with (data / "postgresql.conf").open("a") as conf:
        conf.write("timezone = 'Europe/London'\nmax_connections = 40\nwal_level = replica\n" + (_QUICK if testing else ""))
    made.start(data, made.port)
    try:
        _make_roles(made, testing=testing)
        yield made
    finally:
        made.stop(data)
        time.sleep(0.2)
        shutil.rmtree(top)


def _make_roles(made: Outside, *, testing: bool) -> None:
    made.ask(roles_sql(testing=testing), database="postgres")
    made.ask(f"create database {DATABASE} owner app_owner encoding 'UTF8' template template0", database="postgres")
    made.ask(connect_sql(testing=testing), database="postgres")
    made.ask(schema_sql())
    made.ask(schema_sql(), database="template1")
    for role in (*LOGIN_ROLES, *(("app_test",) if testing else ())):
        made.ask(f"alter role {role} password '{PASSWORD}'")
