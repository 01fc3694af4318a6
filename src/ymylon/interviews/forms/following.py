"""What is asked of what comes of an interview, and by a manager who reviews it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ymylon.design.forms import CodeField, DayField, LongText, Question, Radios, Text
from ymylon.interviews.rules import ChildAgreed, Support
from ymylon.terms.codes import Language

# In Welsh there is no one yes and no one no: the answer repeats the verb of the question.
_IS = [("YES", _("Yes")), ("NO", _("No"))]
_ARE = [("YES", pgettext_lazy("are", "Yes")), ("NO", pgettext_lazy("are", "No"))]
_DID = [("YES", pgettext_lazy("did", "Yes")), ("NO", pgettext_lazy("did", "No"))]
_COMES = [("YES", pgettext_lazy("comes", "Yes")), ("NO", pgettext_lazy("comes", "No"))]
_DONE = [("YES", _("It was done")), ("NO", _("It was not done"))]


class ActionForm(Question):
    """What is to be done, by whom, by when."""

    words = forms.CharField(label=_("What is to be done?"), max_length=1000, widget=LongText(rows=2))
    team = forms.ChoiceField(label=_("By which team?"), widget=forms.Select)
    due = DayField(label=_("By which day?"), ahead=True, required=False)

    def __init__(self, *args: Any, teams: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", ""), *teams]


class DoneForm(Question):
    """How an action ended."""

    was_done = forms.ChoiceField(label=_("Was it done?"), choices=_DONE, widget=Radios(inline=True))
    words = forms.CharField(label=_("What came of it, or why was it not done?"), max_length=2000, widget=LongText(rows=2))


class SupportForm(Question):
    """Support that was offered."""

    support = CodeField(codes=Support, label=_("What was offered?"), help_text=_("Advocacy is offered to every child."))
    is_wanted = forms.ChoiceField(
        label=_("Does the child want it?"),
        choices=[*_IS, ("", _("Not known yet"))],
        required=False,
        widget=Radios(inline=True),
    )
    words = forms.CharField(label=_("To whom was the child referred?"), max_length=500, required=False, widget=Text())


class ShareForm(Question):
    """What was shared, with whom, on what basis."""

    with_whom = forms.CharField(label=_("Shared with whom?"), max_length=300, widget=Text())
    words = forms.CharField(label=_("What was shared?"), max_length=2000, widget=LongText(rows=2))
    basis = forms.CharField(label=_("On what basis?"), max_length=300, widget=Text())
    agreed = CodeField(codes=ChildAgreed, label=_("Did the child agree?"))
    why = forms.CharField(label=_("If not, why was it shared?"), max_length=1000, required=False, widget=LongText(rows=2))


class ToldForm(Question):
    """What the child was told."""

    words = forms.CharField(label=_("What was the child told?"), max_length=2000, widget=LongText(rows=2))
    told_on = DayField(label=_("On what day?"))


class NothingForm(Question):
    """Why nothing comes of it."""

    why = forms.CharField(label=_("Why does nothing come of it?"), max_length=1000, widget=LongText(rows=2))


class ForChildForm(Question):
    """A summary for the child."""

    words = forms.CharField(
        label=_("What we heard, and what happens now"),
        help_text=_("So that a child of twelve can read it: short sentences, no names of services that mean nothing to them."),
        max_length=5000,
        widget=LongText(rows=6),
    )
    language = CodeField(codes=Language, label=_("In what language?"), widget=forms.Select)


class ReviewForm(Question):
    """A manager's four questions."""

    childs_words = forms.ChoiceField(label=_("Are the child’s own words there?"), choices=_ARE, widget=Radios(inline=True))
    child_chose = forms.ChoiceField(
        label=_("Did the child choose who, when, where and in what language?"), choices=_DID, widget=Radios(inline=True)
    )
    harm_followed = forms.ChoiceField(
        label=_("Was every harm followed up, and told to the child?"), choices=_DID, widget=Radios(inline=True)
    )
    something_came = forms.ChoiceField(
        label=_("Does something come of it that would help this child?"), choices=_COMES, widget=Radios(inline=True)
    )
    words = forms.CharField(label=_("What should change?"), max_length=2000, required=False, widget=LongText(rows=2))
