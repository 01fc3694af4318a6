"""One table of people. A child's record is opened upon a person; roles are dated, the human is one."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned, recorded
from ymylon.terms.codes import EthnicGroup, IdentifierSystem, Lane, Language, Precision, Sex


@recorded
class Person(Laned):
    """A human being, with what is known of their birth, sex, ethnic group, language and how to talk with them."""

    lane: ClassVar[Lane] = Lane.IDENTITY
    born_on = models.DateField(null=True, blank=True)
    born_precision = models.TextField(choices=Precision.choices(), default=Precision.UNKNOWN)
    sex = models.TextField(choices=Sex.choices(), blank=True)
    ethnic_group = models.TextField(choices=EthnicGroup.choices(), blank=True)
    language = models.TextField(choices=Language.choices(), blank=True, help_text="language of choice")
    communication = models.TextField(blank=True, help_text="how to talk with this person")
    died_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(born_on__isnull=True) | Q(died_on__gte=models.F("born_on")),
                name="dies_after_birth",
            ),
        ]


@recorded
class PersonName(Laned):
    """One name by which a person is or was known. Search keys are computed from it and held beside it."""

    class Kind(models.TextChoices):
        CURRENT = "CURRENT"
        FORMER = "FORMER"
        KNOWN_AS = "KNOWN_AS"

    lane: ClassVar[Lane] = Lane.IDENTITY
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    kind = models.TextField(choices=Kind.choices, default=Kind.CURRENT)
    given = models.TextField(blank=True)
    family = models.TextField(blank=True)
    search_keys = ArrayField(models.TextField(), default=list)
    sort_key = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(kind="CURRENT"), name="one_current_name"),
            models.CheckConstraint(condition=~(Q(given="") & Q(family="")), name="name_has_something"),
        ]
        indexes = [GinIndex(fields=["search_keys"], name="name_search_keys")]

    @property
    def full(self) -> str:
        """Given and family name, as far as they are known."""
        return f"{self.given} {self.family}".strip()


@recorded
class Identifier(Laned):
    """A number that some system gives to a person, from when until when."""

    lane: ClassVar[Lane] = Lane.IDENTITY
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    system = models.TextField(choices=IdentifierSystem.choices())
    issuer = models.TextField(blank=True, help_text="whose number: a GSS or force code where the system is local")
    value = models.TextField()
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "system", "issuer", "value"], name="identifier_once_a_person"),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(from_on__isnull=True) | Q(to_on__gte=models.F("from_on")),
                name="identifier_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["system", "value"], name="identifier_by_value")]


@recorded
class MergeEdge(Laned):
    """A judgement that two people are one: by whom, when, why; it can be withdrawn, and nothing is ever re-pointed.

    Beyond its lane, the database shows an edge only to whoever may see both people.
    """

    lane: ClassVar[Lane] = Lane.IDENTITY
    person_a = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person_b = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    judged_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()
    reason = models.TextField()
    withdrawn_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(person_a__lt=models.F("person_b")), name="edge_joins_two"),
            models.CheckConstraint(condition=~Q(reason=""), name="edge_has_a_reason"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | (Q(withdrawn_at__gte=models.F("judged_at")) & ~Q(withdrawn_why="")),
                name="edge_withdrawn_whole",
            ),
            models.UniqueConstraint(
                fields=["person_a", "person_b"], condition=Q(withdrawn_at__isnull=True), name="one_live_edge"
            ),
        ]
