"""What happens to a candidate after it is made: who may sign, who signs, who has a copy early, and the release itself."""

import argparse
import fcntl
import json
import os
import shutil
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from ymylon.publication.rules.release.candidate import QUESTIONS
from ymylon.publication.rules.release.standing import (
    APPROVALS,
    DID_APPROVE,
    DID_GIVE,
    EARLY,
    RELEASED,
    Refused,
    Signatory,
    Wrong,
    approve,
    enter,
    last_of,
    lines_of,
    listed,
    listing,
    may_be_given,
    may_go_out,
    new_key,
    read,
    signed,
)

from ..returned import NOT_EMPTY, is_new
from ..said import CANT_WRITE, FAULTY_INPUT, FINE, SYSTEM_FAULT, refuse, tell
from . import words
from .gate import LEDGER, Stopped, append, ledger_held, ledger_of_invented, waiting

_SIGNATORIES = Path("signatories.json")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--key", type=Path, metavar="FILE", help="your own key: of signatory, approve and early")
    parser.add_argument(
        "--signatories", type=Path, default=_SIGNATORIES, metavar="FILE",
        help=f"who may sign: the public halves of their keys (default: {_SIGNATORIES})",
    )  # fmt: skip
    parser.add_argument("--name", metavar="NAME", help="of signatory: whose key; of early: who is given a copy")
    parser.add_argument("--role", metavar="ROLE", help="what they are")
    parser.add_argument("--why", metavar="WHY", help="of early: why before everybody else")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="of early: where the copy goes, a new folder")


