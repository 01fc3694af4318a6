"""The database that Ymylon brings along: it starts from anything that was left behind, and changes no folder of others."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from ymylon.config.cluster import Cluster, ClusterFault
from ymylon.config.cluster.accounts import Account, server_account
from ymylon.config.cluster.configuration import write_configuration
from ymylon.config.cluster.folders import blocking_folder

SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def home():
    # Not pytest's own folder: where root runs the tests, the server's ordinary user must be able to get there.
    top = Path(tempfile.mkdtemp(prefix="ym-", dir="/tmp"))
    top.chmod(0o711)
    yield top / "home"
    left = Cluster(top / "home", testing=True)
    runs = (top / "home").exists() and left.running()
    if runs:  # its files go only after it, whatever in this program still holds it
        left._control("stop", "-m", "immediate", "-w", "-t", 60)
    shutil.rmtree(top)
    assert not runs, "the test has left its server running"


def ask(cluster: Cluster, sql: str, role: str = "app_owner", database: str = "ymylon"):
    with psycopg.connect(host=str(cluster.socket_dir), port=cluster.port, user=role, dbname=database) as connection:
        answer = connection.execute(sql)
        return answer.fetchall() if answer.description else []


def postmaster(cluster: Cluster) -> int:
    return int((cluster.home / "postgresql/data/postmaster.pid").read_text().split()[0])


def wait_until_gone(process: int) -> None:
    for _ in range(100):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return
        if state == "Z":
            return
        time.sleep(0.05)
    raise AssertionError(f"{process} is still there")


def modes(path: Path) -> dict[Path, tuple[int, int]]:
    return {folder: (folder.stat().st_mode, folder.stat().st_uid) for folder in [path, *path.parents] if folder.exists()}


def test_starts_serves_stops_and_keeps_what_was_committed(home):
    before = modes(home.parent)
    cluster = Cluster(home, testing=True)

    assert cluster.start() is True
    ask(cluster, "create table kept as select 1 as one")
    assert ask(cluster, "show listen_addresses", "app_web") == [("",)]
    assert ask(cluster, "show timezone", "app_web") == [("UTC",)]
    assert cluster.stop() is True
    assert not cluster.running()

    assert cluster.start() is True
    assert ask(cluster, "select one from kept") == [(1,)]
    assert modes(home.parent) == before
    assert cluster.stop() is True


def test_roles_cannot_pass_over_row_security(home):
    with Cluster(home, testing=True) as cluster:
        bound = "select rolname from pg_roles where rolname like 'app%' and not (rolsuper or rolbypassrls) order by 1"
        names = [name for (name,) in ask(cluster, bound)]
        members = (
            "select m.roleid::regrole::text, m.inherit_option, m.set_option from pg_auth_members m where m.member = '{}'::regrole"
        )

        assert names == ["app_audit", "app_gate", "app_job", "app_owner", "app_report", "app_system", "app_test", "app_web"]
        assert sorted(ask(cluster, members.format("app_owner"))) == [("app_audit", False, True), ("app_gate", False, True)]
        assert ask(cluster, members.format("app_job")) == [("app_system", False, True)]
        assert ask(cluster, members.format("app_web")) == []
        with pytest.raises(psycopg.OperationalError):
            ask(cluster, "select 1", "app_gate")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(cluster, "set role app_owner", "app_web")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(cluster, "create table mine ()", "app_web")


def test_test_role_exists_only_in_a_test_cluster(home):
    with Cluster(home) as cluster:
        assert ask(cluster, "select 1 from pg_roles where rolname = 'app_test'") == []
        assert ask(cluster, "show fsync", "app_web") == [("on",)]

    with pytest.raises(ClusterFault, match="was made for use"):
        Cluster(home, testing=True).start()


@pytest.mark.parametrize(("gigabytes", "held"), [(0.5, "128MB"), (8, "1024MB"), (512, "4096MB")])
def test_what_a_server_holds_in_memory_grows_with_the_machine(tmp_path, monkeypatch, gigabytes, held):
    monkeypatch.setattr(os, "sysconf", {"SC_PHYS_PAGES": int(gigabytes * 2**18), "SC_PAGE_SIZE": 4096}.__getitem__)
    for testing, expected in ((False, held), (True, "128MB")):
        written = write_configuration(tmp_path, tmp_path, tmp_path, Account("nobody", os.geteuid(), 0), testing=testing)
        assert f"shared_buffers = '{expected}'" in written.read_text()


@pytest.mark.heavy
def test_starts_beside_a_mark_that_another_program_now_bears(home):
    cluster = Cluster(home, testing=True)
    cluster.start()
    data = home / "postgresql/data"
    before = (data / "postmaster.pid").read_text().split("\n", 1)
    cluster.stop()

    other = subprocess.Popen(["sleep", "60"], **server_account().for_subprocess())
    try:
        (data / "postmaster.pid").write_text(f"{other.pid}\n{before[1]}")
        assert cluster.start() is True
        assert cluster.stop() is True
    finally:
        other.kill()
        other.wait()


@pytest.mark.heavy
def test_stops_a_server_that_is_too_busy_to_answer(home, monkeypatch):
    cluster = Cluster(home, testing=True)
    cluster.start()
    with monkeypatch.context() as busy:
        busy.setattr(Cluster, "_answer", lambda _self: 2)
        assert cluster.stop() is True
    assert not (home / "postgresql/data/postmaster.pid").exists()
    assert cluster.stop() is False


@pytest.mark.heavy
def test_starts_beside_the_mark_of_a_zombie(home):
    cluster = Cluster(home, testing=True)
    cluster.start()
    data = home / "postgresql/data"
    before = (data / "postmaster.pid").read_text().split("\n", 1)
    cluster.stop()

    zombie = subprocess.Popen(["true"], **server_account().for_subprocess())
    wait_until_gone(zombie.pid)  # dead, and nobody has asked yet how it ended
    try:
        assert "Z" in Path(f"/proc/{zombie.pid}/stat").read_text().rsplit(")", 1)[1]
        (data / "postmaster.pid").write_text(f"{zombie.pid}\n{before[1]}")
        assert cluster.start() is True
        assert ask(cluster, "select 1") == [(1,)]
        assert cluster.stop() is True
    finally:
        zombie.wait()


@pytest.mark.heavy
def test_starts_again_after_kill_with_nothing_lost(home):
    cluster = Cluster(home)
    cluster.start()
    ask(cluster, "create table rows as select generate_series(1, 1000) as n")
    killed = postmaster(cluster)
    os.kill(killed, signal.SIGKILL)
    wait_until_gone(killed)

    cluster.start()

    assert cluster.running()
    assert ask(cluster, "select count(*) from rows") == [(1000,)]
    cluster.stop()


@pytest.mark.heavy
def test_many_starts_at_once_make_one_server_and_the_last_stops_it(home):
    program = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path; from ymylon.config.cluster import Cluster\n"
        "cluster = Cluster(Path(sys.argv[1]), testing=True); print(cluster.start(), flush=True)\n"
        "sys.stdin.readline(); cluster.stop()"
    )
    command = [sys.executable, "-c", program, str(home), str(SOURCE)]
    started = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]

    assert sorted(one.stdout.readline().strip() for one in started) == ["False", "False", "False", "True"]
    cluster = Cluster(home, testing=True)
    for one in started:
        assert cluster.running()
        one.communicate("\n", timeout=60)
    assert not cluster.running()


@pytest.mark.heavy
def test_a_killed_holder_does_not_keep_the_server_up(home):
    program = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path; from ymylon.config.cluster import Cluster\n"
        "Cluster(Path(sys.argv[1]), testing=True).start(); print(1, flush=True); sys.stdin.readline()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(home), str(SOURCE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    holder.stdout.readline()
    holder.kill()
    holder.communicate()
    cluster = Cluster(home, testing=True)

    assert cluster.start() is False, "the server outlives the program that started it"
    assert cluster.stop() is True
    assert not cluster.running()


@pytest.mark.heavy
def test_a_path_too_long_for_a_socket_moves_it_to_a_private_folder(home):
    deep = home / ("x" * 60) / ("y" * 40)
    deep.parent.mkdir(parents=True, mode=0o711)
    for folder in (home, deep.parent):
        folder.chmod(0o711)

    with Cluster(deep, testing=True) as cluster:
        folder = cluster.socket_dir
        assert folder.parent == Path("/tmp")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert folder.stat().st_uid == server_account().uid
        assert ask(cluster, "select 1", "app_web") == [(1,)]
    shutil.rmtree(folder)


def test_a_folder_open_to_others_is_refused_and_left_as_it_is(home):
    cluster = Cluster(home, testing=True)
    cluster.start()
    cluster.stop()
    data = home / "postgresql/data"
    data.chmod(0o755)

    with pytest.raises(ClusterFault, match=r"open to others \(0755\): run `chmod 700"):
        cluster.start()
    assert stat.S_IMODE(data.stat().st_mode) == 0o755
    data.chmod(0o700)


def test_a_socket_folder_that_somebody_planted_is_refused(home):
    deep = home / ("x" * 60) / ("y" * 40)
    for folder in (home, deep.parent):
        folder.mkdir(mode=0o711)
    cluster = Cluster(deep, testing=True)
    cluster.socket_dir.symlink_to("/etc")
    try:
        with pytest.raises(ClusterFault, match="is not a folder"):
            cluster.start()
    finally:
        cluster.socket_dir.unlink()


def test_a_home_that_cannot_be_made_is_refused_in_one_sentence():
    with pytest.raises(ClusterFault, match="name a folder of yours in YMYLON_HOME"):
        Cluster(Path("/proc/ymylon"), testing=True).start()


def test_a_home_in_which_others_may_write_is_refused(home):
    home.mkdir()
    home.chmod(0o777)
    with pytest.raises(ClusterFault, match="Others may write in"):
        Cluster(home, testing=True).start()


def test_the_folder_that_blocks_the_way_is_named(tmp_path):
    stranger = Account("stranger", 54321, 54321)
    outer = tmp_path / "outer"
    inner = outer / "inner"
    inner.mkdir(parents=True)
    for folder in [*tmp_path.parents, tmp_path]:
        if folder.stat().st_uid == os.getuid() and not folder.stat().st_mode & 0o001:
            first_closed = folder
            break
    else:
        outer.chmod(0o700)
        first_closed = outer
    closed = [folder for folder in reversed([inner, *inner.parents]) if not folder.stat().st_mode & 0o001]

    assert blocking_folder(inner, stranger) == closed[0]
    assert first_closed in closed


@pytest.mark.heavy
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_another_user_of_the_machine_cannot_connect(home):
    import pwd

    with Cluster(home, testing=True) as cluster:
        other = pwd.getpwnam("daemon")
        psql = next(iter(cluster._programs.glob("psql")))
        command = [psql, "-h", cluster.socket_dir, "-U", "app_web", "-d", "ymylon", "-c", "select 1"]
        asked = subprocess.run(
            command, capture_output=True, text=True, cwd="/", user=other.pw_uid, group=other.pw_gid, extra_groups=[]
        )

        assert asked.returncode == 2
        assert "Permission denied" in asked.stderr


def test_a_reserve_is_laid_once_given_up_once_and_laid_again(home):
    from ymylon.config.cluster import room

    home.mkdir()
    assert room.lay_reserve(home) is True
    assert (home / "reserve").stat().st_blocks * 512 >= (home / "reserve").stat().st_size > 0
    assert room.lay_reserve(home) is False
    assert room.give_up_reserve(home) is True
    assert room.give_up_reserve(home) is False
    assert room.lay_reserve(home) is True
    assert not list(home.glob("reserve.*"))


def test_room_is_known_before_the_home_is_made(home):
    from ymylon.config.cluster import room

    assert room.free(home / "not" / "yet") == pytest.approx(room.free(Path("/tmp")), rel=0.2)
