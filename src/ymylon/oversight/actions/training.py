"""Saying in what somebody was trained, and taking it back: one's own, and of those of whom one answers for."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.actions.training import keep_training, take_training_back
from ymylon.agencies.lookups.training import Training, answered_for
from ymylon.agencies.rules.training import NOT_THEIRS, SAID_ALREADY, training_fault
from ymylon.audit.actions import record_act
from ymylon.duties.rules import local_day
from ymylon.terms.codes import TrainingSubject
from ymylon.terms.faults import Fault, refuse, refused


@transaction.atomic
def record_training(
    *,
    by: Actor,
    at: datetime,
    who: Collection[int],
    subject: TrainingSubject,
    held_on: date,
    given_by: str,
    stands_until: date | None = None,
) -> None:
    """Each of these people was trained in this. Raises Fault."""
    permit(by, "KEEP_TRAINING")
    if not set(who) <= answered_for(by.practitioner_id, who):
        raise refused(Fault(NOT_THEIRS, "who"))
    refuse(training_fault(held_on, stands_until, local_day(at)))
    kept = keep_training(
        by_id=by.practitioner_id,
        at=at,
        practitioner_ids=who,
        subject=subject,
        held_on=held_on,
        given_by=given_by.strip(),
        stands_until=stands_until,
    )
    refuse(None if kept else Fault(SAID_ALREADY, "held_on"))
    for one in kept:
        record_act("TRAINING_KEPT", about=one.ref, why=subject)


@transaction.atomic
def take_back(*, by: Actor, at: datetime, training: Training) -> None:
    """It was put down by mistake; that it was stays on record."""
    permit(by, "KEEP_TRAINING")
    if take_training_back(by_id=by.practitioner_id, at=at, training=training):
        record_act("TRAINING_TAKEN_BACK", about=training.ref, why=training.subject)
