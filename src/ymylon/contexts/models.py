"""Places and peer groups that are assessed in their own right; nothing is ever written over, and no number grades a place.

What is said of the place lies in a lane of its own and holds no child. Which children it has to do with, and which persons and
things of concern, lie in the lane of persons of concern: each child's link is bound to that child.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned
from ymylon.associates.rules import Known, Sure
from ymylon.contexts import rules
from ymylon.terms.codes import Lane

PRACTITIONER, TEAM = "agencies.Practitioner", "agencies.Team"


class _OfPlace(Laned):
    """A row about a place or a group, and about no child: who reads it, triggers of this room say."""

    lane: ClassVar[Lane] = Lane.CONTEXT
    at = models.DateTimeField()

    class Meta:
        abstract = True


class _Written(_OfPlace):
    """One that somebody wrote."""

    by = models.ForeignKey(PRACTITIONER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Context(_Written):
    """One place, or one circle of children who are friends; assessed from now on, by this team. No child is named in it."""

    kind = models.TextField(choices=rules.ContextKind.choices())
    name = models.TextField()
    where = models.TextField(blank=True, help_text="the address, or where they meet, in words")
    area = models.TextField(help_text="GSS code of the authority in which it lies")
    why = models.TextField()
    team = models.ForeignKey(TEAM, on_delete=models.PROTECT, related_name="+", help_text="who assesses it")
    review_on = models.DateField(null=True, help_text="the day of the first look again, where a policy sets one")

    class Meta:
        indexes = [models.Index(fields=["area"], name="context_by_area")]


class Part(_Written):
    """One thing that is said of it. Put right by another that replaces it, and taken back by one that says why."""

    context = models.ForeignKey(Context, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=rules.PartKind.choices())
    code = models.TextField(blank=True, help_text="of harm its kind, of reach who")
    words = models.TextField(blank=True)
    since_on = models.DateField(null=True)
    source = models.TextField(blank=True, choices=Known.choices())
    sure = models.TextField(blank=True, choices=Sure.choices())
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    is_gone = models.BooleanField(default=False, help_text="it holds no more, for the reason in `words`")

    class Meta:
        # Of two who put one thing right at once, the second is told of the first.
        constraints = [models.UniqueConstraint(fields=["replaces"], name="context_part_replaced_once")]


class Reader(_Written):
    """A team beyond the area's own that somebody lets read it, with a reason: the school of the place, a youth project.

    Closed to it by another row that says why, and opened again by one more: each replaces the last about that team.
    """

    context = models.ForeignKey(Context, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(TEAM, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    is_gone = models.BooleanField(default=False, help_text="closed to this team, for the reason in `why`")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["context", "team"], condition=Q(replaces=None), name="context_first_opened_once"),
            # Of two who close it, or open it again, at once, the second is told of the first.
            models.UniqueConstraint(fields=["replaces"], name="context_reader_replaced_once"),
            models.CheckConstraint(condition=Q(is_gone=False) | ~Q(replaces=None), name="context_closed_once_opened"),
        ]


class Step(_Written):
    """A step of the plan for it: what, who does it, the team that sees to it, by when. That team reads it, and no more."""

    context = models.ForeignKey(Context, on_delete=models.PROTECT, related_name="+")
    place = models.TextField(help_text="what the place or group was called when the step was agreed")
    words = models.TextField()
    who = models.TextField(blank=True, help_text="who does it, where that is not the team: the shop, the bus company")
    team = models.ForeignKey(TEAM, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()


class StepEnded(_Written):
    """How a step ended, in words. The first stands."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="+")
    how = models.TextField(choices=rules.StepEnd.choices())
    words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step"], name="context_step_ends_once")]


class Review(_Written):
    """Somebody looked again: it goes on until another day, or they ended it, or took it up again."""

    context = models.ForeignKey(Context, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    ends = models.BooleanField()
    next_on = models.DateField(null=True)
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["context", "number"], name="context_reviewed_once"),
            models.CheckConstraint(condition=~Q(words=""), name="context_reviewed_in_words"),
        ]


class Rung(_OfPlace):
    """Somebody was told by the clock of a step or a review that is owed. Each stage once, whatever is run twice."""

    context = models.ForeignKey(Context, on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField(help_text="the step, or the assessment")
    due_on = models.DateField(help_text="which day of it: a review is owed again and again")
    stage = models.TextField()
    team = models.ForeignKey(TEAM, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["about", "due_on", "stage"], name="context_told_once")]


class _OfChild(Laned):
    """What a place has to do with somebody or something; replaced or taken back by a row of its own."""

    lane: ClassVar[Lane] = Lane.PERSONS
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # Empty only where the name would betray a protected child.
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    context = models.ForeignKey(Context, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    since_on = models.DateField(null=True)
    source = models.TextField(blank=True, choices=Known.choices())
    sure = models.TextField(blank=True, choices=Sure.choices())
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    is_gone = models.BooleanField(default=False)

    class Meta:
        abstract = True


class ChildLink(_OfChild):
    """What a place or a group has to do with one child: harm done to them there, or the good that they find."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["replaces"], name="context_child_unlinked_once")]


class EntryLink(_OfChild):
    """A person or thing of concern that is there. `child`: on whose account the entry is held, which no page here says."""

    entry = models.ForeignKey("associates.Entry", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["replaces"], name="context_entry_unlinked_once")]
