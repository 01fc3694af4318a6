"""What was settled as a young person grew up."""

from typing import ClassVar

from django.db import models

from ymylon.access.models import Laned, recorded
from ymylon.terms.codes import Lane, Milestone


@recorded
class TransitionStep(Laned):
    """What is agreed for one age: what goes on, who takes it up, what the young person wants. Turning an age ends nothing."""

    lane: ClassVar[Lane] = Lane.CARE
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    milestone = models.TextField(choices=Milestone.choices())
    goes_on = models.TextField(blank=True, help_text="what goes on, and who takes it up by name")
    wishes = models.TextField(blank=True, help_text="what the young person wants, in their words")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "milestone"], name="settled_once")]


class Reached(Laned):
    """That a young person reached an age at which something is owed; what is owed is about this. Written by the clock."""

    lane: ClassVar[Lane] = Lane.CARE
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    milestone = models.TextField(choices=Milestone.choices())
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "milestone"], name="reached_once")]
