"""From candidate to release: two people, a moment before which nobody may, and every early copy written down."""

import json
import shutil
from datetime import UTC, datetime
from hashlib import sha256

import pytest
import time_machine

from ymylon.config.command import main
from ymylon.publication.rules.release.standing import Refused, Wrong, lines_of, listed, may_go_out, read, signed

MOMENT = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
BEFORE, AFTER = datetime(2026, 11, 17, 9, 29, 59, tzinfo=UTC), datetime(2026, 11, 17, 9, 30, 1, tzinfo=UTC)
PEOPLE = {"Nia Prydderch": "Head of statistics", "Rhys Bowen": "Caldicott guardian"}


@pytest.fixture
def desk(candidate, tmp_path, capsys):
    """A copy of the candidate and of its ledger, the keys of two people who may sign, and a way to ask."""
    out = shutil.copytree(candidate, tmp_path / "out")
    shutil.copy(candidate.with_name("out.ledger.jsonl"), tmp_path)
    shutil.copytree(candidate.with_name("out.ledger.jsonl.waiting"), tmp_path / "out.ledger.jsonl.waiting")

    def ask(*told, key: str = "") -> tuple[int, str]:
        more = ["--key", str(tmp_path / key)] if key else []
        code = main(["publish", *map(str, told), *more, "--signatories", str(tmp_path / "who.json"), "--language", "en"])
        said = capsys.readouterr()
        return code, said.out + said.err

    for name, role in PEOPLE.items():
        assert ask("signatory", "--name", name, "--role", role, key=name.split()[0])[0] == 0
    return out, ask


def test_two_people_approve_and_it_goes_out_at_its_moment_and_not_before(desk):
    out, ask = desk
    assert (out.parent / "Nia").stat().st_mode & 0o77 == 0, "its owner’s alone"
    with time_machine.travel(AFTER, tick=False):
        assert "2 people must approve it, and 0 did" in ask("release", out)[1]
        code, said = ask("approve", out, key="Nia")
        assert (code, "questions.csv" in said) == (0, True), "who approves is told what is asked"
        assert "Nobody approves twice" in ask("approve", out, key="Nia")[1]
        assert ask("release", out)[0] == 1
        assert ask("approve", out, key="Rhys")[0] == 0
    with time_machine.travel(BEFORE, tick=False):
        code, said = ask("release", out)
        assert (code, "not before 2026-11-17T09:30" in said) == (1, True)
    assert not (out / "released.json").exists()
    with time_machine.travel(AFTER, tick=False):
        assert ask("release", out)[0] == 0
    told = json.loads((out / "released.json").read_text())
    assert told["early_access"] == {"copies": 0, "last_sha256": ""}
    assert [one["name"] for one in told["approved_by"]] == list(PEOPLE)
    assert told["signatories_sha256"] == sha256((out.parent / "who.json").read_bytes()).hexdigest()
    assert told["mark"] == json.loads((out / "candidate.json").read_text())["mark"]
    assert "new edition" in ask("release", out)[1]
    assert ask("approve", out, key="Rhys")[0] == 1


def test_without_a_moment_nobody_has_it_and_what_is_no_candidate_key_or_list_is_said(desk):
    out, ask = desk
    for name in ("Nia", "Rhys"):
        assert ask("approve", out, key=name)[0] == 0
    who = out.parent / "who.json"
    approvals = lines_of((out / "approvals.jsonl").read_text().splitlines(keepends=True), listed(who.read_text()), "approved")
    with pytest.raises(Refused) as refused:
        may_go_out(read(out) | {"release_at": None}, approvals, AFTER)
    assert refused.value.why is Wrong.NO_MOMENT
    assert "is no candidate" in ask("release", out.parent)[1]
    (out.parent / "junk").write_text("x")
    assert "no key to sign with" in ask("approve", out, key="junk")[1]
    who.write_text("[")
    assert "as a list of who may sign" in ask("release", out)[1]


def test_one_person_with_two_keys_is_one_person(desk):
    out, ask = desk
    assert ask("signatory", "--name", "nia prydderch", "--role", "x", key="Nia2")[0] == 2
    who = out.parent / "who.json"
    people = json.loads(who.read_text())
    # Somebody writes a second name beside the first one's key.
    who.write_text(json.dumps([*people, people[0] | {"name": "Somebody Else"}]))
    assert ask("approve", out, key="Nia")[0] == 0
    assert ask("approve", out, key="Nia")[0] == 1
    stranger = out.parent / "elsewhere.json"
    assert main(["publish", "signatory", "--name", "Owain", "--role", "x", "--key", str(out.parent / "Owain"),
                 "--signatories", str(stranger), "--language", "en"]) == 0  # fmt: skip
    assert "may not sign" in ask("approve", out, key="Owain")[1]


