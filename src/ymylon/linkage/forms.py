"""The one box in which a child is looked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import LongText, Question, Radios, Text
from ymylon.linkage.rules.asked import LONGEST


class SearchForm(Question):
    """A name, part of a name, a birth date, a number: in any order."""

    who = forms.CharField(
        label=_("Who are you looking for?"),
        help_text=_("A name or part of one, a birth date, an age, or a number such as the NHS number. In any order."),
        max_length=LONGEST,
        widget=Text(width="one-half"),
        error_messages={
            "required": _("Write a name, a birth date or a number."),
            "max_length": _("That is too long for a name. Write the name alone."),
        },
    )


class JudgeForm(Question):
    """Whether two records are one child's, and why."""

    answer = forms.ChoiceField(
        label=_("Are these one child?"),
        choices=(("SAME", _("Yes, one child")), ("DIFFERENT", _("No, two children"))),
        widget=Radios,
        error_messages={"required": _("Say whether these are one child or two.")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("What you compared, or whom you asked. Whoever may see both records reads this."),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say what you compared, or whom you asked.")},
    )


class TakeBackForm(Question):
    """Why a judgement is withdrawn."""

    reason = forms.CharField(
        label=_("Why is this taken back?"),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say why the judgement is taken back.")},
    )
