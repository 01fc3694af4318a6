"""The database killed again and again under load: nothing that was committed is lost. Minutes, not seconds: `make prove`."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psycopg
import pytest

from ymylon.config.cluster import Cluster

KILLS = int(os.environ.get("YMYLON_KILLS", "200"))
STARTS = int(os.environ.get("YMYLON_STARTS", "50"))
SOURCE = Path(__file__).parents[1] / "src"

_START = (
    "import sys; sys.path.insert(0, sys.argv[2])\n"
    "from pathlib import Path; from ymylon.config.cluster import Cluster\n"
    "print(Cluster(Path(sys.argv[1])).start(), flush=True); sys.stdin.readline()"
)


@pytest.fixture
def home():
    top = Path(tempfile.mkdtemp(prefix="ym-", dir="/tmp"))
    top.chmod(0o711)
    yield top / "home"
    Cluster(top / "home").stop()
    shutil.rmtree(top)


def connect(cluster: Cluster):
    return psycopg.connect(host=str(cluster.socket_dir), port=cluster.port, user="app_owner", dbname="ymylon", autocommit=True)


class Writer(threading.Thread):
    """Commits one row after another, and remembers the last one that the server promised to keep."""

    def __init__(self, cluster: Cluster, first: int) -> None:
        super().__init__(daemon=True)
        self.cluster, self.promised = cluster, first

    def run(self) -> None:
        try:
            with connect(self.cluster) as connection:
                while True:
                    connection.execute("insert into kept values (%s)", [self.promised + 1])
                    self.promised += 1
        except psycopg.OperationalError:
            return


def test_no_committed_row_is_lost_however_often_the_server_is_killed(home, figure):
    cluster = Cluster(home)
    cluster.start()
    with connect(cluster) as connection:
        connection.execute("create table kept (n int primary key)")
    promised, slowest = 0, 0.0
    for _ in range(KILLS):
        writer = Writer(cluster, promised)
        writer.start()
        time.sleep(0.05)
        os.kill(int((home / "postgresql/data/postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        began = time.monotonic()
        cluster.start()
        slowest = max(slowest, time.monotonic() - began)
        writer.join(30)
        with connect(cluster) as connection:
            kept = connection.execute("select coalesce(max(n), 0), count(*) from kept").fetchone()
        assert kept[0] >= writer.promised
        assert kept[0] == kept[1]
        promised = kept[0]
    assert cluster.stop() is True
    figure("database server killed, bare", tries=KILLS, rows_kept=promised, lost=0, slowest_return_s=slowest)
    assert slowest < 60


def test_however_often_a_backend_is_killed_the_server_comes_back(home, figure):
    cluster = Cluster(home)
    cluster.start()
    for _ in range(KILLS):
        connection = connect(cluster)
        os.kill(connection.info.backend_pid, signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("select pg_sleep(5)")
        cluster.start()
        with connect(cluster) as connection:
            assert connection.execute("select 1").fetchone() == (1,)
    assert cluster.stop() is True
    figure("database session killed, bare", tries=KILLS, came_back=KILLS)


def test_two_starts_at_once_again_and_again(home, figure):
    for _ in range(STARTS):
        command = [sys.executable, "-c", _START, str(home), str(SOURCE)]
        pair = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        assert sorted(one.stdout.readline().strip() for one in pair) == ["False", "True"]
        for one in pair:
            one.kill()
            one.communicate()
        cluster = Cluster(home)
        assert cluster.start() is False
        assert cluster.stop() is True
        assert not cluster.running()
    figure("two starts at the same moment", tries=STARTS, one_server_each_time=STARTS)