def test_what_was_changed_after_it_was_made_or_signed_never_goes_out(desk):
    out, ask = desk
    for name in ("Nia", "Rhys"):
        assert ask("approve", out, key=name)[0] == 0
    approvals = out / "approvals.jsonl"
    held = approvals.read_text()
    with time_machine.travel(AFTER, tick=False):
        page = out / "public" / "en" / "index.html"
        text = page.read_text()
        page.write_text(text.replace("8", "9", 1))
        assert "is not what it was" in ask("release", out)[1]
        page.write_text(text)
        (out / "public" / "more.html").write_text("")
        assert ask("release", out)[0] == 1
        (out / "public" / "more.html").unlink()
        questions = out / "questions.csv"
        asked = questions.read_text()
        questions.write_text(asked.splitlines()[0] + "\n")
        assert ask("release", out)[0] == 1, "nobody takes a question away"
        questions.write_text(asked)
        told = json.loads((out / "candidate.json").read_text())
        (out / "candidate.json").write_text(json.dumps(told | {"release_at": "2020-01-01T09:30:00+00:00"}))
        assert ask("release", out)[0] == 1
        (out / "candidate.json").write_text(json.dumps(told))
        for forged in (
            held.replace("Rhys Bowen", "Nia Prydderch"),
            held.splitlines(keepends=True)[1],
            held.replace("Caldicott", "No"),
        ):
            approvals.write_text(forged)
            assert ask("release", out)[0] == 1
        assert not (out / "released.json").exists()
        approvals.write_text(held)
        assert ask("release", out)[0] == 0


def test_each_early_copy_is_written_down_with_who_and_why(desk):
    out, ask = desk
    copy = out.parent / "copy"
    told = ("early", out, "--to", copy, "--name", "A Minister", "--role", "Minister")
    ledger, log = out.parent / "out.ledger.jsonl", out / "early-access.jsonl"
    assert ask(*told, key="Nia")[0] == 2
    assert ask("approve", out, key="Rhys")[0] == 0
    assert "2 people must approve it, and 1 did" in ask(*told, "--why", "To answer questions", key="Nia")[1]
    assert not copy.exists()
    assert ledger.read_text() == "", "nobody has it: it stands in no ledger"
    assert ask("approve", out, key="Nia")[0] == 0
    assert ask(*told, "--why", "To answer questions at 09:30", key="Nia")[0] == 0
    entered = ledger.read_text()
    assert '"table": "R1"' in entered
    (line,) = map(json.loads, (out / "early-access.jsonl").read_text().splitlines())
    assert (line["by"], line["said"]) == (
        "Nia Prydderch", {"name": "A Minister", "role": "Minister", "why": "To answer questions at 09:30"}
    )  # fmt: skip
    assert "A Minister" in (copy / "EARLY-ACCESS.txt").read_text()
    assert (copy / "cy" / "index.html").is_file()
    assert ask(*told[:2], "--to", copy, *told[4:], "--why", "again", key="Nia")[0] == 2, "it holds something already"
    told_of = json.loads((out / "candidate.json").read_text())
    assert not [name for name in told_of["files"] if "early" in name.lower()]
    with time_machine.travel(AFTER, tick=False):
        held = log.read_text()
        log.write_text(held.replace("A Minister", "Nobody"))
        assert "is not what it was" in ask("release", out)[1], "the log of copies is held too"
        log.write_text(held)
        assert ask("release", out)[0] == 0
    assert ledger.read_text() == entered, "once"
    last = sha256(held.encode()).hexdigest()
    assert json.loads((out / "released.json").read_text())["early_access"] == {"copies": 1, "last_sha256": last}


def test_giving_copies_away_approves_nothing(desk):
    out, ask = desk
    mark = json.loads((out / "candidate.json").read_text())["mark"]
    people, log = listed((out.parent / "who.json").read_text()), []
    for name in ("Nia", "Rhys"):
        log.append(signed("given early", mark, (out.parent / name).read_bytes(), people, BEFORE, log).written)
    (out / "approvals.jsonl").write_text("".join(log))
    with time_machine.travel(AFTER, tick=False):
        code, said = ask("release", out)
        assert (code, "is not what it was" in said) == (1, True)
        assert ask("approve", out, key="Nia")[0] == 1
    assert not (out / "released.json").exists()
