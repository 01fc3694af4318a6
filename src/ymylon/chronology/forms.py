"""What is asked of whoever keeps a photograph of a child."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.children.rules.photographs import NotAPhotograph, photograph_of
from ymylon.design.forms import DayField, LongText, Question
from ymylon.design.moments import language


class PhotographForm(Question):
    """Three questions. When it was taken need not be known; who may use it must be said."""

    image = forms.FileField(
        label=_("Which picture?"),
        help_text=_("JPEG, PNG or WebP, smaller than 6 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": _("Choose a picture"),
            "empty": _("The file is empty. Choose another picture."),
            "invalid": _("The picture did not arrive. Choose it again."),
        },
    )
    taken_on = DayField(
        label=_("When was it taken?"),
        help_text=_("Leave it empty if that is not known yet."),
        required=False,
    )
    use = forms.CharField(
        label=_("Who may use it, and for what?"),
        help_text=_("For example: police and the home, to look for the child. Not for the press."),
        max_length=1000,
        widget=LongText(rows=2),
        error_messages={"required": _("Say who may use the picture, and for what")},
    )

    def clean_image(self) -> bytes:
        """The bytes that were sent, once they are known to be a picture."""
        sent = self.cleaned_data["image"].read()
        try:
            photograph_of(sent)
        except NotAPhotograph as refused:
            raise forms.ValidationError(refused.words.in_language(language())) from refused
        return sent

    def said(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        return {"sent": self.cleaned_data["image"], "taken_on": self.cleaned_data["taken_on"], "use": self.cleaned_data["use"]}
