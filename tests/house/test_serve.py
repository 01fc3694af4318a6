"""`ymylon serve`, for real: it says where it answers, shares nothing by accident, mends what dies and leaves nothing behind."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError

import psutil
import pytest

from ymylon.config.cluster import Cluster

SOURCE = Path(__file__).parents[2] / "src"
COMMAND = [sys.executable, "-m", "ymylon.config.command"]


class Served:
    """A running `serve` on a home of its own."""

    def __init__(self, home: Path, port: int) -> None:
        self.home = home
        told = {name: value for name, value in os.environ.items() if not name.startswith(("YMYLON", "DATABASE", "DJANGO"))}
        self.environment = told | {"YMYLON_HOME": str(home), "PYTHONPATH": str(SOURCE), "LC_ALL": "C.UTF-8"}
        self.log = home.parent / "said"
        with self.log.open("w") as log:
            command = [*COMMAND, "serve", "--port", str(port), "--no-demo"]
            self.program = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    def address(self) -> str:
        return self.wait_for(r"answers on  (http://\S+)", 120)[1]

    def wait_for(self, pattern: str, within: float) -> re.Match:
        until = time.monotonic() + within
        while time.monotonic() < until:
            found = re.search(pattern, self.log.read_text())
            if found:
                return found
            assert self.program.poll() is None, self.log.read_text()
            time.sleep(0.1)
        raise AssertionError(f"not said in {within} s: {pattern}\n{self.log.read_text()}")

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([*COMMAND, *arguments], env=self.environment, capture_output=True, text=True)

    def children(self, words: str) -> list[psutil.Process]:
        found = []
        for child in psutil.Process(self.program.pid).children():
            # One that has just been killed has no words any more.
            with suppress(psutil.NoSuchProcess):
                found += [child] if words in " ".join(child.cmdline()) else []
        return found

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.program.send_signal(number)
        return self.program.wait(60)


@pytest.fixture
def top():
    folder = Path(tempfile.mkdtemp(prefix="ym-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder
    Cluster(folder / "home").stop()
    shutil.rmtree(folder)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as page:
            return page.status == 200
    except HTTPError as fault:
        return fault.code < 500
    except OSError:
        return False


def wait_until(true, within: float = 60) -> None:
    until = time.monotonic() + within
    while not true():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.2)


@pytest.mark.heavy
def test_it_serves_mends_what_dies_and_leaves_nothing_behind(top):
    taken = socket.create_server(("127.0.0.1", 0))
    port = taken.getsockname()[1]
    served = Served(top / "home", port)
    try:
        address = served.address()
        assert f"Port {port} is taken: using" in served.log.read_text()
        assert answers(address)

        again = served.run("serve", "--no-demo")
        assert again.returncode == 3
        assert address in again.stderr

        # A shell at its database is the web role’s: no table answers before a request has begun. What psql refuses is a fault.
        asked = served.run("dbshell", "-tAc", "select current_user")
        assert (asked.returncode, asked.stdout.strip()) == (0, "app_web")
        asked = served.run("dbshell", "-tAc", "select count(*) from children_child")
        assert (asked.returncode, asked.stdout) == (3, "")
        asked = served.run("dbshell", "--as", "owner", "-tAc", "select current_user")
        assert (asked.returncode, asked.stdout.strip()) == (0, "app_owner")

        for name in ("gunicorn", "worker"):
            killed = served.children(name)[0]
            killed.kill()
            wait_until(lambda name=name, killed=killed: any(child.pid != killed.pid for child in served.children(name)))
        wait_until(lambda: answers(address))

        database = int((top / "home/postgresql/data/postmaster.pid").read_text().split()[0])
        os.kill(database, signal.SIGKILL)
        served.wait_for("The database answers again", 90)
        wait_until(lambda: answers(address))
    finally:
        taken.close()
        children = psutil.Process(served.program.pid).children(recursive=True)
        served.stop(signal.SIGKILL)

    # Killed outright, it takes its children with it; the database waits for the next start, and stops with that one.
    _, alive = psutil.wait_procs(children, timeout=15)
    assert not alive
    assert not answers(address)
    second = Served(top / "home", port)
    assert second.address() == f"http://127.0.0.1:{port}/"
    assert second.stop(signal.SIGINT) == 0
    assert not Cluster(top / "home").running()
