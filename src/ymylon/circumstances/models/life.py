"""Liberty, learning needs, waits for health and hard times: each dated and sourced, each in one lane."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned, recorded
from ymylon.circumstances.models.spells import EducationSpell, Sourced, Spell, one_child, one_child_of_a_kind
from ymylon.terms.codes import HardTime as HardTimeKind
from ymylon.terms.codes import (
    HealthNeedKind,
    HealthNeedStatus,
    Lane,
    LibertyKind,
    LibertyOutcome,
    NeedKind,
    NeedStatus,
    ProtectionStep,
    RegisterCategory,
    WaitEnd,
    WaitKind,
)


@recorded
class Liberty(Spell):
    """A restriction of a child's liberty beside the placement, with the day of its next review. It never ends by itself."""

    lane: ClassVar[Lane] = Lane.CARE
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=LibertyKind.choices())
    review_on = models.DateField()
    reviews = models.IntegerField(default=0, help_text="how often it was reviewed: the number of the duty that is open")
    words = models.TextField(blank=True, help_text="what is restricted")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="liberty_apart",
                expressions=[(one_child_of_a_kind(), RangeOperators.OVERLAPS), ("during", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="liberty_has_length"),
        ]


class LibertyReview(Laned):
    """One review of a restriction: what it came to, why, and when it is looked at again. Never changed, only followed."""

    lane: ClassVar[Lane] = Lane.CARE
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    liberty = models.ForeignKey(Liberty, on_delete=models.PROTECT, related_name="reviewed")
    outcome = models.TextField(choices=LibertyOutcome.choices())
    next_on = models.DateField(null=True)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(outcome="GOES_ON") | Q(next_on__isnull=False), name="going_on_has_a_review")
        ]


@recorded
class LearningNeed(Spell):
    """Additional learning needs as they were known then: suspected counts as well as identified. Two can't overlap."""

    lane: ClassVar[Lane] = Lane.EDUCATION
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    status = models.TextField(choices=NeedStatus.choices())
    kinds = ArrayField(models.TextField(choices=NeedKind.choices()), default=list)
    words = models.TextField(blank=True, help_text="what helps")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="learning_needs_apart",
                expressions=[(one_child(), RangeOperators.OVERLAPS), ("during", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="learning_need_has_length"),
        ]


@recorded
class HealthWait(Spell):
    """Since when a child waits for a health service, and how the wait ended. One wait of a kind at a time."""

    lane: ClassVar[Lane] = Lane.HEALTH
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=WaitKind.choices())
    state = models.TextField(choices=WaitEnd.choices(), default=WaitEnd.WAITING)
    words = models.TextField(blank=True, help_text="which service, and what is done meanwhile")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="health_waits_apart",
                expressions=[(one_child_of_a_kind(), RangeOperators.OVERLAPS), ("during", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="health_wait_has_length"),
            models.CheckConstraint(
                condition=Q(state="WAITING", during__upper_inf=True) | (~Q(state="WAITING") & Q(during__upper_inf=False)),
                name="health_wait_ends_somehow",
            ),
        ]


@recorded
class HealthNeed(Spell):
    """A need of the child's health, suspected or identified, as health knows of it. One of a kind at a time.

    What the school knows of how the child learns stands apart from it, in the school's lane.
    """

    lane: ClassVar[Lane] = Lane.HEALTH
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=HealthNeedKind.choices())
    status = models.TextField(choices=HealthNeedStatus.choices())
    words = models.TextField(blank=True, help_text="what helps this child")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="health_needs_apart",
                expressions=[(one_child_of_a_kind(), RangeOperators.OVERLAPS), ("during", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="health_need_has_length"),
        ]


@recorded
class Registration(Spell):
    """A child's name on the child protection register, under which categories; none means not known yet. Two can't overlap.

    It isn't the register of high-risk missing children, and only a person ends it.
    """

    lane: ClassVar[Lane] = Lane.CONCERN
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    categories = ArrayField(models.TextField(choices=RegisterCategory.choices()), default=list)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="registrations_apart",
                expressions=[(one_child(), RangeOperators.OVERLAPS), ("during", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="registration_has_length"),
        ]


@recorded
class Protecting(Sourced):
    """A step of child protection that was taken on a day: a discussion, an enquiry, a conference. It has no words.

    Put right, or said to be an error, it stays in its history; what it made owed follows it.
    """

    lane: ClassVar[Lane] = Lane.CONCERN
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=ProtectionStep.choices())
    taken_on = models.DateField()
    is_error = models.BooleanField(default=False, help_text="it was never taken")

    class Meta:
        constraints = [
            # Of two who write the same step down, the second is told of the first.
            models.UniqueConstraint(
                fields=["child", "kind", "taken_on"], condition=Q(is_error=False), name="protection_step_once"
            ),
        ]


@recorded
class HardTime(Sourced):
    """What a child has gone through. A day where it is known, and otherwise none: nobody is pressed to guess."""

    lane: ClassVar[Lane] = Lane.CONCERN
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=HardTimeKind.choices())
    began_on = models.DateField(null=True)
    words = models.TextField(blank=True)


class ExclusionAnswer(Laned):
    """What the council answered a school that is about to exclude a child. Never changed, only followed."""

    lane: ClassVar[Lane] = Lane.CARE
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey(EducationSpell, on_delete=models.PROTECT, related_name="answers")
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
