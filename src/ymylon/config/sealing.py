"""Sealing the audit, and asking whether anything sealed was changed: what the worker, the command and the tests call."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from ymylon.access.actions import acting_system
from ymylon.audit import lookups
from ymylon.audit.actions import AT_MOST, seal
from ymylon.audit.rules.heads import Head, Key
from ymylon.audit.rules.verifying import Fault, chain_faults, outside_faults
from ymylon.config import heads
from ymylon.config.home import secret

PURPOSE = "SEAL_AUDIT"
_HANDS = 4  # at most so many connections hash rows at once
Progress = Callable[[int], None]


def _silent(_count: int) -> None:
    return


@cache
def key() -> Key:
    """The key that signs heads. Only the worker and the command read it; a page never does."""
    return Key(secret("audit"))


def seal_everything(*, now: datetime | None = None, at_most: int = AT_MOST, progress: Progress = _silent) -> int:
    """Seal whatever waits, and send the heads out of the database. How many lines were sealed is returned."""
    count, newest = 0, None
    while True:
        with acting_system(PURPOSE):
            head = seal(key=key(), at=now or timezone.now(), at_most=at_most)
        if head is None:
            break
        newest, count = head, count + head.size - head.start
        progress(head.size - head.start)
    # Also what somebody sealed before us and was killed before it could be sent.
    heads.send_out(_following)
    heads.mail_if_due(newest, now or timezone.now())
    return count


def _following(size: int) -> list[Head]:
    with acting_system(PURPOSE):
        return lookups.heads_after(size)


@contextmanager
def reading() -> Iterator[None]:
    """A transaction that reads the whole record. Only the tables' owner may ask."""
    with transaction.atomic():
        lookups.begin_reading()
        yield


def verify(*, outside: Path | None, public: bytes, progress: Progress = _silent) -> Iterator[Fault]:
    """Whatever is wrong with the sealed record, each line named once."""
    with reading():
        seen: set[tuple[str, int]] = set()
        for fault in _faults(heads.read(outside) if outside else None, public, progress):
            # A line may be found by its row and again by the copy outside.
            if (fault.kind, fault.line) not in seen:
                seen.add((fault.kind, fault.line))
                yield fault


def _rows_changed(stretches: Sequence[lookups.Stretch], progress: Progress) -> list[Fault]:
    """What is wrong with the rows of these stretches; asked over a connection of its own."""
    found = []
    try:
        for stretch in stretches:
            with reading():
                found += lookups.lines_changed(stretch)
            progress(stretch.lines)
    finally:
        connection.close()
    return found


def _faults(kept: heads.Kept | None, public: bytes, progress: Progress) -> Iterator[Fault]:
    sizes = set()

    def sealed():
        for one in lookups.sealed():
            sizes.add(one.head.size)
            yield one

    # Hashing the rows is most of the work, and the database's: it does so on several cores while the tree is built here.
    stretches, hands = lookups.stretches(), min(os.cpu_count() or 1, _HANDS)
    with ThreadPoolExecutor(hands) as beside:
        rows = [beside.submit(_rows_changed, stretches[hand::hands], progress) for hand in range(hands)]
        for fault in chain_faults(sealed(), public, kept.at if kept else lambda _size: None, progress):
            yield fault
            if fault.kind == "SEAL_CHANGED":
                yield from lookups.lines_misplaced(fault.size)
        yield from sorted((fault for done in rows for fault in done.result()), key=lambda fault: fault.line)
    yield from lookups.lines_slipped_in()
    if kept:
        yield from (Fault("UNREADABLE", number) for number in kept.unreadable)
        yield from outside_faults(kept.heads, public, frozenset(sizes))
