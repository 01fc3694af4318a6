"""A file of a return, sealed until it is judged, and what was found in its rows, marked so that it is known again."""

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12


class Unopened(ValueError):
    """What was sealed can't be opened: another key, another place, or a changed byte."""


def seal(sent: bytes, *, secret: str, place: str) -> bytes:
    """A file, sealed for this place alone: laid anywhere else it can't be opened."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_key(secret, b"files")).encrypt(nonce, sent, place.encode())


def unseal(sealed: bytes, *, secret: str, place: str) -> bytes:
    """Raises Unopened."""
    try:
        return AESGCM(_key(secret, b"files")).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
    except (InvalidTag, ValueError) as fault:
        raise Unopened from fault


def mark(digest: str, *, secret: str, of: str) -> int:
    """A row's digest as a number under a key, apart for each body: whoever holds the table can try no guess against it."""
    made = hmac.new(_key(secret, b"marks"), f"{of}|{digest}".encode(), "sha256").digest()
    return int.from_bytes(made[:8], "big", signed=True)


def _key(secret: str, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"ymylon returns 1 " + use).derive(secret.encode())
