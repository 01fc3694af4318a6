"""Sealing what signing in needs at rest, so that a copy of the database signs nobody in; and proving to the database who asks."""

import base64
import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.crypto import salted_hmac

_NONCE = 12
# The connection and the transaction, in the database's own words: between two machines no clock agrees to the second.
HERE = "select pg_backend_pid(), (extract(epoch from transaction_timestamp()) * 1000000)::bigint"


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


def proof_key() -> bytes:
    """The program's key, drawn from its signing key. The database is given it anew after every migration."""
    return salted_hmac("ymylon.acting", "", secret=settings.SECRET_KEY, algorithm="sha256").digest()


def proof(*said: object) -> str:
    """A keyed hash over what the program says, whose key SQL can't read: what is slipped into a page can't make one."""
    return hmac.new(proof_key(), "|".join(map(str, said)).encode(), hashlib.sha256).hexdigest()
