"""What is asked of whoever grades a risk, records a concern or looks at either again."""

from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, LongText, Question
from ymylon.terms.codes import ConcernLevel, PoliceGrade

_HOURS = (
    ("1", _("In 1 hour")),
    ("2", _("In 2 hours")),
    ("4", _("In 4 hours")),
    ("8", _("In 8 hours")),
    ("12", _("In 12 hours")),
    ("24", _("In 24 hours")),
    ("72", _("In 3 days")),
)


def review_moment(hours: str, now: datetime) -> datetime | None:
    """The moment so many hours from now; None where nothing was chosen."""
    return now + timedelta(hours=int(hours)) if hours else None


class GradeForm(Question):
    """Three questions: the grade, why, and when the police look again."""

    optional_words = ""
    grade = CodeField(codes=PoliceGrade, label=_("What is the police grade?"))
    reason = forms.CharField(label=_("Why?"), max_length=5000, widget=LongText(rows=3))
    review = forms.ChoiceField(
        label=_("When do the police look at it again?"), choices=(("", _("As local policy says")), *_HOURS), required=False
    )


class ConcernForm(Question):
    """Three questions: social care's own level of concern, why, and when it is looked at again."""

    level = CodeField(codes=ConcernLevel, label=_("What is social care’s level of concern?"))
    reason = forms.CharField(label=_("Why?"), max_length=5000, widget=LongText(rows=3))
    review = forms.ChoiceField(label=_("When is it looked at again?"), choices=(("", ""), *_HOURS))
