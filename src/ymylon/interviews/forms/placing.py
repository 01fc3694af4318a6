"""What is asked to find who holds an interview, and to arrange it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ymylon.design.forms import Checkboxes, CodeField, LongText, MomentField, Question, Radios, Text
from ymylon.interviews.rules import Interpreter, Interviewer, Outcome, Venue
from ymylon.terms.codes import Language


class ReferForm(Question):
    """Which teams are asked to hold it."""

    teams = forms.MultipleChoiceField(
        label=_("Who is asked to hold it?"),
        help_text=_("Whoever takes it on first holds it. Each of them sees this child from now on, until they decline."),
        widget=Checkboxes,
    )
    words = forms.CharField(
        label=_("What must they know before they answer?"), max_length=2000, required=False, widget=LongText(rows=2)
    )

    def __init__(self, *args: Any, teams: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teams"].choices = list(teams)


class AnswerForm(Question):
    """A provider's answer to a referral."""

    TAKE, DECLINE, BACK = "TAKE", "DECLINE", "BACK"
    answer = forms.ChoiceField(label=_("Your answer"), widget=Radios)
    reason = forms.CharField(
        label=_("Why not?"), help_text=_("Needed if you decline or hand it back."), max_length=1000, required=False,
        widget=LongText(rows=2),
    )  # fmt: skip
    optional_words = ""

    def __init__(self, *args: Any, is_ours: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = [(self.TAKE, _("We take it on")), (self.DECLINE, _("We decline"))]
        self.fields["answer"].choices = [(self.BACK, _("We hand it back"))] if is_ours else waiting


class CapacityForm(Question):
    """How many more a team can take on."""

    at_most = forms.IntegerField(
        label=_("How many more can your team take on now?"), min_value=0, max_value=999, widget=Text(width=3)
    )
    words = forms.CharField(label=_("When, and in what languages?"), max_length=300, required=False, widget=Text())


# A child isn't asked to choose staff of the place that they left; a manager's agreement is looked for by the act.
class ArrangeForm(Question):
    """Who, when, where, in what language and with what help."""

    who = CodeField(codes=tuple(one for one in Interviewer if one is not Interviewer.NO_PREFERENCE), label=_("Who holds it?"),
                    widget=forms.Select)  # fmt: skip
    name = forms.CharField(label=_("Their name"), max_length=200, widget=Text())
    when = MomentField(label=_("When?"), ahead=True, help_text=_("Like this: 27/11/2026 16:30"))
    venue = CodeField(codes=Venue, label=_("Where?"), widget=forms.Select)
    language = CodeField(codes=Language, label=_("In what language?"), widget=forms.Select)
    interpreter = CodeField(
        codes=(Interpreter.NOT_NEEDED, Interpreter.PROFESSIONAL, Interpreter.SIGN_LANGUAGE),
        label=_("Who interprets?"),
        help_text=_("Never family or a friend."),
    )
    interpreter_name = forms.CharField(label=_("The interpreter’s name"), max_length=200, required=False, widget=Text())
    needs = forms.CharField(
        label=_("What helps this child to follow and to speak?"), max_length=1000, required=False, widget=LongText(rows=2)
    )


class StaffForm(Question):
    """A manager's answer where the child asks for staff of the place that they left."""

    agrees = forms.ChoiceField(
        label=_("The child asks for somebody of the place that they left. Do you agree?"),
        choices=[("YES", pgettext_lazy("you do", "Yes")), ("NO", pgettext_lazy("you do", "No"))],
        widget=Radios(inline=True),
    )
    reason = forms.CharField(label=_("Why?"), max_length=1000, widget=LongText(rows=2))


class UnableForm(Question):
    """Why an interview can't be held."""

    outcome = CodeField(
        codes=tuple(one for one in Outcome if one is not Outcome.ASKED_TO_WAIT), label=_("What stands in the way?")
    )
    reason = forms.CharField(label=_("What was tried?"), max_length=2000, widget=LongText(rows=2))
