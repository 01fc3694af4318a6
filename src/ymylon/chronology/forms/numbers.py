"""A number that some system gives to a child: tested by its own check, where it has one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, DayField, Question, Text
from ymylon.design.moments import language
from ymylon.people.rules import OF_POLICE
from ymylon.terms.codes import IdentifierSystem
from ymylon.terms.identifiers import MESSAGES, nhs_fault, pnc_fault, upn_fault

_S = IdentifierSystem
_CHECKS = {_S.NHS_NUMBER: nhs_fault, _S.UPN: upn_fault, _S.PNC_ID: pnc_fault}
# What tells of one incident, of a referral or of where somebody comes from is kept where that is, and not beside the name.
NEVER_HERE = frozenset({_S.POLICE_REFERENCE, _S.NICHE_OCCURRENCE, _S.HOME_OFFICE, _S.NRM})
OF_COUNCILS = frozenset({_S.COUNCIL_PERSON, _S.SSDA903_CHILD})


class NumberForm(Question):
    """Whose number it is, the number, and from when until when, as far as that is known."""

    system = CodeField(
        label=_("What kind of number is it?"),
        codes=IdentifierSystem,
        widget=forms.Select,
        error_messages={"required": _("Say what kind of number it is")},
    )
    value = forms.CharField(
        label=_("Number"),
        help_text=_("Spaces do no harm."),
        max_length=40,
        widget=Text(width=20),
        error_messages={"required": _("Write the number")},
    )
    since = DayField(label=_("Since when?"), help_text=_("Leave it empty if nobody knows."), required=False)
    until = DayField(label=_("Until when?"), help_text=_("Leave it empty while it goes on."), required=False)

    def __init__(self, *args: Any, knows_police: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gone = NEVER_HERE if knows_police else NEVER_HERE | OF_POLICE
        field = self.fields["system"]
        field.choices = [one for one in field.choices if one[0] not in gone]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A number whose own check holds, that ends after it began."""
        said = super().clean() or {}
        check = _CHECKS.get(said.get("system"))  # type: ignore[arg-type]
        if said.get("value") and check and (fault := check(said["value"])):
            self.add_error("value", MESSAGES[fault].in_language(language()))
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", _("The last day is before the first."))
        return said

    def said(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        said = self.cleaned_data
        return {"system": said["system"], "value": said["value"], "from_on": said["since"], "to_on": said["until"]}
