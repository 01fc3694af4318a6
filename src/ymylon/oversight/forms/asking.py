"""What is asked of an auditor, of whoever is asked, and of whoever knows a family."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import LongText, Question, Text


class ConflictForm(Question):
    """Two questions."""

    family_name = forms.CharField(
        label=_("Which family do you know?"),
        help_text=_("The surname alone."),
        max_length=80,
        widget=Text(),
        error_messages={"required": _("Give the surname")},
    )
    words = forms.CharField(
        label=_("How do you know them?"),
        max_length=1000,
        widget=LongText(rows=2),
        error_messages={"required": _("Say how you know them")},
    )


class AskForm(Question):
    """One question."""

    words = forms.CharField(
        label=_("What do you want to ask?"),
        help_text=_("The person sees these words and your name. Name no child."),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Write your question")},
    )


class AnswerForm(Question):
    """One question."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("The auditors of your agency read it. Name no child."),
        max_length=2000,
        widget=LongText(rows=4),
        error_messages={"required": _("Write your answer")},
    )
