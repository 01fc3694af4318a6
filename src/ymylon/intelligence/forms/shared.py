"""Fields of which the questions about intelligence are made."""

from collections.abc import Iterable
from typing import Any

from django import forms

from ymylon.agencies.lookups import Team
from ymylon.design.forms import LongText, Text
from ymylon.design.moments import language

Offered = Iterable[tuple[str, str]]


def words(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    """Some sentences."""
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=5000, widget=LongText(rows=rows), **options)


def line(label: Any, **options: Any) -> forms.CharField:
    """One line."""
    return forms.CharField(label=label, required=False, max_length=200, widget=Text(), **options)


def named(team: Team) -> str:
    """A team, with its agency."""
    name: str = team.name(language())
    return f"{name}, {team.agency.name(language())}" if team.agency else name
