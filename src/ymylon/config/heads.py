"""Heads of the audit tree outside the database: one file in the home, and by mail to another agency if one is named."""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage

from ymylon.audit.rules.heads import Head, NotAHead, head_of, line_of
from ymylon.config.cluster.accounts import server_account
from ymylon.config.cluster.folders import private_folder

NAME = "heads.jsonl"
_MAIL_EVERY = timedelta(hours=1)
SUBJECT = "Ymylon: audit head"
_BODY = """\
Cadwch y llinell hon: mae’n dangos a newidiwyd y cofnod archwilio wedyn.
Keep this line: it shows whether the audit record was changed later.

{line}
"""


@dataclass
class Kept:
    """The heads in a file, each with where its line begins, so that the leaves are read only when they are compared."""

    path: Path
    heads: list[Head] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    unreadable: list[int] = field(default_factory=list)

    def at(self, size: int) -> Head | None:
        """The head of this size, with its leaves if they were kept."""
        if size not in self.places:
            return None
        with self.path.open("rb") as file:
            file.seek(self.places[size])
            return head_of(file.readline().decode())


def folder() -> Path:
    """Where the heads lie: beside the database, and not in it."""
    return settings.HOME / "heads"


def read(path: Path) -> Kept:
    """The heads in this file. Lines that hold none are numbered in `unreadable`; words around a mailed head are passed over."""
    kept = Kept(path)
    with path.open("rb") as file:
        place = 0
        for number, line in enumerate(file, start=1):
            if line.lstrip().startswith(b"{"):
                try:
                    head = head_of(line.decode())
                except (NotAHead, UnicodeDecodeError):
                    kept.unreadable.append(number)
                else:
                    kept.heads.append(head)
                    kept.places[head.size] = place
            place += len(line)
    return kept


def send_out(following: Callable[[int], Iterable[Head]]) -> int:
    """Write every head that the file lacks; how many is returned. Killed midway, the next time goes on from there.

    `following(size)` gives the heads after the one of this size, some at a time, and none once there are no more.
    """
    place = folder()
    account = server_account()
    private_folder(place, account)
    written = 0
    with (place / NAME).open("a+b") as file:
        os.fchmod(file.fileno(), 0o600)
        if account.is_other:
            os.fchown(file.fileno(), account.uid, account.gid)  # begun by root, gone on with by the servers
        fcntl.flock(file, fcntl.LOCK_EX)
        size = _whole(file)
        while heads := list(following(size)):
            for head in heads:
                file.write(line_of(head, leaves=True).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
            size, written = heads[-1].size, written + len(heads)
    return written


def _whole(file) -> int:
    """The size of the last head in the file; a line that was torn off midway is cut away first."""
    end = file.seek(0, os.SEEK_END)
    for line in _backwards(file, end):
        try:
            return head_of(line.decode()).size if line.endswith(b"\n") else _cut(file, end - len(line))
        except (NotAHead, UnicodeDecodeError):
            break
    return 0


def _cut(file, at: int) -> int:
    file.truncate(at)
    return _whole(file)


def _backwards(file, end: int) -> Iterator[bytes]:
    """The last line, with its end if it has one. Read from behind, for the file grows for years."""
    read, found = end, b""
    while read:
        step = min(read, 65_536)
        read -= step
        file.seek(read)
        found = file.read(step) + found
        begins = found.rfind(b"\n", 0, len(found) - 1)
        if begins >= 0:
            found = found[begins + 1 :]
            break
    if found:
        yield found


def mail_if_due(head: Head | None, now: datetime) -> bool:
    """Mail the newest head, without its leaves, to the agency named in `YMYLON_HEADS_TO`; at most once an hour."""
    to = os.environ.get("YMYLON_HEADS_TO", "")
    mark = folder() / "mailed"
    if not to or head is None:
        return False
    if mark.exists() and now.timestamp() - mark.stat().st_mtime < _MAIL_EVERY.total_seconds():
        return False
    words = _BODY.format(line=line_of(head, leaves=False))
    EmailMessage(SUBJECT, words, to=[to], headers={"Message-ID": f"<head.{head.size}@ymylon>"}).send()
    mark.touch()
    os.utime(mark, (now.timestamp(), now.timestamp()))
    return True
