"""What is asked of whoever leaves a team out: which, and why."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import LongText, Question, Radios


class LeaveOutForm(Question):
    """Two questions. `teams` are (number, name) pairs; the clean `team_id` is the number."""

    team = forms.ChoiceField(
        label=_("Which team is told nothing more?"),
        widget=Radios(),
        error_messages={"required": _("Choose the team that is told nothing more")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The team never sees this, nor that it was left out. Police and social care around the child do."),
        max_length=5000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say why this team is told nothing more")},
    )

    def __init__(self, *args: Any, teams: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [(str(number), words) for number, words in teams]

    def said(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        return {"team_id": int(self.cleaned_data["team"]), "reason": self.cleaned_data["reason"]}
