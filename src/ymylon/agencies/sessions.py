"""Where sessions are kept: by a hash of their key, sealed, and each with whose it is, so that its owner can end it.

Named in settings as SESSION_ENGINE.
"""

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as Rows

from ymylon.agencies.sealing import SealFault, seal, unseal
from ymylon.audit.standing import standing

_SEALED_FOR = "session"
# What the owner is shown of a session stands in columns of its own; the rest is sealed.
_SHOWN = ("device", "whence")


class Sealed:
    """A serializer: a set-up in progress holds a second factor's secret, and the table must not."""

    def dumps(self, content: dict[str, Any]) -> bytes:
        return seal(json.dumps(content, separators=(",", ":")).encode(), secret=settings.SIGN_IN_KEY, purpose=_SEALED_FOR)

    def loads(self, sealed: bytes) -> dict[str, Any]:
        try:
            return json.loads(unseal(sealed, secret=settings.SIGN_IN_KEY, purpose=_SEALED_FOR))
        except SealFault:
            return {}  # another key: everybody signs in again


class SessionStore(Rows):
    """Django's sessions in the database, without the keys that the browsers hold."""

    @classmethod
    def get_model_class(cls) -> Any:
        from ymylon.agencies.models import Session

        return Session

    @property
    def key_salt(self) -> str:
        """Signed for this key alone: what was copied from another's row signs nobody in."""
        return salt_of(hash_of(self.session_key or ""))

    def _get_session_from_db(self) -> Any:
        found = _live(key=hash_of(self.session_key), now=datetime.now(UTC))
        if not found:
            self._session_key = None
        return found[0] if found else None

    def exists(self, session_key: str) -> bool:
        return self.model.objects.filter(session_key=hash_of(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        key = self._get_or_create_session_key()
        return self.model(
            session_key=hash_of(key),
            # The same at each save, and no way back to the key.
            ref=UUID(hash_of(f"ref {key}")[:32]),
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            account_id=data.get("_auth_user_id"),
            began_at=_moment(data.get("began_at")),
            active_at=_moment(data.get("active_at")),
            **{name: data.get(name, "") for name in _SHOWN},
        )

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            self.model.objects.filter(session_key=hash_of(key)).delete()


@standing
def _live(key, now):
    return SessionStore.get_model_class().objects.filter(session_key=key, expire_date__gt=now)


def salt_of(key_hash: str) -> str:
    """With which the content of the row of this hash is signed."""
    return f"ymylon.session {key_hash}"


def hash_of(key: str) -> str:
    """What the table holds instead of the key that the browser brings."""
    return sha256(key.encode(errors="replace")).hexdigest()[:40]


def _moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
