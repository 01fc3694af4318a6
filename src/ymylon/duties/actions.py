"""Opening what is owed, and ending it. The database's functions write, for who owes may not be who sees."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection

from ymylon.access.rules import Actor
from ymylon.duties import rules
from ymylon.duties.models import PolicyRow, Sweep
from ymylon.duties.rules.demonstration import DEMONSTRATION
from ymylon.duties.rules.shipped import SHIPPED
from ymylon.terms.codes import Lane, PolicyStanding, TeamFunction


def open_duty(
    *,
    by: Actor | None,
    at: datetime,
    child_id: int,
    kind: str,
    lane: Lane,
    about: UUID,
    due_at: datetime | None,
    functions: Iterable[TeamFunction] = (),
    team_id: int | None = None,
    occurrence: int = 1,
    source: str = "",
    standing: PolicyStanding | str = "",
) -> None:
    """Something is owed about `about`, by a team or by the first involved team of `functions`. Owed already: nothing changes."""
    with connection.cursor() as cursor:
        if team_id is None:
            cursor.execute("select team_for_duty(%s, %s)", [child_id, [str(code) for code in functions]])
            team_id = cursor.fetchone()[0]
        arguments = [child_id, kind, lane, about, occurrence, team_id, at, due_at, source, str(standing)]
        cursor.execute("select open_duty(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)", arguments)


def _end(by: Actor | None, at: datetime, child_id: int, about: UUID, kinds: Iterable[str], state: str, why: str) -> int:
    with connection.cursor() as cursor:
        arguments = [child_id, about, list(kinds), state, at, by.practitioner_id if by else None, why]
        cursor.execute("select end_duties(%s, %s, %s, %s, %s, %s, %s)", arguments)
        return cursor.fetchone()[0]


def fulfil(*, by: Actor | None, at: datetime, child_id: int, about: UUID, kinds: Iterable[str]) -> int:
    """The duties of these kinds are met. How many were open is returned; meeting a duty twice changes nothing."""
    return _end(by, at, child_id, about, kinds, "FULFILLED", "")


def waive(*, by: Actor, at: datetime, child_id: int, about: UUID, kinds: Iterable[str], reason: str) -> int:
    """A named person says why these duties are not met. Without a reason the database refuses."""
    return _end(by, at, child_id, about, kinds, "WAIVED", reason)


def void(*, by: Actor | None, at: datetime, child_id: int, about: UUID, kinds: Iterable[str], reason: str) -> int:
    """A fact has made these duties pointless: no letter goes out for a child who has died. No kinds named: all of them."""
    return _end(by, at, child_id, about, kinds, "VOIDED", reason)


def load_policies(rows: Iterable[rules.PolicyRow]) -> int:
    """Keep these dated rows; how many were new is returned. One that is there already stays as a board has set it."""
    known = set(PolicyRow.objects.values_list("key", "level", "area", "in_force_from", "standing"))
    fresh = [row for row in rows if (row.key, row.level, row.area, row.in_force_from, row.standing) not in known]
    # Two who load at once: the second finds the rows there, and that is no fault.
    PolicyRow.objects.bulk_create([_as_row(row) for row in fresh], ignore_conflicts=True)
    return len(fresh)


def load_shipped_policies(*, demonstration: bool = False) -> int:
    """The guidance that every installation begins with; with it, only if asked, the invented rows of the demonstration."""
    return load_policies((*SHIPPED, *(DEMONSTRATION if demonstration else ())))


def _as_row(row: rules.PolicyRow) -> PolicyRow:
    return PolicyRow(
        key=row.key,
        level=row.level,
        area=row.area,
        value=dict(row.value),
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
        source=row.source,
        standing=row.standing,
        switched_on=row.switched_on,
    )


def record_sweep(name: str, *, at: datetime, acted: int) -> None:
    """The clock went round for `name` at this moment; the board says so, and says when it didn't."""
    Sweep.objects.update_or_create(name=name, defaults={"ran_at": at, "acted": acted})
