"""The key under which references leave: the database is told its two halves for one transaction, and keeps neither."""

import hashlib
import hmac
from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """A secret that lies beside the database. Without it nobody leads a reference back; with another, all references change."""

    secret: str

    @property
    def _bytes(self) -> bytes:
        return hashlib.sha256(self.secret.encode()).digest()

    @property
    def id(self) -> str:
        """By what it is known again. The secret is drawn from 48 random bytes: nobody guesses one and tries it against this."""
        return hmac.new(self._bytes, b"ymylon.extract.key", "sha256").hexdigest()[:16]

    @property
    def pads(self) -> tuple[str, str]:
        """Inner and outer pad of its HMAC, in hexadecimal."""
        padded = self._bytes.ljust(64, b"\0")
        return bytes(byte ^ 0x36 for byte in padded).hex(), bytes(byte ^ 0x5C for byte in padded).hex()

    def ref(self, kind: str, own: str) -> str:
        """What the database makes of a row's own reference."""
        return hmac.new(self._bytes, f"{kind}:{own}".encode(), "sha256").hexdigest()[:32]
