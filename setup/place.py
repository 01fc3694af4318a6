"""Where things are installed, with which Python, and whether the user who runs the servers can get there."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from say import Stop, Words

# isort: split
# Known since `say` was read.
from ymylon.config.cluster import ClusterFault, home
from ymylon.config.cluster.accounts import Account, server_account
from ymylon.config.cluster.folders import blocking_folder

CHECKOUT = Path(__file__).resolve().parents[1]

_OLDEST = (3, 11)
_ROOM = 1_500_000_000
# The database lies in the home, which may be on another disk than the checkout.
_ROOM_AT_HOME = 500_000_000
_ELSEWHERE = [f"/usr/{local}bin/python3{minor}" for local in ("", "local/") for minor in ("", ".14", ".13", ".12", ".11")]


class Place:
    """The checkout, its virtual environment, and the user who runs the servers."""

    def __init__(self) -> None:
        try:
            self.account: Account = server_account()
        except ClusterFault as fault:
            raise Stop(fault.words) from None
        self.mark = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:12]
        self.venv = CHECKOUT / ".venv"
        self.python = self.venv / "bin" / "python"
        self.stamps = self.venv / "ymylon"
        # Never the home that is in use: what tests write is made to be lost.
        self.tests_home = home() / "tests" / self.mark

    @property
    def must_move(self) -> bool:
        """Whether root has to work elsewhere: the checkout is closed to the ordinary user, or isn't root's to write in."""
        return self.account.is_other and (CHECKOUT.stat().st_uid != os.geteuid() or not _readable(CHECKOUT, self.account))

    def refuse_without_room(self) -> None:
        """Stop before a disk is filled to the brim."""
        for folder, needed in ((CHECKOUT, _ROOM), (_nearest(home()), _ROOM_AT_HOME)):
            free = shutil.disk_usage(folder).free
            if free < needed:
                has, needs = f"{free / 1e9:.1f} GB", f"{needed / 1e9:.1f} GB"
                lacks = Words(
                    f"{folder} has {has} of room and Ymylon needs {needs}: make room there, and run again.",
                    f"Mae {has} o le yn {folder}, ac mae ar Ymylon angen {needs}: gwnewch le yno, a rhedwch eto.",
                    False,
                )
                raise Stop(lacks)

    def interpreter(self) -> Path:
        """The Python that the virtual environment is made with: this one, or one that the ordinary user can run too."""
        own = Path(getattr(sys, "_base_executable", sys.executable))
        if not self.account.is_other:
            return own
        for python in [own, *map(Path, _ELSEWHERE)]:
            if python.exists() and blocking_folder(python, self.account) is None and _suits(python):
                return python
        blocked = blocking_folder(own, self.account)
        closed = Words(
            f"User {self.account.name}, who runs the servers, can't enter {blocked}, where Python lies: "
            f"install one for everybody (`apt install python3 python3-venv`), or run make as an ordinary user.",
            f"Ni all defnyddiwr {self.account.name}, sy’n rhedeg y gweinyddion, fynd i mewn i {blocked}, lle mae Python: "
            f"gosodwch un i bawb (`apt install python3 python3-venv`), neu rhedwch make fel defnyddiwr cyffredin.",
            False,
        )
        raise Stop(closed)


def _nearest(folder: Path) -> Path:
    # The home is made later; the disk that will hold it is that of the first folder above it that is there.
    return next(place for place in (folder, *folder.parents) if place.exists())


def _readable(folder: Path, account: Account) -> bool:
    if blocking_folder(folder / "src" / "ymylon", account):
        return False
    for path in (folder / "src").rglob("*"):
        wanted = 0o005 if path.is_dir() else 0o004
        if path.stat().st_mode & wanted != wanted:
            return False
    return True


def _suits(python: Path) -> bool:
    question = f"import sys, venv, ensurepip; sys.exit(sys.version_info < {_OLDEST})"
    return subprocess.run([python, "-c", question], capture_output=True).returncode == 0


def environment() -> dict[str, str]:
    """Ours, without what would lead an installer or a Python astray."""
    dropped = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_REQUIRE_VIRTUALENV", "PIP_USER", "PIP_TARGET")
    return {name: value for name, value in os.environ.items() if name not in dropped}
