"""The plan that is held ready for a night away, each table in one lane. No version is ever edited; the next one follows it.

Home and council hold it. The police read the newest version while the child is missing: the database releases it as the episode
begins and takes it back as it ends, whoever writes that.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import BooleanField, Func, Q

from ymylon.access.models import Laned, LanedRows, Overlaps
from ymylon.access.rules import Actor
from ymylon.plans import rules
from ymylon.terms.codes import Lane, Language


class ReleasedRows(LanedRows):
    """Reads of what home and council hold, and of what is released to whoever leads the search."""

    def visible_to(self, actor: Actor) -> "ReleasedRows":
        """The rows that the actor holds, and those open to the actor's force now."""
        rows = self.annotate(
            is_held=Func(Overlaps("scopes", actor.scopes(self.model.lane)), Overlaps("scopes", actor.scopes(Lane.PREPARED)),
                         template="(%(expressions)s)", arg_joiner=" or ", output_field=BooleanField()),
            is_led=Overlaps("scopes", actor.scopes(Lane.POLICE_GRADE, writes=True)),
        )  # fmt: skip
        return rows.filter(Q(is_held=True) | Q(is_led=True) & self.model.open_now)


class _Written(Laned):
    """A row about a child that somebody wrote at a moment."""

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # Empty only where the name would betray a protected child.
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class _Released(_Written):
    """A row that the police read while it is released. Both marks are the database's."""

    open_now: ClassVar[Q] = Q(released=True)
    released = models.BooleanField(default=False, editable=False, help_text="open to whoever leads the search, now")
    guarded = models.BooleanField(default=False, editable=False, help_text="written while the child was protected")

    objects = ReleasedRows.as_manager()

    class Meta:
        abstract = True


class Plan(_Released):
    """One version: the child information form, the trigger plan, and the child's own part in both. The newest holds."""

    lane: ClassVar[Lane] = Lane.PREPARED
    number = models.IntegerField(default=0, editable=False, help_text="counted by the database, of each child from 1")
    at_once = models.TextField(blank=True, help_text="what makes a report due at once")
    times = models.TextField(blank=True, help_text="when the child is expected, as agreed")
    check_first = models.TextField(blank=True)
    calls = models.TextField(blank=True, help_text="who is called, in which order")
    police = models.TextField(blank=True, help_text="what the police are asked to do first")
    on_return = models.TextField(blank=True)
    looks = models.TextField(blank=True)
    trusts = models.TextField(blank=True)
    friends = models.TextField(blank=True, help_text="by first name or nickname alone")
    places = models.TextField(blank=True)
    reached = models.TextField(blank=True, help_text="telephones and names online")
    routes = models.TextField(blank=True)
    risks = models.TextField(blank=True)
    calms = models.TextField(blank=True)
    talking = models.TextField(blank=True, help_text="language and communication")
    found = models.TextField(blank=True, help_text="what works when the child is found")
    not_told = models.TextField(blank=True)
    made_with = ArrayField(models.TextField(choices=rules.MadeWith.choices()))
    childs_words = models.TextField(blank=True)
    words_language = models.TextField(blank=True, choices=Language.choices())
    view = models.TextField(choices=rules.ChildView.choices(), help_text="what the child says to its being shared")
    told_how = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "number"], name="plan_version_once"),
            models.CheckConstraint(condition=~Q(made_with=[]), name="plan_made_with_somebody"),
        ]


class HealthTonight(_Released):
    """What of the child's health matters on the night: read by health, and by whoever holds the plan. The newest holds."""

    lane: ClassVar[Lane] = Lane.HEALTH
    words = models.TextField(blank=True)


class Judgement(_Written):
    """What somebody said of a version after it was made: agreed for the council, or looked at again and still right."""

    lane: ClassVar[Lane] = Lane.PREPARED
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="judgements")
    kind = models.TextField(choices=rules.Judged.choices())
    words = models.TextField(blank=True)


class Release(_Written):
    """That a version was opened to the police, for which episode, until when. Written by the database alone; it stays."""

    lane: ClassVar[Lane] = Lane.PREPARED
    open_now: ClassVar[Q] = Q(ended_at__isnull=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="releases")
    episode = models.UUIDField(help_text="the episode for which it was opened")
    ended_at = models.DateTimeField(null=True)

    objects = ReleasedRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(ended_at__isnull=True), name="plan_released_once"),
        ]
