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
