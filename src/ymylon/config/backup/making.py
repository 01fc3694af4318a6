"""Taking a backup: one instant of the database and the files beside it, sealed, read back, and only then called good."""

import io
import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from ymylon.audit.lookups import extent, newest_head
from ymylon.audit.rules.heads import line_of
from ymylon.config.cluster import ClusterFault
from ymylon.config.database import database_settings
from ymylon.config.home import home
from ymylon.terms.words import Words

from . import keys, programs
from .checking import check
from .envelope import Sealer, name_of_key
from .manifest import CLOSING, DATABASE, FILES, MANIFEST, SUFFIX, Manifest

# The key in it is made anew where the backup is brought back, and the backup's role can't read it.
LEFT_OUT = "access_seal"
# Whoever was signed in signs in again.
EMPTIED = "agencies_session"
_PART = 8 * 1024 * 1024
Progress = Callable[[int], object]


def back_up(folder: Path, *, at: datetime, progress: Progress) -> tuple[Path, Manifest]:
    """A new file in `folder`, made under a name of its own and given the one that counts once it was read back whole."""
    final = folder / f"ymylon-{at:%Y%m%dT%H%M%SZ}{SUFFIX}"
    half = final.with_suffix(".part")
    secret = keys.current()
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            sealer = Sealer(file, secret=secret, at=at)
            _fill(sealer, progress)
            sealer.close()
            file.flush()
            os.fsync(file.fileno())
        manifest = check(half, {name_of_key(secret): secret}, lambda _count: None)
        half.rename(final)
        _sync(folder)
    finally:
        half.unlink(missing_ok=True)
    return final, manifest


def _fill(sealer: Sealer, progress: Progress) -> None:
    # Streamed: neither the database nor the backup need fit into memory, and nothing unsealed touches the disk.
    with tarfile.open(fileobj=sealer, mode="w|", format=tarfile.PAX_FORMAT, bufsize=_PART) as pack:  # type: ignore[call-overload]
        with _one_instant() as snapshot:
            manifest = _manifest()
            _add(pack, MANIFEST, manifest.as_bytes())
            for number, part in enumerate(_dumped(snapshot)):
                _add(pack, f"{DATABASE}{number:08}", part)
                progress(len(part))
        for path in sorted((home() / "files").rglob("*")):
            if path.is_file() and not path.is_symlink():
                pack.add(path, FILES + str(path.relative_to(home() / "files")), recursive=False)
                progress(path.stat().st_size)
        _add(pack, CLOSING, b"")


def _add(pack: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    pack.addfile(member, io.BytesIO(content))


@contextmanager
def _one_instant() -> Iterator[str]:
    """A snapshot that pg_dump shares: manifest and dump are of one instant, whoever writes meanwhile."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        cursor.execute("select pg_export_snapshot()")
        yield cursor.fetchone()[0]


def _manifest() -> Manifest:
    head = newest_head()
    with connection.cursor() as cursor:
        cursor.execute("select transaction_timestamp(), current_setting('server_version')")
        at, version = cursor.fetchone()
        cursor.execute("select app || '.' || name from django_migrations order by id")
        migrations = tuple(name for (name,) in cursor.fetchall())
    return Manifest(
        at=at,
        postgresql=version,
        migrations=migrations,
        head=line_of(head, leaves=False) if head else "",
        unsealed=extent().waiting,
        rows=rows(),
        keys=keys.fingerprints(),
    )


def rows() -> dict[str, int]:
    """How many rows each table holds, those left out or emptied aside. Asked of one instant, in a transaction of the caller's."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
            " and relname not in (%s, %s) order by 1",
            [LEFT_OUT, EMPTIED],
        )
        names = [name for (name,) in cursor.fetchall()]
        found = {}
        for name in names:
            cursor.execute(f'select count(*) from "{name}"')
            found[name] = cursor.fetchone()[0]
    return found


def _dumped(snapshot: str) -> Iterator[bytes]:
    place = database_settings("backup")
    command = [
        str(programs.program("pg_dump", connection.pg_version // 10000)),
        "--format=custom",
        "--compress=1",
        "--no-password",
        f"--snapshot={snapshot}",
        f"--exclude-table=public.{LEFT_OUT}",
        f"--exclude-table-data=public.{EMPTIED}",
    ]
    dump = programs.start(command, place, stdout=-1)
    assert dump.stdout is not None
    assert dump.stderr is not None
    try:
        while part := dump.stdout.read(_PART):
            yield part
        said = dump.stderr.read()
        if dump.wait():
            why = programs.last_word(said)
            uncopied = Words(f"The database can’t be copied: {why.en}", f"Ni ellir copïo’r gronfa ddata: {why.cy}", False)
            raise ClusterFault(uncopied)
    finally:
        if dump.poll() is None:
            dump.kill()
        dump.wait()


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
