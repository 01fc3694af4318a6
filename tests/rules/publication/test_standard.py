"""The proposed standard: versions that inherit, names of other standards, and a data package that others can read."""

import json
import re

import pytest

from ymylon.config.command.standard import run
from ymylon.publication.rules.standard import LATEST, STATUS, VERSIONS, Version
from ymylon.publication.rules.standard.field import Kind, field_of
from ymylon.publication.rules.standard.package import package

PACKAGE = package(LATEST)
SSD = ("miss_table_id", "miss_person_id", "miss_missing_episode_start_date", "miss_missing_episode_type",
       "miss_missing_episode_end_date", "miss_missing_rhi_offered", "miss_missing_rhi_accepted")  # fmt: skip


def test_a_version_inherits_adds_and_retires():
    added = field_of("found_at key O", "Where the child was found", "Ble cafwyd hyd i’r plentyn")
    later = Version("0.3", LATEST, adds={"episode": (added,)}, retires=frozenset({("episode", "category_903")}))

    before, after = ({f.name: f for f in v.tables[2].fields} for v in (LATEST, later))
    assert set(after) - set(before) == {"found_at"}
    assert set(before) - set(after) == {"category_903"}
    assert (after["found_at"].since, after["reported_at"].since) == ("0.3", "0.1")
    assert later.tables[:2] == LATEST.tables[:2]


def test_every_table_names_the_version_and_the_body_and_points_at_what_is_there():
    keys = {table.name: table.key for table in LATEST.tables}
    for table in LATEST.tables:
        names = [field.name for field in table.fields]
        assert names[:2] == ["standard_version", "returned_by"]
        assert len(names) == len(set(names))
        assert set(table.key) <= set(names)
        assert all(len(keys[field.refers_to]) == 1 for field in table.fields if field.refers_to)
        assert all((field.codes is not None) == (field.kind is Kind.CODE) for field in table.fields)


def test_each_field_of_the_missing_tables_elsewhere_has_its_own_here():
    fields = [field for table in LATEST.tables for field in table.fields]
    assert {field.ssda903 for field in fields} - {""} == {"CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"}
    assert {field.ssd for field in fields} - {""} == set(SSD)


def test_it_is_proposed_wherever_it_is_shown():
    assert STATUS.en.startswith("Proposed")
    assert PACKAGE["status"] == "proposed"
    assert PACKAGE["description"] == STATUS.en


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=lambda one: one["name"])
def test_the_package_follows_the_published_rules_of_its_form(resource):
    """Of Data Package, Tabular Data Resource and Table Schema (specs.frictionlessdata.io)."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    every = {one["name"]: [f["name"] for f in one["schema"]["fields"]] for one in PACKAGE["resources"]}
    assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
    assert re.fullmatch(r"[-a-z0-9._/]+", PACKAGE["name"])
    assert (PACKAGE["profile"], resource["profile"]) == ("tabular-data-package", "tabular-data-resource")
    assert not re.match(r"/|\.\.|~", resource["path"])
    assert set(resource["schema"]["primaryKey"]) <= set(names)
    for key in resource["schema"].get("foreignKeys", ()):
        assert key["fields"] in names
        assert key["reference"]["fields"] in every[key["reference"]["resource"]]
    for field in resource["schema"]["fields"]:
        assert field["type"] in ("string", "integer", "date", "datetime", "yearmonth")
        assert set(field.get("constraints", {})) <= {"required", "unique", "enum", "pattern"}
        re.compile(field.get("constraints", {}).get("pattern", ""))


class _Chosen:
    def __init__(self, folder, version=None, language="en"):
        self.folder, self.version, self.language = folder, version, language


def test_the_command_writes_it_into_a_folder_that_holds_nothing(tmp_path, capsys):
    assert run(_Chosen(tmp_path / "standard")) == 0
    written = {path.name for path in (tmp_path / "standard").iterdir()}
    assert written == {"datapackage.json"} | {f"{table.name}.csv" for table in LATEST.tables}
    assert json.loads((tmp_path / "standard" / "datapackage.json").read_text("utf-8")) == PACKAGE
    assert "Proposed." in capsys.readouterr().out

    assert run(_Chosen(tmp_path / "standard")) == 2
    assert run(_Chosen(tmp_path / "other", "9.9", "cy")) == 2
    assert not (tmp_path / "other").exists()
    assert ", ".join(VERSIONS) in capsys.readouterr().err
