"""What one agency told another, and whether it was acknowledged. Ledgers: a lane per row, no content."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned, LedgerRow, recorded
from ymylon.terms.codes import InvolvementKind, Lane, NoticeKind, PolicyStanding


@recorded
class Notice(LedgerRow):
    """One team must know one thing. Open until somebody acknowledges it, by screen or by a telephone call that was answered."""

    class How(models.TextChoices):
        SCREEN = "SCREEN"
        TELEPHONE = "TELEPHONE"

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=NoticeKind.choices())
    about = models.UUIDField(help_text="the episode")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    because = models.TextField(choices=InvolvementKind.choices())
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    occurrence = models.IntegerField(default=1)
    told_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, help_text="until then the team may be silent; then the next contact is told")
    manager_at = models.DateTimeField(null=True, help_text="until then the next contact may be silent; then the manager is told")
    repeat_every = models.DurationField(null=True, help_text="how often the manager is told again")
    policy_source = models.TextField(blank=True)
    policy_standing = models.TextField(choices=PolicyStanding.choices(), blank=True)
    link = models.TextField(blank=True, help_text="where it is read; the only thing that a letter holds")
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    acknowledged_how = models.TextField(choices=How.choices, blank=True)
    answered_by = models.TextField(blank=True, help_text="who answered the telephone, by name")
    closed_at = models.DateTimeField(null=True, help_text="since when the episode is closed and asks nobody")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "kind", "team", "occurrence"], name="told_once"),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True) | Q(acknowledged_at__gte=models.F("told_at")),
                name="acknowledged_after_told",
            ),
            models.CheckConstraint(
                condition=(Q(acknowledged_at__isnull=True) & Q(acknowledged_how=""))
                | (~Q(acknowledged_at__isnull=True) & ~Q(acknowledged_how="")),
                name="acknowledged_somehow",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(acknowledged_at__isnull=True), name="notice_open_by_due")]


class NoticeStage(LedgerRow):
    """One step of silence climbing: which team was told next, and when. Unique, so that no sweep does it twice."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="stages")
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    stage = models.TextField()
    occurrence = models.IntegerField(default=1)
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "stage", "occurrence"], name="each_stage_once")]


class Call(LedgerRow):
    """A telephone call about a notice: who rang, whom, who answered, and whether they took it on."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="calls")
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    rang = models.TextField(help_text="whom: a desk or a number")
    answered = models.BooleanField(default=False)
    answered_by = models.TextField(blank=True, help_text="the name of whoever answered, if they gave it")
    took_it_on = models.BooleanField(default=False)
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(took_it_on=False) | ~Q(answered_by=""), name="taken_on_by_somebody"),
            models.CheckConstraint(condition=Q(answered=True) | Q(answered_by=""), name="named_only_if_answered"),
        ]


@recorded
class Referral(Laned):
    """A C1: harm or its likelihood referred to the council, in the words of whoever refers."""

    lane: ClassVar[Lane] = Lane.FOUND
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField()
    to_team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    worries = models.TextField(help_text="what happened, and what worries the referrer")
    childs_words = models.TextField(blank=True, help_text="in the child's own words, in the language in which they were said")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")


class LeftOut(LedgerRow):
    """A team that somebody decided not to tell, with the reason. That team never sees this row."""

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField()
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "team"], name="left_out_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="left_out_with_a_reason"),
        ]
