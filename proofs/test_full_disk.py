"""The disk is full: a plain page, a clear word at the terminal, nothing lost, and up again by itself once there is room.

On a small file system of its own, which root alone may mount; elsewhere this is left out, aloud.
"""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from proofs._installation import Installation, patiently
from proofs._visitor import each_with_event_and_audit, visitors, what_stands
from ymylon.config.cluster import room

SIZE = 700 * 1024 * 1024
TRIES = int(os.environ.get("YMYLON_FULL_DISKS", "3"))


@pytest.fixture
def small_disk():
    """A file system of 700 MB."""
    top = Path(tempfile.mkdtemp(prefix="ym-", dir="/var/tmp"))
    mounted = os.geteuid() == 0 and shutil.which("mount")
    if mounted:
        command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0711", "tmpfs", str(top)]
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    if not mounted:
        top.rmdir()
        pytest.skip("no small file system can be mounted here: a full disk was NOT tried")
    yield top
    subprocess.run(["umount", "--lazy", str(top)], check=True)
    top.rmdir()


def test_a_full_disk_stops_nothing_for_good(small_disk, figure):
    here = Installation(small_disk)
    filler = small_disk / "filler"
    slowest, carried = 0.0, 0
    try:
        here.must("demo")
        here.serve(port=8978)
        patiently((here.home / "postgresql/reserve").exists)
        people = visitors(here, 3)
        patiently(lambda: all(one.kept for one in people))
        for number in range(TRIES):
            fill(filler)
            refused_page_and_import(here, small_disk)
            gave_up = here.log.read_text().count("The reserve is given up")
            patiently(lambda gave_up=gave_up: asks_for_more(here) and told(here) > gave_up, within=120)
            kept = sum(len(one.kept) for one in people)
            began = time.monotonic()
            filler.unlink()
            patiently(lambda kept=kept: sum(len(one.kept) for one in people) > kept + 2)
            slowest = max(slowest, time.monotonic() - began)
            patiently((here.home / "postgresql/reserve").exists, within=60)
            carried = number + 1
        for one in people:
            one.stop()
        promised, stands = {words for one in people for words in one.kept}, what_stands(here)
        assert promised <= set(stands)
        assert set(stands.values()) == {1}
        each_with_event_and_audit(here)
        said = here.log.read_text()
        assert "The disk is full, and the database has stopped: make room." in said
        figure("disk full", tries=carried, facts_promised=len(promised), lost=0, slowest_return_after_room_s=slowest)
    finally:
        here.stop()
        here.cluster.stop()


def fill(filler: Path) -> None:
    """To the last byte, and again while the database still finds some."""
    with filler.open("ab") as file, suppress(OSError):
        while True:
            file.write(b"\0" * 1_000_000)
            file.flush()
    assert shutil.disk_usage(filler.parent).free < 1_000_000


def told(here) -> int:
    return here.log.read_text().count("The reserve is given up")


def asks_for_more(here) -> bool:
    """The database goes on to the next part of its log, as it does by itself after so many facts."""
    with suppress(psycopg.OperationalError):
        here.ask("select pg_switch_wal()")
    return True


def refused_page_and_import(here, top: Path) -> None:
    """Nothing large is taken in, in words that say why; and whoever watches is told."""
    assert room.is_low(here.home)
    refused = here.run("import", "ssda903", top, "--authority", "W06000016", YMYLON_SUPERVISED="1")
    assert refused.returncode == 3
    assert "a return is taken in once there is room. Nothing was taken in." in refused.stderr
