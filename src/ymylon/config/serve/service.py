"""From nothing to a page: lock, database, tables, demo, servers; and down again in order."""

import fcntl
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from ymylon.config.cluster import Cluster, ClusterFault
from ymylon.config.cluster.accounts import Account
from ymylon.config.command.demo import have_demo
from ymylon.config.command.ground import (
    bring_tables_up_to_date,
    environment_of,
    figures_between_processes,
    prepare_home,
    refuse_unbound_roles,
)
from ymylon.config.database import is_embedded
from ymylon.config.terminal import STOPPED, here, say
from ymylon.terms.words import Words

from .address import listen, url
from .children import Child

_LOOK_EVERY = 0.5
_ASK_DATABASE_EVERY = 2.0
_FULL = Words(
    "The disk is full, and the database has stopped: make room. It starts again by itself, and nothing that was saved is lost.",
    "Mae’r ddisg yn llawn, ac mae’r gronfa ddata wedi stopio: gwnewch le. Mae’n cychwyn eto ohoni’i hun, ac ni chollwyd dim a"
    " gadwyd.",
    False,
)
_FULL_AND_GIVEN = Words(f"{_FULL.en} The reserve is given up to it.", f"{_FULL.cy} Rhoddir y lle wrth gefn iddi.", False)
_ANSWERS = Words(
    "Ymylon answers on  {address}\nCtrl-C stops it, the database too.",
    "Mae Ymylon yn ateb ar  {address}\nMae Ctrl-C yn ei stopio, a’r gronfa ddata hefyd.",
    False,
)
_PYTHON = [sys.executable, "-m"]
_COMMAND = [*_PYTHON, "ymylon.config.command"]


def serve(home: Path, *, port: int, demo: bool) -> int:
    """Run until Ctrl-C or SIGTERM; answers the exit code."""
    account = prepare_home(home)
    if (home / "restoring").exists():
        half = Words(
            "A restore was cut short, and what is here is not proved to be whole: run `ymylon restore` again.",
            "Torrwyd adferiad yn fyr, ac ni phrofwyd bod yr hyn sydd yma’n gyfan: rhedwch `ymylon restore` eto.",
            False,
        )
        raise ClusterFault(half)
    with _only_one(home) as lock:
        cluster = Cluster(home) if is_embedded() else None
        stop = _Stop()
        try:
            if cluster:
                began = time.monotonic()
                started = cluster.start()
                took = _took(began)
                up = Words(f"Database started {took}", f"Cychwynnwyd y gronfa ddata {took}", False)
                was_up = Words(f"Database was running {took}", f"Roedd y gronfa ddata’n rhedeg {took}", False)
                say(up if started else was_up)
            _prepare(demo=demo)
            stop.wait_for_it()
            _answer(account, cluster, lock, stop, port)
        finally:
            if cluster:
                cluster.stop()
            say(STOPPED)
    return 0


def _took(began: float) -> str:
    return f"({time.monotonic() - began:.1f} s)"


class _Stop:
    """Somebody asks us to stop: by Ctrl-C, or as a service manager does.

    At first that breaks off whatever is being prepared; after `wait_for_it` it is noted, for the watch to see.
    """

    def __init__(self) -> None:
        self.asked = False
        self._break_off = True
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def wait_for_it(self) -> None:
        self._break_off = False

    def _ask(self, *_: object) -> None:
        first, self.asked = not self.asked, True
        if self._break_off and first:
            raise KeyboardInterrupt


class _only_one:  # noqa: N801 - reads as a phrase after `with`
    """The home's lock; the one who holds it has written its address into it."""

    def __init__(self, home: Path) -> None:
        self._path = home / "serve.lock"

    def __enter__(self) -> "_only_one":
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            where = os.read(self._file, 200).decode().strip()
            os.close(self._file)
            answers = Words(f"and answers on {where}", f"ac yn ateb ar {where}")
            state = answers if where else Words("and is starting", "ac yn cychwyn")
            runs = Words(
                f"Ymylon already runs from {self._path.parent}, {state.en}",
                f"Mae Ymylon eisoes yn rhedeg o {self._path.parent}, {state.cy}",
                False,
            )
            raise ClusterFault(runs) from None
        self.note("")
        return self

    def note(self, address: str) -> None:
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, address.encode(), 0)

    def __exit__(self, *_: object) -> None:
        self.note("")
        os.close(self._file)


