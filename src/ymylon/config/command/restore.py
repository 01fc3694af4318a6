"""ymylon restore"""

import argparse
import shutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from ymylon.config.cluster import ClusterFault, home
from ymylon.config.terminal import here, say
from ymylon.terms.words import Words

from .ground import bring_tables_up_to_date, database_up, django_as, prepare_home, run_as_account
from .said import NO_FILE

_FAULTY = 1
_CLOSING = Words(
    """\
Restored, proved and ready: {rows:,} rows as of {at:%Y-%m-%d %H:%M:%S} UTC, in {minutes:.1f} minutes.
What was done after that instant is not in it, and everybody signs in anew. Before they do: tell every agency so, and look through
the accounts, the places in teams and the protections that were changed since, for they stand as they did then.""",
    """\
Wedi’i adfer, ei brofi ac yn barod: {rows:,} rhes, fel yr oedd am {at:%Y-%m-%d %H:%M:%S} UTC, mewn {minutes:.1f} munud.
Nid yw’r hyn a wnaed ar ôl yr eiliad honno ynddo, ac mae pawb yn mewngofnodi o’r newydd. Cyn iddynt wneud: rhowch wybod i bob
asiantaeth, ac edrychwch drwy’r cyfrifon, y lleoedd mewn timau a’r gwarchodaethau a newidiwyd ers hynny, oherwydd maent yn
sefyll fel yr oeddent bryd hynny.""",
    False,
)
_READING = Words("reading", "darllen")
_RESTORING = Words("restoring", "adfer")
_COMPARING = Words("comparing", "cymharu")
_PROVING = Words("proving the audit", "profi’r archwiliad", False)
_WHOLE = Words(
    "✓ whole, ours, as it was sealed: {rows:,} rows as of {at:%Y-%m-%d %H:%M:%S} UTC",
    "✓ cyfan, un o’n rhai ni, fel y’i seliwyd: {rows:,} rhes, fel yr oedd am {at:%Y-%m-%d %H:%M:%S} UTC",
    False,
)
_NO_LIST = Words(
    "No list of disposals was found beside the backup or here: nothing is disposed of again.",
    "Ni chafwyd rhestr o’r hyn a waredwyd wrth ymyl y copi nac yma: ni chaiff dim ei waredu o’r newydd.",
    False,
)
_NOT_AGAIN = Words(
    "It is restored, but what was disposed of since could not be disposed of again: see the lines above.",
    "Mae wedi’i adfer, ond ni ellid gwaredu o’r newydd yr hyn a waredwyd ers hynny: gweler y llinellau uchod.",
    False,
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the backup")
    parser.add_argument("--check", action="store_true", help="only read it whole, and say whether it could be restored")
    parser.add_argument("--keys", type=Path, metavar="FOLDER", help="keys of the backup’s day (default: keys/ in the home)")
    parser.add_argument("--other-keys", action="store_true", help="restore although some of the keys are lost")
    parser.add_argument(
        "--disposals", type=Path, metavar="FILE", help="what was disposed of (default: disposals.jsonl beside the backup)"
    )
    parser.add_argument("--step", choices=("finish",), help=argparse.SUPPRESS)
    parser.add_argument("--as-of", type=datetime.fromisoformat, help=argparse.SUPPRESS)
    parser.epilog = "On a PostgreSQL of your own, DATABASE_URL_ADMIN names a superuser, for this command alone."


def run(chosen: argparse.Namespace) -> int:
    """Check, restore, prove, dispose again; answers 1 where the backup is refused, and then nothing was changed."""
    from ymylon.config.backup.faults import BackupFault

    try:
        if chosen.step == "finish":
            return _finish(chosen)
        return _run(chosen)
    except BackupFault as fault:
        print(f"✗ {here(fault.words)}", file=sys.stderr)
        return _FAULTY


def _run(chosen: argparse.Namespace) -> int:
    from ymylon.config.backup import checking, faults, keys

    if not chosen.file.is_file():
        raise ClusterFault(_no_file(chosen.file))
    folder = chosen.keys or home() / "keys"
    own = keys.by_name(folder)
    with _bar(_READING, chosen.file) as bar:
        manifest = checking.check(chosen.file, own, bar.update)
    lost = keys.missing(manifest.keys, folder)
    if lost and not chosen.other_keys:
        raise faults.other_keys(", ".join(lost))
    print(here(_WHOLE).format(rows=sum(manifest.rows.values()), at=manifest.at))
    if chosen.check:
        return 0
    _restore(chosen, folder, own, manifest)
    return 0


def _no_file(path: Path) -> Words:
    return Words(NO_FILE.en.format(name=path), NO_FILE.cy.format(name=path))


def _restore(chosen: argparse.Namespace, folder: Path, own: dict[str, str], manifest) -> None:
    from ymylon.config.backup import restoring

    began = time.monotonic()
    prepare_home(home(), make_keys=False)
    _refuse_while_serving()
    restoring.have_keys(folder)
    with database_up():
        django_as("owner")
        _refuse_newer(chosen.file.name, manifest)
        restoring.refuse_unless_empty()
        with _bar(_RESTORING, chosen.file) as bar:
            restoring.bring_back(chosen.file, own, bar.update)
        say(_COMPARING)
        restoring.compare(manifest)
        bring_tables_up_to_date()
        _prove(chosen, manifest)
        restoring.proved()
    print(here(_CLOSING).format(rows=sum(manifest.rows.values()), at=manifest.at, minutes=(time.monotonic() - began) / 60))


def _refuse_while_serving() -> None:
    lock = home() / "serve.lock"
    if lock.exists() and lock.read_text().strip():
        import fcntl

        with lock.open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                runs = Words(
                    f"Ymylon runs from {home()}: stop it first.", f"Mae Ymylon yn rhedeg o {home()}: stopiwch ef yn gyntaf."
                )
                raise ClusterFault(runs) from None


def _refuse_newer(name: str, manifest) -> None:
    from django.db.migrations.loader import MigrationLoader

    from ymylon.config.backup import faults

    known = {f"{app}.{one}" for app, one in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    unknown = [one for one in manifest.migrations if one not in known]
    if unknown:
        raise faults.newer(name, ", ".join(unknown[:3]))


def _prove(chosen: argparse.Namespace, manifest) -> None:
    """The whole audit against the head that was saved, the disposals since, and a line that says what was done here."""
    from ymylon.config.backup import disposals, faults

    say(_PROVING)
    head = home() / "heads" / "restored"
    head.write_text(manifest.head + "\n")
    if manifest.head and run_as_account("audit", "verify", "--heads", str(_let_read(head)), role="owner"):
        raise faults.differs("audit")
    lists = [chosen.disposals] if chosen.disposals else [chosen.file.parent / disposals.NAME, disposals.own()]
    found = next((one for one in lists if one.exists()), None)
    if chosen.disposals and not found:
        raise ClusterFault(_no_file(chosen.disposals))
    again = home() / "heads" / "disposals"
    if found:
        shutil.copyfile(found, again)
    else:
        print("!", here(_NO_LIST))
        again.write_text("")
    told = ("--step", "finish", "--disposals", str(_let_read(again)), "--as-of", manifest.at.isoformat())
    code = run_as_account("restore", str(chosen.file), *told, role="job")
    head.unlink()
    again.unlink()
    if code:
        raise ClusterFault(_NOT_AGAIN)


def _let_read(path: Path) -> Path:
    from ymylon.config.cluster.accounts import server_account

    account = server_account()
    path.chmod(0o600)
    if account.is_other:
        shutil.chown(path, account.uid, account.gid)
    return path


def _finish(chosen: argparse.Namespace) -> int:
    """As the worker's role: dispose again, and leave the line."""
    django_as("job")
    from ymylon.access.actions import acting_system
    from ymylon.audit.actions import record_act
    from ymylon.config import jobs  # noqa: F401 - the rooms register what they dispose of
    from ymylon.config.backup import disposals

    at = chosen.as_of
    count = disposals.replay(list(disposals.since(chosen.disposals, at)))
    if count:
        say(Words(f"{count} disposals since the backup done again", f"gwarediadau ers y copi a wnaed eto: {count}", False))
    with acting_system("RESTORE"):
        why = f"as of {at.astimezone(UTC).isoformat()}; {count} disposals done again"
        record_act("RESTORED", about=chosen.file.name, why=why)
    return 0


def _bar(words: Words, file: Path):
    from tqdm import tqdm

    return tqdm(total=file.stat().st_size, desc=here(words), unit="B", unit_scale=True, disable=None)
