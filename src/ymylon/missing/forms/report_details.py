"""What is asked on the second page of a report. Nothing on it must be answered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, LongText, MomentField, Question, Text
from ymylon.missing.actions.reporting_details import Details
from ymylon.terms.codes import ReporterKind


def _line(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=1000, widget=Text())


class DetailsForm(Question):
    """Everything that helps a search and could wait for the notices to go."""

    optional_words = ""

    expected_at = MomentField(label=_("When were they expected?"), required=False)
    noticed_at = MomentField(label=_("When did somebody notice that they were not there?"), required=False)
    clothing = forms.CharField(label=_("What are they wearing?"), required=False, max_length=2000, widget=LongText(rows=2))
    telephone = _line(_("Do they have a telephone with them?"), _("The number, and whether it rings."))
    money = _line(_("Do they have money or a card?"))
    vehicle = _line(_("Do they have a vehicle, or travel by one?"))
    checks_made = forms.CharField(
        label=_("Which checks have been made already?"),
        help_text=_("Their room, friends, family, telephone, social media, places where they have been before."),
        required=False,
        max_length=5000,
        widget=LongText(rows=3),
    )
    reporter_kind = CodeField(codes=ReporterKind, label=_("Who reports it?"), required=False)
    for_whom = _line(_("For whom do you report?"), _("A name, if they let you give it. It may be withheld."))
    name_withheld = forms.BooleanField(label=_("They do not want to be named"), required=False)

    def __init__(self, *args: Any, kinds: Sequence[ReporterKind], last_seen_at: datetime | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last_seen_at = last_seen_at
        if len(kinds) < 2:
            del self.fields["reporter_kind"]
        else:
            self.fields["reporter_kind"].codes = {kind.value: kind for kind in kinds}  # type: ignore[attr-defined]
            self.fields["reporter_kind"].choices = self.fields["reporter_kind"]._labelled  # type: ignore[attr-defined]
        if ReporterKind.CHARITY_FOR_PARENT not in kinds:
            del self.fields["for_whom"], self.fields["name_withheld"]

    def clean_noticed_at(self) -> Any:
        moment = self.cleaned_data["noticed_at"]
        if moment is not None and self.last_seen_at is not None and moment.at < self.last_seen_at:
            raise forms.ValidationError(_("That is before they were last seen. Check the time."))
        return moment

    def details(self) -> Details:
        """The answers, as the action takes them."""
        given = self.cleaned_data
        return Details(
            expected_at=given["expected_at"].at if given["expected_at"] else None,
            noticed_at=given["noticed_at"].at if given["noticed_at"] else None,
            clothing=given["clothing"],
            telephone=given["telephone"],
            money=given["money"],
            vehicle=given["vehicle"],
            checks_made=given["checks_made"],
            reporter_kind=given.get("reporter_kind") or None,
            for_whom=given.get("for_whom"),
            name_withheld=given.get("name_withheld"),
        )
