"""Two records that may be one child's: proposed by the database, judged by a person."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from ymylon.access.models import Laned, recorded
from ymylon.terms.codes import Lane


@recorded
class Proposal(Laned):
    """A record that a report opened, and another that may be the same child's. Only who may see both sees the pair.

    The database alone proposes: whoever reports learns nothing by it.
    """

    class Because(models.TextChoices):
        NUMBER = "NUMBER"
        NAME_AND_BIRTH = "NAME_AND_BIRTH"
        NAME_AND_NEAR_BIRTH = "NAME_AND_NEAR_BIRTH"
        NAME_AND_AGE = "NAME_AND_AGE"
        NAME_ALONE = "NAME_ALONE"

    class Answer(models.TextChoices):
        SAME = "SAME"
        DIFFERENT = "DIFFERENT"

    lane: ClassVar[Lane] = Lane.IDENTITY
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+", help_text="the record opened last")
    other = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    because = models.TextField(choices=Because.choices)
    proposed_at = models.DateTimeField()
    answer = models.TextField(choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, help_text="why it was answered so, or why an answer was taken back")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "other"], name="pair_proposed_once"),
            models.CheckConstraint(condition=~Q(child=F("other")), name="pair_is_of_two"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (Q(answered_at__isnull=False) & ~Q(answer="") & ~Q(reason="")),
                name="pair_answered_whole",
            ),
        ]
