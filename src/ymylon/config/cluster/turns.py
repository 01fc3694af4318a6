"""Who uses the database, and whose turn it is to start or stop it: locks that the kernel drops with the program."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Turns:
    """Two locks in the folder: one that its users share, one that only a single program has at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: int | None = None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While this lasts nobody else starts or stops the server."""
        turn = self._open("turn.lock")
        try:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield
        finally:
            os.close(turn)

    def hold(self) -> None:
        """Count this program among the users."""
        if self._held is None:
            self._held = self._open("users.lock")
            fcntl.flock(self._held, fcntl.LOCK_SH)

    def let_go(self) -> None:
        """Count it no longer."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def held_by_others(self) -> bool:
        """Whether any other program is a user."""
        users = self._open("users.lock")
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(users)
        return False

    def _open(self, name: str) -> int:
        return os.open(self._folder / name, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
