"""Sealing a fact so that it opens only beside its own row, with a key that no database and no backup holds."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PREFIX, _NONCE = 8, 12  # bytes: which key, and the number used once


class SealFault(ValueError):
    """It can't be opened: another key, another row, another field, or changed since."""


@dataclass(frozen=True)
class Ring:
    """The keys that are in use: the first seals, and any of them opens."""

    secrets: tuple[str, ...]

    @property
    def current(self) -> str:
        """The name of the key that seals now."""
        return name_of(self.secrets[0])

    def secret(self, name: str) -> str:
        """The key of this name. Raises SealFault where it is no longer here."""
        for one in self.secrets:
            if name_of(one) == name:
                return one
        raise SealFault(f"the key {name} is not here")


def read_ring(lines: Iterable[str]) -> Ring:
    """The ring that a key file states: one key a line, the first one current."""
    secrets = tuple(line.strip() for line in lines if line.strip())
    if not secrets or any(len(one) < 32 for one in secrets):
        raise SealFault("the file of keys holds no key, or one that is too short")
    return Ring(secrets)


def name_of(secret: str) -> str:
    """Eight characters that tell one key from another and nothing of it."""
    return hashlib.sha256(b"ymylon key name 1:" + secret.encode()).hexdigest()[:_PREFIX]


def seal(words: str, *, ring: Ring, table: str, row: UUID, field: str) -> bytes:
    """`words` under the current key: its name, a number used once, and what is sealed for this row and field alone."""
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(_key(ring.secrets[0])).encrypt(nonce, words.encode(), _bound_to(table, row, field))
    return ring.current.encode() + nonce + sealed


def unseal(sealed: bytes, *, ring: Ring, table: str, row: UUID, field: str) -> str:
    """What was sealed for this row and field. Raises SealFault."""
    secret = ring.secret(key_name(sealed))
    nonce, rest = sealed[_PREFIX : _PREFIX + _NONCE], sealed[_PREFIX + _NONCE :]
    try:
        return AESGCM(_key(secret)).decrypt(nonce, rest, _bound_to(table, row, field)).decode()
    except (InvalidTag, ValueError) as fault:
        raise SealFault("this can’t be opened here") from fault


def key_name(sealed: bytes) -> str:
    """The name of the key under which this was sealed."""
    return bytes(sealed[:_PREFIX]).decode("ascii", errors="replace")


def _key(secret: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"ymylon protected facts 1").derive(secret.encode())


def _bound_to(table: str, row: UUID, field: str) -> bytes:
    return f"{table}:{row}:{field}".encode()
