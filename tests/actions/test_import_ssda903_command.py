"""`ymylon import ssda903` as somebody at a keyboard meets it: what it says, what it writes, how it exits."""

import json

import pytest

from tests.cast import RHONDDA
from tests.rules.exchange.conftest import Folder
from ymylon.exchange.actions import import_ssda903
from ymylon.exchange.rules.columns import EPISODES, HEADER
from ymylon.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path).good()


def test_a_return_without_fault(wales, folder, capsys):
    assert import_ssda903(folder.path, authority=RHONDDA) == 0
    said = capsys.readouterr()
    assert "1 accepted, 0 unchanged, 0 rejected" in said.out
    assert "3/3" in said.err  # the progress bar


def test_a_query_is_no_fault(wales, folder):
    folder.write(HEADER, {"ETHNIC": "WROM"})
    assert import_ssda903(folder.path, authority=RHONDDA) == 0


@pytest.mark.parametrize("fault", [{"SEX": "3"}, {"CHILD": ""}])
def test_a_return_with_faults_is_taken_in_and_exits_1(wales, folder, fault, tmp_path):
    folder.write(HEADER, {}, {"CHILD": "102"} | fault)
    assert import_ssda903(folder.path, authority=RHONDDA, report=tmp_path / "report.json") == 1
    told = json.loads((tmp_path / "report.json").read_text())
    assert set(told) == {"files", "problems"}
    assert set(told["problems"][0]) == {"file", "row", "column", "code", "level", "reason", "mend"}


def test_an_unreadable_return_says_so_in_a_sentence(wales, folder, capsys, tmp_path):
    folder.write_bytes(EPISODES, b"PK\x03\x04")
    assert import_ssda903(folder.path, authority=RHONDDA, report=tmp_path / "report.json") == 1
    assert capsys.readouterr().err.startswith("episodes.csv: This is a workbook")
    assert json.loads((tmp_path / "report.json").read_text())["problems"][0]["code"] == "FILE-WORKBOOK"


def test_a_dry_run_says_that_nothing_was_written(wales, folder, capsys, as_owner):
    assert import_ssda903(folder.path, authority=RHONDDA, dry_run=True) == 0
    assert capsys.readouterr().out.startswith("Dry run: nothing was written.")
    with as_owner():
        assert not Person.objects.exists()


@pytest.mark.parametrize("wrong", [{"authority": "W99999999"}, {"authority": RHONDDA, "report": "nowhere"}])
def test_wrong_usage_exits_2(wales, folder, tmp_path, wrong):
    if "report" in wrong:
        wrong = wrong | {"report": tmp_path / "nowhere" / "report.json"}
    assert import_ssda903(folder.path, **wrong) == 2


def test_a_retired_code_is_the_council_that_it_became(wales, folder):
    assert import_ssda903(folder.path, authority=RHONDDA.lower()) == 0


def test_an_import_into_a_demonstration_warns(db, folder, capsys):
    from datetime import UTC, datetime

    from ymylon.agencies.actions import mark_as_demo

    mark_as_demo(at=datetime(2026, 11, 22, tzinfo=UTC))
    import_ssda903(folder.path, authority=RHONDDA)
    assert "This database holds the demonstration" in capsys.readouterr().err