def signatory(chosen: argparse.Namespace, _folder: Path | None) -> int:
    """A key for somebody who may approve: the private half into their own file, the public half into the list."""
    if not (chosen.name and chosen.role and chosen.key):
        return refuse(words.SIGNATORY_ASKED, chosen.language)
    people = _people(chosen) if chosen.signatories.exists() else []
    if people is None:
        return FAULTY_INPUT
    if any(one.name.casefold() == chosen.name.strip().casefold() for one in people):
        return refuse(words.LISTED_ALREADY, chosen.language, name=chosen.name)
    pem, public = new_key()
    try:
        with os.fdopen(os.open(chosen.key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as made:
            made.write(pem)
    except OSError:
        return refuse(NOT_EMPTY, chosen.language, name=chosen.key)
    people.append(Signatory(chosen.name.strip(), chosen.role.strip(), public))
    chosen.signatories.write_text(listing(people), encoding="utf-8")
    print(words.SIGNATORY_MADE.in_language(chosen.language).format(name=chosen.name, key=chosen.key, listed=chosen.signatories))
    return FINE


def approving(chosen: argparse.Namespace, folder: Path | None) -> int:
    """The owner of the key approves what stands in the candidate, to the byte."""
    if folder is None or not chosen.key:
        return refuse(words.APPROVE_ASKED, chosen.language)
    return _upon(chosen, folder, APPROVALS, _approve)


def _approve(chosen: argparse.Namespace, folder: Path, told: dict, people: list[Signatory], written: list[str]) -> str:
    line = approve(told["mark"], _key(chosen), people, datetime.now(UTC), written)
    if told["questions"]:
        tell(words.QUESTIONS, chosen.language, count=told["questions"], file=folder / QUESTIONS)
    print(words.APPROVED.in_language(chosen.language).format(name=line.by, mark=line.mark[:16], count=len(written) + 1))
    return line.written


def early(chosen: argparse.Namespace, folder: Path | None) -> int:
    """Somebody is given a copy before the release, and that is written down first."""
    if folder is None or not all((chosen.key, chosen.to, chosen.name, chosen.role, chosen.why)):
        return refuse(words.EARLY_ASKED, chosen.language)
    if not is_new(chosen.to):
        return refuse(NOT_EMPTY, chosen.language, name=chosen.to)
    code = _upon(chosen, folder, EARLY, _early)
    if code == FINE:
        shutil.copytree(folder / "public", chosen.to, dirs_exist_ok=True)
        both = (tongue.format(name=chosen.name, role=chosen.role) for tongue in (words.EARLY_COPY.en, words.EARLY_COPY.cy))
        (chosen.to / "EARLY-ACCESS.txt").write_text("\n".join([*both, ""]), encoding="utf-8")
    return code


def _early(chosen: argparse.Namespace, folder: Path, told: dict, people: list[Signatory], written: list[str]) -> str:
    may_be_given(told, lines_of(_log(folder, APPROVALS), people, DID_APPROVE))
    lines_of(written, people, DID_GIVE)
    said = {"name": chosen.name, "role": chosen.role, "why": chosen.why}
    line = signed(DID_GIVE, told["mark"], _key(chosen), people, datetime.now(UTC), written, said)
    _enter(chosen, folder, told)
    print(words.GIVEN_EARLY.in_language(chosen.language).format(name=chosen.name, role=chosen.role, by=line.by))
    return line.written


def release(chosen: argparse.Namespace, folder: Path | None) -> int:
    """It goes out: two people approved it, and its moment has come."""
    if folder is None:
        return refuse(words.RELEASE_ASKED, chosen.language)
    return _upon(chosen, folder, APPROVALS, _release)


def _release(chosen: argparse.Namespace, folder: Path, told: dict, people: list[Signatory], written: list[str]) -> str:
    now = datetime.now(UTC)
    approvals = lines_of(written, people, DID_APPROVE)
    may_go_out(told, approvals, now)
    given = _log(folder, EARLY)
    lines_of(given, people, DID_GIVE)
    by = [{"name": one.by, "role": one.role, "at": one.at} for one in approvals if one.mark == told["mark"]]
    said = {
        "edition": told["edition"], "mark": told["mark"], "released_at": now.isoformat(timespec="seconds"), "approved_by": by,
        "early_access": {"copies": len(given), "last_sha256": last_of(given)},
        # Whoever held another list can show it.
        "signatories_sha256": sha256(chosen.signatories.read_bytes()).hexdigest(),
    }  # fmt: skip
    _enter(chosen, folder, told)
    with (folder / RELEASED).open("x", encoding="utf-8") as file:
        file.write(json.dumps(said, ensure_ascii=False, indent=1) + "\n")
    names = ", ".join(one["name"] for one in by)
    print(words.RELEASED.in_language(chosen.language).format(edition=told["edition"], names=names, public=folder / "public"))
    return ""


def _log(folder: Path, name: str) -> list[str]:
    try:
        return (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
    except FileNotFoundError:
        return []


def _enter(chosen: argparse.Namespace, folder: Path, told: dict) -> None:
    """Into the ledger before anybody has it: what stands there and was never shown does no harm, the reverse does."""
    chosen.ledger = chosen.ledger or (ledger_of_invented(folder) if told["invented"] else LEDGER)
    file = waiting(chosen.ledger, told["mark"])
    if not chosen.ledger.exists():
        raise Refused(Wrong.LEDGER, ledger=chosen.ledger)
    with ledger_held(chosen) as held:
        try:
            append(held, enter(held.readlines(), told, _log(file.parent, file.name)))
        except (Refused, ValueError, KeyError):
            raise Refused(Wrong.LEDGER, ledger=chosen.ledger) from None
    file.unlink(missing_ok=True)


def _upon(chosen: argparse.Namespace, folder: Path, log: str, act) -> int:
    """Do this to a candidate that nobody changed, and write its line into the log, one after the other."""
    people = _people(chosen)
    if people is None:
        return FAULTY_INPUT
    try:
        told = read(folder)
        if (folder / RELEASED).exists():
            raise Refused(Wrong.OUT_ALREADY)
        with (folder / log).open("a+", encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            held.seek(0)
            held.write(act(chosen, folder, told, people, held.read().splitlines(keepends=True)))
    except Refused as refused:
        tell(words.WRONG[refused.why], chosen.language, name=folder, **refused.of)
        return FAULTY_INPUT
    except Stopped as stopped:
        return stopped.code
    except OSError as fault:
        tell(CANT_WRITE, chosen.language, name=fault.filename or folder)
        return SYSTEM_FAULT
    return FINE


def _key(chosen: argparse.Namespace) -> bytes:
    try:
        return chosen.key.read_bytes()
    except OSError:
        raise Refused(Wrong.NO_KEY) from None


def _people(chosen: argparse.Namespace) -> list[Signatory] | None:
    try:
        return listed(chosen.signatories.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        tell(words.NO_SIGNATORIES, chosen.language, name=chosen.signatories)
        return None


STEPS = {"signatory": signatory, "approve": approving, "early": early, "release": release}
