"""The register of high-risk missing children, one open entry a child; and the signals that triggers raise, with their answers."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ymylon.access.models import Laned, LanedRows, Overlaps, recorded
from ymylon.access.rules import Actor
from ymylon.signals import rules
from ymylon.terms.codes import EntryEnd, EntryWay, Lane, Language

CHILD, PRACTITIONER, ALLOCATION = "children.Child", "agencies.Practitioner", "circumstances.Allocation"


@recorded
class RegisterEntry(Laned):
    """A child is on the register from when until a person ends it, with a lead, a police contact and a rhythm of visits.

    Lead and police contact are whoever is that to the child among their allocations; in words where nobody is, or another.
    """

    lane: ClassVar[Lane] = Lane.CONCERN
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    way = models.TextField(choices=EntryWay.choices())
    asked = models.JSONField(default=list, help_text="which published rules asked, on which facts, from what source")
    reason = models.TextField()
    lead = models.TextField(blank=True, help_text="lead professional of any agency, in words; else whoever is allocated")
    lead_beside = models.ForeignKey(ALLOCATION, null=True, on_delete=models.PROTECT, related_name="+")
    lead_team = models.ForeignKey("agencies.Team", null=True, on_delete=models.PROTECT, related_name="+")
    police_contact = models.TextField(blank=True, help_text="in words; else whoever is allocated")
    police_beside = models.ForeignKey(ALLOCATION, null=True, on_delete=models.PROTECT, related_name="+")
    every_days = models.IntegerField(help_text="days from one visit to the next")
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    end = models.TextField(choices=EntryEnd.choices(), blank=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(ended_at__isnull=True), name="on_the_register_once"),
            models.CheckConstraint(
                condition=~Q(reason="")
                & (~Q(lead="") | Q(lead_beside__isnull=False))
                & (~Q(police_contact="") | Q(police_beside__isnull=False)),
                name="entered_whole",
            ),
            models.CheckConstraint(condition=Q(every_days__gte=1) & Q(every_days__lte=92), name="visited_sometimes"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("entered_at")), name="ends_after_entry"
            ),
            models.CheckConstraint(
                condition=(Q(ended_at__isnull=True) & Q(end="")) | (~Q(ended_at__isnull=True) & ~Q(end="") & ~Q(end_reason="")),
                name="ended_for_a_reason",
            ),
        ]


class OfEntry(Laned):
    """What happened to an entry: added to, never changed."""

    lane: ClassVar[Lane] = Lane.CONCERN
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class RegisterReview(OfEntry):
    """Somebody looked at the entry again, and it goes on until the next day."""

    words = models.TextField()
    next_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="reviewed_in_words")]


class RegisterVisit(OfEntry):
    """A visit to the child by whoever holds them in this lane, police and youth justice too; whether the child was seen."""

    visited_at = models.DateTimeField()
    seen = models.BooleanField(help_text="whether the child was seen")
    words = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(visited_at__lte=F("at")), name="visited_before_written")]


class RegisterTelling(OfEntry):
    """What the child was told of the register, and what they said; or why they are not told."""

    told = models.TextField(blank=True)
    childs_words = models.TextField(blank=True, help_text="in the language in which they were said")
    language = models.TextField(choices=Language.choices(), blank=True, help_text="of the child's words")
    why_not = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(told="") | ~Q(why_not=""), name="told_or_why_not")]


class SignalRows(LanedRows):
    """Reads of signals: the lane, and every lane that the signal's words use."""

    def visible_to(self, actor: Actor) -> "SignalRows":
        """The signals whose lane the actor holds of the child, with each lane that their words use."""
        rows = super().visible_to(actor)
        for lane in {lane for trigger in rules.TRIGGERS for lane in trigger.lanes}:
            rows = rows.filter(~Q(lanes__contains=[str(lane)]) | Q(Overlaps("scopes", actor.scopes(lane))))
        return rows


class Signal(Laned):
    """A published trigger fired about a child: put to a named person, with the facts in words. It is never changed."""

    lane: ClassVar[Lane] = Lane.WORRY
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    trigger = models.TextField()
    cause = models.UUIDField(help_text="what it fired on: with child and trigger it fires once")
    lanes = ArrayField(models.TextField(), default=list, help_text="the lanes that its words use: whoever reads it holds each")
    facts = ArrayField(models.TextField(), default=list, help_text="in English and in Welsh")
    at = models.DateTimeField()
    person = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+", help_text="to whom")

    objects = SignalRows.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "trigger", "cause"], name="signal_once")]


class SignalAnswer(Laned):
    """What was done about a signal, or why nothing: by a person, once."""

    lane: ClassVar[Lane] = Lane.WORRY
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    signal = models.OneToOneField(Signal, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=rules.SignalAnswerKind.choices())
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
