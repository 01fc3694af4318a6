"""Where things are installed, with which Python, and whether the user who runs the servers can get there."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from say import Stop

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "src"))

from ymylon.config.cluster import ClusterFault, home  # noqa: E402
from ymylon.config.cluster.accounts import Account, server_account  # noqa: E402
from ymylon.config.cluster.folders import blocking_folder  # noqa: E402

_OLDEST = (3, 11)
_ROOM = 1_500_000_000
_ELSEWHERE = [f"/usr/{local}bin/python3{minor}" for local in ("", "local/") for minor in ("", ".14", ".13", ".12", ".11")]


class Place:
    """The checkout itself or, where root keeps it closed to the ordinary user, a folder of root's home for Ymylon."""

    def __init__(self) -> None:
        try:
            self.account: Account = server_account()
        except ClusterFault as fault:
            raise Stop(str(fault)) from None
        self.copied = self.account.is_other and not _readable(CHECKOUT, self.account)
        mark = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:12]
        self.root = home() / "code" / mark if self.copied else CHECKOUT
        self.venv = self.root / ("venv" if self.copied else ".venv")
        # Never the home that is in use: what tests write is made to be lost.
        self.tests_home = home() / "tests" / mark
        self.python = self.venv / "bin" / "python"
        self.stamps = self.venv / "ymylon"

    @property
    def source(self) -> Path:
        """The folder that holds the package, as the servers read it."""
        return self.root / "src"

    def make_folder(self) -> None:
        """Have the folder there, open to the ordinary user; refuse where it would stay closed."""
        if not self.copied:
            return
        if not home().exists():
            home().mkdir(parents=True)
            home().chmod(0o711)
        self.root.mkdir(parents=True, exist_ok=True)
        blocked = blocking_folder(self.root, self.account)
        if blocked:
            raise Stop(f"User {self.account.name} can't enter {blocked}: name another folder in YMYLON_HOME.")

    def copy_source(self) -> None:
        """Lay the code where the ordinary user can read it; does nothing where the checkout is open to them."""
        if not self.copied:
            return
        fresh, old = self.root / "src.fresh", self.root / "src.old"
        for leftover in (fresh, old):
            shutil.rmtree(leftover, ignore_errors=True)
        shutil.copytree(CHECKOUT / "src", fresh, ignore=shutil.ignore_patterns("__pycache__"), copy_function=shutil.copyfile)
        for path in [fresh, *fresh.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        if self.source.exists():
            self.source.rename(old)
        fresh.rename(self.source)
        shutil.rmtree(old, ignore_errors=True)

    def refuse_without_room(self) -> None:
        """Stop before a disk is filled to the brim."""
        free = shutil.disk_usage(self.root).free
        if free < _ROOM:
            raise Stop(f"{self.root} has {free / 1e9:.1f} GB of room and Ymylon needs 1.5 GB: make room there, and run again.")

    def interpreter(self) -> Path:
        """The Python that the virtual environment is made with: this one, or one that the ordinary user can run too."""
        own = Path(getattr(sys, "_base_executable", sys.executable))
        if not self.account.is_other:
            return own
        for python in [own, *map(Path, _ELSEWHERE)]:
            if python.exists() and blocking_folder(python, self.account) is None and _suits(python):
                return python
        blocked = blocking_folder(own, self.account)
        raise Stop(
            f"User {self.account.name}, who runs the servers, can't enter {blocked}, where Python lies: "
            f"install one for everybody (`apt install python3 python3-venv`), or run make as an ordinary user."
        )


def _readable(folder: Path, account: Account) -> bool:
    if blocking_folder(folder / "src" / "ymylon", account):
        return False
    wanted = 0o004
    return all(
        path.stat().st_mode & wanted and (path.is_file() or path.stat().st_mode & 0o001) for path in (folder / "src").rglob("*")
    )


def _suits(python: Path) -> bool:
    question = f"import sys, venv, ensurepip; sys.exit(sys.version_info < {_OLDEST})"
    return subprocess.run([python, "-c", question], capture_output=True).returncode == 0


def environment() -> dict[str, str]:
    """Ours, without what would lead an installer or a Python astray."""
    dropped = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_REQUIRE_VIRTUALENV", "PIP_USER", "PIP_TARGET")
    return {name: value for name, value in os.environ.items() if name not in dropped}
