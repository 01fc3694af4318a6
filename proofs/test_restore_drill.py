"""A drill: the record is saved while people write, lost, and brought back on an empty place. Its minutes are printed."""

import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from proofs._installation import Installation, installation, patiently
from proofs._visitor import each_with_event_and_audit, visitors, what_stands

PEOPLE = 3


@pytest.fixture(scope="module")
def saved(figure):
    """A service under load, three backups taken meanwhile, and what people had been promised before the last of them."""
    with installation() as here:
        here.serve()
        people = visitors(here, PEOPLE)
        patiently(lambda: all(len(one.kept) > 3 for one in people))
        here.must("audit", "seal", YMYLON_SUPERVISED="1")
        took = []
        for _ in range(3):
            before = {words for one in people for words in list(one.kept)}
            began = time.monotonic()
            here.must("backup")
            took.append(time.monotonic() - began)
        written_meanwhile = len({words for one in people for words in list(one.kept)} - before)
        for one in people:
            one.stop()
        assert written_meanwhile > 0, "nobody wrote while it was saved"
        backup = sorted((here.home / "backups").iterdir())[-1]
        figure("backup under load", tries=len(took), slowest_s=max(took), facts_written_meanwhile=written_meanwhile)
        yield here, backup, before


def elsewhere(here: Installation, name: str) -> Installation:
    """An empty place on another machine, where only the keys have been brought."""
    top = here.home.parent / name
    top.mkdir(mode=0o711)
    return Installation(top)


def test_the_record_comes_back_whole_and_serves_again(saved, figure):
    here, backup, promised = saved
    there = elsewhere(here, "drill")
    keys = here.home / "keys"
    try:
        began = time.monotonic()
        said = there.must("restore", backup, "--keys", keys)
        there.serve(port=8960)
        minutes = (time.monotonic() - began) / 60

        assert "Restored, proved and ready" in said
        stands = what_stands(there)
        assert promised <= set(stands)
        assert set(stands.values()) == {1}
        count = each_with_event_and_audit(there)
        assert shape_of(there) == shape_of(here)
        assert there.ask("select count(*) from audit_line where act = 'RESTORED'") == [(1,)]
        assert there.ask("select id, inner_pad from access_seal where id = 1") != here.ask(
            "select id, inner_pad from access_seal where id = 1"
        )
        people = visitors(there, PEOPLE)
        patiently(lambda: all(len(one.kept) > 1 for one in people))
        for one in people:
            one.stop()
        there.must("audit", "seal", YMYLON_SUPERVISED="1")
        assert "Faults: 0" in there.must("audit", "verify", YMYLON_SUPERVISED="1")
        figure("restore drill", tries=1, minutes_from_file_to_page=minutes, sightings_whole=count)
        assert minutes < 15
    finally:
        there.stop()
        there.cluster.stop()


def shape_of(here: Installation) -> str:
    """Every table, function, policy and privilege, in PostgreSQL's own words."""
    from ymylon.config.cluster.programs import programs_by_version

    known = programs_by_version()
    place = ["-h", str(here.cluster.socket_dir), "-U", "postgres", "-d", "ymylon"]
    said = subprocess.run([known[max(known)] / "pg_dump", "-s", *place], capture_output=True, text=True, check=True).stdout
    # Each dump bears a mark of its own; statements are sorted, for privileges come in the order in which they were given; and a
    # cast is moved from a list to its members when PostgreSQL reads its own words again.
    plain = (re.sub(r"::character varying|::text|\[\]|[()]", "", line) for line in said.splitlines())
    return "\n".join(sorted(line for line in plain if "restrict" not in line))


@pytest.mark.parametrize("kind", ["torn", "altered", "foreign", "none"])
def test_what_is_not_as_it_was_sealed_is_refused_in_both_languages_and_nothing_is_touched(saved, tmp_path, kind):
    here, backup, _ = saved
    there = Installation(tmp_path)
    whole = bytearray(backup.read_bytes())
    keys = tmp_path / "keys"
    shutil.copytree(here.home / "keys", keys)
    if kind == "torn":
        whole = whole[: len(whole) // 2]
    elif kind == "altered":
        whole[len(whole) // 2] ^= 1
    elif kind == "foreign":
        (keys / "backup").write_text("another-installations-key")
    else:
        whole = bytearray(b"something else")
    (tmp_path / "the.ymylon").write_bytes(whole)

    refused = there.run("restore", tmp_path / "the.ymylon", "--keys", keys)

    english = {"torn": "is torn", "altered": "was altered", "foreign": "under another key", "none": "is not a backup"}
    welsh = {"torn": "wedi'i rwygo", "altered": "Newidiwyd", "foreign": "dan allwedd arall", "none": "Nid copi wrth gefn"}
    assert refused.returncode == 1
    assert english[kind] in refused.stderr
    assert welsh[kind] in refused.stderr
    assert not there.home.exists()


def test_a_place_that_is_not_empty_is_left_as_it_is(saved):
    here, backup, _ = saved
    before = what_stands(here)

    refused = here.run("restore", backup, YMYLON_SUPERVISED="1")

    assert refused.returncode in (1, 3)
    assert "is not empty" in refused.stderr or "stop it first" in refused.stderr
    assert what_stands(here) == before


def test_keys_of_another_day_are_named_and_accepted_only_when_told(saved, tmp_path):
    here, backup, _ = saved
    keys = tmp_path / "keys"
    shutil.copytree(here.home / "keys", keys)
    (keys / "drafts").unlink()

    refused = Installation(tmp_path).run("restore", backup, "--check", "--keys", keys)

    assert refused.returncode == 1
    assert "not the ones of the backup's day: drafts" in refused.stderr
    assert Installation(tmp_path).must("restore", backup, "--check", "--keys", keys, "--other-keys")


def test_a_restore_that_is_killed_is_never_opened_and_can_be_begun_anew(saved):
    here, backup, promised = saved
    there = elsewhere(here, "killed")
    command = [sys.executable, "-m", "ymylon.config.command", "restore", str(backup), "--keys", str(here.home / "keys")]
    begun = subprocess.Popen(command, env=there.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        patiently((there.home / "restoring").exists, every=0.005)
        time.sleep(1)
        begun.send_signal(signal.SIGKILL)
        begun.wait()
        refused = there.run("serve")
        assert refused.returncode == 3
        assert "A restore was cut short" in refused.stderr

        assert "Restored, proved and ready" in there.must("restore", backup)
        with there.cluster:
            assert promised <= set(what_stands(there))
    finally:
        there.cluster.stop()


def test_nothing_in_the_file_stands_in_the_open_and_no_key_is_in_it(saved):
    here, backup, _ = saved
    file = backup.read_bytes()

    assert b"proof " not in file
    for key in (here.home / "keys").iterdir():
        assert key.read_bytes().strip() not in file
    from ymylon.config.backup import keys
    from ymylon.config.backup.checking import members

    held = keys.by_name(here.home / "keys")
    inside = b"".join(content.read() for _, content in members(Path(backup), held, lambda _count: None))
    for key in (here.home / "keys").iterdir():
        assert key.read_bytes().strip() not in inside
