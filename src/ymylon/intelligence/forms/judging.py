"""What is asked of the unit that grades and releases, and of whoever reads what it released."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import Checkboxes, CodeField, Question
from ymylon.intelligence.forms import shared
from ymylon.intelligence.forms.shared import Offered
from ymylon.intelligence.rules import AnswerKind, Handling, InformationGrade, SourceGrade


class GradeForm(Question):
    """3x5x2, by the unit. A second grade says why."""

    optional_words = ""
    source = CodeField(codes=SourceGrade, label=_("The source"))
    information = CodeField(codes=InformationGrade, label=_("The information"))
    handling = CodeField(codes=Handling, label=_("Handling"), reveals={Handling.CONDITIONS: "conditions"})
    conditions = shared.words(_("The conditions, in words"), 2, help_text=_("Whoever reads it reads these first."))
    reason = shared.words(_("Why is it graded again?"), 2)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": seen} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if not seen:
            del self.fields["reason"]


class WriteForm(Question):
    """What others may read. Both boxes begin empty: nothing is copied into them."""

    optional_words = ""
    english = shared.words(
        _("In English"), 5, help_text=_("No source, no exact time or place that only they could know, no other child.")
    )
    welsh = shared.words(
        _("In Welsh"), 5, help_text=_("Written by itself. Where one is empty, readers are told which language there is.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": seen} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class ReleaseForm(Question):
    """To which teams a second officer releases it."""

    optional_words = ""
    team = forms.MultipleChoiceField(label=_("Which teams need it?"), required=False, widget=Checkboxes())

    def __init__(self, *args: Any, teams: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["team"]
        chosen.choices = list(teams)

    @property
    def teams(self) -> list[int]:
        """The teams that were chosen."""
        return [int(number) for number in self.cleaned_data["team"]]


class AnswerForm(Question):
    """What the author is told."""

    optional_words = ""
    kind = CodeField(codes=AnswerKind, label=_("What came of it?"))
    words = shared.words(_("What does the author read?"), 3, help_text=_("Nothing of what others told the police."))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": seen} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class LogForm(Question):
    """Into which system it was put, by hand."""

    optional_words = ""
    system = shared.line(_("Into which system was it put?"), help_text=_("By the name that the force has for it, such as Niche."))
    reference = shared.line(_("Its reference there"))


class WithdrawForm(Question):
    """What those who read it need to know now."""

    optional_words = ""
    words = shared.words(
        _("What do its readers need to know now?"), 3, help_text=_("They read this, and no longer what was released.")
    )


class ReadForm(Question):
    """One press: it was read."""
