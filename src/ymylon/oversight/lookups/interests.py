"""What people declare of whom they know: their own, and of those for whom this person answers."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from ymylon.access.rules import Actor
from ymylon.oversight.models import Conflict
from ymylon.terms.faults import NoSuch


class NoSuchDeclaration(NoSuch):
    """There is no such declaration of this person's, or it holds no more."""


@dataclass(frozen=True)
class Answered:
    """Somebody for whom a manager or an auditor answers."""

    account_id: int
    practitioner_id: int


def own_interests(actor: Actor) -> list[Conflict]:
    """What this person has declared and not taken back, the first first."""
    return list(Conflict.objects.filter(account_id=actor.account_id, ended_at__isnull=True).order_by("declared_at", "id"))


def own_interest(actor: Actor, ref: object) -> Conflict:
    """One of those. Raises NoSuchDeclaration."""
    found = Conflict.objects.filter(account_id=actor.account_id, ended_at__isnull=True, ref=ref).first()
    if found is None:
        raise NoSuchDeclaration
    return found


def said_last(actor: Actor) -> datetime | None:
    """When this person last said whom they know, or that they know nobody."""
    last = Conflict.objects.filter(account_id=actor.account_id).order_by("-declared_at").first()
    return last.declared_at if last else None


def people_answered_for() -> list[Answered]:
    """Whose declarations whoever acts reads: a manager's own teams, an auditor's own agencies. Nobody's, for everybody else."""
    with connection.cursor() as cursor:
        cursor.execute("select account, practitioner from declares_to_me()")
        return [Answered(*row) for row in cursor.fetchall()]


def interests_of(accounts: list[int]) -> dict[int, list[Conflict]]:
    """What these accounts ever declared, by account, the last first; as far as whoever acts may read it."""
    found: dict[int, list[Conflict]] = {account: [] for account in accounts}
    for row in Conflict.objects.filter(account_id__in=accounts).order_by("-declared_at", "-id"):
        found[row.account_id].append(row)
    return found
