"""What most subcommands stand on: a prepared home, a database that is up, and Django set up in one role."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from ymylon.config.cluster import Cluster, ClusterFault, home
from ymylon.config.cluster.accounts import Account, server_account
from ymylon.config.cluster.folders import make_home, private_folder, refuse_if_blocked
from ymylon.config.database import is_embedded
from ymylon.terms.words import Words

# Written by the servers, and so theirs: keys, mails that wait, photographs, collected styles, heads of the audit.
_FOLDERS = ("keys", "post", "files", "static", "heads")
_SETTINGS = "ymylon.config.settings"
_MAKE_KEYS = "import ymylon.config.settings"
_FROM_BEFORE = Words(
    "This database was made by a version from before the tables were drawn anew, and can’t be carried over. For a fresh "
    "demonstration: ymylon demo --fresh. Anything else: name another home in YMYLON_HOME, or another DATABASE_URL.",
    "Gwnaed y gronfa ddata hon gan fersiwn o’r adeg cyn i’r tablau gael eu llunio o’r newydd, ac ni ellir ei chludo drosodd. Am "
    "arddangosiad newydd: ymylon demo --fresh. Am unrhyw beth arall: enwch gartref arall yn YMYLON_HOME, neu DATABASE_URL arall.",
    False,
)
_NOT_UP_TO_DATE = Words(
    "The tables can’t be brought up to date: see the lines above.",
    "Ni ellir dod â’r tablau’n gyfredol: gweler y llinellau uchod.",
    False,
)
_UNUSABLE = Words(
    "This PostgreSQL can’t be used as it is: see the lines above.",
    "Ni ellir defnyddio’r PostgreSQL hwn fel y mae: gweler y llinellau uchod.",
    False,
)
FROM_BEFORE = 65  # what `ymylon manage migrate` answers of tables that can't be brought up to date


class TablesFromBefore(ClusterFault):
    """The tables were made by a version that no step leads on from."""


def prepare_home(path: Path, *, make_keys: bool = True) -> Account:
    """Have the home and its folders there, with the right owner; answers who runs the servers."""
    account = server_account()
    make_home(path, account)
    for name in _FOLDERS:
        private_folder(path / name, account)
    if account.is_other:
        refuse_if_blocked(path / "keys", account)
        refuse_if_blocked(Path(sys.executable), account)
        refuse_if_blocked(Path(__file__), account)
        if make_keys:
            _make_keys(path, account)
    return account


def _make_keys(path: Path, account: Account) -> None:
    # A key that root made would be closed to the servers.
    if not any((path / "keys").iterdir()):
        told = environment_of(account, "web") | {"YMYLON_HOME": str(path), "HOME": str(path)}
        command = [sys.executable, "-c", _MAKE_KEYS]
        made = subprocess.run(command, cwd="/", env=told, capture_output=True, text=True, **account.for_subprocess())
        if made.returncode != 0:
            why = made.stderr.strip().splitlines()[-1]
            unmade = Words(
                f"User {account.name} can’t make the keys under {path}: {why}",
                f"Ni all defnyddiwr {account.name} wneud yr allweddi dan {path}: {why}",
                False,
            )
            raise ClusterFault(unmade)


def environment_of(account: Account, role: str) -> dict[str, str]:
    """What our own programs are told: the home, the role, and that somebody already looks after the database."""
    told = os.environ | {"YMYLON_HOME": str(home()), "YMYLON_ROLE": role, "YMYLON_SUPERVISED": "1"}
    if account.is_other:
        # The checkout isn't theirs: they write no bytecode into it, and root's home is closed to them.
        told |= {"HOME": str(home()), "USER": account.name, "LOGNAME": account.name, "PYTHONDONTWRITEBYTECODE": "1"}
    return told


def figures_between_processes(account: Account) -> dict[str, str]:
    """An empty folder in which the processes of one web server add up what they counted; they all are told of it."""
    base = home() / "figures"
    private_folder(base, account)
    # A web server that ended counts for nothing any more; another one of this home may still be counting.
    for left in base.iterdir():
        if not Path(f"/proc/{left.name}").exists():
            shutil.rmtree(left)
    own = base / str(os.getpid())
    shutil.rmtree(own, ignore_errors=True)
    private_folder(own, account)
    return {"PROMETHEUS_MULTIPROC_DIR": str(own)}


@contextmanager
def database_up() -> Iterator[None]:
    """The database answers while this lasts; if we started it, it is stopped afterwards."""
    if os.environ.get("YMYLON_SUPERVISED") == "1":
        yield
        return
    prepare_home(home())
    with Cluster(home()) if is_embedded() else nullcontext():
        yield


def bring_tables_up_to_date() -> None:
    """Run the migrations as the tables' owner, in a process of its own: the process is the role."""
    code = run_as_account("manage", "migrate", "--noinput", "-v0", role="owner", again_if_lost=True)
    if code == FROM_BEFORE:
        raise TablesFromBefore(_FROM_BEFORE)
    if code:
        raise ClusterFault(_NOT_UP_TO_DATE)


def django_as(role: str) -> None:
    """Set Django up in this process; the role holds for the whole process."""
    os.environ["YMYLON_ROLE"] = role
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    import django

    django.setup()


def django_without_keys() -> None:
    """Set Django up for reading code alone: no database, and keys that last as long as this process."""
    for name in ("YMYLON_KEY_SIGNING", "YMYLON_KEY_DRAFTS", "YMYLON_KEY_SIGNIN", "YMYLON_KEY_PROTECTED"):
        os.environ.setdefault(name, "only-for-reading-the-code-0123456789-abcdefghijklmnop")
    django_as("web")


def refuse_unbound_roles(role: str) -> None:
    """Nothing starts as a role that row security would not bind; what is wrong with it, or with the server, is said first."""
    if run_as_account("doctor", "--before-start", role=role):
        raise ClusterFault(_UNUSABLE)


def run_as_account(*arguments: str, role: str, again_if_lost: bool = False) -> int:
    """Run `ymylon` once more as the user who runs the servers, with the database already up; answers its exit code.

    `again_if_lost`: if the power fails, the next start does it again, so each commit needn't wait for the disk.
    """
    account = server_account()
    environment = environment_of(account, role)
    if again_if_lost and is_embedded():
        environment["PGOPTIONS"] = "-c synchronous_commit=off"
    command = [sys.executable, "-m", "ymylon.config.command", *arguments]
    return subprocess.run(command, cwd="/", env=environment, **account.for_subprocess()).returncode
