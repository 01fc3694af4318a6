"""Sealing on real, committed transactions; and everything that whoever owns the database may try afterwards, named."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from ymylon.access.actions import acting_system, begin_request
from ymylon.audit.actions import record_act, seal
from ymylon.audit.rules.heads import Head, Key, line_of
from ymylon.config import heads, sealing


@pytest.fixture(autouse=True)
def ground(request, settings, tmp_path):
    """A home of its own; and writes that are really committed, unless a test asks for nothing but refusals."""
    settings.HOME = tmp_path
    if "db" not in request.fixturenames:
        request.getfixturevalue("committed")


def act(words: str, *children: int) -> None:
    with transaction.atomic():
        begin_request(None, "test")
        record_act("SAW", children=children, lane="EPISODE", about=words, why="RESPONSE_OFFICER")


@pytest.fixture
def six():
    """Six lines of six transactions, sealed in two seals; their numbers in order."""
    for number in range(4):
        act(f"page {number}", number)
    assert sealing.seal_everything() == 4
    for number in range(4, 6):
        act(f"page {number}", number)
    assert sealing.seal_everything() == 2
    with sealing.reading(), connection.cursor() as cursor:
        cursor.execute("select unnest(lines) from audit_seal order by start")
        return [line for (line,) in cursor.fetchall()]


def owner(*statements: str, past_triggers: bool = True) -> None:
    """What a superuser may do: everything, past every trigger if they think of it."""
    with psycopg.connect(**_server("postgres")) as superuser:
        if past_triggers:
            superuser.execute("set session_replication_role = replica")
        for statement in statements:
            superuser.execute(statement)


def faults(outside: bool = True) -> set[tuple[str, int]]:
    file = heads.folder() / heads.NAME if outside else None
    return {(fault.kind, fault.line) for fault in _verified(file)}


def _verified(file):
    _become("app_owner")
    try:
        return list(sealing.verify(outside=file, public=sealing.key().public))
    finally:
        _become("app_web")


def _become(role: str) -> None:
    connection.close()
    connection.settings_dict["OPTIONS"]["assume_role"] = role


_REHASH = """update audit_line l set leaf = sha256('\\x00'::bytea || convert_to(json_build_array(l.id, l.epoch, l.xid,
  (extract(epoch from l.at) * 1000000)::bigint, l.actor, l.purpose, l.act, l.lane, l.children, l.about, l.why)::text, 'UTF8'))"""
_RESEAL = """update audit_seal s set leaves = (select array_agg(coalesce(l.leaf, o.leaf) order by o.place)
  from unnest(s.lines, s.leaves) with ordinality o (line, leaf, place) left join audit_line l on l.id = o.line)"""


def test_an_untouched_record_has_no_fault(six):
    assert faults() == faults(outside=False) == set()


@pytest.mark.parametrize(
    "change",
    [
        "why = why || ' '",
        "children = '{9}'",
        "leaf = sha256('')",
        *(
            pytest.param(change, marks=pytest.mark.heavy)
            for change in (
                "about = 'page X'",
                "actor = 7",
                "lane = 'FOUND'",
                "act = 'SEEN'",
                "purpose = ''",
                "at = at + interval '1 microsecond'",
                "xid = xid - 1",
                "epoch = 0",
            )
        ),
    ],
)
def test_a_changed_byte_is_found_and_its_line_named(six, change):
    owner(f"update audit_line set {change} where id = {six[2]}")
    assert ("CHANGED", six[2]) in faults(outside=False)
    assert {line for _kind, line in faults(outside=False)} == {six[2]}


def test_a_line_changed_with_its_hash_is_named_by_the_seal(six):
    owner(f"update audit_line set about = 'X' where id = {six[4]}", f"{_REHASH} where l.id = {six[4]}")
    assert faults(outside=False) == {("CHANGED", six[4])}


def test_a_line_changed_with_its_hash_and_its_seal_breaks_the_tree_and_the_copy_outside_names_it(six):
    owner(f"update audit_line set about = 'X' where id = {six[1]}", f"{_REHASH} where l.id = {six[1]}", _RESEAL)
    assert faults(outside=False) == {("SEAL_CHANGED", six[3])}
    assert faults() == {("SEAL_CHANGED", six[3]), ("CHANGED", six[1])}


def test_a_record_rewritten_whole_with_the_stolen_key_is_named_by_the_copy_outside(six):
    kept = heads.folder() / heads.NAME
    before = kept.read_bytes()
    owner(
        f"update audit_line set about = 'X' where id = {six[1]}",
        f"{_REHASH} where l.id = {six[1]}",
        "truncate audit_seal",
    )
    kept.unlink()
    assert sealing.seal_everything(at_most=4) == 6
    assert faults(outside=False) == set()
    kept.write_bytes(before)
    assert ("CHANGED", six[1]) in faults()


def test_a_removed_line_is_named(six):
    owner(f"delete from audit_line where id = {six[3]}")
    assert faults(outside=False) == {("REMOVED", six[3])}


def test_two_lines_that_changed_places_are_named(six):
    owner(
        f"update audit_seal set lines = array[{six[1]}, {six[0]}, {six[2]}, {six[3]}], "
        "leaves = array[leaves[2], leaves[1], leaves[3], leaves[4]] where start = 0"
    )
    assert faults(outside=False) == {("SEAL_CHANGED", six[3]), ("REORDERED", six[0])}


def test_two_lines_whose_contents_were_exchanged_are_named(six):
    owner(
        f"update audit_line a set about = b.about, children = b.children from audit_line b "
        f"where (a.id, b.id) in (({six[0]}, {six[5]}), ({six[5]}, {six[0]}))"
    )
    assert faults(outside=False) == {("CHANGED", six[0]), ("CHANGED", six[5])}


def test_a_line_that_slipped_in_afterwards_is_named(six):
    owner(
        "insert into audit_line (id, at, epoch, xid, actor, purpose, act, lane, children, about, why, leaf) "
        f"select 999999, at, epoch, xid, actor, purpose, act, lane, children, 'X', why, '' from audit_line where id = {six[0]}"
    )
    assert faults(outside=False) == {("SLIPPED_IN", 999999)}


def test_a_cut_tail_shows_through_the_head_outside_alone_and_its_lines_are_named(six):
    owner(f"delete from audit_line where id in ({six[4]}, {six[5]})", "delete from audit_seal where start = 4")
    assert faults(outside=False) == set()
    assert faults() == {("CUT", six[5]), ("REMOVED", six[4]), ("REMOVED", six[5])}


def test_a_cut_tail_shows_through_a_mailed_head_too(six, tmp_path):
    with acting_system("test"):
        newest = sealing.lookups.heads_after(4)[0]
    mailed = tmp_path / "mailed.txt"
    mailed.write_text("Keep this line:\n" + line_of(newest, leaves=False) + "\n")
    owner(f"delete from audit_line where id in ({six[4]}, {six[5]})", "delete from audit_seal where start = 4")
    assert {(fault.kind, fault.line) for fault in _verified(mailed)} == {("CUT", six[5])}


def test_a_seal_taken_out_of_the_middle_is_found(six):
    act("page 6")
    sealing.seal_everything()
    owner("delete from audit_seal where start = 4")
    found = faults(outside=False)
    assert ("SLIPPED_IN", six[4]) in found
    assert "SEAL_GONE" in {kind for kind, _line in found}


def test_a_forged_head_is_named_in_the_database_and_outside(six):
    owner("update audit_seal set signature = sha256('') || sha256('') where start = 4")
    assert faults(outside=False) == {("UNSIGNED", six[5])}
    forged = Head(4, 6, six[5], b"\x01" * 32, b"\x02" * 32, timezone.now())
    signed = Head(**{**vars(forged), "signature": Key("somebody else").sign(forged)})
    (heads.folder() / heads.NAME).write_text(line_of(signed, leaves=False) + "\n")
    assert ("FORGED_HEAD", six[5]) in faults()


def what_comes_of(role: str, statement: str) -> str:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"set local role {role}")
            cursor.execute(statement)
            return f"{max(cursor.rowcount, 0)} rows"
    except Exception as refused:
        return str(refused).splitlines()[0]


@pytest.mark.parametrize("role", ["app_web", "app_job", "app_system", "app_gate", "app_report", "app_audit", "app_owner"])
def test_no_role_of_the_program_changes_lines_or_seals(six, role):
    for table in ("audit_line", "audit_seal", "audit_epoch"):
        for statement in (f"update {table} set id = id", f"delete from {table}", f"truncate {table}"):
            came = what_comes_of(role, statement)
            # From the owner, row security hides every row.
            assert came == "0 rows" or "append-only" in came or "permission denied" in came, (statement, came)
    assert faults() == set()


@pytest.mark.parametrize("table", ["audit_line", "audit_seal", "audit_epoch"])
def test_even_who_sees_every_row_is_told_that_nothing_is_changed_here(six, table):
    for statement in (f"update {table} set id = id", f"delete from {table}", f"truncate {table}"):
        with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
            owner(statement, past_triggers=False)


@pytest.mark.parametrize("wrong", ["'{99}', '{a,b}', 1, 1, 6", "'{98,99}', '{a,b}', 1, 1, 7", "'{98,99}', '{a,b}', 1, 1, 4"])
def test_a_seal_goes_on_where_the_last_one_ended(six, wrong):
    came = what_comes_of("app_system", f"select audit_seal_add({wrong}, '', '', '{{}}', now(), '')")
    assert came == "a seal goes on where the last one ended"


def test_the_web_role_seals_nothing_and_reads_no_line(db):
    for statement in (
        "select * from audit_line",
        "select * from audit_seal",
        "select * from audit_unsealed(1)",
        "select * from audit_heads(0, 1)",
        "select audit_epoch_now()",
        "select audit_seal_add('{1}', '{a}', 1, 1, 0, '', '', '{}', now(), '')",
        "insert into audit_line (at, xid, actor, purpose, act, lane, children, about, why, leaf) "
        "values (now(), 1, 1, '', '', '', '{}', '', '', '')",
    ):
        with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_what_is_still_being_written_is_not_sealed_and_is_sealed_afterwards():
    act("before")
    with psycopg.connect(**_server("app_web")) as other:
        other.execute("select begin_request(null, 'test')")
        other.execute("select audit('SAW', 'EPISODE', '{}'::bigint[], 'slow', '')")
        act("quick")
        assert sealing.seal_everything() == 1
        other.commit()
    assert sealing.seal_everything() == 2
    assert faults() == set()


def _server(role: str) -> dict:
    place = connection.settings_dict
    return {
        "host": place["HOST"],
        "port": place["PORT"],
        "dbname": place["NAME"],
        "user": role,
        "password": place.get("PASSWORD") or None,
    }


def test_of_two_who_write_first_on_a_new_server_the_second_waits_and_there_is_one_epoch():
    with psycopg.connect(**_server("app_web")) as first, ThreadPoolExecutor(1) as pool:
        first.execute("select begin_request(null, 'test')")
        first.execute("select audit('SAW', 'EPISODE', '{}'::bigint[], 'first', '')")
        second = pool.submit(_act_and_go, "second")
        with pytest.raises(TimeoutError):
            second.result(0.5)
        first.commit()
        second.result(60)
    with sealing.reading(), connection.cursor() as cursor:
        cursor.execute("select count(*) from audit_epoch")
        assert cursor.fetchone() == (1,)


def _act_and_go(words: str) -> None:
    try:
        act(words)
    finally:
        connection.close()


def test_two_who_seal_at_once_seal_everything_once():
    for number in range(20):
        act(f"page {number}")
    gate = Barrier(2)

    def run():
        gate.wait()
        try:
            return sealing.seal_everything(at_most=3)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        counts = [done.result(60) for done in [pool.submit(run), pool.submit(run)]]
    assert sum(counts) == 20
    assert faults() == set()
    assert [head.size for head in heads.read(heads.folder() / heads.NAME).heads][-1] == 20


def test_whoever_is_killed_before_a_head_is_sent_leaves_it_to_the_next():
    act("first")
    with acting_system("test"):
        assert seal(key=sealing.key(), at=timezone.now()) is not None
    assert not (heads.folder() / heads.NAME).exists()
    assert sealing.seal_everything() == 0
    file = heads.folder() / heads.NAME
    whole = file.read_bytes()
    file.write_bytes(whole + whole[:50])
    act("second")
    sealing.seal_everything()
    assert file.read_bytes().startswith(whole)
    assert [head.size for head in heads.read(file).heads] == [1, 2]
    assert not heads.read(file).unreadable


def test_a_transaction_is_never_cut_in_two():
    with transaction.atomic():
        begin_request(None, "test")
        for number in range(5):
            record_act("SAW", about=f"page {number}")
    assert sealing.seal_everything(at_most=2) == 5
    assert len(heads.read(heads.folder() / heads.NAME).heads) == 1


def test_after_a_restore_into_another_server_every_line_is_sealed_though_transactions_begin_anew():
    act("on the old server")
    # As a restore leaves it: a number that this server is far from.
    owner("update audit_epoch set system = 1", "update audit_line set xid = 9000000000", _REHASH)
    act("on the new server")
    assert sealing.seal_everything() == 2
    assert faults() == set()
    with sealing.reading(), connection.cursor() as cursor:
        cursor.execute("select epoch, count(*) from audit_line group by epoch order by epoch")
        assert [count for _epoch, count in cursor.fetchall()] == [1, 1]


def test_lines_from_before_there_were_epochs_are_verified_too():
    act("old")
    owner(
        "update audit_line l set epoch = 0, leaf = sha256('\\x00'::bytea || convert_to(concat_ws('|', l.id, "
        "(l.at at time zone 'UTC')::text || '+00', l.xid, l.actor, l.purpose, l.act, l.lane, "
        "l.children, l.about, l.why), 'UTF8'))"
    )
    assert sealing.seal_everything() == 1
    assert faults() == set()
    owner("update audit_line set why = 'X'")
    assert {kind for kind, _line in faults()} == {"CHANGED"}


def test_a_head_is_mailed_at_most_once_an_hour_and_holds_no_leaf(monkeypatch):
    monkeypatch.setenv("YMYLON_HEADS_TO", "audit@another.example")
    for words in ("first", "second"):
        act(words)
        sealing.seal_everything()
    assert [message.to for message in mail.outbox] == [["audit@another.example"]]
    assert '"leaves"' not in mail.outbox[0].body
    assert '"root"' in mail.outbox[0].body
