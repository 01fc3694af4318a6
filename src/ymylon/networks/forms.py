"""Which days a network is asked about, and for whom it leaves as a file."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import DayField, Question, Radios, Text


class DaysForm(Question):
    """From which day to which; the same day twice asks about that day alone."""

    since = DayField(label=_("From which day"), required=False)
    until = DayField(label=_("To which day"), required=False, help_text=_("The same day in both asks about that day alone."))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", _("The last day is not before the first."))
        return said


class GiveNetworkForm(DaysForm):
    """For whom it leaves, under which agreement, and which days it is about."""

    under = forms.ChoiceField(
        label=_("For whom, under which sharing agreement?"),
        widget=Radios,
        error_messages={"required": _("Choose the partner and the agreement: without one nothing leaves.")},
    )
    to_person = forms.CharField(label=_("To whom there?"), max_length=200, required=False, widget=Text())
    optional_words = ""
    field_order = ("under", "to_person", "since", "until")

    def __init__(self, *args: Any, partners: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["under"]
        chosen.choices = list(partners)

    def whom(self) -> dict[str, Any]:
        """The agreement and its partner, as the action takes them."""
        ref, agency, body = self.cleaned_data["under"].split(":", 2)
        return {
            "agreement": UUID(ref), "to_agency_id": int(agency) if agency else None, "to_body": body,
            "to_person": self.cleaned_data["to_person"],
        }  # fmt: skip

    @property
    def called(self) -> str:
        """The partner in words, with whoever there it is for."""
        choices: Any = self.fields["under"]
        words = dict(choices.choices)[self.cleaned_data["under"]]
        return ", ".join(filter(None, (self.cleaned_data["to_person"], words)))
