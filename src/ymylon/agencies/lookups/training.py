"""Who was trained: one's own, and those of whom one answers for, as the rows let them be read; of everybody else how many."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from ymylon.agencies.models import Practitioner, Training
from ymylon.agencies.rules.training import CARERS
from ymylon.terms.codes import Role
from ymylon.terms.faults import NoSuch

__all__ = ["Training"]


class NoSuchTraining(NoSuch):
    """There is no such training, or none that this person may take back."""


class Counted(NamedTuple):
    """Of one agency and one subject: who works there with children, and how many of those stand trained."""

    agency_id: int
    subject: str
    people: int
    trained: int


def people_to_train(own: int | None) -> list[Practitioner]:
    """Whoever acts, and whom they answer for, by name. `own`: the number of whoever acts."""
    with connection.cursor() as cursor:
        cursor.execute("select practitioner from answers_to_me()")
        ids = {row[0] for row in cursor.fetchall()}
    return list(Practitioner.objects.filter(pk__in={*ids, own} - {None}).order_by("family_name", "given_name", "id"))


def trainings_of(practitioner_ids: Iterable[int]) -> list[Training]:
    """What stands on record of these people, the last first, as far as whoever acts may read it."""
    rows = Training.objects.filter(practitioner_id__in=list(practitioner_ids), taken_back_at__isnull=True)
    return list(rows.select_related("recorded_by").order_by("-held_on", "-id"))


def training_by_ref(ref: UUID) -> Training:
    """One that was not taken back. Raises NoSuchTraining."""
    found = Training.objects.filter(ref=ref, taken_back_at__isnull=True).first()
    if found is None:
        raise NoSuchTraining
    return found


def training_counts(areas: Collection[str], working: Iterable[Role], today: date) -> list[Counted]:
    """By agency that serves one of these areas, or of all; of nobody by name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select agency, subject, people, trained from training_counts(%s::text[], %s::text[], %s::text[], %s)",
            [sorted(areas), sorted(working), sorted(CARERS), today],
        )
        return [Counted(*row) for row in cursor.fetchall()]
