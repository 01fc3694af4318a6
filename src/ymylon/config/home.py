"""The keys that this program keeps beside its database, each in a file that only its owner reads."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from ymylon.config.cluster import home
from ymylon.config.cluster.accounts import server_account
from ymylon.config.cluster.folders import private_folder

__all__ = ["home", "ring", "secret"]


def secret(name: str) -> str:
    """The key called `name`, from `YMYLON_KEY_<NAME>` or a file that only its owner reads; made once if there is none."""
    given = os.environ.get(f"YMYLON_KEY_{name.upper()}")
    if given:
        return given
    folder = home() / "keys"
    path = folder / name
    if not path.exists():
        account = server_account()
        folder.parent.mkdir(parents=True, exist_ok=True)
        private_folder(folder, account)
        fresh = folder / f"{name}.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
        if account.is_other:
            os.chown(fresh, account.uid, account.gid)  # made by root, read by the servers
        with suppress(FileExistsError):
            os.link(fresh, path)  # whoever comes first wins, and nobody reads half a key
        fresh.unlink()
    return path.read_text(encoding="ascii").strip()


def ring(name: str) -> Path | str:
    """Where the keys called `name` lie, one a line, the first one current; or, from the environment, the keys themselves.

    A file is read anew at each use: a key that is changed takes effect in every process without a restart.
    """
    secret(name)
    return os.environ.get(f"YMYLON_KEY_{name.upper()}") or home() / "keys" / name
