"""The shape of every table that holds facts about a child: one lane, its child, its scopes, a version.

The columns `scopes` and `version` are the database's: triggers write them, the program only reads.
"""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Expression, F, Q
from pgtrigger import AnyChange

from ymylon.access.rules import Actor
from ymylon.audit.standing import Given, listed
from ymylon.terms.codes import AgreementForm, Lane


class Overlaps(Expression):
    """Whether an array of the row shares a number with these; or with those of whoever asks, in a standing question."""

    conditional = True

    def __init__(self, column: str, numbers: Iterable[int] | Given):
        super().__init__(output_field=models.BooleanField())
        self.column: Any = F(column)
        self.numbers = numbers if isinstance(numbers, Given) else listed(numbers)

    def get_source_expressions(self) -> list[Any]:
        return [self.column]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        (self.column,) = exprs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        # A plain `scopes && x` beside the same policy makes the planner multiply both selectivities; coalesce hides it from it.
        column, params = compiler.compile(self.column)
        return f"coalesce({column} && %s::{self.column.output_field.db_type(connection)}, false)", [*params, self.numbers]


class LanedRows(models.QuerySet):
    """Reads that begin with what somebody may see."""

    def visible_to(self, actor: Actor) -> "LanedRows":
        """The rows of this table's lane that lie in the actor's scopes."""
        return self.filter(Overlaps("scopes", actor.scopes(self.model.lane)))


class LedgerRows(models.QuerySet):
    """Reads of a ledger, whose rows each carry their own lane."""

    def visible_to(self, actor: Actor) -> "LedgerRows":
        """The rows whose lane and scopes the actor holds, and those of the actor's own teams."""
        return self.filter(Overlaps("keys", actor.keys))


class Laned(models.Model):
    """A table of facts in one lane. The subclass names `lane` and has a foreign key `child`."""

    lane: ClassVar[Lane]
    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    version = models.IntegerField(default=1, editable=False)

    objects = LanedRows.as_manager()

    class Meta:
        abstract = True


class NamedRows(models.QuerySet):
    """Reads of what is for named people alone."""

    def visible_to(self, actor: Actor) -> "NamedRows":
        """The rows on which the actor is named, of children whose identity the actor still holds."""
        return self.filter(Overlaps("scopes", actor.scopes(Lane.IDENTITY)), readers__contains=[actor.account_id])


class Named(Laned):
    """A row for the people named on it, by account, and for no role. Being named opens nothing where the child is not held."""

    readers = ArrayField(models.BigIntegerField(), editable=False)

    objects = NamedRows.as_manager()

    class Meta:
        abstract = True


class LedgerRow(models.Model):
    """A row that carries its own lane and no content. `keys` pair its scopes with its lane."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    lane = models.TextField(choices=Lane.choices())
    scopes = ArrayField(models.IntegerField(), default=list, editable=False)
    keys = ArrayField(models.BigIntegerField(), default=list, editable=False)

    objects = LedgerRows.as_manager()

    class Meta:
        abstract = True


def recorded(model: type[models.Model]) -> type[models.Model]:
    """Keep every version of a row of this model, deletions included, in a table of the same lane."""
    silent = ["scopes", "keys"] if issubclass(model, LedgerRow) else ["scopes", "version"]
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(condition=AnyChange(exclude=silent)), pghistory.DeleteEvent()
    )(model)


class Agreement(models.Model):
    """One version of a sharing agreement, never edited: an amendment is the next number of the same series. Holds no child."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    series = models.UUIDField(help_text="the agreement, through all its versions")
    number = models.IntegerField(default=1)
    form = models.TextField(choices=AgreementForm.choices())
    title_en = models.TextField()
    title_cy = models.TextField()
    purpose_en = models.TextField()
    purpose_cy = models.TextField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+", help_text="whose officer keeps it")
    partner_agencies = ArrayField(models.BigIntegerField(), default=list)
    bodies = ArrayField(models.TextField(), default=list, help_text="partners outside the record, by name")
    bases = ArrayField(models.TextField())
    lanes = ArrayField(models.TextField())
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    review_on = models.DateField()
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey("agencies.Practitioner", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="agreement_version_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="agreement_counts_from_one"),
            models.CheckConstraint(condition=~Q(lanes=[]), name="agreement_has_a_lane"),
            models.CheckConstraint(condition=~Q(bases=[]), name="agreement_has_a_basis"),
            models.CheckConstraint(
                condition=~Q(lanes__overlap=["PROTECTED", "AUDIT", "SOURCE"]), name="agreement_carries_no_protected_fact"
            ),
            models.CheckConstraint(condition=~Q(partner_agencies=[], bodies=[]), name="agreement_has_a_partner"),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="agreement_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(review_on__gt=F("from_on")), name="agreement_reviewed_after_start"),
        ]


class AgreementEnd(models.Model):
    """An agreement was ended, all its versions with it. It can't be taken back: another is opened instead."""

    series = models.UUIDField(unique=True)
    ended_on = models.DateField(help_text="from this day on nothing is given under it")
    why = models.TextField()
    ended_at = models.DateTimeField()
    ended_by = models.ForeignKey("agencies.Practitioner", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="agreement_ended_for_a_reason")]
