"""What the record holds of a question that was asked: the same letters for the same words, and none of the words."""

import hashlib
import hmac


def fingerprint(canonical: str, secret: str) -> str:
    """The same letters for the same question, and no way back to it without the secret."""
    key = hashlib.sha256(f"linkage.searched:{secret}".encode()).digest()
    return hmac.new(key, canonical.encode(), hashlib.sha256).hexdigest()
