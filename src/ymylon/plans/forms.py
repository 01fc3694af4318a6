"""What is asked of a plan: one page, kept as it is typed, on which hardly anything must be answered."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, CodesField, LongText, Question
from ymylon.design.moments import language
from ymylon.plans.rules import LONGEST, ChildView, MadeWith
from ymylon.terms.codes import Language

# (name, what is asked, what to know first), in the order in which it is read on the night.
_NIGHT = (
    ("at_once", _("When must it be reported at once?"), _("“If his phone is off.” “If she left with somebody in a car.”")),
    ("check_first", _("What does the home check first, and for how long?"), ""),
    ("calls", _("Who is called, in which order?"), _("With the number, if it is not on the record.")),
    ("police", _("What are the police asked to do first?"), ""),
    ("times", _("When is the child expected, as agreed?"), ""),
    ("on_return", _("What happens when the child comes back?"), _("Who opens the door, and what is said first.")),
)
_WHO = (
    ("looks", _("What does the child look like?"), _("Height, build, hair, marks. The photograph is on the record.")),
    ("risks", _("What must be known tonight?"), _("What others may do to the child, and what the child may do when afraid.")),
    ("places", _("Where does the child go?"), ""),
    ("trusts", _("Whom does the child trust?"), _("Who could reach the child, and how.")),
    ("friends", _("Friends, by first name or nickname"), ""),
    ("reached", _("Telephones, and names online"), ""),
    ("routes", _("How does the child travel?"), ""),
    ("calms", _("What calms, and what makes it worse?"), ""),
    ("talking", _("Anything more about talking with the child?"), _("Language and communication are on the record already.")),
    ("found", _("What works when the child is found?"), _("Who should go, and what to say first.")),
    ("not_told", _("Who must not be told?"), _("What would say where a protected child is belongs with the protected facts.")),
)


def _answer(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=LONGEST, widget=LongText(rows=2))


class PlanForm(Question):
    """One version of the plan. Every answer may wait; that somebody was there, and what the child thinks of it, may not."""

    optional_words = ""
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    at_once, check_first, calls, police, times, on_return = (_answer(label, hint) for _name, label, hint in _NIGHT)
    looks, risks, places, trusts, friends, reached, routes, calms, talking, found, not_told = (
        _answer(label, hint) for _name, label, hint in _WHO
    )
    health = _answer(
        _("What of the child’s health matters tonight?"),
        _("Medicine and when it is due, allergies, self-harm. Health reads this too; a clinic is named only if it must be."),
    )
    made_with = CodesField(
        codes=MadeWith,
        label=_("Who made it with you?"),
        error_messages={"required": _("Say who made it with you, or “Not with the child yet”")},
    )
    childs_words = forms.CharField(
        label=_("What does the child say, in their own words?"),
        help_text=_("As they said it, and in the language in which they said it."),
        required=False,
        max_length=600,
        widget=LongText(rows=3),
    )
    words_language = CodeField(codes=Language, label=_("In which language?"), required=False, widget=forms.Select)
    view = CodeField(
        codes=ChildView,
        label=_("What does the child say to its being given to the police while they are missing?"),
        help_text=_("It is given either way, to find the child: say so. Before and after, the police do not see it."),
        error_messages={"required": _("Say what the child thinks of it, or “Not told yet”")},
    )
    told_how = _answer(_("How was the child told?"), _("By whom, and in which words."))

    def groups(self) -> list[tuple[str, list[Any]]]:
        """The questions under the headings of the page."""
        return [
            (_("The first hour"), [self[name] for name in NIGHT_ORDER]),
            (_("About the child"), [self[name] for name in (*WHO_ORDER, "health")]),
            (
                _("With the child"),
                [self[name] for name in ("made_with", "childs_words", "words_language", "view", "told_how")],
            ),
        ]

    def said(self) -> dict[str, Any]:
        """What was answered, as the action takes it."""
        given = dict(self.cleaned_data)
        given["words_language"] = given["words_language"] or ""
        given["made_with"] = list(given["made_with"])
        return given

    def in_words(self, plan: Any) -> dict[str, str]:
        """The answers of another version, as this form shows them."""
        shown = {name: getattr(plan, name) for name in (*NIGHT_ORDER, *WHO_ORDER, "childs_words", "told_how")}
        shown["made_with"] = ", ".join(MadeWith[code].label(language()) for code in plan.made_with)
        shown["view"] = ChildView[plan.view].label(language())
        return {name: words for name, words in shown.items() if words}


NIGHT_ORDER = tuple(name for name, _label, _hint in _NIGHT)
WHO_ORDER = tuple(name for name, _label, _hint in _WHO)
LABELS: Mapping[str, Any] = {name: label for name, label, _hint in (*_NIGHT, *_WHO)}


class AgainForm(Question):
    """Looked at again, with the child."""

    optional_words = ""
    words = forms.CharField(
        label=_("What does the child say now?"),
        help_text=_("In their own words, if they were there. If anything has changed, write a new version instead."),
        required=False,
        max_length=LONGEST,
        widget=LongText(rows=2),
    )


class AgreeForm(Question):
    """The council agrees."""

    optional_words = ""
    words = forms.CharField(label=_("Anything to say about it?"), required=False, max_length=LONGEST, widget=LongText(rows=2))
