"""Of a protected child nothing leaves for statistics: no row under any reference, before, during or after."""

import polars as pl
import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import BRIDGEND, RHONDDA
from tests.protection.conftest import CANARIES, put_under_protection
from tests.publication.test_extract import KEY, extracted, tables
from ymylon.associates.rules import Known, Sure
from ymylon.children.actions import open_record
from ymylon.people.actions import add_person
from ymylon.publication import actions
from ymylon.screening.actions import find
from ymylon.screening.rules import FindingKind
from ymylon.terms.codes import RecordReason

pytestmark = pytest.mark.django_db


def found(folder, *strings) -> set[str]:
    """Which of these strings stand in any cell, or anywhere in the files as they lie."""
    cells = "\n".join(frame.write_csv() for frame in tables(folder).values())
    raw = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).decode("latin-1")
    # The package lists every authority by name, and one of those holds a child's name.
    raw = raw.replace("Blaenau Gwent", "")
    return {one for one in strings if one in cells or one in raw}


def test_nothing_of_a_protected_child_leaves_nor_is_left_in_the_folder(hidden, wales, as_actor, as_owner, tmp_path):
    names = ("Cai", "Morgan-Rees", "Siân", "Gwen", str(hidden.ref), str(hidden.episode))
    child, episode = KEY.ref("child", str(hidden.ref)), KEY.ref("episode", str(hidden.episode))
    # Given a child who is not protected yet, then rows leave, and no word with them
    extracted(tmp_path)
    assert found(tmp_path, *CANARIES.values(), *names, child, episode) == {child, episode}

    # When the child is protected
    put_under_protection(hidden, wales, as_actor)
    again = extracted(tmp_path)
    # Then whatever left before is in no file of ours any more
    assert not again.is_whole
    assert found(tmp_path, *CANARIES.values(), *names, child, episode) == set()
    assert all(frame.height == 0 for frame in tables(tmp_path).values())

    # And a second record that is judged to be the same child’s leaves no more than the first
    with as_actor("gethin") as gethin:
        now = timezone.now()
        person = add_person(by=gethin, at=now, given="Kai", family="Rees", born_on=now.date().replace(year=2013, day=1))
        twin = open_record(by=gethin, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "insert into circumstances_carespell (ref, scopes, version, child_id, during, responsible_authority, host_authority, "
            "legal_status, placement, provider_urn, source, source_key, known_from) values (gen_random_uuid(), '{}', 1, %s, "
            "daterange('2026-01-01', null), 'W06000016', 'W06000013', 'NOT_KNOWN', 'FOSTER', '', '', '', 'NOT_KNOWN')",
            [twin.pk],
        )
    own = KEY.ref("child", str(twin.ref))
    extracted(tmp_path)
    assert tables(tmp_path)["care_spell"]["child_ref"].to_list() == [own]
    with as_owner(), connection.cursor() as cursor:
        first, second = sorted((hidden.child_id, person.pk))
        cursor.execute(
            "insert into people_mergeedge (ref, scopes, version, person_a_id, person_b_id, judged_at, reason, withdrawn_why) "
            "values (gen_random_uuid(), '{}', 1, %s, %s, now(), 'The same.', '')",
            [first, second],
        )
    extracted(tmp_path, whole=True)
    assert found(tmp_path, own, child, episode) == set()

    # And when the protection ends, nothing comes back by itself
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "update protection_protection set ended_at = now(), end_reason = 'Safe now.' where child_id = %s", [hidden.child_id]
        )
    extracted(tmp_path, whole=True)
    assert found(tmp_path, own, child, episode) == set()
    assert pl.concat([frame.select("standard_version") for frame in tables(tmp_path).values()]).height == 0


def test_a_line_that_links_a_child_leaves_no_more_once_that_child_is_protected_and_an_extract_after_it_reads_only_who_was_touched(
    hidden, wales, as_actor, tmp_path, monkeypatch
):
    # Given two children of whom one line each is known, which links the other; and both lines have left
    with as_actor("gethin") as gethin:
        now = timezone.now()
        person = add_person(by=gethin, at=now, given="Kai", family="Rees", born_on=now.date().replace(year=2013, day=1))
        friend = open_record(by=gethin, at=now, person_id=person.pk, reason=RecordReason.LOOKED_AFTER).pk
        act = {"by": gethin, "at": now, "kind": FindingKind.JOURNEY, "words": "By train.", "source": Known.CHILD,
               "sure": Sure.LIKELY, "origin": BRIDGEND}  # fmt: skip
        own = find(**act, child_id=friend, destination="ENGLAND")
        lines = [own, find(**act, child_id=friend, destination=RHONDDA, other_id=hidden.child_id),
                 find(**act, child_id=hidden.child_id, destination=RHONDDA, other_id=friend)]  # fmt: skip
    extracted(tmp_path)
    assert set(tables(tmp_path)["line"]["line_id"]) == {KEY.ref("line", str(line.ref)) for line in lines}

    # When one of them is protected, and nobody looks at the other: in a test all is one transaction, and both would be touched
    put_under_protection(hidden, wales, as_actor)
    begin = actions._begin

    def touched_alone(*told):
        begun = begin(*told)
        with connection.cursor() as cursor:
            cursor.execute("set local role app_gate")
            cursor.execute("select set_config('extract.only', %s, true)", [f"{{{hidden.child_id}}}"])
            cursor.execute("select set_config('extract.seal', extract_seal(), true)")
            cursor.execute("set local role app_report")
        return begun

    with monkeypatch.context() as patch:
        patch.setattr(actions, "_begin", touched_alone)
        again = extracted(tmp_path)

    # Then only what links nobody is there, as where the whole record is read
    assert not again.is_whole
    assert tables(tmp_path)["line"]["line_id"].to_list() == [KEY.ref("line", str(own.ref))]
    extracted(tmp_path / "anew")
    assert tables(tmp_path / "anew")["line"].equals(tables(tmp_path)["line"])
