"""The episode and what belongs to it, each table in one lane. What is derived (a category) is not stored here."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.contrib.postgres.fields.ranges import BigIntegerRangeField
from django.db import models
from django.db.models import F, Func, Q, Value

from ymylon.access.models import Laned, recorded
from ymylon.terms.codes import (
    ConcernLevel,
    EndKind,
    FoundBy,
    FoundCircumstance,
    Harm,
    Lane,
    LivingAt,
    ObservationKind,
    PoliceGrade,
    PolicyStanding,
    Precision,
    ReporterKind,
    Travel,
    Whereabouts,
)

PRACTITIONER = "agencies.Practitioner"
CHILD = "children.Child"


def one_child() -> Func:
    """The child as a range of one, so that a GiST index can hold it beside a period without an extension."""
    return Func(F("child"), F("child"), Value("[]"), function="int8range", output_field=BigIntegerRangeField())


def lasted() -> Func:
    """The episode's period, half-open; without an end it runs on."""
    return Func(F("last_seen_at"), F("ended_at"), function="tstzrange", output_field=DateTimeRangeField())


@recorded
class Episode(Laned):
    """One time that a child was missing, from when last seen until the end. Two can't overlap for a child."""

    lane: ClassVar[Lane] = Lane.EPISODE
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="episodes")
    opened_at = models.DateTimeField(help_text="the first report")
    last_seen_at = models.DateTimeField()
    last_seen_precision = models.TextField(choices=Precision.choices(), default=Precision.MINUTE)
    whereabouts = models.TextField(choices=Whereabouts.choices(), default=Whereabouts.NOT_KNOWN_YET)
    living_at = models.TextField(choices=LivingAt.choices(), default=LivingAt.NOT_KNOWN)
    authority = models.TextField(blank=True, help_text="GSS code of the authority where the child lives")
    police_reference = models.TextField(blank=True)
    state = models.TextField()
    ended_at = models.DateTimeField(null=True)
    ended_precision = models.TextField(choices=Precision.choices(), blank=True)
    end_kind = models.TextField(choices=EndKind.choices(), blank=True)
    closed_at = models.DateTimeField(null=True)
    contact_for_family = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    source = models.TextField(blank=True, help_text="the return that it came from")
    source_key = models.TextField(blank=True)
    source_code = models.TextField(blank=True, help_text="the return's own code for the kind of absence")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="episodes_apart",
                expressions=[(one_child(), RangeOperators.OVERLAPS), (lasted(), RangeOperators.OVERLAPS)],
                condition=~Q(end_kind="RECORDED_IN_ERROR"),
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("last_seen_at")), name="episode_ends_after_start"
            ),
            models.CheckConstraint(
                condition=(Q(ended_at__isnull=True) & Q(end_kind="")) | (~Q(ended_at__isnull=True) & ~Q(end_kind="")),
                name="episode_ends_somehow",
            ),
            models.CheckConstraint(condition=Q(closed_at__isnull=True) | Q(ended_at__isnull=False), name="closed_after_end"),
            models.UniqueConstraint(fields=["source", "source_key"], condition=~Q(source=""), name="episode_source_once"),
        ]
        indexes = [
            models.Index(fields=["opened_at"], condition=Q(ended_at__isnull=True), name="episode_open"),
            models.Index(fields=["ended_at"], name="episode_by_end"),
            models.Index(fields=["child", "-last_seen_at"], name="episode_by_child"),
        ]


@recorded
class Report(Laned):
    """One account of a child being missing. A second one while an episode is open joins it; both are kept."""

    lane: ClassVar[Lane] = Lane.EPISODE
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="reports")
    reporter_kind = models.TextField(choices=ReporterKind.choices())
    reported_by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    for_whom = models.TextField(blank=True, help_text="whom a charity or helpline reports for; may be withheld")
    name_withheld = models.BooleanField(default=False)
    reported_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    last_seen_precision = models.TextField(choices=Precision.choices(), default=Precision.MINUTE)
    whereabouts = models.TextField(choices=Whereabouts.choices())
    place = models.TextField(blank=True)
    circumstances = models.TextField(blank=True)
    expected_at = models.DateTimeField(null=True)
    noticed_at = models.DateTimeField(null=True)
    clothing = models.TextField(blank=True)
    telephone = models.TextField(blank=True)
    money = models.TextField(blank=True)
    vehicle = models.TextField(blank=True)
    checks_made = models.TextField(blank=True)
    details_at = models.DateTimeField(null=True, help_text="when the second page was filled in")


class Move(Laned):
    """One step of an episode from state to state. A row is never changed."""

    lane: ClassVar[Lane] = Lane.EPISODE
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="moves")
    from_state = models.TextField(blank=True)
    to_state = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)


