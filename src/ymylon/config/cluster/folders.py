"""The folders of the home: whose they are, who may enter, and what is refused. No folder of others is ever changed."""

import hashlib
import os
import stat
import time
from pathlib import Path

from ymylon.terms.words import Words

from .accounts import Account, name_of
from .faults import ClusterFault

# sun_path holds 108 bytes, the last of them zero.
_LONGEST_SOCKET = 107
_SOCKET_NAME = ".s.PGSQL.5432"
_OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def home() -> Path:
    """The folder for database and files: YMYLON_HOME, else /var/lib/ymylon for root and `var` in the checkout for others."""
    named = os.environ.get("YMYLON_HOME")
    if named:
        return Path(named).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/ymylon")
    return Path(__file__).parents[4] / "var"


def make_home(path: Path, account: Account) -> None:
    """Have the home there, ours, and writable by nobody else."""
    if not path.exists():
        try:
            path.mkdir(parents=True, mode=0o755, exist_ok=True)
        except OSError as fault:
            unmade = Words(
                f"{path} can’t be made ({fault.strerror}): name a folder of yours in YMYLON_HOME.",
                f"Ni ellir gwneud {path} ({fault.strerror}): enwch ffolder o’ch eiddo yn YMYLON_HOME.",
                False,
            )
            raise ClusterFault(unmade) from None
        # Root's home may be crossed by the ordinary user, whose private folders lie in it.
        path.chmod(0o711 if account.is_other else 0o700)
    found = path.stat()
    if not stat.S_ISDIR(found.st_mode):
        no_folder = Words(
            f"{path} is not a folder: name another in YMYLON_HOME.", f"Nid ffolder yw {path}: enwch un arall yn YMYLON_HOME."
        )
        raise ClusterFault(no_folder)
    # In a sticky folder such as /tmp nobody can replace what is ours.
    if found.st_mode & stat.S_ISVTX:
        return
    if found.st_uid != os.geteuid():
        raise ClusterFault(_belongs(path, found))
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        writable = Words(
            f"Others may write in {path}: run `chmod go-w {path}`, or name another folder in YMYLON_HOME.",
            f"Caiff eraill ysgrifennu yn {path}: rhedwch `chmod go-w {path}`, neu enwch ffolder arall yn YMYLON_HOME.",
            False,
        )
        raise ClusterFault(writable)


def private_folder(path: Path, account: Account, *, crossed_by_others: bool = False) -> Path:
    """A folder of our own, made if missing; refused if it is somebody else's or open to others.

    `crossed_by_others`: others may pass through it (root's folder, in which the ordinary user's lie), and it stays ours.
    """
    owner = os.geteuid() if crossed_by_others else account.uid
    wanted = 0o711 if crossed_by_others else 0o700
    try:
        if not os.path.lexists(path):
            _make_private(path, owner, account.gid, wanted)
    except OSError as fault:
        unmade = Words(
            f"{path} can’t be made ({fault.strerror}): name another folder in YMYLON_HOME.",
            f"Ni ellir gwneud {path} ({fault.strerror}): enwch ffolder arall yn YMYLON_HOME.",
            False,
        )
        raise ClusterFault(unmade) from None
    _refuse_foreign(path, owner, wanted)
    return path


