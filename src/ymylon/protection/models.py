"""What could get a child killed: sealed facts, who is named for them, who asked to open them, and what alarmed their owner.

Every row but an alarm is read by the people named on it and by nobody else, whatever their role. All are written by functions
of the database alone; a sealed fact is read by one of them alone.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ymylon.access.models import LedgerRow, Named
from ymylon.terms.codes import AlarmKind, Lane, ProtectedKind, ProtectionKind


class Protection(Named):
    """A child is protected: from what, which team answers for it, and when it is looked at again. Only a person ends it."""

    lane: ClassVar[Lane] = Lane.PROTECTED
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=ProtectionKind.choices())
    reason = models.TextField()
    owner_team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField(help_text="when it is looked at again; passing, it climbs and ends nothing")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey("agencies.Practitioner", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    end_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(ended_at__isnull=True), name="protected_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="protected_for_a_reason"),
            models.CheckConstraint(condition=Q(readers__len__gte=2), name="protected_by_two"),
            models.CheckConstraint(condition=Q(ended_at__isnull=True) | ~Q(end_reason=""), name="protection_ended_for_a_reason"),
        ]


class Fact(Named):
    """One sealed fact. Where it stood before says `whence`; what it says, only the key and two people."""

    lane: ClassVar[Lane] = Lane.PROTECTED
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=ProtectedKind.choices())
    sealed = models.BinaryField(help_text="name of the key, a number used once, and the fact under AES-256-GCM for this row")
    whence = models.TextField(blank=True, help_text="table and row from which it was taken, never words")
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")


class AsideTeam(Named):
    """A team that would betray where the child is: whatever it has to do with the child stands in the protected lane."""

    lane: ClassVar[Lane] = Lane.PROTECTED
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    since_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "team"], name="aside_once")]


class LetIn(Named):
    """Who was let into the child's record by a grant that names nobody, because they work in a team that would betray."""

    lane: ClassVar[Lane] = Lane.PROTECTED
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    practitioner = models.ForeignKey("agencies.Practitioner", on_delete=models.PROTECT, related_name="+")
    case_scope = models.IntegerField(unique=True, help_text="of the grant, in `children`")


class Opening(Named):
    """One named person asked to open the child's protected facts; another agreed; they were shown once."""

    lane: ClassVar[Lane] = Lane.PROTECTED
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("agencies.Account", on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey("agencies.Account", null=True, on_delete=models.PROTECT, related_name="+")
    until_at = models.DateTimeField(null=True, help_text="until then it may be shown, once")
    shown_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="opening_has_a_reason"),
            models.CheckConstraint(condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by")), name="opening_takes_two"),
            models.CheckConstraint(
                condition=Q(shown_at__isnull=True) | Q(agreed_at__isnull=False), name="opening_agreed_before_shown"
            ),
        ]


class Alarm(LedgerRow):
    """Something that the team which answers for a protected child is told at once. Addressed to that team alone."""

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=AlarmKind.choices())
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Account", null=True, on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField(null=True, help_text="the record that may be the child's, or is a relative's")
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
