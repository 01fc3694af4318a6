"""How often somebody tried, and which codes were used: a cache in the database, so that all processes count together.

Within a request's transaction a row that one request counts up is waited for by the next: nobody slips between.
"""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

from ymylon.agencies.models import Tally

# A code is accepted for as long as a slow clock may be behind; until then it must be remembered as used.
_USED_CODE, _USED_CODE_KEPT = "allauth.mfa.totp.used", 180
_LONGEST = 24 * 60 * 60
_ADD = """
insert into agencies_tally (key_hash, value, until) values (%s, %s, %s)
on conflict (key_hash) do update set value = excluded.value, until = excluded.until where agencies_tally.until <= %s
returning 1
"""


class SharedTally(BaseCache):
    """Named in settings as the default cache. Keys are hashed, for they hold addresses; values are JSON, and run nothing."""

    def __init__(self, _location: str, params: dict[str, Any]):
        super().__init__(params)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(_ADD, [_hash(key), json.dumps(value), self._until(key, timeout), _now()])
            return cursor.fetchone() is not None

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        found = Tally.objects.filter(key_hash=_hash(key), until__gt=_now()).values_list("value", flat=True).first()
        return default if found is None else found

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        Tally.objects.filter(until__lt=_now() - timedelta(days=1)).delete()
        Tally.objects.update_or_create(key_hash=_hash(key), defaults={"value": value, "until": self._until(key, timeout)})

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(Tally.objects.filter(key_hash=_hash(key)).delete()[0])

    def clear(self) -> None:
        Tally.objects.all().delete()

    def _until(self, key: str, timeout: Any) -> datetime:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        if key.startswith(_USED_CODE):
            seconds = _USED_CODE_KEPT
        return _now() + timedelta(seconds=min(_LONGEST if seconds is None else seconds, _LONGEST))


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)
