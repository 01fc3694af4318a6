"""Writing the record of who did what, in the transaction of the act itself."""

from collections.abc import Iterable

from django.db import connection


def record_act(act: str, *, children: Iterable[int] = (), lane: str = "", about: object = "", why: str = "") -> None:
    """One audit line for whoever acts in this transaction. If it can't be written, the act fails with it."""
    with connection.cursor() as cursor:
        cursor.execute("select audit(%s, %s, %s, %s, %s)", [act, lane, sorted(set(children)), str(about), why])
