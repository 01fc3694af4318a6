"""A child's record: why it was opened, who is involved, carers and contacts, a photograph, and the ledger of events."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ymylon.access.models import Laned, LedgerRow, LedgerRows, Overlaps, recorded
from ymylon.access.rules import Actor
from ymylon.agencies.models import next_scope
from ymylon.terms.codes import ContactRelation, GivenBy, InvolvementKind, Lane, Language, RecordReason


@recorded
class Child(Laned):
    """A record opened upon a person, for a recorded reason. Its scopes are the source of everything bound to the child."""

    lane: ClassVar[Lane] = Lane.IDENTITY
    person = models.OneToOneField("people.Person", primary_key=True, on_delete=models.PROTECT, related_name="child")
    reason = models.TextField(choices=RecordReason.choices())
    reason_words = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="record_has_a_reason"),
            models.CheckConstraint(condition=~Q(reason="OTHER") | ~Q(reason_words=""), name="other_reason_is_said"),
        ]


@recorded
class Involvement(LedgerRow):
    """Which agency and team is involved with a child, since when, on what basis. Written by the database's `involve`."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="involvements")
    agency = models.ForeignKey("agencies.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=InvolvementKind.choices())
    basis = models.TextField(help_text="why this team is involved")
    about = models.UUIDField(null=True, help_text="the episode that made it, which ends it on closure")
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    since_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "team", "kind", "about"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="involved_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("since_at")), name="involvement_ends_after_start"
            ),
        ]


class GrantRows(LedgerRows):
    """Reads of who was let into whose record."""

    def visible_to(self, actor: Actor) -> "GrantRows":
        """The rows of the actor's keys; and for auditors of an agency that was told, the glass that nothing justified."""
        told = Q(Overlaps("told_scopes", actor.scopes(Lane.AUDIT)), kind="BREAK_GLASS", verdict="NOT_JUSTIFIED")
        return self.filter(Q(Overlaps("keys", actor.keys)) | told)


@recorded
class CaseGrant(LedgerRow):
    """One named person is let into one child's record, for a time and some lanes: by a manager, or by breaking the glass.

    `case_scope` is a scope of its own, which the child carries while the grant may be live. Written by the database's functions.
    """

    class Kind(models.TextChoices):
        CASE = "CASE"
        BREAK_GLASS = "BREAK_GLASS"

    class Verdict(models.TextChoices):
        NOT_YET = ""
        JUSTIFIED = "JUSTIFIED"
        NOT_JUSTIFIED = "NOT_JUSTIFIED"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    practitioner = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=Kind.choices)
    lanes = ArrayField(models.TextField())
    may_write = models.BooleanField(default=False)
    case_scope = models.IntegerField(unique=True, db_default=next_scope(), editable=False)
    told_scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    owner_team = models.ForeignKey("agencies.Team", null=True, on_delete=models.PROTECT, related_name="+")
    basis = models.TextField(help_text="why this person is let in")
    granted_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    verdict = models.TextField(choices=Verdict.choices, blank=True)
    verdict_words = models.TextField(blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    objects = GrantRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="grant_has_length"),
            models.CheckConstraint(condition=~Q(basis=""), name="grant_has_a_basis"),
            models.CheckConstraint(condition=~Q(lanes=[]), name="grant_has_a_lane"),
            models.CheckConstraint(
                condition=~Q(kind="BREAK_GLASS") | Q(until_at__lte=F("from_at") + timedelta(hours=4)), name="glass_four_hours"
            ),
            models.CheckConstraint(condition=Q(verdict="") | ~Q(verdict_words=""), name="verdict_says_why"),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("practitioner")), name="nobody_judges_their_own"
            ),
        ]
        indexes = [models.Index(fields=["practitioner", "until_at"], name="grant_by_person")]

    def is_live(self, now: datetime) -> bool:
        """Whether it opens anything at this moment."""
        return self.ended_at is None and self.from_at <= now < self.until_at


@recorded
class Contact(Laned):
    """A parent, carer or other person around the child. Naming one here tells them nothing."""

    lane: ClassVar[Lane] = Lane.IDENTITY
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="contacts")
    relation = models.TextField(choices=ContactRelation.choices())
    name = models.TextField()
    telephone = models.TextField(blank=True)
    language = models.TextField(choices=Language.choices(), blank=True)
    has_parental_responsibility = models.BooleanField(null=True, help_text="null: not known yet")
    ended_at = models.DateTimeField(null=True)


@recorded
class Photograph(Laned):
    """A picture of the child, with the day it was taken and who may use it for what. Hidden place and time are dropped."""

    lane: ClassVar[Lane] = Lane.IDENTITY
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="photographs")
    taken_on = models.DateField(null=True)
    use = models.TextField(help_text="who may use it, and for what")
    image = models.BinaryField()
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)


class Event(LedgerRow):
    """One thing that happened, without its content: kind, lane, instant, who, and where the facts are."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="events")
    kind = models.TextField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("agencies.Team", null=True, on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField(null=True)
    detail = models.TextField(blank=True, help_text="a code of the event's own kind, never words")

    class Meta:
        indexes = [models.Index(fields=["child", "-at"], name="event_by_child")]


class Disclosure(LedgerRow):
    """Facts of one lane were given to somebody outside the record. What was given at once shares `act`, a row a lane.

    Written by the database's `record_disclosure`, and changed by nobody. The words of a protected child's are sealed elsewhere.
    """

    act = models.UUIDField(help_text="the giving, of which this is one kind of fact")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    means = models.TextField(choices=GivenBy.choices())
    to_agency = models.ForeignKey("agencies.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    to_body = models.TextField(blank=True, help_text="a body outside the record")
    to_person = models.TextField(blank=True)
    agreement = models.UUIDField(null=True, help_text="the version of the agreement under which it was given")
    why = models.TextField(blank=True, help_text="the reason, where no agreement covers it")
    is_sealed = models.BooleanField(default=False, help_text="to whom and why is sealed: the child is protected")
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("agencies.Team", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["child", "at"], name="disclosure_of_child")]
        constraints = [
            models.UniqueConstraint(fields=["act", "lane"], name="disclosed_once_a_lane"),
            models.CheckConstraint(condition=~Q(lane__in=["PROTECTED", "AUDIT"]), name="no_protected_fact_is_given"),
        ]
