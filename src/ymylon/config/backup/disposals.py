"""What was disposed of for good, kept outside the database, so that a backup from before doesn't bring it back.

A room that disposes of records calls `note` once its transaction has committed, and registers in REPLAYED how the same is done
again. The line holds a kind and a random reference, and no word about anybody.
"""

import json
import os
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from ymylon.config.cluster.accounts import server_account
from ymylon.config.cluster.folders import private_folder
from ymylon.config.home import home

from . import faults

NAME = "disposals.jsonl"
# By kind: what disposes of it again, and does nothing where it is gone already. No room disposes of anything yet.
REPLAYED: MutableMapping[str, Callable[[UUID, datetime], None]] = {}


@dataclass(frozen=True)
class Disposal:
    """One record that was disposed of, by kind and reference, and when."""

    at: datetime
    kind: str
    ref: UUID


def own() -> Path:
    """This installation's own list. A copy of it belongs beside the backups, on another machine."""
    return home() / "disposals" / NAME


def note(*, kind: str, ref: UUID, at: datetime) -> None:
    """Write it down where no restore of the database reaches. Raises where the kind can't be disposed of again."""
    if kind not in REPLAYED:
        raise faults.unknown_disposal(kind)
    private_folder(own().parent, server_account())
    line = json.dumps({"at": at.isoformat(), "kind": kind, "ref": str(ref)}) + "\n"
    with open(os.open(own(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="ascii") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def since(path: Path, at: datetime) -> Iterator[Disposal]:
    """Those in the list from this instant on, in the order in which they were written. Raises BackupFault."""
    with path.open(encoding="ascii") as file:
        for line in file:
            try:
                said = json.loads(line)
                one = Disposal(datetime.fromisoformat(said["at"]), str(said["kind"]), UUID(said["ref"]))
            except (ValueError, KeyError, TypeError):
                raise faults.altered(path.name) from None
            if one.at >= at:
                yield one


def replay(found: list[Disposal]) -> int:
    """Dispose of each again; all kinds are known before the first goes. How many is answered."""
    unknown = sorted({one.kind for one in found} - set(REPLAYED))
    if unknown:
        raise faults.unknown_disposal(", ".join(unknown))
    for one in found:
        REPLAYED[one.kind](one.ref, one.at)
    return len(found)
