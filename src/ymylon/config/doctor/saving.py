"""Backups: whether there is a good one, how old it is, and whether it lies elsewhere."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from ymylon.config.backup import ledger
from ymylon.config.cluster import home
from ymylon.terms.words import Words

from .finding import Finding, fault, fine, note

_BACKUP = Words("Backup", "Copi wrth gefn")
_DAILY = Words(
    "Run `ymylon backup` each night from the machine’s own timetable: docs/operating.md.",
    "Rhedwch `ymylon backup` bob nos o amserlen y peiriant ei hun: docs/operating.md.",
    False,
)


def last_backup() -> Iterator[Finding]:
    """How old the last good one is. Good is one that was read back whole after it was written."""
    if (home() / "restoring").exists():
        yield fault(
            Words("Restore", "Adfer"),
            Words(
                "one was cut short, and what is here is not proved to be whole",
                "torrwyd un yn fyr, ac ni phrofwyd bod yr hyn sydd yma’n gyfan",
                False,
            ),
            Words("Run `ymylon restore` again.", "Rhedwch `ymylon restore` eto."),
        )
    good = ledger.last_good()
    if good is None:
        yield note(_BACKUP, Words("none was ever taken from here", "ni chymerwyd yr un erioed oddi yma", False), _DAILY)
        return
    age = datetime.now(UTC) - good.at
    span = _worded(age)
    said = Words(f"the last good one is {span.en} old: {good.path}", f"oed yr un da diwethaf: {span.cy}: {good.path}", False)
    if not good.is_there:
        gone = Words(f"{said.en}, and it is gone from there", f"{said.cy}, ac mae wedi mynd oddi yno", False)
        remedy = Words(
            "See where it went, and take another: `ymylon backup`.",
            "Edrychwch i ble’r aeth, a chymerwch un arall: `ymylon backup`.",
            False,
        )
        yield note(_BACKUP, gone, remedy)
    elif age > ledger.OLD:
        yield note(_BACKUP, said, _DAILY)
    elif good.path.exists() and good.path.stat().st_dev == home().stat().st_dev:
        beside = Words(f"{said.en}, on the same disk as the record", f"{said.cy}, ar yr un ddisg â’r cofnod", False)
        remedy = Words(
            "Name a folder on another machine in YMYLON_BACKUPS.", "Enwch ffolder ar beiriant arall yn YMYLON_BACKUPS.", False
        )
        yield note(_BACKUP, beside, remedy)
    else:
        yield fine(_BACKUP, said)


def _worded(age: timedelta) -> Words:
    hours = age.total_seconds() / 3600
    if hours < 2:
        minutes = f"{hours * 60:.0f}"
        return Words(f"{minutes} minutes", f"{minutes} {'funud' if minutes == '2' else 'munud'}")
    if hours < 48:
        return Words(f"{hours:.0f} hours", f"{hours:.0f} awr")
    days = f"{hours / 24:.0f}"
    return Words(f"{days} days", f"{days} {'ddiwrnod' if days == '2' else 'diwrnod'}")
