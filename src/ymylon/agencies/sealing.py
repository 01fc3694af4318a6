"""Sealing what signing in needs at rest, so that a copy of the database signs nobody in."""

import base64
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12


class SealFault(ValueError):
    """What was sealed can't be opened: another key, another purpose, or somebody changed it."""


def seal(clear: bytes, *, secret: str, purpose: str) -> bytes:
    """`clear`, sealed for one purpose: taken to another it can't be opened."""
    nonce = os.urandom(_NONCE)
    return base64.urlsafe_b64encode(nonce + _cipher(secret).encrypt(nonce, clear, purpose.encode()))


def unseal(sealed: bytes, *, secret: str, purpose: str) -> bytes:
    """What was sealed. Raises SealFault where it can't be opened."""
    try:
        raw = base64.urlsafe_b64decode(sealed)
        return _cipher(secret).decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode())
    except (InvalidTag, ValueError) as fault:
        raise SealFault("this seal can’t be opened") from fault


@lru_cache(maxsize=4)
def _cipher(secret: str) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=b"ymylon sign-in 1").derive(secret.encode()))
