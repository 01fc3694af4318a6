"""What is asked of an auditor, of whoever is asked, and of whoever knows somebody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, LongText, Question, Text
from ymylon.design.moments import language
from ymylon.oversight.rules.interests import fault
from ymylon.terms.codes import InterestKind


class InterestForm(Question):
    """Three questions; whoever knows nobody answers the first alone."""

    kind = CodeField(
        label=_("Whom or what do you know?"), codes=InterestKind, error_messages={"required": _("Say whom or what you know")}
    )
    named = forms.CharField(
        label=_("What is it called?"),
        help_text=_("The child’s full name, the family’s surname, the address, or the colleague’s name."),
        max_length=200,
        required=False,
        widget=Text(),
    )
    words = forms.CharField(label=_("How do you know them?"), max_length=1000, required=False, widget=LongText(rows=2))

    def clean(self) -> dict:
        """Nothing is wanting, as far as the answer to the first question asks for it."""
        given = super().clean() or self.cleaned_data
        wanting = fault(given["kind"], given.get("named", ""), given.get("words", "")) if given.get("kind") else None
        if wanting:
            self.add_error(wanting[0], wanting[1].in_language(language()))
        return given


class AskForm(Question):
    """One question."""

    words = forms.CharField(
        label=_("What do you want to ask?"),
        help_text=_("The person sees these words and your name. Name no child."),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Write your question")},
    )


class AnswerForm(Question):
    """One question."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("The auditors of your agency read it. Name no child."),
        max_length=2000,
        widget=LongText(rows=4),
        error_messages={"required": _("Write your answer")},
    )
