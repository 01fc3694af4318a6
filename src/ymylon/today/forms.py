"""What is asked of something that a team owes: whose it is, and until when it waits."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import DayField, LongText, MomentField, Question, Text


class AssignForm(Question):
    """Whose of the team it is."""

    optional_words = ""
    person = forms.ChoiceField(label=_("Who has it?"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Nobody yet: the team as a whole")), *people]


class PauseForm(Question):
    """Until which day it waits, and why."""

    until = DayField(label=_("Until which day does it wait?"), ahead=True, required=False)
    reason = forms.CharField(label=_("Why?"), max_length=500, required=False, widget=LongText(rows=2))
    optional_words = ""


class AnswerForTeamForm(Question):
    """Until when, and who where there is a choice."""

    until = MomentField(label=_("Until when?"), ahead=True, widget=Text(width=20))
    who = forms.TypedChoiceField(label=_("Who answers?"), widget=forms.Select, coerce=int)
    optional_words = ""

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]] = (), only_oneself: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = list(people)
        if only_oneself:
            self.fields["who"].widget = forms.HiddenInput()
