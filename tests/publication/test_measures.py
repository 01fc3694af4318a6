"""`ymylon measures`: it says first that its figures are exact, and asks nothing of any other machine."""

import csv
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.rules.publication.test_measures import episodes, rows
from ymylon.config.command import main
from ymylon.publication.rules.measures import EXACT, MEASURES

SOURCE = Path(__file__).parents[2] / "src"
# As it runs for everybody, but whatever would start a program or reach out ends it at once; `without` is not installed.
ALONE = """
import importlib.util, sys
def refuse(event, told):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.fork", "os.exec"):
        raise SystemExit(f"{event} was asked for")
sys.addaudithook(refuse)
without, *words = sys.argv[1:]
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *more: None if name == without else found(name, *more)
from ymylon.config.command import main
code = main(words)
if set(sys.modules) & {"django", "psycopg"}:
    raise SystemExit("the framework or the database was imported")
sys.exit(code)
"""


def measures(*words, without="", **environment):
    told = {name: value for name, value in os.environ.items() if not name.startswith(("YMYLON", "DATABASE"))}
    told |= {"PYTHONPATH": str(SOURCE), "LC_ALL": "C.UTF-8", "YMYLON_HOME": "/proc/nowhere"} | environment
    command = [sys.executable, "-c", ALONE, without, "measures", *map(str, words)]
    return subprocess.run(command, env=told, capture_output=True, encoding="utf-8")


@pytest.fixture(scope="module")
def returned(tmp_path_factory):
    """A return in two forms of file: three children, five episodes, one of them of another year."""
    folder = tmp_path_factory.mktemp("return")
    whole = episodes(2, 2).vstack(episodes(1, 1, "Z", first="2022-05-01T20:00:00"))
    whole.write_parquet(folder / "episode.parquet")
    born = rows("child_period", 3, child_ref=["C0", "C1", "Z0"])
    born.with_columns(born["birth_month"].dt.strftime("%Y-%m")).write_csv(folder / "child_period.csv")
    return folder


def test_every_file_says_that_it_is_exact_and_the_index_what_each_figure_is(returned, tmp_path):
    said = measures(returned, "--out", tmp_path / "out", "--year", "2019-20")

    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith(EXACT.en + "\n")
    files = sorted((tmp_path / "out").glob("*.csv"))
    for path in files:
        first, heading, *_ = path.read_text(encoding="utf-8").splitlines()
        assert first == f"# {EXACT.en} / {EXACT.cy}"
        assert path.name.endswith("-exact.csv")
        assert heading.split(",")[:2] == ["period", "geography"]
    index = json.loads((tmp_path / "out" / "measures.json").read_text(encoding="utf-8"))
    assert (index["warning_en"], index["is_exact"], index["years"]) == (EXACT.en, True, [2019])
    told = {each["id"]: each for each in index["measures"]}
    assert set(told) == {measure.id for measure in MEASURES}
    assert {path.name for path in files} == {each["file"] for each in told.values() if "file" in each}
    # No care was returned: nothing is said of it, and it is said what is wanting.
    assert told["T04"]["wanting"] == ["care_spell"]
    assert "T04 not worked out: the return has no care_spell" in said.stderr
    assert {each["id"] for each in index["not_yet"]} >= {"RATES-BY-AGE", "REVISIONS"}
    assert all(date.fromisoformat(each["on"]) and each["title_en"] and each["title_cy"] for each in index["denominators"])
    with (tmp_path / "out" / "T01-exact.csv").open(encoding="utf-8") as file:
        next(file)
        figures = {(row["period"], row["geography"], row["figure"]): row["value"] for row in csv.DictReader(file)}
    assert float(figures["2019-20", "W92000004", "episodes"]) == 4
    assert float(figures["2019-20", "W92000004", "children"]) == 2
    assert not any(period.startswith("2022") for period, _, _ in figures)


def test_exit_codes_say_what_happened_and_nothing_is_written_of_half_a_return(returned, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    full = tmp_path / "full"
    full.mkdir()
    (full / "kept.md").write_text("mine")
    population = tmp_path / "people.csv"
    population.write_text("area,persons\nW92000004,1\n")
    for words in (
        [tmp_path / "nowhere", "--out", tmp_path / "a"],
        [full, "--out", tmp_path / "a"],
        [returned, "--out", full],
        [returned, "--out", tmp_path / "a", "--year", "2019"],
        [returned, "--out", tmp_path / "a", "--only", "T99"],
        [returned, "--out", tmp_path / "a", "--as-of", "yesterday"],
        [returned, "--out", tmp_path / "a", "--population", population],
    ):
        assert main(["measures", *map(str, words)]) == 2, words
    with pytest.raises(SystemExit, match="2"):
        main(["measures", str(returned)])
    assert capsys.readouterr().out == f"{EXACT.en}\n" * 7
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "episode.csv").write_text((returned / "child_period.csv").read_text())
    (broken / "child_period.csv").write_text("")
    faulty = measures(broken, "--out", tmp_path / "a")
    assert faulty.returncode == 1
    assert "FILE-EMPTY child_period.csv" in faulty.stderr
    bare = measures(returned, "--out", tmp_path / "a", without="lifelines")
    assert bare.returncode == 3
    assert "make setup ARGS=--measures" in bare.stderr
    assert not (tmp_path / "a").exists()


def test_it_speaks_welsh_and_takes_denominators_of_ones_own(returned, tmp_path):
    population = tmp_path / "people.csv"
    population.write_text("area_code,group,persons,on,source\nW92000004,0-17,1000,2019-06-30,ours\n")

    said = measures(
        returned,
        "--out",
        tmp_path / "out",
        "--language",
        "cy",
        "--only",
        "T01",
        "--population",
        population,
        "--as-of",
        "2022-06-30",
    )

    assert said.stdout.startswith(EXACT.cy)
    assert "Yn darllen episode.parquet" in said.stderr
    assert "Ysgrifennwyd 1 mesur" in said.stdout
    rate = [
        line for line in (tmp_path / "out" / "T01-exact.csv").read_text().splitlines() if "W92000004,children_rate_0-17" in line
    ]
    assert rate[0].split(",")[3] == "20.0"
    index = json.loads((tmp_path / "out" / "measures.json").read_text())
    assert index["as_of"].startswith("2022-07-01")
    assert index["denominators"] == [{"group": "0-17", "on": "2019-06-30", "source": "ours"}]


def test_the_libraries_of_inference_are_loaded_only_when_a_measure_is_worked_out():
    loaded = (
        "import sys, ymylon.publication.rules.measures.running, ymylon.publication.rules.measures.drawing;"
        "sys.exit(bool(set(sys.modules) & {'numpy', 'scipy', 'pandas', 'statsmodels', 'lifelines', 'matplotlib'}))"
    )

    assert subprocess.run([sys.executable, "-c", loaded], env=os.environ | {"PYTHONPATH": str(SOURCE)}).returncode == 0
