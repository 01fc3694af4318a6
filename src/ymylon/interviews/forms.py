"""What is asked about the offer of a return interview: four questions, two of which must be answered."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import LongText, Question, Radios, Text
from ymylon.design.moments import language
from ymylon.interviews.rules import Response

NO_OFFER = "NO_OFFER"


class OfferForm(Question):
    """One form for both: an offer with the child's answer, or why none was made."""

    safe_way = forms.CharField(
        label=_("How can this child be reached safely, and who else reads it?"),
        help_text=_("Recorded with today's date. No offer goes out before somebody has written this down."),
        max_length=1000,
        required=False,
        widget=LongText(rows=2),
    )
    answer = forms.ChoiceField(label=_("What did the child answer?"), widget=Radios(divider_before=NO_OFFER))
    chosen_interviewer = forms.CharField(
        label=_("To whom would the child like to talk?"), max_length=200, required=False, widget=Text()
    )
    reason = forms.CharField(
        label=_("Why not?"),
        help_text=_("The child's own reason, in the language in which it was said; or why no offer was made."),
        max_length=2000,
        required=False,
        widget=LongText(rows=2),
    )
    optional_words = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = [(code.value, code.label(language())) for code in Response]
        self.fields["answer"].choices = [*answers, (NO_OFFER, _now("No offer was made"))]

    @property
    def response(self) -> Response | None:
        """The child's answer; None where no offer was made."""
        answer = self.cleaned_data["answer"]
        return None if answer == NO_OFFER else Response[answer]
