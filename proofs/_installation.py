"""A whole Ymylon for the proofs: a home of its own with the demonstration in it, its command, its servers, its database."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from ymylon.config.cluster import Cluster

ROOT = Path(__file__).resolve().parents[1]
_ADDRESS = re.compile(r"Ymylon (?:answers on|yn ateb ar)\s+(http://127\.0\.0\.1:\d+)/")
PATIENCE = 240


def patiently(question, *, within: float = PATIENCE, every: float = 0.1):
    """The first true answer to this question."""
    until = time.monotonic() + within
    while not (answer := question()):
        assert time.monotonic() < until, f"still not so after {within:g} s"
        time.sleep(every)
    return answer


class Installation:
    """One home, and everything that is done with it from a shell."""

    def __init__(self, top: Path, **environment: str) -> None:
        self.home, self.cluster = top / "home", Cluster(top / "home")
        told = {name: value for name, value in os.environ.items() if not name.startswith(("YMYLON", "DATABASE", "DJANGO"))}
        self.environment = told | {"YMYLON_HOME": str(self.home), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "LANG": "C.UTF-8"}
        self.environment |= environment
        self.address, self.server = "", None

    def run(self, *words: object, **environment: str) -> subprocess.CompletedProcess:
        """`ymylon` with these words."""
        command = [sys.executable, "-m", "ymylon.config.command", *map(str, words)]
        told = self.environment | environment
        return subprocess.run(command, env=told, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    def must(self, *words: object, **environment: str) -> str:
        """What it says; it has to go well."""
        done = self.run(*words, **environment)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout

    def serve(self, *words: str, port: int = 8940) -> None:
        """Start everything and wait until a page is answered."""
        self.log = self.home.parent / "serve.log"
        command = [sys.executable, "-m", "ymylon.config.command", "serve", "--no-demo", "--port", str(port), *words]
        with self.log.open("a") as log:
            begun = log.tell()
            self.server = subprocess.Popen(command, env=self.environment, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)

        def announced():
            assert self.server.poll() is None, self.said()
            return _ADDRESS.search(self.log.read_text()[begun:])

        self.address = patiently(announced)[1]
        patiently(self.answers)

    def said(self) -> str:
        """The last words of its servers."""
        return self.log.read_text()[-4000:]

    def answers(self) -> bool:
        """Whether it says that it is well."""
        try:
            with urllib.request.urlopen(f"{self.address}/ready", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def stop(self) -> None:
        """Ctrl-C, and everything is down."""
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
            self.server.wait(60)
        self.server = None

    def children(self, name: str) -> list[int]:
        """Process numbers of the supervisor's own children whose command holds this word; and of theirs."""
        return [one for one in _descendants(self.server.pid) if name in _command(one)]

    @contextmanager
    def superuser(self) -> Iterator[psycopg.Connection]:
        """The database, past every policy."""
        place = {"host": str(self.cluster.socket_dir), "port": self.cluster.port, "user": "postgres", "dbname": "ymylon"}
        with psycopg.connect(**place, autocommit=True) as connection:
            yield connection

    def ask(self, question: str, *values) -> list[tuple]:
        """What really stands in the database."""
        with self.superuser() as connection:
            return connection.execute(question, values or None).fetchall()


def _descendants(process: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False).stdout.split()
    return [one for number in found for one in (int(number), *_descendants(int(number)))]


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


@contextmanager
def installation(*, demo: bool = True, **environment: str) -> Iterator[Installation]:
    """Made, and taken away again with everything in it."""
    top = Path(tempfile.mkdtemp(prefix="ym-", dir="/var/tmp"))
    top.chmod(0o711)
    made = Installation(top, **environment)
    try:
        if demo:
            made.must("demo")
        yield made
    finally:
        made.stop()
        made.cluster.stop()
        shutil.rmtree(top)
