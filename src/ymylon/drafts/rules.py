"""Sealing what was typed, so that the database holds nothing that it could read."""

import json
import os
import re
import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Typed = Mapping[str, list[str]]

KEPT_FOR = timedelta(hours=48)  # a form left for longer than a weekend's night shifts would mislead more than it helps
LARGEST = 100_000  # characters
_NONCE = 12
_NAME = re.compile(r"[a-z_]{1,40}(\.[0-9a-f-]{36})?")
_NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "look", "looked", "password", "next"})


class DraftFault(ValueError):
    """What was typed can't be kept, or what was kept can't be read."""


def is_form_name(name: str) -> bool:
    """True for the name of a form, and of one about a record: "report", "details.<reference>"."""
    return _NAME.fullmatch(name) is not None


def worth_keeping(posted: Typed) -> dict[str, list[str]]:
    """What somebody typed, without what the page put beside it."""
    return {name: list(values) for name, values in posted.items() if name not in _NEVER_KEPT}


def page_words(token: str) -> bytes:
    """What says of a page that something was sent from it; no address and no answers, and so unlike anything that is sent."""
    return f"page:{token}".encode()


def seal(typed: Typed, *, secret: str, account: int, form: str, largest: int = LARGEST) -> bytes:
    """`typed`, sealed for this account and this form: laid beside another's name it can't be opened. Raises DraftFault."""
    words = json.dumps(dict(typed), ensure_ascii=False)
    if len(words) > largest:
        raise DraftFault("more was typed than a draft holds")
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_key(secret)).encrypt(nonce, zlib.compress(words.encode()), _bound_to(account, form))


def unseal(sealed: bytes, *, secret: str, account: int, form: str) -> dict[str, list[str]]:
    """What was typed. Raises DraftFault if it was sealed for somebody else, with another key, or was changed."""
    try:
        words = AESGCM(_key(secret)).decrypt(sealed[:_NONCE], sealed[_NONCE:], _bound_to(account, form))
    except (InvalidTag, ValueError) as fault:
        raise DraftFault("this draft can’t be opened") from fault
    return json.loads(zlib.decompress(words))


def is_stale(saved_at: datetime, now: datetime) -> bool:
    """True once a draft is too old to be offered again."""
    return now - saved_at > KEPT_FOR


def _key(secret: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"ymylon drafts 1").derive(secret.encode())


def _bound_to(account: int, form: str) -> bytes:
    return f"{account}:{form}".encode()
