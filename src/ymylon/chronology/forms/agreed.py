"""What is asked of an action that people agree, of help that somebody asks for, and of how either ended."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, DayField, LongText, Question, Radios
from ymylon.design.moments import language
from ymylon.duties.rules import ActionState, Help, Owner, local_day
from ymylon.duties.rules.agreed import ENDINGS, NO_CLOCK, SAY_WHEN, end_of
from ymylon.duties.rules.owed import Due

Choices = Iterable[tuple[str, str]]
TODAY, TOMORROW, WEEK, GUIDED, DAY = "TODAY", "TOMORROW", "WEEK", "GUIDED", "DAY"
_QUICK = {TODAY: 0, TOMORROW: 1, WEEK: 7}
_WHEN = [(TODAY, _("Today")), (TOMORROW, _("Tomorrow")), (WEEK, _("Within a week"))]
_ON_A_DAY = (DAY, _("On another day"))
_CAN = [("YES", pgettext_lazy("can", "Yes")), ("NO", pgettext_lazy("can", "No"))]


class _Owned(Question):
    """What is to be done, by whom, by when: quick choices first."""

    # Which day is asked only of whoever chose another: "if you know" would say otherwise.
    optional_words = ""
    words = forms.CharField(
        label=_("What is to be done?"),
        max_length=1000,
        help_text=_("Everybody who works with this child reads it. No allegation, no place of safety, no other child’s name."),
        widget=LongText(rows=2),
    )
    owner = forms.ChoiceField(
        label=_("Who does it?"),
        widget=forms.Select,
        error_messages={"required": _("Say who does it: a person or a team")},
    )
    due = forms.ChoiceField(
        label=_("By when?"), choices=[*_WHEN, _ON_A_DAY], widget=Radios(), error_messages={"required": _("Say by when")}
    )
    day = DayField(label=_("If on another day, which?"), ahead=True, required=False)

    def __init__(self, *args: Any, now: datetime, owners: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, now=now, **kwargs)
        self.asked_at = now
        self.fields["owner"].choices = [("", ""), *owners]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("due") == DAY and not said.get("day") and "day" not in self.errors:
            self.add_error("day", SAY_WHEN.in_language(language()))
        return said

    def owner_said(self) -> Owner:
        """Whose it is."""
        return Owner.of_choice(self.cleaned_data["owner"])

    def due_said(self) -> datetime:
        """By when."""
        said = self.cleaned_data
        if said["due"] == DAY:
            return end_of(said["day"])
        return end_of(local_day(self.asked_at) + timedelta(days=_QUICK[said["due"]]))


class AgreeForm(_Owned):
    """An action: five questions, three of which must be answered."""

    guided = forms.ChoiceField(label=_("Is it a step for which guidance sets a time?"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, guided: Sequence[tuple[str, str, Due]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clocks = {key: due for key, _words, due in guided}
        self.fields["guided"].choices = [("", _("No")), *((key, words) for key, words, _due in guided)]
        self.fields["due"].choices = [*_WHEN, (GUIDED, _("By the time that the guidance sets")), _ON_A_DAY]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("due") == GUIDED and said.get("guided") not in self.clocks:
            self.add_error("guided", NO_CLOCK.in_language(language()) if not self.clocks else gettext("Choose which step it is"))
        return said

    @property
    def policy_said(self) -> Due | None:
        """The guidance that sets the time, where that was chosen."""
        return self.clocks[self.cleaned_data["guided"]] if self.cleaned_data["due"] == GUIDED else None

    def due_said(self) -> datetime:
        policy = self.policy_said
        return policy.at if policy else super().due_said()


class HelpForm(_Owned):
    """Small practical help: five questions, four of which must be answered."""

    kind = CodeField(codes=Help, label=_("What would help?"), error_messages={"required": _("Say what would help")})
    field_order = ("kind", "words", "owner", "due", "day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("For what, in a sentence?")
        self.fields["owner"].label = _("Who is asked?")
        self.fields["owner"].error_messages["required"] = _("Say who is asked")


class EndForm(Question):
    """How an action ended."""

    ends = CodeField(codes=ENDINGS, label=_("How did it end?"), error_messages={"required": _("Say how it ended")})
    words = forms.CharField(label=_("What came of it, or why not?"), max_length=2000, widget=LongText(rows=3))


class WithdrawForm(Question):
    """Why help that was asked for is not needed any more."""

    words = forms.CharField(label=_("Why is it not needed any more?"), max_length=2000, widget=LongText(rows=2))
    ends = ActionState.NOT_NEEDED


class EvidenceForm(Question):
    """What was done or seen towards it."""

    words = forms.CharField(label=_("What was done, or what do you see?"), max_length=2000, widget=LongText(rows=3))


class PassOnForm(Question):
    """Whose it is from now on, and why."""

    owner = forms.ChoiceField(label=_("Who does it from now on?"), widget=forms.Select)
    words = forms.CharField(label=_("Why?"), max_length=500, widget=LongText(rows=2))

    def __init__(self, *args: Any, owners: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", ""), *owners]


class AnswerHelpForm(Question):
    """Yes, by when; or no, and why."""

    optional_words = ""
    answer = forms.ChoiceField(label=_("Can it be given?"), choices=_CAN, widget=Radios(inline=True))
    words = forms.CharField(
        label=_("How will it be given, or why not?"),
        max_length=1000,
        widget=LongText(rows=2),
        help_text=_("Whoever asked reads this."),
    )
    day = DayField(label=_("By which day, if another than was asked?"), ahead=True, required=False)
