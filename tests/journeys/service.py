"""A whole Ymylon for the journeys: `ymylon serve` with a home of its own, on a port of its own, from an empty database."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_CUT_OFF = "select pg_terminate_backend(pid) from pg_stat_activity where datname in ('ymylon', 'ymylon_empty') and pid <> pg_backend_pid()"


@dataclass
class Service:
    """The running service: its address, its process, and a way to begin again from nothing."""

    home: Path
    port: int = 8765
    sweep_every: int = 1
    address: str = ""
    process: subprocess.Popen | None = None
    said: list[str] = field(default_factory=list)

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

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "ymylon.config.command", "serve", "--no-demo", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=self.environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                self.address = found[0]
                break
        assert self.address, "\n".join(self.said)
        self._wait_until_it_answers()

    def _wait_until_it_answers(self) -> None:
        for _ in range(120):
            try:
                with urllib.request.urlopen(f"{self.address}/health", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.25)
        raise AssertionError("the service does not answer")

    def stop(self) -> None:
        """Ctrl-C: everything stops, the database too."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)

    def begin_again(self) -> None:
        """An empty database once more, with the agencies and the cast and no child."""
        self._as_superuser("ymylon", "select 1")
        if not self._asks("select 1 from pg_database where datname = 'ymylon_empty'"):
            self._as_superuser("postgres", _CUT_OFF, "create database ymylon_empty template ymylon owner app_owner")
        self._as_superuser(
            "postgres",
            _CUT_OFF,
            "drop database ymylon with (force)",
            "create database ymylon template ymylon_empty owner app_owner",
        )
        subprocess.run([sys.executable, "-m", "tests.journeys.wales"], env=self.environment, cwd=ROOT, check=True)
        self._wait_until_it_answers()

    def _connect(self, database: str):
        import psycopg

        from ymylon.config.cluster import Cluster

        cluster = Cluster(self.home)
        return psycopg.connect(host=str(cluster.socket_dir), port=cluster.port, dbname=database, user="postgres", autocommit=True)

    def _as_superuser(self, database: str, *statements: str) -> None:
        with self._connect(database) as connection:
            for statement in statements:
                connection.execute(statement)

    def _asks(self, question: str):
        with self._connect("postgres") as connection:
            return connection.execute(question).fetchone()

    def ask(self, question: str, *values):
        """What really stands in the database, past every policy: for looking, never for making."""
        with self._connect("ymylon") as connection:
            return connection.execute(question, values).fetchall()

    def workers(self) -> list[int]:
        """Process numbers of the job worker, found among our own children only."""
        found = subprocess.run(
            ["pgrep", "-P", str(self.process.pid), "-f", "worker"], capture_output=True, text=True, check=False
        )
        return [int(number) for number in found.stdout.split()]
