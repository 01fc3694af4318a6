"""What is asked of whoever lets somebody in, breaks the glass, or judges that it was broken."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodesField, LongText, Question, Radios, Text
from ymylon.terms.codes import Lane


class GrantForm(Question):
    """Who, which kinds of fact, until when, and on what basis."""

    email = forms.CharField(
        label=_("Who is let in?"),
        help_text=_("Their work e-mail address."),
        max_length=254,
        widget=Text(width="one-half"),
        error_messages={"required": _("Write their work e-mail address")},
    )
    lanes = CodesField(
        codes=Lane,
        label=_("Which kinds of fact?"),
        help_text=_("Only what their own role sees of its own children. More than that can’t be given."),
        error_messages={"required": _("Choose at least one kind of fact")},
    )
    writes = forms.ChoiceField(
        label=_("May they write as well?"),
        choices=(("no", _("No, they read")), ("yes", _("Yes, where their role writes"))),
        initial="no",
        widget=Radios(inline=True),
    )
    days = forms.TypedChoiceField(
        label=_("For how long?"),
        help_text=_("It ends by itself, and can be given again."),
        choices=((1, _("One day")), (7, _("A week")), (28, _("Four weeks")), (91, _("Three months")), (365, _("A year"))),
        coerce=int,
        widget=Radios(),
        error_messages={"required": _("Say for how long")},
    )
    basis = forms.CharField(
        label=_("Why does this person need it?"),
        help_text=_("Whoever may see the child reads this."),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say why this person is let in")},
    )

    def __init__(self, *args: Any, lanes: Sequence[Lane], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lanes"].offer(lanes)

    def said(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        typed = self.cleaned_data
        return {
            "email": typed["email"],
            "lanes": typed["lanes"],
            "writes": typed["writes"] == "yes",
            "lasts": timedelta(days=typed["days"]),
            "basis": typed["basis"],
        }


class GlassForm(Question):
    """Why it cannot wait."""

    reason = forms.CharField(
        label=_("Why can it not wait?"),
        help_text=_("At least 20 characters. Whoever holds the record and your own manager read this at once."),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say why it cannot wait")},
    )


class ReviewForm(Question):
    """Whether it was justified, and why."""

    verdict = forms.ChoiceField(
        label=_("Was it justified?"),
        choices=(("JUSTIFIED", _("Yes, it was justified")), ("NOT_JUSTIFIED", _("No: whatever is still open ends at once"))),
        widget=Radios(),
        error_messages={"required": _("Say whether it was justified")},
    )
    words = forms.CharField(
        label=_("Why?"),
        help_text=_("What you looked at, and whom you asked. Auditors read what was not justified."),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say why you judge so")},
    )
