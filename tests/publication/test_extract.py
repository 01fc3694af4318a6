"""What leaves the record for statistics: only what the standard names, whole or not at all, and the same however often."""

import json
import re
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import polars as pl
import pytest
from django.db import Error, connection, transaction
from django.utils import timezone
from psycopg import IsolationLevel

from tests.worlds import world
from ymylon.access.actions import acting
from ymylon.agencies.lookups import account_by_email
from ymylon.config.command import extract as command
from ymylon.config.command import main
from ymylon.config.database import database_settings
from ymylon.config.demo import build
from ymylon.missing.actions.grading import grade_risk
from ymylon.missing.models import Episode, Grading
from ymylon.publication.actions import AnotherKey, extract
from ymylon.publication.rules.book import YMYLON
from ymylon.publication.rules.extract import DERIVED, NOT_HELD, READ, WITHHELD, Key
from ymylon.publication.rules.release import running
from ymylon.publication.rules.release.running import as_many_as_are_safe
from ymylon.publication.rules.release.tables import TABLES
from ymylon.publication.rules.rule import Severity, last_ended, year_from
from ymylon.publication.rules.standard import LATEST, Kind
from ymylon.publication.rules.validating import files_of, validate
from ymylon.terms.codes import PoliceGrade

pytestmark = pytest.mark.django_db
KEY = Key("a key of the tests")


@pytest.fixture
def small() -> None:
    """The small demonstration, told by the rooms' own actions. What the hour is changes nothing of what leaves."""
    world("small demonstration", lambda: build("small", lambda done, total, label: None))


def extracted(folder, *, key=KEY, **how):
    with connection.cursor() as cursor:
        cursor.execute("set local role app_report")
        try:
            return extract(folder, key=key, at=datetime.now(UTC), said=lambda table: None, **how)
        finally:
            cursor.execute("set local role app_web")


def tables(folder):
    return {table.name: pl.read_parquet(folder / "current" / f"{table.name}.parquet") for table in LATEST.tables}


# Errors of the book that the record can hold, each with how: an import, a report in a hurry or a clock may leave it so, and
# the return says it where somebody can mend it. Every other error it can't.
MAY_FAIL = {
    ("ST-02", "child_period"): "the month of birth isn’t known yet",
    ("ST-02", "episode"): "an import doesn’t say who reported and when; no council is known",
    ("ST-02", "nrm_referral"): "which body referred, or who decides, isn’t known yet",
    ("ST-02", "panel_meeting"): "nobody was asked to the whole of it",
    ("EP-27", None): "an area was typed that is none",
    ("CH-01", "child_period"): "two records of one child disagree",
    ("CH-02", "child_period"): "a child was born after the year that is asked about",
    ("CH-03", "episode"): "somebody grown up was recorded",
    ("CA-01", "care_spell"): "two records were judged one",
    ("CA-02", "care_spell"): "an import names no council",
    ("EP-03", "episode"): "a later report says that the child was seen after an earlier one",
    ("EP-09", None): "a clock was wrong",
    ("EP-10", "episode"): "two records were judged one",
    ("EP-16", "episode"): "the month of birth was corrected since",
    ("EP-18", "episode"): "what was recorded in error is taken out",
    ("EP-21", "episode"): "the harm and the end were written by two people",
    ("RI-02", "return_interview"): "the end of the episode was put right after the offer",
    ("RI-03", "return_interview"): "the end of the episode was put right after the interview",
    ("NR-01", "nrm_referral"): "the day of a letter was mistyped",
    ("PN-01", "panel_meeting"): "nobody said yet whether it was held",
}


def test_each_field_of_the_standard_is_read_or_it_is_said_why_not():
    answered = set()
    with connection.cursor() as cursor:
        for name in READ:
            cursor.execute("select proargnames from pg_proc where proname = %s", [f"extract_{name}"])
            answered |= {f"{name}.{column}" for column in cursor.fetchone()[0]}
    fields = {f"{table.name}.{field.name}" for table in LATEST.tables for field in table.fields}
    unread = {name for name in fields - answered if not name.endswith(".standard_version") and name.split(".")[0] in READ}

    assert answered <= fields, "what is no field of the standard doesn’t leave"
    assert unread == {name for name in NOT_HELD | WITHHELD if "." in name} - {"child_period.disability"} | {"episode.force"}
    assert {table.name for table in LATEST.tables} - set(READ) == {name for name in NOT_HELD if "." not in name}
    assert set(DERIVED) <= fields


