"""The keys that this program keeps beside its database, each in a file that only its owner reads."""

import os
import secrets
from contextlib import suppress

from ymylon.config.cluster import home

__all__ = ["home", "secret"]


def secret(name: str) -> str:
    """The key called `name`, from `YMYLON_KEY_<NAME>` or a file that only its owner reads; made once if there is none."""
    given = os.environ.get(f"YMYLON_KEY_{name.upper()}")
    if given:
        return given
    folder = home() / "keys"
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = folder / f"{name}.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
        with suppress(FileExistsError):
            os.link(fresh, path)  # whoever comes first wins, and nobody reads half a key
        fresh.unlink()
    return path.read_text(encoding="ascii").strip()
