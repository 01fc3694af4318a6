"""What practitioners declare of themselves, and what an auditor asks them. Closed by policies of their own."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ymylon.terms.codes import InterestKind


class Conflict(models.Model):
    """Somebody says whom or what they know, so that their looking at those records is looked at; or that they know nobody."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    account = models.ForeignKey("agencies.Account", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=InterestKind.choices(), default=InterestKind.FAMILY)
    named = models.TextField(
        blank=True, help_text="surname of a family, name of a child or colleague, or an address; in their words"
    )
    words = models.TextField(blank=True, help_text="how they know them")
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="NONE", named="") | (~Q(kind="NONE") & ~Q(named="")), name="conflict_names_whom"
            )
        ]


class Question(models.Model):
    """An auditor asks somebody about one line of the record; the answer stays beside it."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    line = models.BigIntegerField(help_text="number of the audit line")
    asked_of = models.ForeignKey("agencies.Account", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("agencies.Account", on_delete=models.PROTECT, related_name="+")
    scopes = ArrayField(models.IntegerField(), help_text="for whose agencies the auditor asked")
    reasons = ArrayField(models.TextField(), help_text="codes of what stood out")
    words = models.TextField()
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line"], name="one_question_a_line"),
            models.CheckConstraint(condition=~Q(words=""), name="a_question_asks_something"),
        ]
        indexes = [models.Index(fields=["asked_of", "answered_at"], name="question_by_person")]


class _Waits(models.Model):
    """Somebody is asked, with time to answer; unanswered, the next manager's team is asked."""

    asked_team = models.ForeignKey(
        "agencies.Team", on_delete=models.PROTECT, related_name="+", help_text="whose managers answer now"
    )
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    climbed = models.IntegerField(default=0, help_text="how often nobody answered in time")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class _ByName(_Waits):
    """It waits until a named person confirms or ends what is asked about."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    answer = models.TextField(blank=True, help_text="CONFIRMED or ENDED; empty while it waits")
    why = models.TextField(blank=True)
    answered_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


def _answered_by_name(about: str, named: str, *, but: Q | None = None) -> list[models.BaseConstraint]:
    """`but`: of which rows an answer names nobody."""
    unnamed = Q(but, answer__in=["CONFIRMED", "ENDED"], answered_at__isnull=False) if but else Q()
    return [
        models.CheckConstraint(
            condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
            | Q(answer__in=["CONFIRMED", "ENDED"], answered_at__isnull=False, answered_by__isnull=False)
            | unnamed,
            name=f"a_named_person_answers_{about}",
        ),
        models.CheckConstraint(condition=~Q(answer="ENDED") | ~Q(why=""), name=named),
    ]


class Review(_ByName):
    """One asking whether somebody still belongs in a team."""

    membership = models.ForeignKey("agencies.Membership", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership"], condition=Q(answered_at__isnull=True), name="one_review_waits"),
            *_answered_by_name("a_review", "an_end_has_its_reason"),
        ]
        indexes = [models.Index(fields=["answered_at", "due_at"], name="review_waiting")]


class GrantReview(_ByName):
    """One asking whether somebody is still to be let into one child's record. Which child, the grant alone knows.

    Of a protected child it names nobody and no team: the database empties all three, and who answered stands in the audit.
    """

    grant = models.UUIDField()
    team = models.ForeignKey(
        "agencies.Team",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="who can answer; empty of a protected child",
    )
    asked_team = models.ForeignKey(
        "agencies.Team", null=True, on_delete=models.PROTECT, related_name="+", help_text="whose managers answer now"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grant"], condition=Q(answered_at__isnull=True), name="one_grant_review_waits"),
            *_answered_by_name(
                "a_review_of_a_grant",
                "the_end_of_a_grant_has_its_reason",
                but=Q(team__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["answered_at", "due_at"], name="grant_review_waiting")]


class AgreementReview(_Waits):
    """A sharing agreement has come to its review. It waits until a keeper amends or ends it; unanswered, it climbs."""

    series = models.UUIDField()
    number = models.IntegerField(help_text="the version whose day has come")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "number"], name="a_version_is_reviewed_once")]
        indexes = [models.Index(fields=["answered_at", "due_at"], name="agreement_review_waiting")]
