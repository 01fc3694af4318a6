"""ymylon backup"""

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from ymylon.config.cluster import home
from ymylon.config.terminal import here
from ymylon.terms.words import Words

from .ground import database_up, django_as

_SAVING = Words("saving", "cadw")
_SAVED = Words(
    "{rows:,} rows as of {at} UTC, {size:,.1f} MB, {took:.1f} s",
    "Rhesi: {rows:,}, fel yr oedd am {at} UTC, {size:,.1f} MB, {took:.1f} s",
)
_WHOLE = Words(
    "sealed and read back whole; the keys are not in it: keep a copy of keys/ elsewhere",
    "seliwyd ef a’i ddarllen yn ôl yn gyfan; nid yw’r allweddi ynddo: cadwch gopi o keys/ mewn man arall",
    False,
)
_REMOVED = Words("{count} older ones removed", "Rhai hŷn a dynnwyd: {count}")
_SAME_DISK = Words(
    "It lies on the same disk as the record: copy it to another place, or name one in YMYLON_BACKUPS.",
    "Mae ar yr un ddisg â’r cofnod: copïwch ef i le arall, neu enwch un yn YMYLON_BACKUPS.",
    False,
)


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
    rows, at = sum(manifest.rows.values()), f"{manifest.at:%Y-%m-%d %H:%M:%S}"
    print(path, here(_SAVED).format(rows=rows, at=at, size=size, took=took), here(_WHOLE), sep="\n")
    if removed:
        print(here(_REMOVED).format(count=removed))
    if folder.stat().st_dev == home().stat().st_dev and not os.environ.get("YMYLON_BACKUPS") and chosen.to is None:
        print("!", here(_SAME_DISK))
    return 0


def _bar():
    from tqdm import tqdm

    return tqdm(total=None, desc=here(_SAVING), unit="B", unit_scale=True, disable=None)
