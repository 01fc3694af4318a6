"""The folder of an extract: `current` leads to the state in force. A state is made beside it and put in force in one step.

Whoever is killed on the way leaves the former state as it was. What a former state held is not kept: a child who is protected
since must be in no file of ours.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import polars as pl

from ymylon.publication.rules.extract.tables import empty
from ymylon.publication.rules.standard import LATEST
from ymylon.publication.rules.standard.package import package

_CURRENT, _LOCK, _NEW, _STATE = "current", ".lock", ".new", "state-"
MANIFEST = "manifest.json"
# 2: a line that links a child who is protected since is in no reading. One of form 1 may hold such a line, and nobody who is
# touched would take it away: upon a state of another form nothing is built.
_FORM = 2


class NotOurs(Exception):
    """The folder holds something that is no extract."""


class Busy(Exception):
    """Another extract is writing into the folder."""


@dataclass(frozen=True)
class Head:
    """Which reading of the record it was, and up to where: every transaction of the epoch below the horizon."""

    ref: str
    epoch: int
    horizon: int


@dataclass(frozen=True)
class Manifest:
    """What a state says of itself. `files`: for each table its rows and the hash of its file."""

    made_at: str
    key_id: str
    year: str | None
    head: Head
    files: Mapping[str, Mapping[str, Any]]
    standard: str = LATEST.name
    form: int = _FORM

    @property
    def may_be_built_upon(self) -> bool:
        """False where what is read and what isn't has changed since: then the whole record is read."""
        return self.form == _FORM

    def plain(self, more: Mapping[str, Any]) -> dict[str, Any]:
        return {**asdict(self), **more}


@dataclass
class Opened:
    """The folder, held by this process alone; `manifest` and `tables` are of the state in force, if there is a whole one."""

    folder: Path
    manifest: Manifest | None

    def tables(self) -> dict[str, pl.DataFrame]:
        return {table.name: pl.read_parquet(self._file(table.name), glob=False) for table in LATEST.tables}

    @property
    def place(self) -> Path:
        """Where the next state is made: nobody but the account that runs this reads it."""
        place = self.folder / _NEW
        if not place.exists():
            place.mkdir(mode=0o700)
        return place

    def put(self, tables: Mapping[str, pl.DataFrame], made: Manifest, more: Mapping[str, Any]) -> tuple[str, ...]:
        """Writes what changed, links what didn't, and puts the new state in force; answers which tables changed."""
        before = self.tables() if self.manifest else {table.name: empty(table) for table in LATEST.tables}
        changed, files = [], {}
        for name, frame in tables.items():
            path = self.place / f"{name}.parquet"
            if self.manifest and frame.equals(before[name]):
                os.link(self._file(name), path)
            else:
                frame.write_parquet(path, compression="zstd", statistics=True)
                _settled(path)
                changed.append(name)
            files[name] = {"rows": frame.height, "sha256": _hash(path)}
        whole = Manifest(made.made_at, made.key_id, made.year, made.head, files)
        _write(self.place / MANIFEST, whole.plain(more))
        _write(self.place / "datapackage.json", _package())
        self._in_force()
        return tuple(changed)

    def _in_force(self) -> None:
        _settled(self.place)
        numbers = [int(path.name.removeprefix(_STATE)) for path in self.folder.glob(f"{_STATE}*")]
        state = self.folder / f"{_STATE}{max(numbers, default=0) + 1:06}"
        self.place.rename(state)
        link = self.folder / f".{_CURRENT}"
        link.unlink(missing_ok=True)
        link.symlink_to(state.name)
        _settled(self.folder)
        link.replace(self.folder / _CURRENT)
        _settled(self.folder)
        _clear(self.folder)

    def _file(self, name: str) -> Path:
        return self.folder / _CURRENT / f"{name}.parquet"


@contextmanager
def opened(folder: Path) -> Iterator[Opened]:
    """The folder, new, empty or of an extract; what another left half made in it is taken away first."""
    _ours(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        _clear(folder)
        yield Opened(folder, _read(folder))


def _ours(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotOurs
    names = {path.name for path in folder.iterdir()}
    if not all(name in (_CURRENT, _LOCK, _NEW, f".{_CURRENT}") or name.startswith(_STATE) for name in names):
        raise NotOurs


def _clear(folder: Path) -> None:
    in_force = os.readlink(folder / _CURRENT) if (folder / _CURRENT).is_symlink() else ""
    for path in folder.glob(f"{_STATE}*"):
        if path.name != in_force:
            shutil.rmtree(path)
    shutil.rmtree(folder / _NEW, ignore_errors=True)


def _read(folder: Path) -> Manifest | None:
    """None where there is no state, or one that is not what it says: then everything is read anew."""
    place = folder / _CURRENT
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        files = {table.name: told["files"][table.name] for table in LATEST.tables}
        alike = all(_hash(place / f"{name}.parquet") == file["sha256"] for name, file in files.items())
        if told["standard"] == LATEST.name and alike:
            return Manifest(told["made_at"], told["key_id"], told["year"], Head(**told["head"]), files, form=told["form"])
    return None


def _package() -> dict[str, Any]:
    told = package(LATEST)
    for resource in told["resources"]:
        resource |= {"path": f"{resource['name']}.parquet", "format": "parquet", "mediatype": "application/vnd.apache.parquet"}
        del resource["encoding"]
    return told


def _write(path: Path, told: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _settled(path)


def _settled(path: Path) -> None:
    """On the disk, whatever happens next."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
