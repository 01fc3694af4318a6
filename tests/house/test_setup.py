"""The set-up, where it can't go on: one sentence that says what to do, before anything is installed."""

import importlib
import os
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def place(monkeypatch):
    """The set-up's own module, which lies outside the package."""
    monkeypatch.syspath_prepend(str(ROOT / "setup"))
    return importlib.import_module("place")


@pytest.fixture
def disks(monkeypatch):
    """`disks(home, at_home=1, elsewhere=2)` gives the disk of a home, and every other, this many bytes of room."""

    def have(home: Path, *, at_home: int, elsewhere: int) -> None:
        free = lambda folder: at_home if Path(folder) in (home, *home.parents[:1]) else elsewhere  # noqa: E731
        monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=free(folder)))
        monkeypatch.setenv("YMYLON_HOME", str(home))

    return have


def refuse(place) -> None:
    place.Place().refuse_without_room()


def test_with_room_on_both_disks_it_goes_on(place, disks, tmp_path):
    disks(tmp_path / "home", at_home=10**10, elsewhere=10**10)
    refuse(place)


def test_no_room_in_the_checkout_is_said(place, disks, tmp_path):
    disks(tmp_path / "home", at_home=10**10, elsewhere=10**9)
    with pytest.raises(place.Stop, match=r"has 1\.0 GB of room and Ymylon needs 1\.5 GB: make room there, and run again\."):
        refuse(place)


def test_no_room_on_the_disk_of_a_home_that_is_not_made_yet_is_said(place, disks, tmp_path):
    disks(tmp_path / "home", at_home=10**8, elsewhere=10**10)
    with pytest.raises(place.Stop, match=rf"^{tmp_path} has 0\.1 GB of room and Ymylon needs 0\.5 GB"):
        refuse(place)


def begin(tmp_path: Path, *versions: tuple[str, str]) -> subprocess.CompletedProcess:
    """Run the set-up's first script where only these Pythons are, each a name and the version that it says it is."""
    folder, bins = tmp_path / "setup", tmp_path / "bin"
    folder.mkdir()
    bins.mkdir()
    # The places that it looks in whatever PATH says are moved below ours.
    (folder / "begin.sh").write_text((ROOT / "setup" / "begin.sh").read_text().replace(" /usr/", f" {tmp_path}/usr/"))
    (bins / "dirname").symlink_to(shutil.which("dirname"))
    for name, version in versions:
        old = tuple(map(int, version.split(".")[:2])) < (3, 11)
        told = f'case "$*" in *exit*) exit {int(old)};; *print*) echo {version};; *) echo "{name} runs: $*";; esac'
        (bins / name).write_text(f"#!/bin/sh\n{told}\n")
        (bins / name).chmod(0o755)
    told = {key: value for key, value in os.environ.items() if key != "PYTHON"} | {"PATH": str(bins)}
    return subprocess.run(["/bin/sh", folder / "begin.sh", "run"], env=told, capture_output=True, text=True, check=False)


def test_too_old_a_python_is_named_and_what_to_do(tmp_path):
    ran = begin(tmp_path, ("python3", "3.9.2"))
    assert ran.returncode == 3
    assert ran.stderr.startswith("Ymylon needs Python 3.11 or later (found: 3.9.2): install it, or name it, as in")
    assert len(ran.stderr.strip().splitlines()) == 1


def test_without_any_python_it_says_the_same(tmp_path):
    ran = begin(tmp_path)
    assert (ran.returncode, ran.stderr.partition(":")[0]) == (3, "Ymylon needs Python 3.11 or later")


def test_a_newer_python_is_found_beside_one_that_is_too_old(tmp_path):
    ran = begin(tmp_path, ("python3", "3.9.2"), ("python3.12", "3.12.1"))
    assert (ran.returncode, ran.stdout.strip()) == (0, "python3.12 runs: -B setup/begin.py run")


def test_the_home_of_root_is_where_a_servers_data_belongs(place, monkeypatch):
    monkeypatch.delenv("YMYLON_HOME")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert place.home() == Path("/var/lib/ymylon")


