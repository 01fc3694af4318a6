"""Writing the record of who did what, in the transaction of the act itself; and sealing it."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import connection

from ymylon.audit.rules.heads import Head, Key
from ymylon.audit.rules.merkle import EMPTY, append, root_of
from ymylon.audit.rules.searching import fingerprint

AT_MOST = 50_000  # lines in one seal; it holds whole transactions


def record_act(act: str, *, children: Iterable[int] = (), lane: str = "", about: object = "", why: str = "") -> None:
    """One audit line for whoever acts in this transaction. If it can't be written, the act fails with it."""
    with connection.cursor() as cursor:
        cursor.execute("select audit(%s, %s, %s, %s, %s)", [act, lane, sorted(set(children)), str(about), why])


def record_search(canonical: str, *, lane: str, found: int) -> None:
    """One audit line that somebody was searched for, by a fingerprint that holds none of the words, and how many were found."""
    record_act("SEARCHED", lane=lane, about=fingerprint(canonical, settings.SECRET_KEY), why=f"found {found}")


def seal(*, key: Key, at: datetime, at_most: int = AT_MOST) -> Head | None:
    """The next lines that nothing can still join are sealed, in a transaction that the caller holds. None: nothing waits.

    Two who seal at once wait for each other; whoever is killed has sealed nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute("select size, root, peaks from audit_seal_begin()")
        start, before, peaks = cursor.fetchone() or (0, EMPTY, [])
        cursor.execute("select epoch, horizon, lines, leaves from audit_unsealed(%s)", [at_most])
        waiting = cursor.fetchone()
        if waiting is None:
            return None
        epoch, horizon, lines, leaves = waiting
        grown = append([bytes(peak) for peak in peaks], start, [bytes(leaf) for leaf in leaves])
        root = root_of(grown)
        unsigned = Head(start, start + len(lines), lines[-1], root, bytes(before), at)
        signature = key.sign(unsigned)
        cursor.execute(
            "select audit_seal_add(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [lines, leaves, epoch, horizon, start, root, bytes(before), grown, at, signature],
        )
    return Head(start, unsigned.size, unsigned.last, root, bytes(before), at, signature)
