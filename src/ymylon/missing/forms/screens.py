"""What is asked of whoever hangs the board on a wall."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import Question, Text


class ScreenForm(Question):
    """Two questions. `teams` are (number, name) pairs."""

    place = forms.CharField(
        label=_("Where does the screen hang?"),
        max_length=80,
        widget=Text(),
        error_messages={"required": _("Say where the screen hangs")},
    )
    team = forms.ChoiceField(label=_("Whose board does it show?"), widget=forms.Select)

    def __init__(self, *args: Any, teams: Sequence[tuple[int, str]], own: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [(str(number), words) for number, words in teams]
        self.fields["team"].initial = str(own) if own else None

    def said(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        return {"place": self.cleaned_data["place"], "team_id": int(self.cleaned_data["team"])}
