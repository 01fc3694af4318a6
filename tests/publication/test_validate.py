"""`ymylon validate`: what other programs rely on, and that it asks nothing of any other machine."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
HEAD = "CHILD,DOB,MISSING,MIS_START,MIS_END\n"
GOOD = HEAD + "101,27/03/2010,M,10/06/2025,12/06/2025\n"
FAULTY = GOOD + "102,27/03/2010,M,10/06/2025,09/06/2025\n103,27/03/2010,X,,\n"
# As it runs for everybody, but whatever would start a program or reach out ends it at once.
ALONE = """
import sys
def refuse(event, told):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.fork", "os.exec"):
        raise SystemExit(f"{event} was asked for")
sys.addaudithook(refuse)
from ymylon.config.command import main
code = main(sys.argv[1:])
if set(sys.modules) & {"django", "psycopg"}:
    raise SystemExit("the framework or the database was imported")
sys.exit(code)
"""


def validate(*words, standard="ssda903", stdout=subprocess.PIPE, **environment):
    told = {name: value for name, value in os.environ.items() if not name.startswith(("YMYLON", "DATABASE"))}
    told |= {"PYTHONPATH": str(SOURCE), "LC_ALL": "C", "YMYLON_HOME": "/proc/nowhere"} | environment
    command = [sys.executable, "-c", ALONE, "validate", *map(str, words), "--standard", standard]
    return subprocess.run(command, env=told, stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8")


@pytest.fixture
def missing(tmp_path):
    def written(text, name="missing.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return written


def test_json_is_what_other_programs_rely_on_and_nothing_else_is_on_stdout(missing):
    said = validate(missing(FAULTY), "--year", "2025-26", "--format", "json")

    report = json.loads(said.stdout)
    assert said.returncode == 1
    assert report["rows"] == 3
    assert {"564", "574", "1006"} <= set(report["rules_run"])
    assert {"INT04", "576"} <= set(report["rules_not_run"])
    assert {problem["code"]: problem["rows"] for problem in report["problems"]} == {"567": [2], "1004": [3], "1006": [3]}
    assert {problem["severity"] for problem in report["problems"]} == {"error"}
    assert all(problem["message_en"] and problem["message_cy"] for problem in report["problems"])
    assert "Reading missing.csv" in said.stderr
    assert "09/06/2025" not in said.stdout
    assert "27/03/2010" not in said.stdout


def test_exit_codes_say_what_happened(missing, tmp_path):
    good, empty = missing(GOOD), missing("", "empty.csv")
    year = ("--year", "2025-26")

    assert validate(good, *year).returncode == 0
    assert validate(good, "--year", "2019-20").returncode == 1
    assert validate(missing(HEAD), *year).returncode == 0
    refused = validate(empty, *year)
    assert refused.returncode == 1
    assert "FILE-EMPTY (error) empty.csv" in refused.stdout
    for words in (
        [tmp_path / "nothing.csv"],
        [good, "--year", "2025"],
        [good, "--previous", tmp_path / "x"],
        [good, "--loudly"],
        [],
    ):
        wrong = validate(*words)
        assert (wrong.returncode, wrong.stdout) == (2, ""), words
    with Path("/dev/full").open("w") as full:
        broken = validate(good, *year, stdout=full)
    assert broken.returncode == 3
    assert "Traceback" not in refused.stderr + broken.stderr


def test_last_years_return_is_looked_at(missing, tmp_path):
    now = missing(GOOD)
    (tmp_path / "last").mkdir()
    (tmp_path / "last" / "missing.csv").write_text(HEAD + "101,27/03/2010,M,01/03/2025,\n777,27/03/2010,M,01/03/2025,\n")

    said = validate(now, "--year", "2025-26", "--previous", tmp_path / "last", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(said.stdout)))
    assert [(row["file"], row["row"], row["code"], row["severity"]) for row in rows] == [
        ("missing.csv", "1", "576", "error"), ("last/missing.csv", "2", "YM-576", "error"),
    ]  # fmt: skip


def test_a_file_of_last_year_that_can_t_be_read_is_not_taken_for_this_years(missing, tmp_path):
    (tmp_path / "last").mkdir()
    (tmp_path / "last" / "missing.csv").write_text("")

    said = validate(missing(GOOD), "--year", "2025-26", "--previous", tmp_path / "last" / "missing.csv", "--format", "json")

    assert [(p["file"], p["code"]) for p in json.loads(said.stdout)["problems"]] == [("last/missing.csv", "FILE-EMPTY")]
    assert "Reading last/missing.csv" in said.stderr


def test_no_heading_and_no_file_s_name_becomes_a_formula(missing):
    path = missing(GOOD.replace("MIS_END", "MIS_END,=1+1,@SUM(A1)").replace("12/06/2025", "12/06/2025,,"), "-missing.csv")

    said = validate(path, "--year", "2025-26", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(said.stdout)))
    assert [(row["file"], row["fields"]) for row in rows] == [("'-missing.csv", "'=1+1"), ("'-missing.csv", "'@SUM(A1)")]


def test_the_page_stands_alone_in_both_languages_or_in_one(missing):
    path = missing(FAULTY, "missing<b>.csv")

    both = validate(path, "--year", "2025-26", "--format", "html").stdout
    welsh = validate(path, "--year", "2025-26", "--format", "html", "--language", "cy").stdout

    assert "The period ends before it begins." in both
    assert "Mae’r cyfnod yn gorffen cyn iddo ddechrau." in both
    assert "<b>" not in both
    # A list that is long on a telephone is folded, and opens without scripts.
    assert re.search(r"<details><summary>Rules that were not asked \(\d+\)</summary>", both)
    assert re.search(r"<details><summary>Rheolau na ofynnwyd \(\d+\)</summary>", both)
    assert not re.search(r'<script|src=|href="[^#]|url\(|@import', both)
    assert '<html lang="cy">' in welsh
    assert not re.search(r"\b(the|error|errors|rows|Fields)\b", re.sub(r"<style>.*</style>|<[^>]*>", "", welsh, flags=re.S))


def test_the_report_to_read_speaks_welsh(missing):
    said = validate(missing(FAULTY), "--language", "cy")

    assert "567 (gwall) missing.csv, MIS_START, MIS_END" in said.stdout
    assert "Blwyddyn gasglu" in said.stderr


def test_the_standard_that_is_proposed_says_so(missing):
    said = validate(missing("spell_id,child_ref,from\n1,A,2025-04-01\n", "care_spell.csv"), standard="ymylon")

    assert said.stdout.startswith("Children who go missing or are exploited: a data standard for Wales (proposed)")
    assert "ST-02 (error) care_spell.csv, care_status" in said.stdout


def test_what_needs_a_look_alone_is_no_fault(missing):
    heading = "standard_version,returned_by,child_ref,birth_month,sex,ethnic_group,disability,asylum_seeking"
    path = missing(f"{heading}\n0.1,W06000013,c1,2010-03,MALE,NOT_KNOWN,NO,NO\n", "child_period.csv")

    said = validate(path, "--year", "2025-26", "--format", "json", standard="ymylon")

    assert [(p["code"], p["severity"]) for p in json.loads(said.stdout)["problems"]] == [("CH-06", "query")]
    assert said.returncode == 0
