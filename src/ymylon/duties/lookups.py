"""What is owed, as far as somebody may know; and the guidance in force."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from ymylon.access.rules import Actor
from ymylon.duties import rules
from ymylon.duties.models import Duty, PolicyRow, Sweep
from ymylon.terms.codes import PolicyStanding


def open_duties(actor: Actor, about: UUID) -> list[Duty]:
    """The open duties about one thing in the actor's lanes, soonest first."""
    return list(Duty.objects.visible_to(actor).filter(about=about, state=Duty.State.OPEN).order_by("due_at", "id"))


def duties_about(actor: Actor, abouts: Iterable[UUID]) -> list[Duty]:
    """Every duty about these things in the actor's lanes, open or ended."""
    return list(Duty.objects.visible_to(actor).filter(about__in=set(abouts)).order_by("due_at", "id"))


def another_duty_is_open(child_id: int, about: UUID) -> bool:
    """Whether another agency's duty is open, of which no more may be said."""
    with connection.cursor() as cursor:
        cursor.execute("select another_duty_open(%s, %s)", [child_id, about])
        return cursor.fetchone()[0]


def policy_rows(keys: Iterable[str] = ()) -> list[rules.PolicyRow]:
    """Guidance that is switched on, as the rules read it; all of it, or that whose key starts with one of `keys`."""
    rows = PolicyRow.objects.filter(switched_on=True)
    found = [_as_rule(row) for row in rows]
    prefixes = tuple(keys)
    return [row for row in found if not prefixes or row.key.startswith(prefixes)]


def _as_rule(row: PolicyRow) -> rules.PolicyRow:
    return rules.PolicyRow(
        key=row.key,
        level=rules.Level(row.level),
        area=row.area,
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
        source=row.source,
        standing=PolicyStanding(row.standing),
        switched_on=row.switched_on,
        value=row.value,
    )


def last_sweep(name: str) -> Sweep | None:
    """When the clock last went round for `name`."""
    return Sweep.objects.filter(name=name).first()
