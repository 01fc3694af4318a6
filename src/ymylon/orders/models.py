"""Warning notices and orders, each on account of a child, in the lane of persons of concern; nothing is ever written over."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ymylon.access.models import Laned
from ymylon.orders import rules
from ymylon.terms.codes import Lane

PRACTITIONER = "agencies.Practitioner"


class _Row(Laned):
    """A row about a child."""

    lane: ClassVar[Lane] = Lane.PERSONS
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class _Written(_Row):
    """A row that somebody wrote. Their name is missing only where it would betray a protected child."""

    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Order(_Written):
    """One notice or order that binds a person of concern for the sake of one child; asked for by whoever wrote it."""

    kind = models.TextField(choices=rules.OrderKind.choices())
    entry = models.ForeignKey(
        "associates.Entry", null=True, on_delete=models.PROTECT, related_name="+", help_text="whom it binds, if anybody by name"
    )
    named = models.TextField(help_text="the name that stands on it, or the place; whoever reads the order reads it")
    place = models.UUIDField(null=True, help_text="the place that is assessed and that it binds, if it is one")
    why = models.TextField()
    team = models.ForeignKey(
        "agencies.Team", on_delete=models.PROTECT, related_name="+",
        help_text="who sees to it: the police, or a team of the council",
    )  # fmt: skip
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", help_text="which it renews")
    attempt = models.IntegerField(default=0, help_text="how many were asked for before, and withdrawn, to follow the same one")

    class Meta:
        # Of two who ask at once for the next one, the second is told of the first.
        constraints = [models.UniqueConstraint(fields=["follows", "attempt"], name="order_renewed_once")]


class Step(_Row):
    """One legal move: who, when, why. What only some moves say is empty in the others."""

    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    # Empty where the clock did it: then nobody is named.
    said_at = models.DateTimeField(null=True, help_text="when whoever is named said so")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    state = models.TextField(choices=rules.OrderState.choices())
    on = models.DateField(help_text="the day on which it happened")
    who = models.TextField(blank=True, help_text="who served it, or tried to")
    words = models.TextField(blank=True, help_text="the reason, or what happened")
    statement_of = models.TextField(blank=True, choices=rules.StatementOf.choices())
    conditions = ArrayField(models.TextField(choices=rules.Condition.choices()), default=list)
    until = models.DateField(null=True, help_text="its own last day, if it has one")
    court = models.TextField(blank=True, help_text="which court made it")
    reference = models.TextField(blank=True, help_text="the court’s reference")
    followed = models.TextField(blank=True, choices=rules.Followed.choices())
    ended_by = models.TextField(blank=True, choices=rules.EndedBy.choices())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "number"], name="order_step_once")]


class Copy(_Written):
    """A copy that a person gave: to whom, when, how. The program sends none."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    whom = models.TextField()
    on = models.DateField()
    how = models.TextField(blank=True)


class Look(_Written):
    """Somebody looked again at one that lasts, and said what they found."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    on = models.DateField()
    words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "number"], name="order_looked_once")]


class Appearance(_Row):
    """Whom or what an order in force binds was linked to a child after it was served: this child, or another.

    The clock finds it. `police`: the link is the police's, and asks for intelligence besides; the database says so.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    link = models.UUIDField()
    bound = models.TextField(
        default=rules.Subject.PERSON,
        choices=rules.Subject.choices(),
        help_text="what the order binds, for whoever reads no order",
    )
    episode = models.UUIDField(null=True, help_text="the missing episode in which it was so")
    police = models.BooleanField(default=False, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "link"], name="order_appearance_once")]


class Answer(_Written):
    """What was done about an appearance."""

    appearance = models.ForeignKey(Appearance, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    police = models.BooleanField(default=False, editable=False)
