"""Bringing a backup back into an empty place. It is read whole before anything is written, and opened only once it is proved."""

import importlib.resources
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from ymylon.access.ground import NEW_KEY
from ymylon.config.cluster import Cluster, ClusterFault
from ymylon.config.cluster.accounts import server_account
from ymylon.config.database import administrator, is_embedded
from ymylon.config.home import home
from ymylon.terms.words import Words

from . import faults, programs
from .checking import members
from .manifest import DATABASE, FILES, Manifest

Progress = Callable[[int], object]


def connect() -> Any:
    """As somebody who may make everything: the embedded server's own superuser, or whom DATABASE_URL_ADMIN names."""
    import psycopg

    place = administrator()
    known = {"host": place["HOST"], "port": place["PORT"], "user": place["USER"], "dbname": place["NAME"]}
    return psycopg.connect(**known, password=place.get("PASSWORD") or None, autocommit=True, **place.get("OPTIONS", {}))


def mark() -> Path:
    """Stands in the home while what is there is not proved to be whole."""
    return home() / "restoring"


def have_keys(source: Path) -> None:
    """Bring the keys of the backup's day into the home; one that is there already stays."""
    account = server_account()
    for key in sorted(source.iterdir()):
        own = home() / "keys" / key.name
        if key.is_file() and not own.exists():
            own.touch(mode=0o600)
            own.write_bytes(key.read_bytes())
            if account.is_other:
                shutil.chown(own, account.uid, account.gid)


def refuse_unless_empty() -> None:
    """Nothing is replaced. What an earlier restore left that was cut short is taken away first, where that is ours to do."""
    if mark().exists() and is_embedded():
        Cluster(home()).recreate_database()
        shutil.rmtree(home() / "files")
        _private("files")
    with connect() as connection:
        tables = "select count(*) from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace"
        if connection.execute(tables).fetchone()[0]:
            raise faults.not_empty("DATABASE_URL" if not is_embedded() else str(home()))
    if any((home() / "files").iterdir()):
        raise faults.not_empty(str(home() / "files"))


def bring_back(path: Path, keys: dict[str, str], progress: Progress) -> None:
    """The tables and files as they were, and a key of this database's own for its seals. The mark is there until `proved`."""
    mark().touch()
    loading = _Loading()
    try:
        for name, content in members(path, keys, progress):
            if name.startswith(DATABASE):
                shutil.copyfileobj(content, loading)
            elif name.startswith(FILES):
                _put_file(name.removeprefix(FILES), content)
        loading.finish()
    finally:
        loading.break_off()
    _make_seal()


class _Loading:
    """pg_restore, fed as the backup is read: all of it or, if it ends before its time, nothing."""

    def __init__(self) -> None:
        with connect() as connection:
            version = connection.info.server_version // 10000
        # It reads the list of contents from the start of the stream, so it needs no file.
        wanted = ("--single-transaction", "--exit-on-error", "--no-password", f"--dbname={administrator()['NAME']}")
        self._program = programs.start([str(programs.program("pg_restore", version)), *wanted], administrator(), stdin=-1)
        assert self._program.stdin is not None
        self._into = self._program.stdin

    def write(self, part: bytes) -> int:
        try:
            self._into.write(part)
        except BrokenPipeError:
            self.finish()
        return len(part)

    def finish(self) -> None:
        """It has had everything; raises what it complains of."""
        said = self._program.communicate()[1]
        if self._program.returncode:
            why = programs.last_word(said)
            unrestored = Words(
                f"The database can’t be brought back: {why.en}", f"Ni ellir dod â’r gronfa ddata yn ôl: {why.cy}", False
            )
            raise ClusterFault(unrestored)

    def break_off(self) -> None:
        if self._program.poll() is None:
            # The end of its input alone could look like the end of the copy.
            self._program.kill()
            self._program.wait()


def _put_file(name: str, content: IO[bytes]) -> None:
    top = (home() / "files").resolve()
    target = (top / name).resolve()
    if not target.is_relative_to(top):
        raise faults.altered(name)
    account = server_account()
    for folder in [*reversed(target.relative_to(top).parents)][1:]:
        if not (top / folder).exists():
            (top / folder).mkdir(mode=0o700)
            _give(top / folder, account)
    with target.open("xb") as file:
        target.chmod(0o600)
        shutil.copyfileobj(content, file)
    _give(target, account)


def _give(path: Path, account: Any) -> None:
    if account.is_other:
        shutil.chown(path, account.uid, account.gid)


def _private(name: str) -> None:
    from ymylon.config.cluster.folders import private_folder

    private_folder(home() / name, server_account())


def _make_seal() -> None:
    """The one table that no backup holds, as its migration makes it, with a key that no other database has."""
    said = (importlib.resources.files("ymylon.access") / "sql" / "seal.sql").read_text(encoding="utf-8")
    table = re.findall(r"^(?:create table|alter table|revoke all on|create policy gate on) access_seal\b.*?;$", said, re.M)
    with connect() as connection, connection.transaction():
        connection.execute("set local role app_gate")
        for statement in table:
            connection.execute(statement)
        connection.execute(NEW_KEY)


def compare(manifest: Manifest) -> None:
    """Every table holds as many rows as when it was saved."""
    with connect() as connection:
        for name, count in manifest.rows.items():
            (found,) = connection.execute(f'select count(*) from "{name}"').fetchone()
            if found != count:
                raise faults.differs(f"{name}, {found} / {count}")
        connection.execute("analyze")


def proved() -> None:
    """From now on it may be opened."""
    mark().unlink()