class Grading(Laned):
    """The police's grade of risk, with reason, person, time and next review. Superseded by a new one, never edited."""

    lane: ClassVar[Lane] = Lane.POLICE_GRADE
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="gradings")
    grade = models.TextField(choices=PoliceGrade.choices())
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    review_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="grade_has_a_reason"),
            models.CheckConstraint(condition=Q(review_at__gt=F("at")), name="grade_reviewed_later"),
        ]


class Concern(Laned):
    """Social care's own level of concern: another judgement than the police's grade, superseded and never edited."""

    lane: ClassVar[Lane] = Lane.CONCERN
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="concerns")
    level = models.TextField(choices=ConcernLevel.choices())
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
    review_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="concern_has_a_reason"),
            models.CheckConstraint(condition=Q(review_at__gt=F("at")), name="concern_reviewed_later"),
        ]


class Observation(Laned):
    """A sighting, a contact, an enquiry or a check while the child is missing. Added to, never changed."""

    lane: ClassVar[Lane] = Lane.EPISODE
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="observations")
    kind = models.TextField(choices=ObservationKind.choices())
    happened_at = models.DateTimeField()
    happened_precision = models.TextField(choices=Precision.choices(), default=Precision.MINUTE)
    place = models.TextField(blank=True)
    words = models.TextField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")


class FamilyTalk(Laned):
    """A talk with the family while the child is missing: who spoke with whom, and when."""

    lane: ClassVar[Lane] = Lane.EPISODE
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="family_talks")
    spoken_at = models.DateTimeField()
    with_whom = models.TextField()
    words = models.TextField(blank=True)
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")


@recorded
class Finding(Laned):
    """How an episode ended: where, by whom, with whom, in what condition, and what harm is known."""

    lane: ClassVar[Lane] = Lane.FOUND
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="finding")
    found_at = models.DateTimeField()
    found_precision = models.TextField(choices=Precision.choices(), default=Precision.MINUTE)
    circumstance = models.TextField(choices=FoundCircumstance.choices(), default=FoundCircumstance.NOT_KNOWN_YET)
    is_safe_now = models.BooleanField(null=True, help_text="null: not known yet")
    place = models.TextField(blank=True)
    found_by = models.TextField(choices=FoundBy.choices(), default=FoundBy.NOT_KNOWN_YET)
    with_whom = models.TextField(blank=True)
    condition = models.TextField(blank=True)
    harm = ArrayField(models.TextField(choices=Harm.choices()), default=list)
    harm_words = models.TextField(blank=True)
    travel = ArrayField(models.TextField(choices=Travel.choices()), default=list)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(harm__contains=["NONE_KNOWN", "NOT_ASKED"]), name="not_asked_is_not_none")
        ]


class Item(Laned):
    """Something found with the child, or an allegation: its own lane, refused to schools. The child stays a victim too."""

    lane: ClassVar[Lane] = Lane.OFFENDING
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="items")
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")


class PreventionCheck(Laned):
    """The police's own check after the child is found: seen alone, well, harm or crime, what was done at once."""

    lane: ClassVar[Lane] = Lane.FOUND
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="prevention_checks")
    checked_at = models.DateTimeField()
    seen_alone = models.BooleanField(null=True)
    words = models.TextField()
    harm = ArrayField(models.TextField(choices=Harm.choices()), default=list)
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")


class NoReferral(Laned):
    """Harm was known and no C1 was made: by whom, and why."""

    lane: ClassVar[Lane] = Lane.FOUND
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="no_referrals")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")


class FiredRule(Laned):
    """A local rule by which a strategy meeting became due: the rule as it read then, and the facts on which it fired.

    Kept in the lane of concerns, whose readers all read grades and findings as well. A row is never changed.
    """

    lane: ClassVar[Lane] = Lane.CONCERN
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="fired_rules")
    key = models.TextField(help_text="the policy row")
    value = models.JSONField(help_text="what the rule asked")
    facts = models.JSONField(help_text="codes, instants and numbers, no words")
    source = models.TextField(blank=True)
    standing = models.TextField(choices=PolicyStanding.choices(), blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["episode", "key"], name="rule_fires_once")]


class ParentDecision(Laned):
    """Whether a parent is told, decided by a practitioner and never by the program. Until then: not decided."""

    class Answer(models.TextChoices):
        SAFE = "SAFE"
        NOT_SAFE = "NOT_SAFE"
        ASK_SOCIAL_WORKER = "ASK_SOCIAL_WORKER"

    lane: ClassVar[Lane] = Lane.EPISODE
    child = models.ForeignKey(CHILD, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="parent_decisions")
    answer = models.TextField(choices=Answer.choices)
    reason = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(PRACTITIONER, null=True, on_delete=models.PROTECT, related_name="+")
