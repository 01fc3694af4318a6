"""`ymylon import ssda903` as somebody at a keyboard meets it: what it says, what it writes, how it exits."""

import json
from pathlib import Path

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


def test_the_code_of_no_authority_is_wrong_usage(wales, folder):
    assert import_ssda903(folder.path, authority="W99999999") == 2


@pytest.mark.parametrize("report", ["nowhere/report.json", "", "header.csv/report.json"])
def test_a_report_that_can_not_be_written_is_wrong_usage_and_nothing_is_taken_in(wales, folder, capsys, as_owner, report):
    assert import_ssda903(folder.path, authority=RHONDDA, report=folder.path / report) == 2
    assert "can’t be written" in capsys.readouterr().err
    with as_owner():
        assert not Person.objects.exists()


def test_an_earlier_report_is_there_until_the_new_one_is_written(wales, folder, tmp_path):
    report = tmp_path / "report.json"
    report.write_text("of last year, and longer than that of this year\n" * 99)
    assert import_ssda903(folder.path, authority=RHONDDA, report=report) == 0
    assert set(json.loads(report.read_text())) == {"files", "problems"}


def test_a_disk_that_fills_up_says_so_and_that_the_return_was_taken_in(wales, folder, capsys, as_owner):
    """Linux has a file on which there is never room."""
    assert import_ssda903(folder.path, authority=RHONDDA, report=Path("/dev/full")) == 3
    said = capsys.readouterr()
    assert "1 accepted" in said.out
    assert "The report can’t be written into /dev/full" in said.err
    with as_owner():
        assert Person.objects.count() == 1


def test_a_folder_that_may_not_be_read_says_so_in_a_sentence(wales, folder, capsys, monkeypatch, tmp_path):
    def closed(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", closed)
    assert import_ssda903(folder.path, authority=RHONDDA, report=tmp_path / "report.json") == 1
    assert "This folder can’t be opened." in capsys.readouterr().err
    assert json.loads((tmp_path / "report.json").read_text())["problems"][0]["code"] == "FOLDER-CLOSED"


def test_a_retired_code_is_the_council_that_it_became(wales, folder):
    assert import_ssda903(folder.path, authority=RHONDDA.lower()) == 0


def test_an_import_into_a_demonstration_warns(db, folder, capsys):
    from datetime import UTC, datetime

    from ymylon.agencies.actions import mark_as_demo

    mark_as_demo(at=datetime(2026, 11, 22, tzinfo=UTC))
    import_ssda903(folder.path, authority=RHONDDA)
    assert "This database holds the demonstration" in capsys.readouterr().err


def test_it_speaks_welsh(wales, folder, capsys, tmp_path):
    report = tmp_path / "report.json"
    folder.write(EPISODES, {}, {"DECOM": "01/01/2017"})
    assert import_ssda903(folder.path, authority=RHONDDA, report=report, language="cy") == 1
    said = capsys.readouterr()
    assert said.out.startswith("Cymerwyd i mewn.\n")
    assert "1 wedi’u derbyn, 0 heb newid, 1 wedi’u gwrthod" in said.out
    assert "1 × EPI-OVERLAP (episodes.csv, rhes): Mae’r lleoliad yn dechrau" in said.out
    assert " rhes/s" in said.err
    assert import_ssda903(folder.path / "absent", authority=RHONDDA, language="cy") == 1
    assert capsys.readouterr().err.startswith("absent: Nid oes ffolder o’r fath.")
    assert import_ssda903(folder.path, authority="W99999999", language="cy") == 2
    assert capsys.readouterr().err.startswith("Nid cod awdurdod yw W99999999.")


def test_what_was_not_taken_in_is_not_said_to_be(wales, folder, capsys):
    folder.write(EPISODES, {}, {"DECOM": "01/01/2017"})
    assert import_ssda903(folder.path, authority=RHONDDA, all_or_nothing=True) == 1
    assert capsys.readouterr().out.startswith("Nothing was taken in.\n")
