"""The shape of every table that holds facts about a child: one lane, its child, its scopes, a version.

The columns `scopes` and `version` are the database's: triggers write them, the program only reads.
"""

import uuid
from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import BooleanField, F, Func, Value
from pgtrigger import AnyChange

from ymylon.access.rules import Actor
from ymylon.terms.codes import Lane

# A plain `scopes && x` beside the same policy makes the planner multiply both selectivities; coalesce hides it from it.
_OVERLAPS = "coalesce(%(expressions)s, false)"


class LanedRows(models.QuerySet):
    """Reads that begin with what somebody may see."""

    def visible_to(self, actor: Actor) -> "LanedRows":
        """The rows of this table's lane that lie in the actor's scopes."""
        scopes = Value(actor.scopes(self.model.lane), output_field=ArrayField(models.IntegerField()))
        seen = Func(F("scopes"), scopes, template=_OVERLAPS, arg_joiner=" && ", output_field=BooleanField())
        return self.filter(seen)


class LedgerRows(models.QuerySet):
    """Reads of a ledger, whose rows each carry their own lane."""

    def visible_to(self, actor: Actor) -> "LedgerRows":
        """The rows whose lane and scopes the actor holds, and those of the actor's own teams."""
        keys = Value(list(actor.keys), output_field=ArrayField(models.BigIntegerField()))
        seen = Func(F("keys"), keys, template=_OVERLAPS, arg_joiner=" && ", output_field=BooleanField())
        return self.filter(seen)


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
        scopes = Value(actor.scopes(Lane.IDENTITY), output_field=ArrayField(models.IntegerField()))
        seen = Func(F("scopes"), scopes, template=_OVERLAPS, arg_joiner=" && ", output_field=BooleanField())
        return self.filter(seen, readers__contains=[actor.account_id])


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
