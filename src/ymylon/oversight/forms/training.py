"""What is asked of a training."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import Checkboxes, CodeField, DayField, Question, Text
from ymylon.terms.codes import TrainingSubject


class TrainingForm(Question):
    """In what, when, by whom, until when; and who, for whoever answers for others."""

    who = forms.MultipleChoiceField(label=_("Who was trained?"), widget=Checkboxes(), error_messages={"required": _("Say who.")})
    subject = CodeField(label=_("In what?"), codes=TrainingSubject, error_messages={"required": _("Say in what.")})
    held_on = DayField(label=_("When?"), widget=Text(10), error_messages={"required": _("Say when.")})
    given_by = forms.CharField(
        label=_("Who gave it?"),
        help_text=_("A body or a trainer."),
        max_length=200,
        widget=Text(),
        error_messages={"required": _("Say who gave it.")},
    )
    stands_until = DayField(
        label=_("Until when does it stand?"),
        help_text=_("The last day. Leave it empty where nobody set one."),
        either=True,
        required=False,
        widget=Text(10),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who: Any = self.fields["who"]
        who.choices = [(str(number), name) for number, name in people]
        if len(people) == 1:
            who.required, who.widget = False, forms.MultipleHiddenInput()
            self._only = [people[0][0]]

    def clean_who(self) -> list[int]:
        """The numbers of those who were ticked; whoever answers for nobody says it of themselves."""
        return [int(one) for one in self.cleaned_data["who"]] or self._only