def _prepare(*, demo: bool) -> None:
    """Bring the tables up to date as their owner, then load the demo as everybody else, through the rooms' own actions."""
    began = time.monotonic()
    if not is_embedded():
        refuse_unbound_roles("web")
    bring_tables_up_to_date()
    say(Words(f"Tables are up to date {_took(began)}", f"Mae’r tablau’n gyfredol {_took(began)}"))
    if demo and is_embedded():
        have_demo("small")
    elif demo:
        yours = Words(
            "On a PostgreSQL of your own no demonstration is loaded by itself: `ymylon demo` does, into an empty one.",
            "Ar eich PostgreSQL eich hun ni lwythir arddangosiad ohono’i hun: mae `ymylon demo` yn gwneud hynny, i un gwag.",
            False,
        )
        say(yours)


def _answer(account: Account, cluster: Cluster | None, lock: _only_one, stop: _Stop, port: int) -> None:
    socket, taken = listen(port)
    if taken != port:
        say(Words(f"Port {port} is taken: using {taken}", f"Mae porth {port} wedi’i gymryd: defnyddir {taken}"))
    web = [*_PYTHON, "gunicorn", "ymylon.config.wsgi:application", "--bind", f"fd://{socket.fileno()}"]
    web += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--graceful-timeout", "5", "--log-level", "warning"]
    web += ["--logger-class", "ymylon.config.serve.lines.Lines"]
    address = {"YMYLON_URL": os.environ.get("YMYLON_URL", url(taken).rstrip("/"))}
    pages = environment_of(account, "web") | address | figures_between_processes(account)
    jobs = environment_of(account, "job") | address
    children = [
        Child(
            Words("web server", "gweinydd gwe"),
            [*web, "--no-control-socket"],
            account=account,
            environment=pages,
            keep_open=[socket.fileno()],
        ),
        Child(Words("job worker", "gweithiwr tasgau"), [*_COMMAND, "worker"], account=account, environment=jobs),
    ]
    try:
        _watch(children, cluster, stop, lambda: _announce(url(taken), lock))
    finally:
        # Newest first; the web server closes its listening socket before it finishes what it has begun.
        for child in reversed(children):
            child.stop(within=10)
        socket.close()


def _watch(children: list[Child], cluster: Cluster | None, stop: _Stop, announce) -> None:
    asked_at, waiting = time.monotonic(), True
    keeper = _Keeper(cluster) if cluster else None
    while not stop.asked:
        for child in children:
            child.keep_up(say)
        if waiting and announce():
            waiting = False
        if keeper and time.monotonic() - asked_at > _ASK_DATABASE_EVERY:
            keeper.look()
            asked_at = time.monotonic()
        time.sleep(_LOOK_EVERY if not waiting else 0.1)


class _Keeper:
    """Keeps the database up: starts it again when it is gone and, where the disk is full, as soon as there is room."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster, self._is_told = cluster, False

    def look(self) -> None:
        """Every two seconds. What can't be mended now is said once, and tried again the next time."""
        try:
            if self._cluster.running():
                self._when_up()
            else:
                self._when_gone()
        except ClusterFault as fault:
            say(fault.words)
        except (OSError, subprocess.SubprocessError) as fault:
            # The machine's own words.
            say(Words(str(fault), str(fault)))

    def _when_up(self) -> None:
        if self._cluster.lay_reserve() and self._is_told:
            room = Words(
                "There is room again, and the reserve is laid anew.",
                "Mae lle eto, ac mae’r lle wrth gefn wedi’i osod o’r newydd.",
                False,
            )
            say(room)
            self._is_told = False

    def _when_gone(self) -> None:
        if self._cluster.is_out_of_room():
            gave_up = self._cluster.give_up_reserve()
            if gave_up or not self._is_told:
                say(_FULL_AND_GIVEN if gave_up else _FULL)
            self._is_told = True
            if not gave_up:
                return
        say(Words("The database is gone; starting it again.", "Mae’r gronfa ddata wedi mynd; caiff ei chychwyn eto.", False))
        self._cluster.start()
        say(Words("The database answers again.", "Mae’r gronfa ddata’n ateb eto."))


def _announce(address: str, lock: _only_one) -> bool:
    # One patient question: our socket queues whatever is asked before the first worker is there to answer it.
    question = urllib.request.Request(f"{address}static/built/ymylon.css", method="HEAD")  # noqa: S310 - our own address
    try:
        urllib.request.urlopen(question, timeout=5).close()  # noqa: S310
    except urllib.error.HTTPError:
        pass  # whatever it says, it answers
    except OSError:
        return False
    lock.note(address)
    print(f"\n{here(_ANSWERS).format(address=address)}\n", flush=True)
    return True