def test_no_word_leaves_and_every_reference_is_hashed(small, tmp_path, as_owner):
    """Each cell is a code of its list, an area, a day, a number, a keyed reference, or one of what is said here."""
    extracted(tmp_path / "out")

    said = {
        "standard_version": re.escape(LATEST.name),
        "birth_month": r"\d{4}-\d{2}", "category_903": "M|A", "provider_org": r"[A-Z0-9]{3,9}",
        "tool": r"Ymylon VOLT \d", "outcome": r"[A-Z]+ [A-Z_]+(; [A-Z]+ [A-Z_]+)*",
        "panel_id": r"[A-Z_]+/[EWSN]\d{8}", "cancelled_reason": "CANCELLED",
    }  # fmt: skip
    held = tables(tmp_path / "out")
    for table in LATEST.tables:
        for field in table.fields:
            column = held[table.name][field.name].drop_nulls()
            if column.dtype != pl.String:
                assert column.dtype in (pl.Date, pl.Int64, pl.Datetime("us", "UTC"))
                continue
            if field.codes:
                pattern = f"({'|'.join(field.codes)})(;({'|'.join(field.codes)}))*"
            elif field.kind is Kind.AREA:
                pattern = r"[EWSN]\d{8}"
            elif field.name == "attempts":
                pattern = r"[0-9TZ:;-]+"
            else:
                pattern = said.get(field.name, r"[0-9a-f]{32}")
            assert [cell for cell in column if not re.fullmatch(pattern, cell)] == [], (table.name, field.name)
    with as_owner():
        refs = dict(Episode.objects.exclude(end_kind="RECORDED_IN_ERROR").values_list("ref", "child__ref"))
    assert held["episode"].height >= 9
    assert set(held["episode"]["episode_id"]) <= {KEY.ref("episode", str(ref)) for ref in refs}
    assert set(held["episode"]["child_ref"]) <= {KEY.ref("child", str(child)) for child in refs.values()}


def test_the_same_validation_runs_on_it_and_finds_no_error_that_the_record_cannot_hold(small, tmp_path):
    extracted(tmp_path / "out")

    report = validate(
        files_of(tmp_path / "out" / "current"), book=YMYLON, year=year_from(timezone.now().year), extracted_at=timezone.now()
    )

    errors = {(problem.code, problem.table) for problem in report.problems if problem.severity is Severity.ERROR}
    # Of the demonstration one child was reported a moment ago: that the police have not graded yet is an answer.
    assert errors == set()
    assert "NOT_GRADED" in set(tables(tmp_path / "out")["episode"]["police_grade"])
    asked = {(rule.code, rule.table) for rule in report.rules_run if rule.severity is Severity.ERROR}
    never = asked - set(MAY_FAIL) - {(code, table) for code, table in asked if (code, None) in MAY_FAIL}
    assert {code for code, _ in never} >= {
        "ST-01", "ST-02", "ST-03", "ST-04", "ST-05", "CH-05", "EP-13", "EP-01", "EP-02", "EP-05", "EP-07", "EP-08", "EP-15",
        "CA-03", "CA-04", "RI-01", "RI-04", "RI-05", "RI-12", "RI-14", "EX-02", "NR-02", "NR-03", "NR-06", "PN-02", "PN-05",
        "ED-01", "SV-01", "AG-01", "AG-05", "AG-07",
    }  # fmt: skip
    assert not errors & never


