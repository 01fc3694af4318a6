"""Where a child lives and learns, as dated history; and what every sourced, dated fact of this room has."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.contrib.postgres.fields.ranges import BigIntegerRangeField
from django.db import models
from django.db.models import F, Func, Q, Value

from ymylon.access.models import Laned, recorded
from ymylon.terms.codes import EducationStatus, KnownFrom, Lane, LegalStatus, PlacementType, PlaceStands, ToldOfExclusion


def one_child() -> Func:
    """The child as a range of one, so that a GiST index can hold it beside a period without an extension."""
    return Func(F("child"), F("child"), Value("[]"), function="int8range", output_field=BigIntegerRangeField())


def one_child_of_a_kind() -> Func:
    """The same for a child and what `kind` names: each kind keeps apart from itself, and from no other."""
    both = Func(F("kind"), F("child"), function="hashtextextended", output_field=models.BigIntegerField())
    return Func(both, both, Value("[]"), function="int8range", output_field=BigIntegerRangeField())


class Sourced(Laned):
    """A fact with where it is known from and who wrote it down when; both are empty for what came in a return."""

    known_from = models.TextField(choices=KnownFrom.choices(), default=KnownFrom.NOT_KNOWN)
    recorded_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Spell(Sourced):
    """Days from `since` up to but without `until`; no `until` means that it goes on."""

    during = DateRangeField()

    class Meta:
        abstract = True

    @property
    def since(self) -> date:
        """The first day."""
        return self.during.lower

    @property
    def until(self) -> date | None:
        """The first day on which it no longer holds."""
        return self.during.upper


@recorded
class CareSpell(Spell):
    """One placement under one responsible authority, half-open in days. Two can't overlap for a child."""

    lane: ClassVar[Lane] = Lane.CARE
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="care_spells")
    responsible_authority = models.TextField(help_text="GSS code")
    host_authority = models.TextField(blank=True, help_text="GSS code of where the placement is")
    legal_status = models.TextField(choices=LegalStatus.choices(), default=LegalStatus.NOT_KNOWN)
    placement = models.TextField(choices=PlacementType.choices(), default=PlacementType.NOT_KNOWN)
    home = models.ForeignKey("agencies.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    provider_urn = models.TextField(blank=True)
    source = models.TextField(blank=True, help_text="the return that it came from")
    source_key = models.TextField(blank=True, help_text="what makes it the same row when the return comes again")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="care_spells_apart",
                expressions=[(one_child(), RangeOperators.OVERLAPS), ("during", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="care_spell_has_length"),
            models.UniqueConstraint(fields=["source", "source_key"], condition=~Q(source=""), name="care_spell_source_once"),
        ]


@recorded
class EducationSpell(Spell):
    """Where a child is taught, or is not, half-open in days."""

    lane: ClassVar[Lane] = Lane.EDUCATION
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="education_spells")
    status = models.TextField(choices=EducationStatus.choices(), default=EducationStatus.NOT_KNOWN)
    school = models.ForeignKey("agencies.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    hours_a_week = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    tuition_owed = models.DecimalField(max_digits=4, decimal_places=1, null=True, help_text="hours a week")
    tuition_given = models.DecimalField(max_digits=4, decimal_places=1, null=True, help_text="hours a week")
    review_on = models.DateField(null=True)
    told = ArrayField(models.TextField(choices=ToldOfExclusion.choices()), default=list, help_text="whom the school told")
    offered = models.TextField(blank=True, help_text="what the school offers instead")
    place_stands = models.TextField(choices=PlaceStands.choices(), default=PlaceStands.NOT_KNOWN, help_text="or the course")
    specialist_since = models.DateField(null=True, help_text="since when a specialist place is waited for")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="education_spells_apart",
                expressions=[(one_child(), RangeOperators.OVERLAPS), ("during", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="education_spell_has_length"),
        ]
