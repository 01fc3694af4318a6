"""ymylon backup"""

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from ymylon.config.cluster import home

from .ground import database_up, django_as


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", help="where to put it (default: YMYLON_BACKUPS, else backups/ in the home)"
    )
    parser.add_argument("--keep", type=int, metavar="N", help="once this one is good, remove all but the newest N there")
    parser.epilog = "The keys are never in it: keep a copy of the home’s folder keys/ elsewhere, apart from the backups."


def run(chosen: argparse.Namespace) -> int:
    """Take one while everybody works on, seal it, read it back; answers 3 where it isn't good."""
    with database_up():
        django_as("backup")
        from ymylon.config.backup import ledger, making

        folder = ledger.folder(chosen.to)
        began = datetime.now(UTC)
        with _bar() as bar:
            path, manifest = making.back_up(folder, at=began, progress=bar.update)
        ledger.note_good(path, manifest, at=began)
        removed = ledger.keep_newest(folder, chosen.keep) if chosen.keep else 0
    took = (datetime.now(UTC) - began).total_seconds()
    size = path.stat().st_size / 1e6
    print(f"{path}\n{sum(manifest.rows.values()):,} rows as of {manifest.at:%d %b %Y %H:%M:%S} UTC, {size:,.1f} MB, {took:.1f} s")
    print("sealed and read back whole; the keys are not in it: keep a copy of keys/ elsewhere")
    if removed:
        print(f"{removed} older ones removed")
    if folder.stat().st_dev == home().stat().st_dev and not os.environ.get("YMYLON_BACKUPS") and chosen.to is None:
        print("! It lies on the same disk as the record: copy it to another place, or name one in YMYLON_BACKUPS.")
    return 0


def _bar():
    from tqdm import tqdm

    return tqdm(total=None, desc="saving", unit="B", unit_scale=True, disable=None)