def test_a_release_is_made_of_it_and_names_nobody_of_so_few(small, tmp_path, capsys, monkeypatch):
    """Ten episodes of eight children: what is small is hidden, the year's own total is not, and no rule finds an error."""
    extracted(tmp_path / "extract")
    newest = timezone.localtime(tables(tmp_path / "extract")["episode"]["last_seen_at"].max()).date()
    year = year_from(last_ended(newest).starts_on.year + 1)
    few = [one for one in TABLES if one.id in ("R1", "R4", "R5")]

    def fewer(made, drawn):
        return replace(as_many_as_are_safe(made, few), left_out=tuple(one for one in drawn if one not in few))

    monkeypatch.setattr(running, "as_many_as_are_safe", fewer)
    told = ["--year", year.name, "--ledger", str(tmp_path / "ledger.jsonl"), "--new-ledger", "--language", "en"]

    assert main(["publish", str(tmp_path / "extract" / "current"), "--out", str(tmp_path / "out"), *told]) == 0

    said = capsys.readouterr()
    assert "none learned" in said.out
    assert "Left out: R2," in said.err
    for language, words in (("en", "children might be recognised: R2,"), ("cy", "gellid adnabod plant: R2,")):
        assert words in (tmp_path / "out" / "public" / language / "index.html").read_text()
    data = tmp_path / "out" / "public" / "data"
    shown = [line.split(",") for line in (data / "R1.csv").read_text().splitlines()[1:]]
    assert all(value in ("", "0") or note == "t" for *_, value, note in shown), "of no area is a number shown"
    assert json.loads((data / "release.json").read_text())["rules"]["queries_to_nearest_hundred"] == 0


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ("EP-05", "update missing_episode set ended_at = last_seen_at - interval '1 minute', end_kind = 'FOUND'"),
        ("EP-07", "update missing_episode set ended_at = null, end_kind = 'FOUND'"),
        ("EP-08", "update missing_episode set ended_at = now(), end_kind = ''"),
        ("EP-10", "update missing_episode set last_seen_at = '2001-01-01', ended_at = '2030-01-01', end_kind = 'FOUND'"),
        ("CA-04", "update circumstances_carespell set during = daterange('2026-02-01', '2026-01-01')"),
        ("CA-04", "update circumstances_carespell set during = daterange('2026-02-01', '2026-02-01')"),
    ],
)
def test_what_the_record_cannot_hold_the_database_refuses(small, as_owner, rule, written):
    with as_owner(), pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(written)


def test_the_role_reads_no_table_acts_as_nobody_and_calls_nothing_else(small):
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.oid::regclass::text from pg_class c where c.relnamespace = 'public'::regnamespace "
            "and c.relkind in ('r', 'p', 'v', 'm') "
            "and (has_any_column_privilege('app_report', c.oid, 'select, insert, update') "
            "  or has_table_privilege('app_report', c.oid, 'delete'))"
        )
        assert cursor.fetchall() == []
        cursor.execute(
            "select proname from pg_proc where pronamespace = 'public'::regnamespace "
            "and has_function_privilege('app_report', oid, 'execute') "
            "and not has_function_privilege('public', oid, 'execute')"
        )
        assert {name for (name,) in cursor.fetchall()} == {f"extract_{name}" for name in (*READ, "begin", "replaced")}
        cursor.execute("set local role app_report")
        # Nothing was begun, so the audit has no line; and whoever sets what was begun by hand has no seal.
        cursor.execute(
            "select set_config('extract.' || name, '', true) from unnest(array['inner', 'outer', 'only', 'seal']) name"
        )
        for question in (
            *(f"select * from extract_{name}()" for name in (*READ, "replaced")),
            "select begin_request(1, 'EXTRACT')",
            "select * from missing_episode",
            "select * from extract_offers()",
            "select extract_ref('child', 'x')",
        ):
            with pytest.raises(Error), transaction.atomic():
                cursor.execute(question)
        cursor.execute("set local role app_web")


