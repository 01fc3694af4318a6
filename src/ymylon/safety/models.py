"""Plans that are kept with a child, each table in one lane. No version is ever edited, and nothing ends by itself.

The safety plan is read by everybody around the child; the plan for growing up in the lane of care; what concerns people and
places outside the family, and a move after a threat to life, in that of social care’s concern. What health, school and youth
justice add for themselves lies in their own lanes.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned
from ymylon.plans.rules import ChildView, MadeWith
from ymylon.safety import rules
from ymylon.terms.codes import Lane, Language


class _Written(Laned):
    """A row about a child that somebody wrote at a moment. Their name is missing only where it would betray a protected child."""

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    guarded = models.BooleanField(default=False, editable=False, help_text="written while the child was protected")

    class Meta:
        abstract = True


class _Version(_Written):
    """One version of a plan: what was answered, who was there, and the child’s own words. The newest of its kind holds."""

    kind = models.TextField(choices=rules.PlanKind.choices())
    number = models.IntegerField(default=0, editable=False, help_text="counted by the database, of each plan of a child from 1")
    answers = models.JSONField(help_text="what was answered, by the code of the question; sealed answers are not in it")
    made_with = ArrayField(models.TextField(choices=MadeWith.choices()))
    childs_words = models.TextField(blank=True)
    words_language = models.TextField(blank=True, choices=Language.choices())
    view = models.TextField(choices=ChildView.choices(), help_text="what the child says to its being shared")

    @property
    def ended(self) -> bool:
        """Whether a person ended it; of a version as the lookups find it, with what was `said` of it."""
        return rules.LineKind.ENDED in self.said  # type: ignore[attr-defined]

    class Meta:
        abstract = True


class SafetyPlan(_Version):
    """The safety plan. It belongs to the child."""

    lane: ClassVar[Lane] = Lane.SAFETY

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "kind", "number"], name="safety_version_once"),
            models.CheckConstraint(condition=Q(kind="SAFETY"), name="safety_plan_of_its_lane"),
        ]


class CarePlan(_Version):
    """The plan for growing up, from 16."""

    lane: ClassVar[Lane] = Lane.CARE

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "kind", "number"], name="care_version_once"),
            models.CheckConstraint(condition=Q(kind="TRANSITION"), name="care_plan_of_its_lane"),
        ]


class ConcernPlan(_Version):
    """The plan for a move after a threat to life, and the part on people and places outside the family."""

    lane: ClassVar[Lane] = Lane.CONCERN

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "kind", "number"], name="concern_version_once"),
            models.CheckConstraint(condition=Q(kind__in=["RELOCATION", "CONTEXTUAL"]), name="concern_plan_of_its_lane"),
        ]


class _Line(_Written):
    """One thing that was said of a version. Never changed, only followed."""

    what = models.TextField(choices=rules.LineKind.choices())
    whom = models.TextField(blank=True, help_text="who has a copy, or until which age")
    name = models.TextField(blank=True)
    on = models.DateField(null=True)
    words = models.TextField(blank=True)
    stays = models.TextField(blank=True, help_text="what stays when a plan steps down or ends")

    class Meta:
        abstract = True


class SafetyLine(_Line):
    """One thing that was said of a safety plan."""

    lane: ClassVar[Lane] = Lane.SAFETY
    plan = models.ForeignKey(SafetyPlan, on_delete=models.PROTECT, related_name="lines")


class CareLine(_Line):
    """One thing that was said of a plan for growing up."""

    lane: ClassVar[Lane] = Lane.CARE
    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="lines")


class ConcernLine(_Line):
    """One thing that was said of a plan for a move."""

    lane: ClassVar[Lane] = Lane.CONCERN
    plan = models.ForeignKey(ConcernPlan, on_delete=models.PROTECT, related_name="lines")


class _Part(_Written):
    """What one profession adds to the safety plan for those alone who read its lane."""

    words = models.TextField()

    class Meta:
        abstract = True


class HealthPart(_Part):
    """What health adds."""

    lane: ClassVar[Lane] = Lane.HEALTH


class SchoolPart(_Part):
    """What a school or college adds."""

    lane: ClassVar[Lane] = Lane.EDUCATION


class YouthPart(_Part):
    """What youth justice adds."""

    lane: ClassVar[Lane] = Lane.OFFENDING
