"""What is asked around protected facts. None of these forms is kept as a draft: what they hold is sealed or not written."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import Checkboxes, CodeField, LongText, Question, Radios
from ymylon.terms.codes import ProtectedKind, ProtectionKind

Choices = Sequence[tuple[int, str]]
_REVIEWS = (("14", _("In two weeks")), ("30", _("In a month")), ("90", _("In three months")), ("180", _("In six months")))
_WRITTEN = (kind for kind in ProtectedKind if kind is not ProtectedKind.LEAK)


def _listed(choices: Choices) -> list[tuple[str, str]]:
    return [(str(number), words) for number, words in choices]


class ProtectForm(Question):
    """Six questions. `teams` and `people` are (number, name) pairs; `betraying` are those that are ticked beforehand."""

    kind = CodeField(
        label=_("What is the child protected from?"),
        codes=ProtectionKind,
        error_messages={"required": _("Say what the child is protected from")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Only the people whom you name below read this."),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say why the child is protected")},
    )
    owner = forms.ChoiceField(
        label=_("Which team answers for the child?"),
        help_text=_(
            "It is told of every report and search, and alone chooses whom to tell. Everybody else reads: ask this team."
        ),
        widget=Radios(),
        error_messages={"required": _("Choose the team that answers for the child")},
    )
    readers = forms.MultipleChoiceField(
        label=_("Who may open what is protected?"),
        help_text=_("At least two. Each opens it only together with another of them."),
        widget=Checkboxes(),
        error_messages={"required": _("Name at least two people")},
    )
    betraying = forms.MultipleChoiceField(
        label=_("Which teams would tell by their name where the child is?"),
        help_text=_("Each is shown to others as “a protected team”. The home and the school belong here."),
        widget=Checkboxes(),
        required=False,
    )
    review = forms.ChoiceField(
        label=_("When is this looked at again?"),
        help_text=_("The protection goes on until a named person ends it."),
        choices=_REVIEWS,
        initial="30",
        widget=Radios(),
    )

    def __init__(
        self, *args: Any, teams: Choices, people: Choices, betraying: Sequence[int], closed: Sequence[int] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        own: dict[str, Any] = self.fields
        own["owner"].choices = _listed([team for team in teams if team[0] not in {*betraying, *closed}])
        own["readers"].choices = _listed(people)
        own["betraying"].choices = _listed(teams)
        own["betraying"].initial = [str(number) for number in betraying]

    def said(self, today: date) -> dict[str, Any]:
        """The answers, as the action takes them."""
        given = self.cleaned_data
        return {
            "kind": given["kind"],
            "reason": given["reason"],
            "owner_team_id": int(given["owner"]),
            "readers": [int(number) for number in given["readers"]],
            "betraying": [int(number) for number in given["betraying"]],
            "review_on": today + timedelta(days=int(given["review"])),
        }


class ReasonForm(Question):
    """Why: read by those who are named, and by whoever examines the record later."""

    reason = forms.CharField(
        label=_("Why must it be opened?"),
        help_text=_("Another person who is named reads this and agrees, or does not."),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say why it must be opened")},
    )


class EndForm(Question):
    """Why a protection ends."""

    reason = forms.CharField(
        label=_("Why does the protection end?"),
        help_text=_("What was sealed stays sealed, and nothing comes back by itself into the open record."),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say why the protection ends")},
    )


class KeepForm(Question):
    """One more fact to be sealed."""

    kind = CodeField(
        label=_("What kind of fact is it?"), codes=tuple(_WRITTEN), error_messages={"required": _("Choose the kind of fact")}
    )
    words = forms.CharField(
        label=_("What is to be sealed?"),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Write what is to be sealed")},
    )


class LeakForm(Question):
    """Where a protected fact was seen."""

    words = forms.CharField(
        label=_("What was seen, and where?"),
        help_text=_("This is sealed too. The team that answers for the child is told at once."),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say what was seen, and where")},
    )


class TellForm(Question):
    """Whom the team that answers for a protected child tells."""

    teams = forms.MultipleChoiceField(
        label=_("Who else is told?"), widget=Checkboxes(), error_messages={"required": _("Choose whom to tell, or go back")}
    )

    def __init__(self, *args: Any, teams: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teams"].choices = _listed(teams)  # type: ignore[attr-defined]
