"""What is asked about the register: why, who leads, whom the police send, how often, and when it is looked at again."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ymylon.design.forms import CodeField, DayField, LongText, MomentField, Question, Radios, Text
from ymylon.signals.rules import SignalAnswerKind
from ymylon.terms.codes import EntryEnd, Language


def _words(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=5000, widget=LongText(rows=rows), **options)


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=300, required=False, widget=Text(), **options)


def _days(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=92, widget=Text(width=3))


_REVIEW_HELP = _("Within 28 days. On that day it is asked for; nobody comes off the register because it is late.")


class AnswerSignalForm(Question):
    """What was done about a signal, or why nothing."""

    optional_words = ""
    kind = CodeField(codes=SignalAnswerKind, label=_("What became of it?"))
    words = _words(_("What was done, or why nothing?"))


BESIDE, OTHER = "BESIDE", "OTHER"
_WHO = ((BESIDE, ""), (OTHER, _("Somebody else")))
_NAMES = ("lead", "police_contact")


def _who(label: Any, reveals: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=_WHO, required=False, widget=Radios(reveals={OTHER: reveals}))


def _team() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=_("Whose team is asked for visits and reviews?"), coerce=int, widget=Radios())


def _offer_teams(form: Question, teams: list[tuple[int, str]], known: int | None) -> None:
    chosen: Any = form.fields["lead_team"]
    chosen.choices = teams
    # Where there is one alone, nobody has to choose.
    found = [number for number, _name in teams if number == known or len(teams) == 1]
    chosen.initial = found[0] if found else None


class _WhoForm(Question):
    """Who leads, whom the police send, and whose team is asked.

    `beside`: whoever is allocated to the child as that, and so is not asked for; `lead_team`: the team of whoever leads already.
    """

    lead_is = _who(_("Who is the lead professional, of whichever agency?"), "lead")
    lead = _line(_("Who is the lead professional, of whichever agency?"), help_text=_("Name, agency and telephone."))
    police_contact_is = _who(_("Who is the police contact?"), "police_contact")
    police_contact = _line(_("Who is the police contact?"), help_text=_("Name or team, and telephone."))
    optional_words = ""

    def __init__(
        self, *args: Any, beside: Mapping[str, str], teams: list[tuple[int, str]], lead_team: int | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer_teams(self, teams, lead_team)
        for name in _NAMES:
            if name not in beside:
                del self.fields[f"{name}_is"]
                continue
            choice: Any = self.fields[f"{name}_is"]
            choice.choices = [(BESIDE, beside[name]), _WHO[1]]
            choice.initial = OTHER if self.initial.get(name) else BESIDE
            self.fields[name].label = _("Who is it?")

    def clean(self) -> dict[str, Any]:
        """Without words, where whoever is allocated is meant."""
        said = super().clean() or {}
        for name in _NAMES:
            if said.pop(f"{name}_is", "") == BESIDE:
                said[name] = ""
            elif not said.get(name) and name not in self.errors and f"{name}_is" in self.fields:
                self.add_error(name, _("Say who it is"))
        return said


class EnterForm(_WhoForm):
    """An entry: why, who leads, whom the police send, how often somebody visits, and when it is looked at again."""

    reason = _words(_("Why should this child be on the register?"), 4)
    lead_team = _team()
    every_days = _days(_("How many days from one visit to the next?"))
    review_on = DayField(label=_("When is the entry looked at again?"), ahead=True, help_text=_REVIEW_HELP)
    field_order = ("reason", "lead_is", "lead", "lead_team", "police_contact_is", "police_contact", "every_days", "review_on")


class WhyNotForm(Question):
    """Why a child about whom a rule asked is not entered."""

    reason = _words(_("Why is the child not entered?"))
    optional_words = ""


class ReviewForm(_WhoForm):
    """A review: what was found, who leads and how often somebody visits from now on, and the next day."""

    words = _words(_("What has changed, and why does the entry go on?"), 4)
    lead_team = _team()
    every_days = _days(_("How many days from one visit to the next?"))
    next_on = DayField(label=_("When is the entry looked at again?"), ahead=True, help_text=_REVIEW_HELP)
    field_order = ("words", "lead_is", "lead", "lead_team", "police_contact_is", "police_contact", "every_days", "next_on")


class VisitForm(Question):
    """A visit: when, whether the child was seen, and what there was."""

    visited = MomentField(label=_("When was the visit?"))
    seen = forms.TypedChoiceField(
        label=_("Was the child seen?"),
        choices=(("yes", pgettext_lazy("did", "Yes")), ("no", pgettext_lazy("did", "No"))),
        coerce=lambda answer: answer == "yes",
        widget=Radios(),
    )
    words = _words(_("How was it?"), 4)
    optional_words = ""


class TellForm(Question):
    """What the child was told of the register and said; or why they are not told."""

    told = _words(_("What was the child told?"))
    childs_words = _words(_("What did the child say, in their own words?"))
    language = CodeField(codes=Language, label=_("In which language?"), required=False)
    why_not = _words(_("If the child is not told, why?"))


class EndForm(Question):
    """Why an entry is ended."""

    end = CodeField(codes=EntryEnd, label=_("Why does it end?"))
    reason = _words(_("In words"), 4, help_text=_("Who decided it with you, and who goes on looking after this child."))
    optional_words = ""
