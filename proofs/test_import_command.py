"""`ymylon import` from a shell, on a home of its own: small returns for its exit codes, a council's whole return twice."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from tests.rules.exchange.conftest import Folder
from ymylon.config.cluster import Cluster
from ymylon.exchange.rules.columns import EPISODES, HEADER, MISSING

ROOT = Path(__file__).resolve().parents[1]
REAL_RETURN = Path(os.environ.get("YMYLON_SSDA903", ROOT.parent / "shared" / "data" / "ssda903_return"))
AUTHORITY, ANOTHER = "W06000016", "W06000015"
SWEEP = (
    "from ymylon.config.command.ground import django_as; django_as('job');"
    "from ymylon.config.jobs import sweep_everything; sweep_everything()"
)
TABLES = ("people_person", "people_identifier", "children_child", "children_event", "children_involvement",
          "circumstances_carespell", "missing_episode", "missing_move")  # fmt: skip
NOBODY_TOLD = ("notices_notice", "duties_duty", "post_letter")


class Installation:
    """A home whose database runs, and the command in it."""

    def __init__(self, top: Path) -> None:
        self.cluster = Cluster(top / "home")
        told = {name: value for name, value in os.environ.items() if not name.startswith(("YMYLON", "DATABASE", "DJANGO"))}
        self.environment = told | {"YMYLON_HOME": str(top / "home"), "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8"}

    def run(self, *words: object, **environment: str) -> subprocess.CompletedProcess:
        command = [sys.executable, *map(str, words)]
        return subprocess.run(command, env=self.environment | environment, capture_output=True, text=True, check=False)

    def take_in(self, folder: Path, *options: object, authority: str = AUTHORITY, **environment: str):
        words = ("-m", "ymylon.config.command", "import", "ssda903", folder, "--authority", authority, *options)
        return self.run(*words, **environment)

    def rows(self, *tables: str) -> dict[str, tuple]:
        """Of each table, how many rows, and a sum over all that stands in them."""
        with psycopg.connect(host=str(self.cluster.socket_dir), port=self.cluster.port, dbname="ymylon", user="postgres") as db:
            asked = "select count(*), coalesce(sum(hashtext(t::text)::bigint), 0) from {} t"
            return {table: db.execute(asked.format(table)).fetchone() for table in tables}


@pytest.fixture(scope="module")
def here():
    top = Path(tempfile.mkdtemp(prefix="ym-", dir="/tmp"))
    top.chmod(0o711)
    installation = Installation(top)
    try:
        # It starts the database for itself, and so the next one is left running.
        assert installation.take_in(top / "absent").returncode == 1
        installation.cluster.start()
        yield installation
    finally:
        installation.cluster.stop()
        shutil.rmtree(top)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path).good()


def test_exit_codes_and_options(here, folder, tmp_path):
    report = tmp_path / "report.json"
    dry = here.take_in(folder.path, "--dry-run", authority=ANOTHER)
    assert (dry.returncode, dry.stdout.splitlines()[0]) == (0, "Dry run: nothing was written.")
    assert here.rows("people_person")["people_person"][0] == 0
    folder.write(EPISODES, {}, {"DECOM": "01/01/2017"})
    whole = here.take_in(folder.path, "--all-or-nothing", "--report", report, authority=ANOTHER)
    assert (whole.returncode, whole.stdout.splitlines()[0]) == (1, "Nothing was taken in.")
    assert json.loads(report.read_text())["files"][HEADER] == {"rows": 1, "accepted": 0, "unchanged": 0, "rejected": 1}
    assert here.rows("people_person")["people_person"][0] == 0
    folder.write(EPISODES, {})
    assert here.take_in(folder.path, authority="W99999999").returncode == 2
    assert here.take_in(folder.path, "--report", tmp_path).returncode == 2
    welsh = here.take_in(folder.path, "--all-or-nothing", authority=ANOTHER, LANG="cy_GB.UTF-8")
    assert (welsh.returncode, welsh.stdout.splitlines()[0]) == (0, "Cymerwyd i mewn.")
    assert "3/3" in welsh.stderr
    assert here.rows("missing_episode")["missing_episode"][0] == 1


@pytest.mark.skipif(not REAL_RETURN.is_dir(), reason=f"no return at {REAL_RETURN}: name its folder in YMYLON_SSDA903")
def test_a_councils_whole_return_twice(here, tmp_path):
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    before = here.rows(*TABLES)
    said = here.take_in(REAL_RETURN, "--report", first)
    print(said.stdout)
    assert said.returncode == 1
    taken = json.loads(first.read_text())["files"]
    after = here.rows(*TABLES)
    grew = {table: after[table][0] - before[table][0] for table in TABLES}
    children, placements, periods = (taken[name]["accepted"] for name in (HEADER, EPISODES, MISSING))
    assert grew["people_person"] == grew["children_child"] == grew["children_involvement"] == children
    assert (grew["circumstances_carespell"], grew["missing_episode"]) == (placements, periods)
    assert grew["children_event"] == children + periods

    again = here.take_in(REAL_RETURN, "--report", second)
    assert again.returncode == 1
    for name, each in json.loads(second.read_text())["files"].items():
        assert each == taken[name] | {"accepted": 0, "unchanged": taken[name]["accepted"]}
    assert json.loads(second.read_text())["problems"] == json.loads(first.read_text())["problems"]
    assert here.rows(*TABLES) == after

    swept = here.run("-c", SWEEP, YMYLON_SUPERVISED="1")
    assert swept.returncode == 0, swept.stderr
    assert {table: rows for table, (rows, _) in here.rows(*NOBODY_TOLD).items()} == dict.fromkeys(NOBODY_TOLD, 0)
