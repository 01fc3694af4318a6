"""Guidance as dated rows, and what is owed: by which team, by when, done, waived with a reason, or late."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned, LedgerRow, recorded
from ymylon.duties.rules.agreed import LANE, ActionState, ActionStep, Help
from ymylon.terms.codes import Lane, PolicyStanding


class PolicyRow(models.Model):
    """One piece of guidance, law or local practice, with its value, where and when it holds, and its source."""

    key = models.TextField()
    level = models.TextField()
    area = models.TextField(blank=True, help_text="board or GSS code; empty: the whole nation")
    value = models.JSONField()
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True)
    source = models.TextField(help_text="a key of terms.sources, or the board's own document")
    standing = models.TextField(choices=PolicyStanding.choices())
    switched_on = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "level", "area", "in_force_from", "standing"], name="policy_row_once"),
            models.CheckConstraint(
                condition=Q(in_force_to__isnull=True) | Q(in_force_to__gt=models.F("in_force_from")),
                name="policy_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(level__in=["NATIONAL", "BOARD", "AUTHORITY"]), name="policy_level_known"),
        ]


@recorded
class Duty(LedgerRow):
    """Something owed for a child, opened by a fact. A row without content; the room that fulfils it holds the facts."""

    class State(models.TextChoices):
        OPEN = "OPEN"
        FULFILLED = "FULFILLED"
        WAIVED = "WAIVED"
        VOIDED = "VOIDED"

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    about = models.UUIDField(help_text="the episode")
    occurrence = models.IntegerField(default=1)
    team = models.ForeignKey("agencies.Team", null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+", help_text="who in the team has it"
    )
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    state = models.TextField(choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    policy_source = models.TextField(blank=True)
    policy_standing = models.TextField(choices=PolicyStanding.choices(), blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, help_text="why it was waived or voided")
    paused_at = models.DateTimeField(null=True)
    paused_until = models.DateTimeField(null=True, help_text="then it goes on by itself; due_at has been moved by as much")
    paused_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    pause_reason = models.TextField(blank=True, db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True, paused_until__isnull=True)
                | (Q(paused_until__gte=models.F("paused_at")) & ~Q(pause_reason="")),
                name="paused_with_a_reason_and_an_end",
            ),
            models.UniqueConstraint(fields=["about", "kind", "occurrence"], name="owed_once"),
            models.CheckConstraint(
                condition=(Q(state="OPEN") & Q(ended_at__isnull=True)) | (~Q(state="OPEN") & ~Q(ended_at__isnull=True)),
                name="open_duty_has_no_end",
            ),
            models.CheckConstraint(condition=~Q(state="WAIVED") | ~Q(reason=""), name="waived_with_a_reason"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="OPEN"), name="duty_open_by_due"),
            # What a team owes now or has done lately, among all that it ever owed.
            models.Index(fields=["team", "ended_at"], name="duty_by_team_and_end"),
        ]


class DutyStage(LedgerRow):
    """One warning or escalation of a duty. Unique, so that each happens once whatever is killed, delayed or run twice."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="stages")
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    stage = models.TextField()
    team = models.ForeignKey("agencies.Team", null=True, on_delete=models.PROTECT, related_name="+")
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "stage"], name="duty_stage_once")]


class Agreed(Laned):
    """What somebody is to do for a child, by when, and how it ended: the shape of every agreed action, whatever its lane."""

    words = models.TextField(blank=True)
    due_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    ended_words = models.TextField(blank=True)

    class Meta:
        abstract = True


@recorded
class Action(Agreed):
    """An action that people agreed, or small practical help that somebody asks for. Functions of the database alone write it.

    Whose it is and who asked stand in the ledger of duties, where a team that would betray youth justice, a clinic or a
    protected place has a lane of its own: here everybody reads what is to be done.
    """

    lane: ClassVar[Lane] = LANE
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    state = models.TextField(choices=ActionState.choices())
    help = models.TextField(choices=Help.choices(), blank=True)
    about = models.UUIDField(null=True, help_text="the meeting, plan or episode at which it was agreed, if there is one")
    policy_source = models.TextField(blank=True)
    policy_standing = models.TextField(choices=PolicyStanding.choices(), blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="agreed_action_says_what"),
            models.CheckConstraint(
                condition=Q(state__in=["ASKED", "AGREED"], ended_at__isnull=True)
                | (~Q(state__in=["ASKED", "AGREED"]) & Q(ended_at__isnull=False) & ~Q(ended_words="")),
                name="agreed_action_ends_with_words",
            ),
        ]
        indexes = [
            models.Index(fields=["child"], condition=Q(ended_at__isnull=True), name="action_open_by_child"),
            models.Index(fields=["about"], name="action_by_about"),
        ]


class ActionLine(Laned):
    """One thing that happened to an action. Never changed, only followed."""

    lane: ClassVar[Lane] = LANE
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="lines")
    step = models.TextField(choices=ActionStep.choices())
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")


class Sweep(models.Model):
    """When the clock last went round, by name of what it swept."""

    name = models.TextField(primary_key=True)
    ran_at = models.DateTimeField()
    acted = models.IntegerField(default=0)
    late = models.IntegerField(null=True, help_text="how much was open past its time then; empty where nothing has a time")
