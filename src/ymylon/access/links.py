"""How a room gives its rows as links, in one shape, so that one question can be put to the tables of several rooms."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, DateField, F, Field, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from ymylon.terms.links import End, Link

# What each column of a link is in the database, and what stands in it where a room says nothing.
_COLUMNS: dict[str, tuple[type[Field], Any]] = {
    "here_kind": (TextField, ""), "here": (BigIntegerField, 0), "there_kind": (TextField, ""), "there": (BigIntegerField, 0),
    "name": (TextField, ""), "room": (TextField, ""), "row": (BigIntegerField, F("pk")), "what": (TextField, ""),
    "forwards": (BooleanField, True), "words": (TextField, ""), "since": (DateField, None), "until": (DateField, None),
    "sure": (TextField, ""), "source": (TextField, ""), "agency": (BigIntegerField, None), "at": (DateField, None),
    "about": (TextField, ""), "ref": (TextField, ""), "lane": (TextField, ""), "police": (BooleanField, False),
}  # fmt: skip
NAMES = tuple(f"link_{name}" for name in Link._fields)


def among(column: str, numbers: Iterable[int]) -> Func:
    """That the number in this column is one of these: a condition of the same words however many they are."""
    wanted = Value(sorted(numbers), ArrayField(BigIntegerField()))
    return Func(F(column), wanted, template="(%(expressions)s))", arg_joiner=" = any(", output_field=BooleanField())


def as_links(rows: QuerySet, ends: tuple[tuple[End, Any], tuple[End, Any]], **said: Any) -> QuerySet:
    """These rows, which somebody may see, as links from one end to the other: each a kind and where its number is.

    `said`: for other fields of `Link` a value or an expression.
    """
    (here_kind, here), (there_kind, there) = ends
    told = {"here_kind": here_kind, "here": here, "there_kind": there_kind, "there": there, "lane": rows.model.lane} | said
    columns: dict[str, Any] = {}
    for name, (kind, empty) in _COLUMNS.items():
        value = told.get(name, empty)
        columns[f"link_{name}"] = Cast(value if hasattr(value, "resolve_expression") else Value(value), kind())
    # Whatever has no day at all comes last.
    columns["link_at"] = Coalesce(columns["link_at"], Value(date.min))
    return rows.order_by().annotate(**columns).values_list(*NAMES)
