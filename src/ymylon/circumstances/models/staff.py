"""Safety of those who visit: how a child may be visited, who is out and due back, and what happened to a worker."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned, LedgerRow, recorded
from ymylon.terms.codes import CheckIn, Lane, StaffReport, VisitPlace, VisitSafety


@recorded
class VisitRule(Laned):
    """How this child may be visited, until another rule follows; and whether letters carry the team in place of a name."""

    lane: ClassVar[Lane] = Lane.WORKER_SAFETY
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=VisitSafety.choices())
    alone = ArrayField(models.BigIntegerField(), default=list, help_text="practitioners who may visit alone")
    names_hidden = models.BooleanField(default=False)
    words = models.TextField(blank=True, help_text="why")
    recorded_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(ended_at__isnull=True), name="one_visit_rule"),
            models.CheckConstraint(condition=~Q(kind="NAMED_ALONE") | ~Q(alone=[]), name="alone_names_somebody"),
        ]


@recorded
class Visit(LedgerRow):
    """Who goes to see a child, with whom, to what kind of place, and when they are due back. No content: codes and times."""

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    practitioner = models.ForeignKey("agencies.Practitioner", on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    place = models.TextField(choices=VisitPlace.choices())
    left_at = models.DateTimeField()
    back_at = models.DateTimeField(help_text="when they are due back")
    answer = models.TextField(choices=CheckIn.choices(), blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(back_at__gt=models.F("left_at")), name="back_after_leaving"),
            models.CheckConstraint(condition=Q(answer="") | Q(answered_at__isnull=False), name="check_in_has_a_time"),
        ]


@recorded
class StaffIncident(Laned):
    """What happened to a worker, in their words, and what a manager answered."""

    lane: ClassVar[Lane] = Lane.WORKER_SAFETY
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=StaffReport.choices())
    words = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
