"""Backups: whether there is a good one, how old it is, and whether it lies elsewhere."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from ymylon.config.backup import ledger
from ymylon.config.cluster import home

from .finding import Finding, fault, fine, note

_DAILY = "Run `ymylon backup` each night from the machine’s own timetable: docs/operating.md."


def last_backup() -> Iterator[Finding]:
    """How old the last good one is. Good is one that was read back whole after it was written."""
    if (home() / "restoring").exists():
        yield fault("Restore", "one was cut short, and what is here is not proved to be whole", "Run `ymylon restore` again.")
    good = ledger.last_good()
    if good is None:
        yield note("Backup", "none was ever taken from here", _DAILY)
        return
    age = datetime.now(UTC) - good.at
    said = f"the last good one is {_worded(age)} old: {good.path}"
    if not good.is_there:
        yield note("Backup", f"{said}, and it is gone from there", "See where it went, and take another: `ymylon backup`.")
    elif age > ledger.OLD:
        yield note("Backup", said, _DAILY)
    elif good.path.exists() and good.path.stat().st_dev == home().stat().st_dev:
        yield note("Backup", f"{said}, on the same disk as the record", "Name a folder on another machine in YMYLON_BACKUPS.")
    else:
        yield fine("Backup", said)


def _worded(age: timedelta) -> str:
    hours = age.total_seconds() / 3600
    return f"{hours * 60:.0f} minutes" if hours < 2 else f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"
