"""What is asked around an offer of a return interview; the offer itself asks four questions, two of which must be answered."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, CodesField, LongText, Question, Radios, Text
from ymylon.design.moments import language
from ymylon.interviews.rules import OFFERED_INTERVIEWERS, Outcome, Response, SaidWhen
from ymylon.terms.codes import Harm, Language

NO_OFFER = "NO_OFFER"


def _safe_way() -> forms.CharField:
    return forms.CharField(
        label=_("How can this child be reached safely?"),
        help_text=_("Recorded with today’s date. No letter, call or offer goes out before somebody has written this down."),
        max_length=1000,
        required=False,
        widget=LongText(rows=2),
    )


def _read_by() -> forms.CharField:
    return forms.CharField(
        label=_("Who else reads or hears it?"),
        help_text=_("“Nobody” is an answer."),
        max_length=300,
        required=False,
        widget=Text(),
    )


class SafeWayForm(Question):
    """How this child is reached, and who else reads it."""

    safe_way = _safe_way()
    read_by = _read_by()
    optional_words = ""


class OfferForm(Question):
    """One form for both: an offer with the child's answer, or why none was made. A safe way is asked where none still holds."""

    safe_way = _safe_way()
    read_by = _read_by()
    answer = forms.ChoiceField(label=_("What did the child answer?"), widget=Radios(divider_before=NO_OFFER))
    chosen = CodeField(
        codes=OFFERED_INTERVIEWERS, label=_("To whom would the child like to talk?"), required=False, widget=forms.Select
    )
    chosen_interviewer = forms.CharField(
        label=_("Anybody by name, and anybody to whom the child will not talk?"), max_length=300, required=False, widget=Text()
    )
    reason = forms.CharField(
        label=_("Why not?"),
        help_text=_("The child’s own reason, in the language in which it was said; or why no offer was made."),
        max_length=2000,
        required=False,
        widget=LongText(rows=2),
    )
    optional_words = ""

    def __init__(self, *args: Any, way_holds: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("safe_way", "read_by") if way_holds else ("chosen_interviewer",):
            del self.fields[name]
        answers = [(code.value, code.label(language())) for code in Response]
        self.fields["answer"].choices = [*answers, (NO_OFFER, _now("No offer was made"))]

    @property
    def response(self) -> Response | None:
        """The child's answer; None where no offer was made."""
        answer = self.cleaned_data["answer"]
        return None if answer == NO_OFFER else Response[answer]


class AttemptForm(Question):
    """How an attempt to reach the child went."""

    outcome = CodeField(codes=Outcome, label=_("How did it go?"))
    words = forms.CharField(label=_("What happened?"), max_length=2000, required=False, widget=LongText(rows=2))


class HeardForm(Question):
    """What a child said without being interviewed."""

    said = CodeField(codes=(SaidWhen.UNPROMPTED, SaidWhen.AT_THE_DOOR, SaidWhen.BEFORE_WITHDRAWING), label=_("When was it said?"))
    words = forms.CharField(
        label=_("What did the child say?"),
        help_text=_("In the child’s own words and language."),
        max_length=20_000,
        widget=LongText(rows=5),
    )
    language = CodeField(codes=Language, label=_("In what language?"), widget=forms.Select)
    harm = CodesField(codes=tuple(one for one in Harm if one is not Harm.FATAL), label=_("What harm did the child tell of?"))
