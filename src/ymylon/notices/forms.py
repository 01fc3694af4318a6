"""What somebody says about a telephone call."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import MomentField, Question, Radios, Text
from ymylon.design.moments import language
from ymylon.notices.rules.states import Call, call_fault

TOOK_IT_ON, ANSWERED, NOBODY = "TOOK_IT_ON", "ANSWERED", "NOBODY"


class CallForm(Question):
    """A call about a notice. Only a name that took it on stops the clock."""

    optional_words = ""
    rang = forms.CharField(label=_("Whom did you ring?"), max_length=200, widget=Text())
    at = MomentField(label=_("When?"), help_text=_("A time is enough, like 22:50."))
    answer = forms.ChoiceField(
        label=_("Did somebody take it on?"),
        choices=[
            (TOOK_IT_ON, _("Yes, somebody took it on")),
            (ANSWERED, _("Somebody answered, and didn’t take it on")),
            (NOBODY, _("Nobody answered")),
        ],
        widget=Radios(reveals={TOOK_IT_ON: "answered_by", ANSWERED: "spoke_with"}),
        error_messages={"required": _("Say whether somebody took it on")},
    )
    answered_by = forms.CharField(label=_("Who took it on, by name?"), required=False, max_length=200, widget=Text())
    spoke_with = forms.CharField(label=_("Who answered, if they gave a name?"), required=False, max_length=200, widget=Text())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        took = said.get("answer") == TOOK_IT_ON
        asked = {TOOK_IT_ON: "answered_by", ANSWERED: "spoke_with"}.get(said.get("answer", ""), "")
        name = said.get(asked, "").strip()
        if said.get("rang") and said.get("at"):
            moment, now = said["at"], self.fields["at"].now
            fault = call_fault(Call("", said["rang"], moment.at, name, took), now)
            if fault:
                self.add_error("answered_by" if took else "at", fault.in_language(language()))
        said["answered_by"], said["took_it_on"], said["answered"] = name, took, bool(asked)
        return said
