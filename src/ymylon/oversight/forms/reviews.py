"""What is asked of whoever ends somebody's place in a team."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import LongText, Question


class EndForm(Question):
    """One question."""

    why = forms.CharField(
        label=_("Why does it end?"),
        max_length=500,
        widget=LongText(rows=2),
        error_messages={"required": _("Say why it ends")},
    )
