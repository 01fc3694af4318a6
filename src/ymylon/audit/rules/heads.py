"""The head of the tree: how many lines are sealed, under which root, since when; signed, so that it can be kept elsewhere."""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


class NotAHead(ValueError):
    """A line that should hold a head can't be read as one."""


@dataclass(frozen=True)
class Head:
    """`size` lines are sealed, the last of them number `last`, under `root`. `before` is the root of the head before."""

    start: int
    size: int
    last: int
    root: bytes
    before: bytes
    at: datetime
    signature: bytes = b""
    # What lies between this head and the one before it. The root vouches for the leaves, so they need no signature.
    lines: tuple[int, ...] = field(default=(), repr=False)
    leaves: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def words(self) -> bytes:
        """What is signed."""
        return (
            f"ymylon audit head\nstart {self.start}\nsize {self.size}\nlast {self.last}\nroot {self.root.hex()}\n"
            f"before {self.before.hex()}\nat {self.at.isoformat()}\n"
        ).encode("ascii")


class Key:
    """The key that signs heads, made from a secret that is kept outside the database."""

    def __init__(self, secret: str) -> None:
        seed = sha256(b"ymylon.audit.head\x00" + secret.encode()).digest()
        self._private = Ed25519PrivateKey.from_private_bytes(seed)

    @cached_property
    def public(self) -> bytes:
        """Its public half: whoever has this can tell our heads from anybody else's."""
        return self._private.public_key().public_bytes_raw()

    def sign(self, head: Head) -> bytes:
        """The signature of this head."""
        return self._private.sign(head.words)


def is_signed(head: Head, public: bytes) -> bool:
    """Whether the holder of the key with this public half has signed the head."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(head.signature, head.words)
    except (InvalidSignature, ValueError):
        return False
    return True


def line_of(head: Head, *, leaves: bool) -> str:
    """The head as one line of text, for a file or a mail; with the leaves, a copy by which a changed line is named."""
    said: dict = {
        "start": head.start,
        "size": head.size,
        "last": head.last,
        "root": head.root.hex(),
        "before": head.before.hex(),
        "at": head.at.isoformat(),
        "signature": head.signature.hex(),
    }
    if leaves:
        said |= {"lines": list(head.lines), "leaves": b64encode(b"".join(head.leaves)).decode()}
    return json.dumps(said, separators=(",", ":"))


def head_of(line: str) -> Head:
    """The head that this line holds. Raises NotAHead."""
    try:
        said = json.loads(line)
        packed = b64decode(said.get("leaves", ""))
        return Head(
            start=int(said["start"]),
            size=int(said["size"]),
            last=int(said["last"]),
            root=bytes.fromhex(said["root"]),
            before=bytes.fromhex(said["before"]),
            at=datetime.fromisoformat(said["at"]),
            signature=bytes.fromhex(said["signature"]),
            lines=tuple(int(number) for number in said.get("lines", ())),
            leaves=_cut(packed),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise NotAHead("this line holds no head") from fault


def _cut(packed: bytes) -> tuple[bytes, ...]:
    return tuple(packed[at : at + 32] for at in range(0, len(packed), 32))


def in_order(heads: Sequence[Head]) -> list[Head]:
    """These heads, the smallest first."""
    return sorted(heads, key=lambda head: head.size)
