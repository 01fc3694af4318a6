"""A copy of the checkout that everybody may read, for root: the original is left as it is, and nothing is written into it."""

import os
import shutil
import sys
from pathlib import Path

from place import CHECKOUT, Place, blocking_folder, home
from say import Stop, Words, step

# Made on the spot, in the copy as in the checkout.
_OWN = {".venv", "var", "node_modules", "built", "__pycache__"}
_COMPILED = ".mo"
_MOVED = "YMYLON_MOVED"


def go_on_in_copy(place: Place) -> None:
    """Bring the copy up to date and run what was asked there; doesn't return."""
    target = home() / "code" / place.mark
    if os.environ.get(_MOVED):
        blocked = blocking_folder(CHECKOUT, place.account) or CHECKOUT
        closed = Words(
            f"User {place.account.name} can't enter {blocked}: name another folder in YMYLON_HOME.",
            f"Ni all defnyddiwr {place.account.name} fynd i mewn i {blocked}: enwch ffolder arall yn YMYLON_HOME.",
            False,
        )
        raise Stop(closed)
    in_a_copy = Words(
        f"{CHECKOUT} is closed to {place.account.name}, who runs the servers, or isn't root's: going on in a copy, {target}",
        f"Mae {CHECKOUT} ar gau i {place.account.name}, sy’n rhedeg y gweinyddion, neu nid root a’i piau: mynd ymlaen mewn copi,"
        f" {target}",
        False,
    )
    step(in_a_copy)
    if not home().exists():
        home().mkdir(parents=True)
        home().chmod(0o711)
    _mirror(CHECKOUT, target)
    sys.stdout.flush()
    command = [sys.executable, "-B", str(target / "setup" / "begin.py"), *sys.argv[1:]]
    os.execve(sys.executable, command, os.environ | {_MOVED: "1"})


def _mirror(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    target.chmod(0o755)
    names = {entry.name for entry in source.iterdir()} - _OWN
    for old in target.iterdir():
        if old.name not in names | _OWN and old.suffix != _COMPILED:
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    for name in names:
        original, copied = source / name, target / name
        if original.is_dir() and not original.is_symlink():
            _mirror(original, copied)
        elif original.is_file() and not original.is_symlink() and not _same(original, copied):
            copied.unlink(missing_ok=True)
            shutil.copyfile(original, copied)
            copied.chmod(0o755 if original.stat().st_mode & 0o100 else 0o644)
            os.utime(copied, ns=(original.stat().st_atime_ns, original.stat().st_mtime_ns))


def _same(original: Path, copied: Path) -> bool:
    if not copied.exists():
        return False
    one, other = original.stat(), copied.stat()
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)
