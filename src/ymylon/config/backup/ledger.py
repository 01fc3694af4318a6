"""Where backups lie, and which was the last good one: for the doctor, and for whoever removes old ones."""

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from ymylon.config.cluster import ClusterFault
from ymylon.config.home import home
from ymylon.terms.words import Words

from .manifest import SUFFIX, Manifest

_NOTE = "last-backup.json"
# One a day, and two hours for the one of today to end.
OLD = timedelta(hours=26)


@dataclass(frozen=True)
class Good:
    """A backup that was read back whole when it was made. `is_there`: its file still is where it was put."""

    at: datetime
    path: Path
    is_there: bool


def folder(named: Path | None = None) -> Path:
    """The folder for backups: made if it is the home's own; somebody else's has to be there, for it may be a disk not mounted."""
    said = named or os.environ.get("YMYLON_BACKUPS")
    if said is None:
        own = home() / "backups"
        own.mkdir(mode=0o700, exist_ok=True)
        return own
    path = Path(said).expanduser().absolute()
    if not path.is_dir():
        absent = Words(
            f"There is no folder {path} for backups: make or mount it.",
            f"Nid oes ffolder {path} ar gyfer copïau wrth gefn: gwnewch hi, neu cysylltwch hi.",
            False,
        )
        raise ClusterFault(absent)
    return path


def note_good(path: Path, manifest: Manifest, *, at: datetime) -> None:
    """Remember the last good one."""
    fresh = home() / f"{_NOTE}.fresh"
    fresh.write_text(json.dumps({"at": at.isoformat(), "path": str(path), "rows": sum(manifest.rows.values())}))
    fresh.chmod(0o644)  # an instant and a place: whoever asks the doctor may read it
    fresh.replace(home() / _NOTE)


def last_good() -> Good | None:
    """The last good one, or None if none was ever made from here."""
    try:
        said = json.loads((home() / _NOTE).read_text())
    except (FileNotFoundError, ValueError):
        return None
    path = Path(said["path"])
    return Good(datetime.fromisoformat(said["at"]), path, _is_there(path))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return True  # in a folder that this user may not look into


def keep_newest(place: Path, count: int) -> int:
    """Remove all but the newest `count`; how many went is answered. Their names hold their instants."""
    old = sorted(place.glob(f"ymylon-*{SUFFIX}"))[: -max(count, 1)]
    for path in old:
        path.unlink()
    return len(old)
