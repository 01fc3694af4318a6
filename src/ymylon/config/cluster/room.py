"""Room on the disk: a reserve to give up when there is none left, and the floor below which nobody takes in much at once.

A full disk stops PostgreSQL, and without room it can't even start to recover. So some lies ready: given up, it carries the
reports of a night until somebody has made room, and then it is laid again.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

_RESERVE = 256 * 1024 * 1024
_FLOOR = 2_000_000_000
# Three segments of PostgreSQL's log: with less it can't recover.
_LEAST = 3 * 16 * 1024 * 1024
_NAME = "reserve"


def free(path: Path) -> int:
    """Bytes that an ordinary program may still write there."""
    return _disk(path).free


def _disk(path: Path):
    # A home that is yet to be made lies on the disk of the first folder that is there.
    return shutil.disk_usage(next(one for one in (path, *path.parents) if one.exists()))


def floor(path: Path) -> int:
    """Below so many free bytes nothing large is taken in: 2 GB or, on a small disk, a tenth of it."""
    return min(_FLOOR, _disk(path).total // 10)


def is_low(path: Path) -> bool:
    """Whether there is less room than the floor."""
    return free(path) < floor(path)


def is_full(path: Path) -> bool:
    """Whether the database could not even recover here."""
    return free(path) < _LEAST


def lay_reserve(base: Path) -> bool:
    """Have the reserve there; says whether it was laid just now. Not while there is little room: then it would do harm."""
    path, size = base / _NAME, min(_RESERVE, shutil.disk_usage(base).total // 4)
    if path.exists() or free(base) < 2 * size + _LEAST:
        return False
    for half in base.glob(f"{_NAME}.*"):
        half.unlink()  # of one who was killed while laying it
    fresh = base / f"{_NAME}.{os.getpid()}"
    try:
        with fresh.open("xb") as file:
            # Blocks of its own: a file that is only said to be long would keep no room.
            os.posix_fallocate(file.fileno(), 0, size)
        fresh.chmod(0o600)
        fresh.rename(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        return False
    return True


def give_up_reserve(base: Path) -> bool:
    """Let the database have it; says whether there was one."""
    with suppress(FileNotFoundError):
        (base / _NAME).unlink()
        return True
    return False
