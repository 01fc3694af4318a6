"""The sealed file of a backup: nothing in it can be read, cut, changed, moved or added unseen; and the role that reads for it."""

import io
import os
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from ymylon.config.backup import disposals, keys, ledger
from ymylon.config.backup.envelope import END, MARK, Opener, Sealer, name_of_key
from ymylon.config.backup.faults import BackupFault
from ymylon.config.backup.manifest import Manifest
from ymylon.config.doctor import saving

SECRET, OTHER = "a-key-of-ours", "a-key-of-somebody-else"
AT = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
PIECE = 1024 * 1024


def sealed(plain: bytes, secret: str = SECRET) -> bytes:
    file = io.BytesIO()
    sealer = Sealer(file, secret=secret, at=AT)
    for start in range(0, len(plain), 300_000):
        sealer.write(plain[start : start + 300_000])
    sealer.close()
    return file.getvalue()


def opened(file: bytes, *secrets: str) -> bytes:
    held = secrets or (SECRET,)
    opener = Opener(io.BytesIO(file), name="the.backup", keys={name_of_key(one): one for one in held})
    assert opener.at == AT
    return opener.read()


def refused(file: bytes, *secrets: str) -> str:
    with pytest.raises(BackupFault) as fault:
        opened(file, *secrets)
    assert fault.value.words.cy != fault.value.words.en
    return fault.value.words.en


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 5])
def test_what_was_sealed_is_opened_whatever_its_size(size):
    plain = os.urandom(size)

    assert opened(sealed(plain)) == plain


def test_nothing_of_it_stands_in_the_open_and_no_two_files_are_alike():
    plain = b"Cai Morgan-Rees, Pontypridd " * 100

    assert b"Cai Morgan" not in sealed(plain)
    assert SECRET.encode() not in sealed(plain)
    assert sealed(plain)[-200:] != sealed(plain)[-200:]


@pytest.mark.parametrize("left", [20, 300, PIECE, 2 * PIECE + 100, -1, -len(END), -len(END) - 1])
def test_a_torn_file_is_called_torn_wherever_it_was_torn(left):
    assert "is torn" in refused(sealed(os.urandom(2 * PIECE + 500))[:left])


def test_a_file_that_was_cut_and_given_an_end_is_still_refused():
    whole = sealed(os.urandom(3 * PIECE))
    head = whole.index(b"}") + 1
    one_piece = head + PIECE + 16

    assert "was altered" in refused(whole[:one_piece] + END)


@pytest.mark.parametrize("place", [0.0005, 0.1, 0.5, 0.9, 0.9999])
def test_one_changed_bit_is_found_wherever_it_lies(place):
    whole = bytearray(sealed(os.urandom(2 * PIECE + 500)))
    begins = whole.index(b"}") + 1
    whole[begins + int((len(whole) - len(END) - begins) * place)] ^= 1

    assert "was altered" in refused(bytes(whole))


def test_the_head_in_the_clear_cannot_be_changed_either():
    whole = sealed(b"x" * 100)

    assert "was altered" in refused(whole.replace(b'"id":"', b'"id":"0', 1).replace(b"2026-11-26", b"2026-11-2", 1))


def test_pieces_cannot_change_places_or_be_added():
    whole = sealed(os.urandom(3 * PIECE))
    begins = whole.index(b"}") + 1
    length = PIECE + 16
    first, second = whole[begins : begins + length], whole[begins + length : begins + 2 * length]
    rest = whole[begins + 2 * length :]

    assert "was altered" in refused(whole[:begins] + second + first + rest)
    assert "was altered" in refused(whole[: -len(END)] + first + END)


def test_another_installations_backup_is_called_foreign_and_another_file_none():
    assert "another key" in refused(sealed(b"x", OTHER))
    assert "is not a backup" in refused(b"PK\x03\x04 something else")
    assert "is not a backup" in refused(b"")
    assert "is torn" in refused(MARK)


def test_an_older_key_of_the_ring_still_opens_what_it_sealed():
    assert opened(sealed(b"x", OTHER), SECRET, OTHER) == b"x"


