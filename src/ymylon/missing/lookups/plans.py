"""The plan that is held ready for a child, as far as whoever asks may read it now."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, F, Func


@dataclass(frozen=True)
class Ready:
    """A plan, and of it what is read before anything else."""

    ref: UUID
    check_first: str
    at_once: str


def plans_ready(child_ids: Iterable[int]) -> dict[int, Ready]:
    """By child, the plan that whoever acts holds, or that is released to their search. The room that keeps plans answers."""
    with connection.cursor() as cursor:
        cursor.execute("select child, plan, check_first, at_once from plans_ready(%s)", [list(child_ids)])
        return {child: Ready(*rest) for child, *rest in cursor.fetchall() if rest[0]}


def plan_beside(child: str) -> Func:
    """Whether one is ready for the child whose number stands in this column, with the row that is asked for anyway."""
    template = "exists (select from plans_ready(array[%(expressions)s]) where plan is not null)"
    return Func(F(child), template=template, output_field=BooleanField())
