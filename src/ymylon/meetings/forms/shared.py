"""Fields of which several questions about a meeting are made."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import LongText, Text

Offered = Iterable[tuple[str, str]]
NO_PLACE = _("No place where somebody is kept safe, and no other child’s name.")


def words(label: Any, rows: int = 3, *, error: Any = "", **options: Any) -> forms.CharField:
    """Some sentences."""
    messages = {"required": error} if error else {}
    return forms.CharField(label=label, max_length=4000, widget=LongText(rows=rows), error_messages=messages, **options)


def line(label: Any, **options: Any) -> forms.CharField:
    """One line."""
    return forms.CharField(label=label, max_length=200, widget=Text(), **options)


def chosen(label: Any, **options: Any) -> forms.ChoiceField:
    """One of several that the page offers."""
    return forms.ChoiceField(label=label, widget=forms.Select(), **options)