def _make_private(path: Path, owner: int, group: int, mode: int) -> None:
    """Make it under another name and move it into place, so that whoever starts beside us sees it whole or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{time.time_ns()}")
    fresh.mkdir(mode=0o700)
    # By descriptor, so that nothing can be put in its place between the steps.
    folder = os.open(fresh, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(folder).st_uid != os.geteuid():
            raise ClusterFault(_belongs(fresh, os.fstat(folder)))
        os.fchmod(folder, mode)
        if owner != os.geteuid():
            os.fchown(folder, owner, group)
    finally:
        os.close(folder)
    try:
        fresh.rename(path)
    except OSError:
        # Somebody was faster, and theirs is in use; what it is will be looked at.
        fresh.rmdir()


def _refuse_foreign(path: Path, owner: int, wanted: int) -> None:
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode):
        no_folder = Words(
            f"{path} is not a folder: move it away, or name another home in YMYLON_HOME.",
            f"Nid ffolder yw {path}: symudwch ef o’r ffordd, neu enwch gartref arall yn YMYLON_HOME.",
            False,
        )
        raise ClusterFault(no_folder)
    if found.st_uid != owner:
        raise ClusterFault(_belongs(path, found, owner))
    if stat.S_IMODE(found.st_mode) & _OPEN_TO_OTHERS & ~wanted:
        mode = f"{stat.S_IMODE(found.st_mode):04o}"
        is_open = Words(
            f"{path} is open to others ({mode}): run `chmod {wanted:o} {path}`.",
            f"Mae {path} ar agor i eraill ({mode}): rhedwch `chmod {wanted:o} {path}`.",
            False,
        )
        raise ClusterFault(is_open)


def _belongs(path: Path, found: os.stat_result, owner: int | None = None) -> Words:
    whose = name_of(found.st_uid)
    if os.geteuid() == 0 and owner:
        wanted = name_of(owner)
        return Words(
            f"{path} belongs to {whose}, and the servers run as {wanted}: if it is Ymylon’s, run `chown -R {wanted} {path}`;"
            " else move it away.",
            f"{whose} biau {path}, ac mae’r gweinyddion yn rhedeg fel {wanted}: os Ymylon a’i piau, rhedwch"
            f" `chown -R {wanted} {path}`; fel arall symudwch ef o’r ffordd.",
            False,
        )
    return Words(
        f"{path} belongs to {whose}: start Ymylon as that user, or name another folder in YMYLON_HOME.",
        f"{whose} biau {path}: cychwynnwch Ymylon fel y defnyddiwr hwnnw, neu enwch ffolder arall yn YMYLON_HOME.",
        False,
    )


def socket_folder(base: Path, account: Account) -> Path:
    """Where the socket lies: in the home or, where that path is too long for a socket, in a private folder under /tmp."""
    near = base / "socket"
    if _fits(near):
        return near
    mark = hashlib.sha256(str(base).encode()).hexdigest()[:12]
    return Path(f"/tmp/ymylon-{account.uid}-{mark}")  # noqa: S108 - private: made 0700, its owner and mode checked each time


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / _SOCKET_NAME)) <= _LONGEST_SOCKET


def blocking_folder(path: Path, account: Account) -> Path | None:
    """The first folder on the way to `path` that `account` may not enter, following links; None if the way is free."""
    return next((folder for folder in _way(path) if not _may_enter(folder, account)), None)


def _way(path: Path) -> list[Path]:
    folders: list[Path] = []
    for _ in range(40):
        path = path.absolute()
        folders += [folder for folder in reversed(path.parents) if folder not in folders]
        linked = next((part for part in [*reversed(path.parents), path] if part.is_symlink()), None)
        if linked is None:
            break
        rest = path.relative_to(linked)
        path = Path(os.path.normpath(linked.parent / os.readlink(linked))) / rest
    return [*folders, path] if path.is_dir() else folders


def _may_enter(folder: Path, account: Account) -> bool:
    found = folder.stat()
    if account.uid == 0:
        return True
    if found.st_uid == account.uid:
        return bool(found.st_mode & stat.S_IXUSR)
    if found.st_gid == account.gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def refuse_if_blocked(path: Path, account: Account) -> None:
    """Say in one sentence which folder keeps `account` from `path`."""
    try:
        blocked = blocking_folder(path, account)
    except PermissionError as fault:
        blocked = Path(fault.filename)
    if blocked:
        closed = Words(
            f"User {account.name} can’t enter {blocked}, on the way to {path}: move it to where everybody may read, "
            f"or start Ymylon as an ordinary user.",
            f"Ni all defnyddiwr {account.name} fynd i mewn i {blocked}, ar y ffordd i {path}: symudwch ef i le y caiff pawb "
            f"ddarllen, neu cychwynnwch Ymylon fel defnyddiwr cyffredin.",
            False,
        )
        raise ClusterFault(closed)
