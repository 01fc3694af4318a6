"""What was typed, sealed, so that an address can carry it without saying it: addresses end in logs and histories."""

import hashlib
from base64 import urlsafe_b64encode
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken

KEPT_FOR = timedelta(hours=12)


def sealed(text: str, account: int, secret: str) -> str:
    """`text` as it may stand in an address: read by this account alone, for as long as a working day."""
    return Fernet(_key(secret, account)).encrypt(text.encode()).decode().rstrip("=")


def unsealed(token: str, account: int, secret: str) -> str:
    """What was sealed for this account; empty where it was for another, is too old, or was changed."""
    try:
        whole = token + "=" * (-len(token) % 4)
        return Fernet(_key(secret, account)).decrypt(whole.encode(), ttl=int(KEPT_FOR.total_seconds())).decode()
    except (InvalidToken, ValueError):
        return ""


def _key(secret: str, account: int) -> bytes:
    return urlsafe_b64encode(hashlib.sha256(f"linkage.sealed:{account}:{secret}".encode()).digest())
