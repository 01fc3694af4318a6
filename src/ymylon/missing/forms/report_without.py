"""What is asked when a child is reported and somebody must not be told: the report's own questions, then who and why."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import Checkboxes, LongText, Question
from ymylon.missing.actions.reporting import NewChild
from ymylon.missing.forms.report import HOW_OLD, WHAT_NAME, WHICH_AREA, ReportForm, area_choices
from ymylon.missing.rules.reporting import split_name


class ReportWithoutForm(Question):
    """Six questions, four of which must be answered; one more if the record doesn't say where the child lives. `teams`
    are (number, name) pairs.
    """

    authority = ReportForm.base_fields["authority"]
    last_seen = ReportForm.base_fields["last_seen"]
    whereabouts = ReportForm.base_fields["whereabouts"]
    place = ReportForm.base_fields["place"]
    circumstances = ReportForm.base_fields["circumstances"]
    teams = forms.MultipleChoiceField(
        label=_("Who must not be told?"),
        widget=Checkboxes(),
        error_messages={"required": _("Choose who must not be told; or report on the ordinary page")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The team never sees this, nor that it was left out. Police and social care around the child do."),
        max_length=5000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say why they must not be told")},
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, teams: Sequence[tuple[int, str]], areas: Sequence[str], asks_area: bool, **kwargs: Any):
        kwargs["initial"] = {"token": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if asks_area:
            self.fields["authority"].choices = area_choices(areas)  # type: ignore[attr-defined]
            self.fields["authority"].optional_words = ""  # type: ignore[attr-defined]
            self.fields["authority"].required = True
            self.fields["authority"].error_messages["required"] = WHICH_AREA
        else:
            del self.fields["authority"]
        self.fields["teams"].choices = [(str(number), words) for number, words in teams]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        given = self.cleaned_data
        return {
            **{name: given[name] for name in ("last_seen", "whereabouts", "place", "circumstances")},
            "authority": given.get("authority", ""),
            "left_out": tuple((int(number), given["reason"].strip()) for number in given["teams"]),
            "report_ref": given["token"] or uuid4(),
        }


class ReportNewWithoutForm(ReportWithoutForm):
    """The same for a child who has no record: three questions more."""

    who = ReportForm.base_fields["who"]
    born = ReportForm.base_fields["born"]
    living_at = ReportForm.base_fields["living_at"]
    field_order = ("who", "born", "authority", "living_at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, asks_area=True, **kwargs)
        for name, words in (("who", WHAT_NAME), ("born", HOW_OLD)):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = words

    def clean_who(self) -> str:
        """Something that can be a name; “?” for one that nobody knows yet."""
        if not any(split_name(self.cleaned_data["who"])):
            raise forms.ValidationError(WHAT_NAME)
        return self.cleaned_data["who"]

    def said(self) -> dict[str, Any]:
        """The answers, as the action takes them; the child apart from them is `new_child`."""
        given = self.cleaned_data
        child = NewChild(*split_name(given["who"]), born_on=given["born"].on, age=given["born"].age)
        return super().said() | {"new_child": child, "living_at": given["living_at"]}
