"""The keys of backups, and what a backup says of all other keys: enough to see whether the right ones are there, never a key."""

import hmac
import os
from collections.abc import Iterable
from pathlib import Path

from ymylon.config.home import home, ring

from . import faults
from .envelope import name_of_key

_NAME = "backup"
# What the record can't be read without. Made here if there is none, when a backup is taken; never when one is brought back.
_OTHERS = ("signing", "drafts", "signin", "protected", "audit")


def current() -> str:
    """The key that seals today's backup: the first in keys/backup, made once; or YMYLON_KEY_BACKUP from a key service."""
    where = ring(_NAME)
    return (where.read_text(encoding="ascii") if isinstance(where, Path) else where).split()[0]


def by_name(folder: Path) -> dict[str, str]:
    """Every key of backups that is at hand, by the name under which a backup asks for it. Raises where there is none."""
    found = _at_hand(_NAME, folder)
    if not found:
        raise faults.no_keys(str(folder))
    return {name_of_key(one): one for one in found}


def fingerprints() -> dict[str, list[str]]:
    """Of each key that seals something in the record: by what it is known again. From this nobody finds the key."""
    return {name: _marks(name, _at_hand(name, home() / "keys")) for name in _OTHERS}


def missing(wanted: dict[str, list[str]], folder: Path) -> list[str]:
    """Names of those keys that are not the ones of the backup's day."""
    return [name for name, marks in wanted.items() if set(marks) - set(_marks(name, _at_hand(name, folder)))]


def _marks(name: str, keys: Iterable[str]) -> list[str]:
    return [_fingerprint(name, one) for one in keys]


def _at_hand(name: str, folder: Path) -> list[str]:
    given = os.environ.get(f"YMYLON_KEY_{name.upper()}")
    path = folder / name
    if given is None and path.exists():
        given = path.read_text(encoding="ascii")
    return (given or "").split()


def _fingerprint(name: str, key: str) -> str:
    # The keys are drawn from 48 random bytes: nobody guesses one and tries it against this.
    return hmac.new(key.encode(), f"ymylon.fingerprint.{name}".encode(), "sha256").hexdigest()[:16]