def test_once_more_reads_who_was_touched_and_comes_to_what_a_whole_reading_comes_to(small, tmp_path, as_owner):
    first = extracted(tmp_path / "out")
    assert first.is_whole
    before = {path.name: path.stat().st_ino for path in (tmp_path / "out" / "current").glob("*.parquet")}

    again = extracted(tmp_path / "out")
    assert (again.is_whole, again.changed) == (False, ())

    with acting(account_by_email("rhys@ymylon.example").pk, "test") as rhys:
        graded = Grading.objects.visible_to(rhys).values("episode_id")
        episode = Episode.objects.visible_to(rhys).filter(ended_at__isnull=True).exclude(pk__in=graded)[0]
        at = timezone.now()
        grade_risk(
            by=rhys, at=at, episode=episode, grade=PoliceGrade.HIGH, reason="Canary words.", review_at=at + timedelta(hours=1)
        )
    graded = extracted(tmp_path / "out")
    assert (graded.is_whole, graded.changed) == (False, ("episode",))
    after = {path.name: path.stat().st_ino for path in (tmp_path / "out" / "current").glob("*.parquet")}
    assert {name for name, number in after.items() if before[name] != number} == {"episode.parquet"}
    ref = KEY.ref("episode", str(episode.ref))
    assert tables(tmp_path / "out")["episode"].filter(pl.col("episode_id") == ref)["police_grade"].to_list() == ["HIGH"]

    extracted(tmp_path / "anew")
    anew, held = tables(tmp_path / "anew"), tables(tmp_path / "out")
    assert all(held[name].equals(frame) for name, frame in anew.items())
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        cursor.execute("select why, children from audit_line where act = 'EXTRACTED' order by id")
        assert cursor.fetchall() == [("WHOLE", []), ("SINCE", []), ("SINCE", []), ("WHOLE", [])]
        cursor.execute("set local role app_web")
    # A record that was brought back from a backup knows nothing of the extract before, and is read whole.
    extracted(tmp_path / "out")
    manifest = tmp_path / "out" / "current" / "manifest.json"
    told = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(told | {"head": told["head"] | {"ref": str(uuid4())}}))
    assert extracted(tmp_path / "out").is_whole
    # A line of the first form may link a child who is protected since, and nobody who was touched would take it away.
    told = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(told | {"form": 1}))
    with pytest.raises(AnotherKey):
        extracted(tmp_path / "out", key=Key("another"))
    assert extracted(tmp_path / "out").is_whole
    assert not extracted(tmp_path / "out").is_whole
    # The test cluster has one transaction for all of this; on its own, an extract is of one moment.
    assert database_settings("report")["OPTIONS"]["isolation_level"] == IsolationLevel.REPEATABLE_READ
    # Under another key no child would be known again.
    with pytest.raises(AnotherKey):
        extracted(tmp_path / "out", key=Key("another"))
    # Another year is another return, and read whole.
    assert extracted(tmp_path / "out", year=year_from(2019)).is_whole
    assert tables(tmp_path / "out")["child_period"].height == 0


def test_the_command_speaks_both_languages_and_leaves_with_a_code_of_its_own(small, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("YMYLON_KEY_EXTRACT", "a key of the tests")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("All of it.")

    assert main(["extract", str(tmp_path / "x"), "--year", "2025", "--language", "cy"]) == 2
    assert "Nid blwyddyn gasglu yw 2025." in capsys.readouterr().err
    with connection.cursor() as cursor:
        cursor.execute("set local role app_report")
    assert command._extracted(tmp_path / "mine", None, False, "en") == 2
    assert "mine holds something that is no extract" in capsys.readouterr().err
    assert command._extracted(tmp_path / "out", None, False, "cy") == 0
    said = capsys.readouterr()
    assert "Yn darllen episode" in said.err
    assert "Darllenwyd y cofnod cyfan" in said.err
    assert said.out.startswith("Rhesi: ")
    monkeypatch.setenv("YMYLON_KEY_EXTRACT", "another")
    assert command._extracted(tmp_path / "out", None, False, "en") == 3
    assert "was written under another key" in capsys.readouterr().err


def test_on_another_server_no_table_is_made_and_what_is_missing_there_is_said(small, as_owner, tmp_path, capsys, monkeypatch):
    def never() -> None:
        raise AssertionError("as the owner of the tables, with this machine's keys")

    monkeypatch.setenv("DATABASE_URL", "postgresql://app_report@elsewhere.invalid/ymylon")
    monkeypatch.setenv("YMYLON_KEY_EXTRACT", "a key of the tests")
    monkeypatch.setattr(command, "database_up", nullcontext)
    monkeypatch.setattr(command, "django_as", lambda _role: None)
    monkeypatch.setattr(command, "bring_tables_up_to_date", never)
    with connection.cursor() as cursor:
        cursor.execute("set local role app_report")
    assert main(["extract", str(tmp_path / "out"), "--language", "en"]) == 0
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("drop function extract_prevention_check()")
    capsys.readouterr()
    assert main(["extract", str(tmp_path / "new"), "--language", "en"]) == 3
    assert "ymylon manage migrate" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
