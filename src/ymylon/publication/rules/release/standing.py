"""Whether a candidate may go out: two signatures under its mark, a moment before which nobody may, and who had it early."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from ymylon.publication.rules.release import ledger
from ymylon.publication.rules.release.candidate import CANDIDATE, PUBLIC, mark_of, marks, marks_beside

APPROVALS, EARLY, RELEASED = "approvals.jsonl", "early-access.jsonl", "released.json"
PEOPLE = 2
# What a line of each log says was done: a line of one log is nothing in the other.
DID_APPROVE, DID_GIVE = "approved", "given early"


class Wrong(StrEnum):
    """Why a candidate may not go out, or may not be signed."""

    NO_CANDIDATE = "NO_CANDIDATE"
    CHANGED = "CHANGED"
    NO_KEY = "NO_KEY"
    NOT_LISTED = "NOT_LISTED"
    SIGNED_ALREADY = "SIGNED_ALREADY"
    NOT_APPROVED = "NOT_APPROVED"
    NO_MOMENT = "NO_MOMENT"
    TOO_SOON = "TOO_SOON"
    OUT_ALREADY = "OUT_ALREADY"
    LEDGER = "LEDGER"


class Refused(ValueError):
    """It may not; `why` says for which reason."""

    def __init__(self, why: Wrong, **of: object):
        super().__init__(why)
        self.why, self.of = why, of


@dataclass(frozen=True)
class Signatory:
    """Who may approve: a person by name and role, known by the public half of a key that nobody else has."""

    name: str
    role: str
    key: str


@dataclass(frozen=True)
class Line:
    """One act upon a candidate, signed by the one who did it: `did` says what, `said` whatever else belongs to it."""

    did: str
    mark: str
    by: str
    role: str
    at: str
    key: str
    said: Mapping[str, str]
    before: str  # the SHA-256 of the line before it: none can be taken out
    signature: str = ""

    @property
    def signed(self) -> bytes:
        own = asdict(self)
        del own["signature"]
        return json.dumps(own, ensure_ascii=False, sort_keys=True).encode()

    @property
    def written(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True) + "\n"


def new_key() -> tuple[str, str]:
    """A private key, as its owner's file holds it, and the public half as the list of signatories does."""
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    return pem, _public(private)


def _public(private: Ed25519PrivateKey) -> str:
    return private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def listed(text: str) -> list[Signatory]:
    """The signatories in a list, as `listing` writes it. Raises ValueError, KeyError or TypeError where it is none."""
    return [Signatory(one["name"], one["role"], one["key"]) for one in json.loads(text)]


def listing(people: Iterable[Signatory]) -> str:
    return json.dumps([asdict(one) for one in people], ensure_ascii=False, indent=1) + "\n"


def read(folder: Path) -> dict[str, Any]:
    """What a candidate says of itself, after each of its files was looked at. Raises Refused."""
    try:
        told = json.loads((folder / CANDIDATE).read_text(encoding="utf-8"))
        # What it names: one that was made before there was such a file has no mark of it.
        held, mark, beside = told["files"], told["mark"], marks_beside(folder, told)
    except (OSError, ValueError, KeyError, TypeError):
        raise Refused(Wrong.NO_CANDIDATE) from None
    if mark_of(told) != mark or marks(folder / PUBLIC) != held or any(told.get(name) != its for name, its in beside.items()):
        raise Refused(Wrong.CHANGED)
    return told


def signed(
    did: str,
    mark: str,
    pem: bytes,
    people: Sequence[Signatory],
    at: datetime,
    before: Sequence[str],
    said: Mapping[str, str] | None = None,
) -> Line:
    """This act, signed by the owner of the key, who must be listed; `before` are the lines that stand. Raises Refused."""
    try:
        private = load_pem_private_key(pem, None)
    except (ValueError, TypeError):
        raise Refused(Wrong.NO_KEY) from None
    if not isinstance(private, Ed25519PrivateKey):
        raise Refused(Wrong.NO_KEY)
    person = next((one for one in people if one.key == _public(private)), None)
    if person is None:
        raise Refused(Wrong.NOT_LISTED)
    last = last_of(before)
    line = Line(did, mark, person.name, person.role, at.isoformat(timespec="seconds"), person.key, dict(said or {}), last)
    return Line(**(asdict(line) | {"signature": private.sign(line.signed).hex()}))


def lines_of(written: Sequence[str], people: Sequence[Signatory], did: str) -> list[Line]:
    """Lines of one act that stand, each signed by somebody listed and after the one before it. Raises Refused where one isn't."""
    found, last = [], ""
    keys = {(one.name, one.key) for one in people}
    for text in written:
        try:
            line = Line(**json.loads(text))
            if line.did != did or line.before != last or (line.by, line.key) not in keys:
                raise Refused(Wrong.CHANGED)
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(line.key)).verify(bytes.fromhex(line.signature), line.signed)
        except (ValueError, TypeError, InvalidSignature) as fault:
            raise fault if isinstance(fault, Refused) else Refused(Wrong.CHANGED) from None
        found.append(line)
        last = last_of([text])
    return found


def last_of(written: Sequence[str]) -> str:
    """The SHA-256 of the last line, which holds all before it; nothing where there is none."""
    return sha256(written[-1].encode()).hexdigest() if written else ""


def enter(lines: Sequence[str], told: Mapping[str, Any], waiting: Sequence[str]) -> Sequence[str]:
    """What the ledger (`lines`) must be given before anybody has this candidate: nothing where it holds it. Raises Refused."""
    if ledger.holds(lines, told):
        return ()
    if not ledger.is_still(lines, told) or not ledger.are_entries(waiting, told):
        raise Refused(Wrong.LEDGER)
    return waiting


def approve(mark: str, pem: bytes, people: Sequence[Signatory], at: datetime, written: Sequence[str]) -> Line:
    """One more approval. Nobody approves twice. Raises Refused."""
    line = signed(DID_APPROVE, mark, pem, people, at, written)
    if any(one.by == line.by or one.key == line.key for one in lines_of(written, people, DID_APPROVE)):
        raise Refused(Wrong.SIGNED_ALREADY)
    return line


def may_be_given(told: Mapping[str, Any], approvals: Sequence[Line]) -> None:
    """Nothing where a copy may be given: two people signed this very mark, and it has a moment of release. Raises Refused."""
    own = [one for one in approvals if one.did == DID_APPROVE and one.mark == told["mark"]]
    # By name and by key: two keys of one person are one person, and so are two names with one key.
    names, keys = {one.by.casefold().strip() for one in own}, {one.key for one in own}
    if min(len(names), len(keys)) < PEOPLE:
        raise Refused(Wrong.NOT_APPROVED, have=min(len(names), len(keys)), want=PEOPLE)
    if not told["release_at"]:
        raise Refused(Wrong.NO_MOMENT)


def may_go_out(told: Mapping[str, Any], approvals: Sequence[Line], now: datetime) -> None:
    """Nothing where it may go out: it may be given, and its moment has come. Raises Refused."""
    may_be_given(told, approvals)
    if now < datetime.fromisoformat(told["release_at"]):
        raise Refused(Wrong.TOO_SOON, moment=told["release_at"])
