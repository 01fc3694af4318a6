"""Making, starting, joining, leaving and stopping the database."""

import os
import shlex
import subprocess
import time
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from ymylon.terms.words import Words

from . import room
from .accounts import Account, server_account
from .configuration import write_configuration
from .faults import ClusterFault
from .folders import make_home, private_folder, refuse_if_blocked, socket_folder
from .leftovers import last_complaint, last_line, names_server
from .programs import call, programs_for
from .roles import DATABASE, OWNER, connect_sql, roles_sql, schema_sql
from .turns import Turns

_PATIENCE = 60.0
_PAUSE = 0.25
# Answers of pg_isready.
_ACCEPTS, _SILENT = 0, 2
_LONGEST_LOG = 20_000_000


class Cluster:
    """PostgreSQL under one home, used by any number of programs at once and stopped by the last of them."""

    port = 5432

    def __init__(self, home: Path, testing: bool = False) -> None:
        self.home = Path(home).absolute()
        self.testing = testing
        self._base = self.home / "postgresql"
        self._data = self._base / "data"
        self._turns = Turns(self._base)

    @cached_property
    def _account(self) -> Account:
        return server_account()

    @property
    def socket_dir(self) -> Path:
        """The folder of the socket, for `host=` of a connection."""
        return socket_folder(self._base, self._account)

    @property
    def log(self) -> Path:
        """Where the server writes what troubles it."""
        return self._base / "log" / "server.log"

    def running(self) -> bool:
        """Whether the server answers and accepts connections."""
        return self._answer() == _ACCEPTS

    def start(self) -> bool:
        """Have the server up, and hold it until `stop` or the end of this program; says whether it was started just now."""
        make_home(self.home, self._account)
        private_folder(self._base, self._account, crossed_by_others=self._account.is_other)
        with self._turns.alone():
            self._prepare_folders()
            self._turns.hold()
            if self._answer() == _ACCEPTS:
                return False
            try:
                self._make_and_start()
            except BaseException:
                self._turns.let_go()
                raise
            return True

    def stop(self) -> bool:
        """Let go of the server; says whether it was stopped, which happens when nobody else holds it."""
        if not self._base.exists():
            return False
        with self._turns.alone():
            self._turns.let_go()
            if self._turns.held_by_others() or (self._answer() == _SILENT and not self._lives()):
                return False
            for mode in ("fast", "immediate"):
                if self._control("stop", "-m", mode, "-w", "-t", 60).returncode == 0:
                    return True
            if not self._lives():
                return False
            on = Words(
                f"The database under {self._data} doesn’t stop: see {self.log}.",
                f"Nid yw’r gronfa ddata dan {self._data} yn stopio: gweler {self.log}.",
                False,
            )
            raise ClusterFault(on)

    def lay_reserve(self) -> bool:
        """Have some room lie ready for the night on which the disk fills; says whether it was laid just now."""
        return not self.testing and room.lay_reserve(self._base)

    def give_up_reserve(self) -> bool:
        """Let the server have that room; says whether there was any."""
        return room.give_up_reserve(self._base)

    def is_out_of_room(self) -> bool:
        """Whether the server could not even recover in what is left."""
        return room.is_full(self._data)

    def recreate_database(self) -> None:
        """Throw the database away and make an empty one; whoever is connected is cut off. The server must be up."""
        with self._superuser("postgres") as connection:
            connection.execute(f"drop database if exists {DATABASE} with (force)")
            connection.execute(f"create database {DATABASE} owner {OWNER}")
            connection.execute(connect_sql(testing=self.testing))

    def __enter__(self) -> "Cluster":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # Folders and programs

    def _prepare_folders(self) -> None:
        for folder in (self._data, self._base / "log", self.socket_dir):
            private_folder(folder, self._account)
        if self._account.is_other:
            refuse_if_blocked(self._data, self._account)
            refuse_if_blocked(self._programs / "postgres", self._account)

    @cached_property
    def _programs(self) -> Path:
        return programs_for(self._data)

    def _control(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return call(self._programs / "pg_ctl", "-D", self._data, *arguments, account=self._account, within=150)

    def _lives(self) -> bool:
        # A server on a busy machine may be silent for longer than anybody waits for its answer.
        mark = self._data / "postmaster.pid"
        return mark.exists() and names_server(mark, self._data.resolve())

    def _answer(self) -> int:
        # A process id proves nothing: it may be a zombie's, or by now another program's.
        if not self.socket_dir.exists():
            return _SILENT
        asked = ("-h", self.socket_dir, "-p", self.port, "-d", "postgres", "-U", "postgres", "-q", "-t", 3)
        return call(self._programs / "pg_isready", *asked, account=self._account).returncode

    # Starting

    def _make_and_start(self) -> None:
        self._refuse_other_purpose()
        if not (self._data / "PG_VERSION").exists():
            self._initialise()
        conf = write_configuration(self._base, self._data, self.socket_dir, self._account, testing=self.testing)
        self._start_server(conf)
        self._make_roles()

    def _refuse_other_purpose(self) -> None:
        """A test cluster is made to lose what it holds, and has a role that may act as all others."""
        mark = self._base / "for-tests"
        if not (self._data / "PG_VERSION").exists():
            mark.touch() if self.testing else mark.unlink(missing_ok=True)
        elif mark.exists() != self.testing:
            kind = Words("for tests", "ar gyfer profion") if mark.exists() else Words("for use", "i’w defnyddio", False)
            another = Words(
                f"The database under {self._base} was made {kind.en}: name another folder in YMYLON_HOME.",
                f"Gwnaed y gronfa ddata dan {self._base} {kind.cy}: enwch ffolder arall yn YMYLON_HOME.",
                False,
            )
            raise ClusterFault(another)

    def _initialise(self) -> None:
        """Make the data in a folder of its own and move it into place, so that a start cut short leaves no half of one."""
        fresh = private_folder(self._base / f"data-{os.getpid()}-{time.time_ns()}", self._account)
        locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8")
        access = ("--auth-local=peer", "--auth-host=reject", "--username=postgres")
        speed = ("--no-sync",) if self.testing else ()
        wanted = (*locale, *access, *speed, "--no-instructions")
        made = call(self._programs / "initdb", "-D", fresh, *wanted, account=self._account, within=300)
        if made.returncode != 0:
            self._remove(fresh)
            why = last_line(made.stderr)
            unmade = Words(
                f"The database can’t be made under {self._base}: {why.en}",
                f"Ni ellir gwneud y gronfa ddata dan {self._base}: {why.cy}",
                False,
            )
            raise ClusterFault(unmade)
        try:
            self._data.rmdir()
        except OSError:
            self._remove(fresh)
            filled = Words(
                f"{self._data} holds files that are no database: move them away.",
                f"Mae ffeiliau nad ydynt yn gronfa ddata yn {self._data}: symudwch nhw o’r ffordd.",
                False,
            )
            raise ClusterFault(filled) from None
        fresh.rename(self._data)
        for half in self._base.glob("data-*"):
            self._remove(half)

    def _remove(self, folder: Path) -> None:
        call(Path("/bin/rm"), "-rf", "--", folder, account=self._account)
        with suppress(OSError):
            folder.rmdir()

    def _start_server(self, conf: Path) -> None:
        with suppress(FileNotFoundError):
            if self.log.stat().st_size > _LONGEST_LOG:
                self.log.replace(self.log.with_suffix(".before.log"))
        options = shlex.join(["-c", f"config_file={conf}"])
        until = time.monotonic() + _PATIENCE
        while self._answer() != _ACCEPTS:
            left = until - time.monotonic()
            if left <= 0:
                why = last_complaint(self.log)
                off = Words(
                    f"The database under {self._data} doesn’t start: {why.en}",
                    f"Nid yw’r gronfa ddata dan {self._data} yn cychwyn: {why.cy}",
                    False,
                )
                raise ClusterFault(off)
            self._drop_stale_marks()
            # After a kill the first tries fail, until what is left of the old server has gone.
            if self._answer() == _SILENT:
                self._control("start", "-w", "-t", max(2, int(left)), "-l", self.log, "-o", options)
            if self._answer() != _ACCEPTS:
                time.sleep(_PAUSE)

    def _drop_stale_marks(self) -> None:
        """Remove a dead server's marks where their number belongs to a zombie, or to another program by now."""
        for mark in (self._data / "postmaster.pid", self.socket_dir / ".s.PGSQL.5432.lock"):
            if not names_server(mark, self._data.resolve()):
                # What still writes to the data holds its shared memory, and then the server refuses to start beside it.
                mark.unlink(missing_ok=True)

    # Roles

    def _make_roles(self) -> None:
        access = connect_sql(testing=self.testing)
        wanted = roles_sql(testing=self.testing) + access + schema_sql()
        done = self._base / "roles.sql"
        if done.exists() and done.read_text() == wanted:
            return
        import psycopg

        with self._superuser("postgres") as connection:
            connection.execute(roles_sql(testing=self.testing))
            with suppress(psycopg.errors.DuplicateDatabase):
                connection.execute(f"create database {DATABASE} owner {OWNER}")
            connection.execute(access)
        # The template too, so that databases made for tests are alike.
        for database in (DATABASE, "template1"):
            with self._superuser(database) as connection:
                connection.execute(schema_sql())
        done.write_text(wanted)

    def _superuser(self, database: str):
        import psycopg

        return psycopg.connect(host=str(self.socket_dir), port=self.port, user="postgres", dbname=database, autocommit=True)
