"""A whole Ymylon for the journeys: `ymylon serve` with a home of its own, on a port of its own, from an empty database."""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.codes import code_for
from tests.journeys.kept import begin_from, is_kept, keep
from tests.tables import tables_drawn
from ymylon.agencies.sealing import unseal

ROOT = Path(__file__).resolve().parents[2]
_ADDRESS = re.compile(r"Ymylon (?:answers on|yn ateb ar)\s+(http://127\.0\.0\.1:\d+)/")
_PATIENCE = 180


@dataclass
class Service:
    """The running service: its address, its process, and a way to begin again from nothing."""

    home: Path
    port: int = 8765
    sweep_every: int = 10
    address: str = ""
    process: subprocess.Popen | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What the service's programs are told."""
        return os.environ | {
            "YMYLON_HOME": str(self.home),
            "YMYLON_ROLE": "web",
            "YMYLON_SWEEP_EVERY": str(self.sweep_every),
            "DJANGO_SETTINGS_MODULE": "ymylon.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }

    @property
    def log(self) -> Path:
        """Where the service's programs say what they say."""
        return self.home / "serve.log"

    # Up and down

    def start(self) -> None:
        """Start it, with the agencies, the cast and no child, and wait until it answers."""
        try:
            self._have_tables()
            self.serve()
            with self._connect() as connection:
                if is_kept(connection, "nothing"):
                    begin_from(connection, "nothing")
                else:
                    keep(connection, "nothing")
                self._open_wales()
                keep(connection, "wales")
        except BaseException:
            self.stop()
            raise

    def _have_tables(self) -> None:
        # A home that is left from before serves again if its tables would be made alike: making them takes longest. Where
        # journeys go side by side, one side makes them for all.
        drawn = tables_drawn()
        if _noted(self.home) == drawn:
            return
        made = self.home.with_name("journeys-made")
        self.home.parent.mkdir(parents=True, exist_ok=True)
        with (self.home.parent / "journeys.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if _noted(made) != drawn:
                (made / "tables").unlink(missing_ok=True)
                self._make_tables(made)
                (made / "tables").write_text(drawn)
        if (self.home / "postgresql" / "data").exists():
            # A run that was killed may have left its server: whoever lets go of it last stops it.
            with self._cluster():
                pass
        shutil.rmtree(self.home, ignore_errors=True)
        # Whole, or not at all.
        part = self.home.with_name(f"{self.home.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        subprocess.run(["cp", "-a", made, part], check=True)
        part.rename(self.home)

    def _make_tables(self, home: Path) -> None:
        from ymylon.config.cluster import Cluster
        from ymylon.config.command.ground import prepare_home

        prepare_home(home)
        with Cluster(home) as cluster:
            cluster.recreate_database()
            command = [sys.executable, "-m", "ymylon.config.command", "manage", "migrate", "--noinput", "-v0"]
            told = self.environment | {"YMYLON_HOME": str(home), "YMYLON_ROLE": "owner", "YMYLON_SUPERVISED": "1"}
            subprocess.run(command, env=told, cwd=ROOT, check=True)
        (home / "postgresql" / "reserve").unlink(missing_ok=True)  # each makes its own

    def _open_wales(self) -> None:
        subprocess.run([sys.executable, "-m", "tests.journeys.wales"], env=self.environment, cwd=ROOT, check=True)

    def serve(self) -> None:
        command = [sys.executable, "-m", "ymylon.config.command", "serve", "--no-demo", "--port", str(self.port)]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, env=self.environment, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        until = time.monotonic() + _PATIENCE
        while not (found := _ADDRESS.search(self.log.read_text())):
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError(self.log.read_text())
            time.sleep(0.1)
        self.address = found[1]
        self.wait_until_it_answers()

    def wait_until_it_answers(self) -> None:
        """Return when pages are answered, and the database behind them."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.address}/ready", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.2)
        raise AssertionError(f"the service does not answer:\n{self.log.read_text()[-4000:]}")

    def stop(self) -> None:
        """Ctrl-C: everything stops, the database too."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)

    # The database, past every policy: for beginning again and for looking, never for doing what a page does

    def begin_again(self) -> None:
        """An empty database once more, with the agencies and the cast and no child. No connection is cut."""
        with self._connect() as connection:
            begin_from(connection, "wales")

    def ask(self, question: str, *values) -> list[tuple]:
        """What really stands in the database."""
        with self._connect() as connection:
            return connection.execute(question, values).fetchall()

    def wait_for(self, question: str, *values) -> None:
        """Return when the database answers this question with true."""
        until = time.monotonic() + _PATIENCE
        while not self.ask(question, *values)[0][0]:
            assert time.monotonic() < until, question
            time.sleep(0.2)

    @contextmanager
    def nobody_writes(self, table: str) -> Iterator[None]:
        """While this lasts, whoever would write into this table waits in the midst of what they do."""
        with self._connect() as connection, connection.transaction():
            connection.execute(f"lock table {table} in share mode")
            yield

    def let_pass(self, length: str, *, to: str = "%") -> None:
        """Silence has lasted this much longer ("16 minutes") for every open notice to a team with this function."""
        self._as_superuser(
            "begin",
            "set local session_replication_role = replica",
            f"update notices_notice set told_at = told_at - interval '{length}', due_at = due_at - interval '{length}',"
            f" manager_at = manager_at - interval '{length}' where acknowledged_at is null"
            f" and team_id in (select id from agencies_team where function like '{to}')",
            "commit",
        )

    def let_be_late(self, words: str, length: str) -> None:
        """Everything that is owed about this agreed action was due so much longer ago."""
        self._as_superuser(
            "begin",
            "set local session_replication_role = replica",
            f"update duties_duty d set opened_at = d.opened_at - interval '{length}' - interval '2 days',"
            f" due_at = now() - interval '{length}' + (d.due_at - a.due_at)"
            f" from duties_action a where a.ref = d.about and a.words = '{words}'",
            "commit",
        )

    def let_come(self, meeting: str) -> None:
        """The day of the meeting at this address has come."""
        self._as_superuser(
            "begin",
            "set local session_replication_role = replica",
            "update meetings_setting set starts_at = now() where meeting_id ="
            f" (select id from meetings_meeting where ref = '{meeting.rpartition('/')[2]}')",
            "commit",
        )

    def let_be_aged(self, months: int) -> None:
        """Everybody with a record is so many months old today."""
        self._as_superuser(
            "begin",
            "set local session_replication_role = replica",
            f"update people_person p set born_on = current_date - interval '{months} months'"
            " where exists (select from children_child c where c.person_id = p.id)",
            "commit",
        )

    def give_password(self, email: str, hashed: str) -> None:
        """This account's password, as an administrator's first message would set it."""
        assert self.ask("update agencies_account set password = %s where email = %s returning 1", hashed, email)

    def code_of(self, email: str) -> str:
        """What the app of this account shows now: its secret, unsealed with the home's own key."""
        ((sealed,),) = self.ask(
            "select data ->> 'secret' from mfa_authenticator m join agencies_account a on a.id = m.user_id"
            " where m.type = 'totp' and a.email = %s",
            email,
        )
        key = (self.home / "keys" / "signin").read_text().strip()
        return code_for(unseal(sealed.encode(), secret=key, purpose="factor").decode())

    def let_factor_age(self, minutes: int, email: str) -> None:
        """This account's sessions have shown their second factor so many minutes earlier than they did."""
        command = [sys.executable, "-m", "tests.journeys.aging", email, str(minutes)]
        subprocess.run(command, env=self.environment, cwd=ROOT, check=True)

    def let_a_quarter_pass(self) -> None:
        """The clock asks about every place and grant as it will in a quarter."""
        command = [sys.executable, "-m", "tests.journeys.quarter"]
        subprocess.run(command, env=self.environment | {"YMYLON_ROLE": "job"}, cwd=ROOT, check=True)

    def open_receiving_council(self) -> None:
        """Gwenllian is a manager of Powys, and holds no child."""
        subprocess.run([sys.executable, "-m", "tests.journeys.receiving"], env=self.environment, cwd=ROOT, check=True)

    def forget_the_second_factor(self, email: str) -> None:
        """This account has none, as one that was opened just now."""
        self.ask(
            "delete from mfa_authenticator where user_id = (select id from agencies_account where email = %s) returning 1", email
        )

    def forget_the_demonstration(self) -> None:
        """Take the mark away: from now on this is a database like any other."""
        self._as_superuser("truncate agencies_demomark")

    def _cluster(self):
        from ymylon.config.cluster import Cluster

        return Cluster(self.home)

    def _connect(self):
        import psycopg

        cluster = self._cluster()
        return psycopg.connect(host=str(cluster.socket_dir), port=cluster.port, dbname="ymylon", user="postgres", autocommit=True)

    def _as_superuser(self, *statements: str) -> None:
        with self._connect() as connection:
            for statement in statements:
                connection.execute(statement)

    # Its programs

    def workers(self) -> list[int]:
        """Process numbers of the job worker, found among our own children only."""
        return self._children("command worker")

    def wait_for_worker(self, *, other_than: int) -> None:
        """Return when the supervisor has started another worker."""
        until = time.monotonic() + _PATIENCE
        while set(self.workers()) <= {other_than}:
            assert time.monotonic() < until, "no worker is started again"
            time.sleep(0.2)

    def web_servers(self) -> list[int]:
        """Process number of the web server's head, found among our own children only."""
        return self._children("gunicorn")

    def _children(self, name: str) -> list[int]:
        found = subprocess.run(["pgrep", "-P", str(self.process.pid), "-f", name], capture_output=True, text=True, check=False)
        return [int(number) for number in found.stdout.split()]


def _noted(home: Path) -> str:
    """By what the tables of this home were made."""
    note = home / "tables"
    return note.read_text() if note.exists() else ""
