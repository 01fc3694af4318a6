"""The disruption plan beside a child’s safety plan, in a lane of its own; nothing is ever written over.

No event of it stands in the child’s chronology, and no file, paper or answer to a request is drawn from these tables.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned
from ymylon.disruption import rules
from ymylon.terms.codes import Lane


class _Written(Laned):
    """A row that somebody wrote. Their name is missing only where it would betray a protected child."""

    lane: ClassVar[Lane] = Lane.DISRUPTION
    child = models.ForeignKey(
        "children.Child", on_delete=models.PROTECT, related_name="+", help_text="for whose sake; the plan is never against them"
    )
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Step(_Written):
    """One step: against which record, by which means, what is done, which team sees to it, by when."""

    against = models.TextField(choices=rules.Against.choices())
    entry = models.ForeignKey("associates.Entry", null=True, on_delete=models.PROTECT, related_name="+")
    context = models.ForeignKey("contexts.Context", null=True, on_delete=models.PROTECT, related_name="+")
    order = models.ForeignKey("orders.Order", null=True, on_delete=models.PROTECT, related_name="+")
    named = models.TextField(help_text="what the record was called when the step was agreed")
    means = models.TextField(choices=rules.Means.choices())
    words = models.TextField()
    who = models.TextField(blank=True, help_text="who does it, where that is not the team: licensing, the bus company")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+", help_text="who sees to it")
    due_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(against="ENTRY", entry__isnull=False, context__isnull=True, order__isnull=True)
                | Q(against="PLACE", entry__isnull=True, context__isnull=False, order__isnull=True)
                | Q(against="ORDER", entry__isnull=True, context__isnull=True, order__isnull=False),
                name="disruption_against_one_record",
            ),
        ]


class Outcome(_Written):
    """What came of a step, and what is next. The first stands."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="+")
    effect = models.TextField(choices=rules.Effect.choices())
    words = models.TextField()
    next_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step"], name="disruption_step_ends_once"),
            models.CheckConstraint(
                condition=~Q(effect__in=["NO_EFFECT", "DISPLACED", "NOT_DONE"]) | ~Q(next_words=""),
                name="disruption_says_what_is_next",
            ),
        ]
