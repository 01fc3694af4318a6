"""Saying who was trained, and taking it back. Rooms above decide who may call these; of whom, the rows say."""

from collections.abc import Iterable
from datetime import date, datetime

from ymylon.agencies.models import Training
from ymylon.terms.codes import TrainingSubject


def keep_training(
    *,
    by_id: int | None,
    at: datetime,
    practitioner_ids: Iterable[int],
    subject: TrainingSubject,
    held_on: date,
    given_by: str,
    stands_until: date | None,
) -> list[Training]:
    """Each of these people was trained on this day; those of whom it is on record only now are returned."""
    rows = [
        Training(
            practitioner_id=one,
            subject=subject,
            held_on=held_on,
            given_by=given_by,
            stands_until=stands_until,
            recorded_at=at,
            recorded_by_id=by_id,
        )
        for one in sorted(practitioner_ids)
    ]
    # What is on record, or said by somebody else just now, is passed over: what is new carries a reference of this saying.
    Training.objects.bulk_create(rows, ignore_conflicts=True)
    stand = set(Training.objects.filter(ref__in=[row.ref for row in rows]).values_list("ref", flat=True))
    return [row for row in rows if row.ref in stand]


def take_training_back(*, by_id: int | None, at: datetime, training: Training) -> bool:
    """It was put down by mistake. False: it was taken back already."""
    live = Training.objects.filter(pk=training.pk, taken_back_at__isnull=True)
    return bool(live.update(taken_back_at=at, taken_back_by_id=by_id))