@pytest.fixture
def machine(place, monkeypatch):
    """`machine(root=True, apt=True, CI="true")` is one without a browser, on which this is so; what is run there is answered."""
    browser, ran = importlib.import_module("browser"), []

    def have(*, root: bool, apt: bool = False, brings: bool = False, **environment: str) -> tuple:
        there = {"apt-get"} if apt else set()

        def run(command, **_told):
            ran.append(" ".join(command[2:]))
            if brings and "install" in command:
                there.add(command[-1])

        monkeypatch.setattr(browser.shutil, "which", lambda name: name if name in there else None)
        monkeypatch.setattr(browser.subprocess, "run", run)
        monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
        monkeypatch.delenv("CI", raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return browser.have_browser, ran

    return have


def test_without_a_browser_one_command_is_named_and_the_journeys_are_left_out_aloud(machine, capsys):
    have_browser, ran = machine(root=False, apt=True)
    assert have_browser() == {"YMYLON_NO_BROWSER": "1"}
    assert ran == []
    assert "the journeys in the browser are SKIPPED. To run them: sudo apt-get install chromium" in capsys.readouterr().err


def test_root_has_a_browser_installed(machine):
    have_browser, ran = machine(root=True, apt=True, brings=True)
    assert have_browser() == {}
    assert ran == ["update", "install -y --no-install-recommends chromium-headless-shell"]


@pytest.mark.parametrize(("root", "apt"), [(False, True), (True, True), (True, False)])
def test_where_nothing_may_be_skipped_it_stops_without_a_browser(machine, place, root, apt):
    have_browser, _ran = machine(root=root, apt=apt, CI="true")
    with pytest.raises(place.Stop, match="in CI no journey is skipped: `sudo apt-get install chromium`"):
        have_browser()


@pytest.mark.parametrize("version", [None, "v14.2.0"])
def test_the_node_that_a_wheel_brings_compiles_where_the_machine_has_none_or_an_old_one(place, tmp_path, monkeypatch, version):
    styles, installed = importlib.import_module("styles"), []
    monkeypatch.setattr(styles.shutil, "which", lambda name: f"/old/{name}" if version else None)
    monkeypatch.setattr(styles, "install", lambda _place, name, _why: installed.append(name))
    monkeypatch.setattr(
        styles.subprocess,
        "run",
        lambda command, **_told: SimpleNamespace(
            stdout=version if command[0] == "/old/node" else f"{tmp_path}/wheel\n", returncode=0
        ),
    )
    npm, path = styles._find_npm(SimpleNamespace(python="python"))
    assert installed == ["node"]
    assert npm == [f"{tmp_path}/wheel/bin/node", f"{tmp_path}/wheel/lib/node_modules/npm/bin/npm-cli.js"]
    assert path.startswith(f"{tmp_path}/wheel/bin{os.pathsep}")


class Gone(Exception):
    """Where the set-up would have become another program."""


@pytest.fixture
def copying(place, tmp_path, monkeypatch):
    """`copying()` goes on in a copy of a small checkout; where it is and what was started there is answered."""
    mirror, checkout, home = importlib.import_module("mirror"), tmp_path / "checkout", tmp_path / "home"
    for name, words in {"setup/begin.py": "begin", "src/a.py": "one", ".venv/pip": "theirs", "var/data": "a child"}.items():
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_text(words)
    (checkout / "src" / "a.py").chmod(0o600)
    (checkout / "secret").symlink_to("/etc/shadow")
    monkeypatch.setattr(mirror, "CHECKOUT", checkout)
    monkeypatch.setenv("YMYLON_HOME", str(home))
    monkeypatch.setattr(mirror.sys, "argv", ["begin.py", "run"])

    def go(_program, command, environment):
        raise Gone(command, environment)

    monkeypatch.setattr(os, "execve", go)

    def copy() -> tuple[Path, list[str], dict[str, str]]:
        with pytest.raises(Gone) as gone:
            mirror.go_on_in_copy(SimpleNamespace(mark="abc", account=SimpleNamespace(name="nobody")))
        return home / "code" / "abc", *gone.value.args

    return copy


def test_root_goes_on_in_a_copy_that_everybody_may_read(copying, capsys):
    copy, command, environment = copying()
    assert f"going on in a copy, {copy}" in capsys.readouterr().out
    assert command[-2:] == [str(copy / "setup" / "begin.py"), "run"]
    assert environment["YMYLON_MOVED"] == "1"
    assert (copy / "src" / "a.py").read_text() == "one"
    assert (copy / "src" / "a.py").stat().st_mode & 0o777 == 0o644
    # Neither what was made on the spot, nor a child's data, nor what a link leads to.
    assert sorted(path.name for path in copy.iterdir()) == ["setup", "src"]


def test_the_copy_follows_the_checkout_and_keeps_what_it_made_itself(copying, tmp_path):
    copy, _command, _environment = copying()
    (copy / ".venv").mkdir()
    (tmp_path / "checkout" / "src" / "a.py").unlink()
    (tmp_path / "checkout" / "src" / "b.py").write_text("two")
    copying()
    assert [path.name for path in (copy / "src").iterdir()] == ["b.py"]
    assert (copy / ".venv").is_dir()


def test_a_copy_that_is_closed_too_is_said_and_not_copied_again(copying, place, monkeypatch):
    monkeypatch.setenv("YMYLON_MOVED", "1")
    mirror = importlib.import_module("mirror")
    monkeypatch.setattr(mirror, "blocking_folder", lambda folder, account: folder)
    with pytest.raises(place.Stop, match="name another folder in YMYLON_HOME"):
        mirror.go_on_in_copy(SimpleNamespace(mark="abc", account=SimpleNamespace(name="nobody")))
