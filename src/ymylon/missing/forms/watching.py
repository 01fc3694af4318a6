"""What is asked while a child is missing: what was seen or tried, the family, whether a parent is told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, LongText, MomentField, Question, Text
from ymylon.missing.rules.parents import ParentTelling
from ymylon.terms.codes import ObservationKind

_DECISIONS = [answer for answer in ParentTelling if answer is not ParentTelling.NOT_DECIDED]


class ObservationForm(Question):
    """Four questions, of which where need not be answered."""

    kind = CodeField(codes=ObservationKind, label=_("What is it?"))
    happened = MomentField(label=_("When was it?"), help_text=_("A time is enough, like 22:50."))
    words = forms.CharField(label=_("What was seen, said or done?"), max_length=5000, widget=LongText(rows=3))
    place = forms.CharField(label=_("Where?"), max_length=500, required=False, widget=Text())


class FamilyForm(Question):
    """Up to four questions about one talk with the family."""

    with_whom = forms.CharField(label=_("With whom in the family did you speak?"), max_length=200, widget=Text())
    spoken = MomentField(label=_("When?"), help_text=_("A time is enough, like 22:50."))
    words = forms.CharField(label=_("What was said?"), max_length=5000, required=False, widget=LongText(rows=3))
    is_contact = forms.BooleanField(label=_("From now on I am the person whom the family rings"), required=False)


class ParentForm(Question):
    """Up to three questions. The program tells no parent; it keeps what was decided."""

    answer = CodeField(codes=_DECISIONS, label=_("Is it safe to tell a parent?"))
    reason = forms.CharField(label=_("Why?"), max_length=2000, required=False, widget=LongText(rows=2))
    told = MomentField(
        label=_("If you have told a parent, when?"), help_text=_("Leave it empty if nobody has been told."), required=False
    )

    optional_words = ""


class SeniorReviewForm(Question):
    """One question."""

    words = forms.CharField(label=_("What is decided?"), max_length=5000, widget=LongText(rows=4))


class PoliceReferenceForm(Question):
    """One question: the number that the police gave on the telephone."""

    reference = forms.CharField(label=_("Which reference did the police give?"), max_length=60, widget=Text(width=20))