def test_keys_that_are_not_of_the_backups_day_are_named(tmp_path, monkeypatch):
    monkeypatch.delenv("YMYLON_KEY_PROTECTED", raising=False)
    (tmp_path / "protected").write_text("new\nold\n")
    (tmp_path / "drafts").write_text("one")
    of_the_day = {"protected": [keys._fingerprint("protected", "old")], "drafts": [keys._fingerprint("drafts", "lost")]}

    assert keys.missing(of_the_day, tmp_path) == ["drafts"]
    with pytest.raises(BackupFault, match="no key of backups"):
        keys.by_name(tmp_path)


@pytest.mark.django_db
def test_its_role_reads_every_table_but_the_seals_key_and_writes_none():
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, has_table_privilege('app_backup', oid, 'select'),"
            " has_table_privilege('app_backup', oid, 'insert, update, delete, truncate')"
            " from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
        )
        found = cursor.fetchall()

    assert [name for name, reads, _ in found if not reads] == ["access_seal"]
    assert [name for name, _, writes in found if writes] == []


@pytest.fixture
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("YMYLON_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("YMYLON_BACKUPS", raising=False)
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def good(folder, name: str, at: datetime):
    path = folder / name
    path.write_text("x")
    ledger.note_good(path, Manifest(at, "18.4", (), "", 0, {"people_person": 3}, {}), at=at)
    return path


def test_doctor_says_how_old_the_last_good_backup_is_and_what_is_wrong_with_it(own_home):
    now = datetime.now(UTC)
    assert [(one.level, one.said) for one in saving.last_backup()] == [("note", "none was ever taken from here")]

    path = good(own_home, "ymylon-1.ymylon", now - timedelta(hours=5))
    (beside,) = saving.last_backup()
    assert (beside.level, beside.said) == ("note", f"the last good one is 5 hours old: {path}, on the same disk as the record")

    path = good(own_home, "ymylon-2.ymylon", now - timedelta(days=3))
    (old,) = saving.last_backup()
    assert (old.level, old.said) == ("note", f"the last good one is 3 days old: {path}")

    path.unlink()
    (gone,) = saving.last_backup()
    assert "gone from there" in gone.said
    (own_home / "restoring").touch()
    assert next(saving.last_backup()).level == "fault"


def test_only_the_newest_backups_are_kept(own_home):
    names = [f"ymylon-2026112{day}T030000Z.ymylon" for day in range(1, 6)]
    for name in names:
        (own_home / name).write_text("x")
    (own_home / "something-else").write_text("x")

    assert ledger.keep_newest(own_home, 2) == 3
    assert sorted(path.name for path in own_home.iterdir()) == ["something-else", *names[3:]]


def test_disposals_since_the_backup_are_done_again_and_those_before_it_are_not(own_home, monkeypatch):
    gone = []
    monkeypatch.setitem(disposals.REPLAYED, "LETTER", lambda ref, at: gone.append(ref))
    before, after = uuid4(), uuid4()
    disposals.note(kind="LETTER", ref=before, at=AT - timedelta(hours=1))
    disposals.note(kind="LETTER", ref=after, at=AT + timedelta(hours=1))

    assert disposals.replay(list(disposals.since(disposals.own(), AT))) == 1
    assert gone == [after]


def test_what_could_not_be_disposed_of_again_is_refused_before_anything_goes(own_home, monkeypatch):
    gone = []
    monkeypatch.setitem(disposals.REPLAYED, "LETTER", lambda ref, at: gone.append(ref))
    with pytest.raises(BackupFault, match="can’t dispose of again"):
        disposals.note(kind="RECORD", ref=uuid4(), at=AT)
    known, unknown = disposals.Disposal(AT, "LETTER", uuid4()), disposals.Disposal(AT, "RECORD", uuid4())

    with pytest.raises(BackupFault, match="RECORD"):
        disposals.replay([known, unknown])
    assert gone == []


def test_a_list_of_disposals_that_cannot_be_read_is_refused(own_home):
    listed = own_home / "disposals.jsonl"
    listed.write_text('{"at": "2026-11-26T03:00:00+00:00", "kind": "LETTER"}\n')

    with pytest.raises(BackupFault, match="was altered"):
        list(disposals.since(listed, AT))
