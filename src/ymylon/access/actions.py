"""Acting as somebody: one transaction in which the database knows who asks, and why."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from ymylon.access.lookups import actor_of
from ymylon.access.rules import Actor
from ymylon.access.sealing import HERE, proof_of


def begin_request(account_id: int | None, purpose: str) -> None:
    """Tell the database who acts for the rest of this transaction. Without a transaction it would be forgotten at once."""
    with connection.cursor() as cursor:
        if account_id is None:
            cursor.execute("select begin_request(null, %s)", [purpose])
        else:
            cursor.execute(HERE)
            cursor.execute("select begin_request(%s, %s, %s, %s)", proof_of(account_id, purpose, *cursor.fetchone()))


@contextmanager
def acting(account_id: int, purpose: str) -> Iterator[Actor]:
    """A transaction in which `account_id` acts. Nesting is refused: the inner actor would outlive the inner block."""
    with transaction.atomic(durable=True):
        begin_request(account_id, purpose)
        yield actor_of(account_id)


@contextmanager
def acting_system(purpose: str) -> Iterator[None]:
    """A transaction of the clock: the worker steps into the system's role, which sees ledgers and what they hang on."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("select begin_request(null, %s)", [purpose])
        cursor.execute("set local role app_system")
        yield
