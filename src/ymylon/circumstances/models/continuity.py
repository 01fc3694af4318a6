"""Who stands beside a child, and which children are brothers and sisters."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ymylon.access.models import Laned, LedgerRow, recorded
from ymylon.terms.codes import AllocationKind, Lane, WhyChanged


@recorded
class Allocation(LedgerRow):
    """What somebody is to a child, since when. Written by the database's functions; ended by a person alone, never by a day.

    It opens nothing: who may see the child, involvements say.
    """

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=AllocationKind.choices())
    practitioner = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey("children.Contact", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("agencies.Team", null=True, on_delete=models.PROTECT, related_name="+")
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    known_since = models.DateField(null=True, help_text="when they met the child, if before")
    since_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    why_ended = models.TextField(choices=WhyChanged.choices(), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "kind"],
                condition=Q(ended_at__isnull=True) & ~Q(kind="TRUSTED_ADULT"),
                name="allocated_once",
            ),
            models.UniqueConstraint(
                fields=["child", "practitioner", "contact"],
                condition=Q(ended_at__isnull=True, kind="TRUSTED_ADULT"),
                nulls_distinct=False,
                name="trusted_once",
            ),
            models.CheckConstraint(
                condition=Q(practitioner__isnull=False, team__isnull=False, contact__isnull=True)
                | Q(practitioner__isnull=True, team__isnull=True, contact__isnull=False, kind="TRUSTED_ADULT"),
                name="allocated_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, why_ended="") | (Q(ended_at__gte=F("since_at")) & ~Q(why_ended="")),
                name="allocation_ends_with_a_reason",
            ),
        ]


@recorded
class Sibling(Laned):
    """That two children are brothers or sisters: one row for each of them, so that each is seen by who may see that child.

    Who named them is left to the audit: of the two, either may be protected.
    """

    lane: ClassVar[Lane] = Lane.IDENTITY
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "other"], condition=Q(ended_at__isnull=True), name="siblings_once"),
            models.CheckConstraint(condition=~Q(child=F("other")), name="nobody_is_their_own_sibling"),
        ]
