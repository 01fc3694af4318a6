"""What is asked of a step of a disruption plan, and of what came of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, DayField, LongText, Question, Text
from ymylon.disruption.rules import Effect, Means

Offered = Iterable[tuple[str, str]]
_NO_NAMES = _("Name no child here: this plan is about those who harm, and about places.")


def _words(label: Any, rows: int = 3, *, error: Any = "", **options: Any) -> forms.CharField:
    messages = {"required": error} if error else {}
    return forms.CharField(label=label, max_length=2000, widget=LongText(rows=rows), error_messages=messages, **options)


def _chosen(label: Any, error: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=forms.Select(), error_messages={"required": error}, **options)


class DisruptForm(Question):
    """A step: against whom or what, by which means, what, which team sees to it, by when."""

    optional_words = ""
    target = _chosen(
        _("Against whom or what?"), _("Choose who or what it is against"),
        help_text=_("Persons and things of concern, places and groups, notices and orders that are recorded around this child."),
    )  # fmt: skip
    means = CodeField(codes=Means, label=_("By which means?"), widget=forms.Select())
    words = _words(_("What is to be done?"), error=_("Say what is to be done."), help_text=_NO_NAMES)
    who = forms.CharField(
        label=_("Who does it, if not the team?"), required=False, max_length=200, widget=Text(),
        help_text=_("The shop, the bus company, licensing."),
    )  # fmt: skip
    team = _chosen(_("Which team sees to it?"), _("Choose the team that sees to it"))
    due_on = DayField(label=_("By which day?"), ahead=True, error_messages={"required": _("Say by when")})

    def __init__(self, *args: Any, targets: Offered, teams: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("target", targets), ("team", teams)):
            field: Any = self.fields[name]
            field.choices = [("", ""), *offered]


class EffectForm(Question):
    """What came of a step, and what is next."""

    optional_words = ""
    effect = CodeField(codes=Effect, label=_("What came of it?"), error_messages={"required": _("Say which")})
    words = _words(_("How is that known?"), error=_("Say what came of it."), help_text=_NO_NAMES)
    next_words = _words(
        _("What is next?"), required=False,
        help_text=_("Asked where it had no effect, moved the harm elsewhere, or was not done: then somebody is still in danger."),
    )  # fmt: skip
