"""The report: every row counted once, every problem worded in both languages, no value repeated."""

import json
import re
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules.exchange.conftest import AUTHORITY, TODAY, Folder
from ymylon.exchange.rules import WORDING, Unreadable, read_return, report, report_of_unreadable, with_answer, write_report
from ymylon.exchange.rules.columns import COLUMNS, EPISODES, HEADER, MISSING
from ymylon.exchange.rules.judging import PROBLEM_COLUMNS

REAL_RETURN = Path(__file__).resolve().parents[4] / "shared" / "data" / "ssda903_return"

CELLS = st.one_of(
    st.sampled_from(["", "101", "27/03/2008", "01/03/2017", "04/03/2017", "M", "A", "C2", "=1+1", "nonsense", "Siân", "1.0"]),
    st.dates(date(2007, 1, 1), date(2027, 12, 31)).map(lambda day: day.strftime("%d/%m/%Y")),
    st.text(st.characters(exclude_characters="\x00,\n\r", exclude_categories=["Cs"]), max_size=6),
)


def one_by_one(rows):
    """The rule said the slow way: in order of first day, a period stands unless the last that stands still runs."""

    def day(text):
        return datetime.strptime(text, "%d/%m/%Y").date() if text else date.max

    standing = []
    for start, end in sorted({(day(row["MIS_START"]), day(row["MIS_END"])) for row in rows}):
        if not standing or start >= standing[-1][1]:
            standing.append((start, end))
    return standing


def rows_of(file):
    return st.lists(st.dictionaries(st.sampled_from(COLUMNS[file]), CELLS, max_size=4), max_size=6)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows_of(HEADER), rows_of(EPISODES), rows_of(MISSING))
def test_every_row_is_counted_once_and_no_problem_lies_outside_the_file(tmp_path, children, placements, periods):
    folder = Folder(tmp_path).write(HEADER, *children).write(EPISODES, *placements).write(MISSING, *periods)
    told = report(folder.read())
    for counted in told["files"].values():
        assert counted["rows"] == counted["accepted"] + counted["unchanged"] + counted["rejected"]
    refused = {name: set() for name in told["files"]}
    for problem in told["problems"]:
        assert problem["row"] is None or 1 <= problem["row"] <= told["files"][problem["file"]]["rows"]
        if problem["level"] == "row":
            refused[problem["file"]].add(problem["row"])
    assert {name: len(rows) for name, rows in refused.items()} == {name: told["files"][name]["rejected"] for name in refused}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 27), st.integers(0, 9), st.booleans()), max_size=8), st.randoms())
def test_those_that_stand_never_overlap_and_the_order_of_rows_decides_nothing(tmp_path, spans, shuffle):
    rows = [
        {"MIS_START": f"{day:02}/03/2017", "MIS_END": "" if still_open else f"{min(day + days, 31):02}/03/2017"}
        for day, days, still_open in spans
    ]
    stood = []
    for _ in range(2):
        folder = Folder(tmp_path).write(HEADER, {}).write(EPISODES, {}).write(MISSING, *rows)
        periods = folder.read().missing.sort("starts_on", "ends_on", nulls_last=True)
        ends = [end or date.max for end in periods["ends_on"]]
        starts = periods["starts_on"].to_list()
        assert all(end <= start for end, start in zip(ends[:-1], starts[1:], strict=True))
        stood.append(list(zip(starts, ends, strict=True)))
        assert stood[-1] == one_by_one(rows)
        shuffle.shuffle(rows)
    assert stood[0] == stood[1]


def test_the_report_as_written_is_the_report(folder):
    folder.write(HEADER, {"UPN": "Z801200001001"}).write(EPISODES, {}, {"DECOM": "01/01/2017"}).write(MISSING, {})
    read = folder.read()
    write_report(folder.path / "report.json", read)
    assert json.loads((folder.path / "report.json").read_text()) == report(read)


def test_a_problem_has_its_place_its_words_and_its_mending(folder):
    folder.write(HEADER, {}).write(EPISODES, {}, {"DECOM": "01/01/2017"}).write(MISSING)
    problem = next(each for each in report(folder.read())["problems"] if each["file"] == EPISODES)
    assert {key: problem[key] for key in ("row", "column", "code", "level")} == {
        "row": 2, "column": "DECOM", "code": "EPI-OVERLAP", "level": "row",
    }  # fmt: skip
    assert "row 1 " in problem["reason"]["en"]
    assert "rhes 1 " in problem["reason"]["cy"]
    assert problem["mend"]["en"]
    assert problem["mend"]["cy"]


def test_the_report_repeats_nothing_that_was_sent(folder):
    secret = "Z801200001001"
    folder.write(HEADER, {"UPN": secret}).write(EPISODES, {"CHILD": "998877"}).write(MISSING)
    told = json.dumps(report(folder.read()))
    assert secret not in told
    assert "998877" not in told


def test_an_unreadable_return_has_a_report_too(folder):
    with pytest.raises(Unreadable) as fault:
        folder.write(HEADER, {}).read()
    told = report_of_unreadable(fault.value)
    assert told["files"] == {}
    assert [(each["file"], each["level"]) for each in told["problems"]] == [(EPISODES, "file")]


@pytest.mark.parametrize("code", sorted(WORDING))
def test_each_code_is_worded_in_both_languages(code):
    for words in (WORDING[code].reason, WORDING[code].mend):
        assert words.en.strip()
        assert words.cy.strip()
        assert words.en != words.cy
        assert re.findall(r"{\w+}", words.en) == re.findall(r"{\w+}", words.cy)


def test_what_stood_already_and_what_the_record_bars_are_counted_apart(folder):
    folder.write(HEADER, {}, {"CHILD": "102"}, {"CHILD": "103"}).write(EPISODES).write(MISSING)
    barred = pl.DataFrame([{"file": HEADER, "row": 3, "code": "EPI-HELD-OVERLAP"}], schema=PROBLEM_COLUMNS)
    read = with_answer(folder.read(), HEADER, 2, barred)
    assert report(read)["files"][HEADER] == {"rows": 3, "accepted": 0, "unchanged": 2, "rejected": 1}


@pytest.mark.skipif(not REAL_RETURN.is_dir(), reason="the invented return of a real format is not beside this checkout")
def test_a_return_in_a_real_councils_format():
    read = read_return(REAL_RETURN, AUTHORITY, TODAY)
    told = {name: (each.rows, each.accepted, each.rejected) for name, each in read.counts.items()}
    assert told == {HEADER: (2675, 2675, 0), EPISODES: (5050, 4978, 72), MISSING: (43, 42, 1)}
    counted = dict(read.problems.group_by("code").len().iter_rows())
    assert counted == {
        "HDR-UPN-CHECK": 2272,
        "HDR-UPN-SHAPE": 296,
        "HDR-ETHNIC-WROM": 124,
        "HDR-DECIMAL": 1,
        "HDR-MC-DOB-AGE": 1,
        "EPI-OVERLAP": 67,
        "EPI-TWO-OPEN": 5,
        "EPI-REC-OPEN": 1385,
        "EPI-HOME-POST": 2442,
        "EPI-PL-POST": 2388,
        "MIS-OVERLAP": 1,
        "MIS-OUTSIDE": 10,
        "MIS-PARTLY-OUTSIDE": 2,
    }
