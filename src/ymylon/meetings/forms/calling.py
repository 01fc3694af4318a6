"""What is asked when a meeting is called, moved, repeated, and people are asked to it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ymylon.design.forms import Checkboxes, CodeField, DayField, MomentField, Question, Text
from ymylon.meetings.forms import shared
from ymylon.meetings.rules import (
    OF_CHAIR,
    OF_INVITED,
    Answer,
    Met,
    Move,
    Seat,
)


def _minutes() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("How many minutes?"),
        min_value=5,
        max_value=600,
        initial=60,
        widget=Text(width=4),
        error_messages={
            "invalid": _("Write a number of minutes."),
            "min_value": _("Give between 5 and 600 minutes."),
            "max_value": _("Give between 5 and 600 minutes."),
        },
    )


def _starts_at() -> MomentField:
    return MomentField(
        label=_("When does it begin?"),
        ahead=True,
        help_text=_("Day and hour, like 27/11/2026 14:00."),
        error_messages={"required": _("Say when it begins.")},
    )


def _place() -> forms.CharField:
    return shared.line(
        _("Where, or how is it joined?"),
        required=False,
        help_text=_("Everybody who is asked reads it. No place where somebody is kept safe."),
    )


def _chair() -> forms.ChoiceField:
    return shared.chosen(_("Who chairs it?"), error_messages={"required": _("Say who chairs it.")})


class Clashing(Question):
    """Where somebody has another commitment at that time, that is said beside a question: why it is done all the same."""

    optional_words = ""

    def name_clashes(self, words: str) -> None:
        """Who has which other commitment."""
        self.add_error("clash", f"{words}.")

    def leave_out_why(self) -> None:
        """Where nothing clashes, nothing is asked of it."""
        if "clash" not in self.errors and not self.data.get("clash"):
            del self.fields["clash"]


def _why_all_the_same() -> forms.CharField:
    return shared.words(_("Why all the same?"), 2, required=False, help_text=_("Everybody who is asked reads it. Name no child."))


class _Timed(Clashing):
    """When, where, and who chairs."""

    def offer(self, name: str, choices: shared.Offered, *, empty: bool = True) -> None:
        """What may be chosen here."""
        chosen: Any = self.fields[name]
        chosen.choices = [*([("", "")] if empty else []), *choices]


class CallMeetingForm(_Timed):
    """A meeting: its kind, when, where, who chairs."""

    clash = _why_all_the_same()
    kind = shared.chosen(_("What kind of meeting?"), error_messages={"required": _("Choose the kind of meeting.")})
    starts_at = _starts_at()
    minutes = _minutes()
    place = _place()
    chair = _chair()
    context = shared.chosen(_("About which place or group?"), required=False, help_text=_("Only for a contextual meeting."))
    also = forms.MultipleChoiceField(
        label=_("Which meetings that are owed does it serve as well?"),
        widget=Checkboxes(),
        required=False,
        help_text=_("Owed within seven days of it. Both purposes are kept, and who is needed for both comes once."),
    )

    def __init__(
        self,
        *args: Any,
        kinds: shared.Offered,
        chairs: shared.Offered,
        contexts: shared.Offered,
        owed: shared.Offered = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", kinds)
        self.offer("also", owed, empty=False)
        if not self.fields["also"].choices:  # type: ignore[attr-defined]
            del self.fields["also"]
        self.offer("chair", chairs)
        self.offer("context", contexts)
        if len(self.fields["context"].choices) < 2:  # type: ignore[attr-defined]
            del self.fields["context"]

    def is_older(self, version: int) -> bool:
        """Whether it was opened on another `version` of the board than this; also where it does not say on which."""
        return self.cleaned_data.get("version") != version


class MoveMeetingForm(_Timed):
    """It is moved, or cancelled; of a series with the dates that are later."""

    choice = CodeField(codes=Move, label=_("What becomes of it?"), error_messages={"required": _("Say which.")})
    why = shared.words(_("Why?"), 2, error=_("Say why."), help_text=_("Everybody who is asked reads it."))
    clash = _why_all_the_same()
    starts_at = _starts_at()
    minutes = _minutes()
    place = _place()
    chair = _chair()

    # As which the later dates stood when the page was shown.
    later = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, chairs: shared.Offered, later: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("chair", chairs)
        self.fields["later"].initial = later
        if later is None:
            del self.fields["later"]
            choice: Any = self.fields["choice"]
            choice.offer([Move.MOVE, Move.CANCEL])

    def is_later_stale(self, version: int) -> bool:
        """Whether a later date of the series has changed since the page was shown, where it would change with this one."""
        said = self.cleaned_data
        return said["choice"] in (Move.ALL, Move.REST) and said.get("later") is not None and said["later"] != version


class EndBoardForm(Question):
    """Why a board or a group meets no more."""

    optional_words = ""
    why = shared.words(_("Why?"), 2, error=_("Say why."), help_text=_("Everybody who is asked reads it. Name no child."))


class RhythmForm(Question):
    """How often, and until when."""

    optional_words = ""
    every_days = forms.IntegerField(
        label=_("How many days apart?"),
        min_value=1,
        max_value=366,
        widget=Text(width=4),
        error_messages={
            "required": _("Write a number of days."),
            "invalid": _("Write a number of days."),
            "min_value": _("Give between 1 and 366 days."),
            "max_value": _("Give between 1 and 366 days."),
        },
    )
    until_on = DayField(label=_("Until which day?"), ahead=True, error_messages={"required": _("Say until which day.")})


class RepeatForm(RhythmForm):
    """Which of the dates; and why one is left out, or held all the same."""

    on = forms.MultipleChoiceField(label=_("Which dates?"), widget=Checkboxes(), required=False)
    why = shared.words(
        _("Why is a date left out, or held all the same?"),
        2,
        required=False,
        help_text=_("Everybody who is asked reads it. Name no child."),
    )
    # Of which answers the dates were made: where those change, the dates are shown anew before anything is arranged.
    offered = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, dates: shared.Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on: Any = self.fields["on"]
        on.choices = list(dates)


class CombineForm(Clashing):
    """Why two meetings are made one."""

    clash = _why_all_the_same()
    why = shared.words(
        _("What are they told?"), 2, error=_("Say why."), help_text=_("Everybody who is asked to either reads it.")
    )


class PutOnForm(Question):
    """Which children are on the agenda."""

    optional_words = ""
    children = forms.MultipleChoiceField(
        label=_("Which children?"), widget=Checkboxes(), error_messages={"required": _("Choose at least one child.")}
    )

    def __init__(self, *args: Any, children: shared.Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["children"]
        chosen.choices = list(children)


class AskBesidesForm(Question):
    """As what somebody is asked to come beyond those who must be."""

    seat = CodeField(codes=Seat, label=_("As what do they come?"), error_messages={"required": _("Say as what they come.")})


class AskKnownForm(Clashing):
    """Everybody whom the record names is asked."""

    clash = _why_all_the_same()


class InviteForm(Clashing):
    """Whom to ask for a seat, or why nobody is needed."""

    clash = _why_all_the_same()
    who = shared.chosen(_("Who is asked to come?"), required=False)
    why_nobody = shared.words(_("Or why is nobody needed?"), 2, required=False)

    def __init__(self, *args: Any, people: shared.Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["who"]
        chosen.choices = [("", ""), *people]


class ComeForm(Question):
    """Whether they come, and whether they have met the child."""

    optional_words = ""
    answer = CodeField(codes=OF_INVITED, label=_("Do you come?"), error_messages={"required": _("Say whether you come.")})
    words = shared.words(_("If not, why? If somebody else comes, who?"), 2, required=False)
    met = CodeField(codes=Met, label=_("Have you ever met the child?"), required=False)
    met_on = DayField(label=_("When last?"), required=False)
    same = forms.BooleanField(required=False)

    def __init__(self, *args: Any, about_child: bool, others: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = ngettext(
            "The same answer for %(count)d other child about whom you are asked there",
            "The same answer for %(count)d other children about whom you are asked there",
            others,
        )
        self.fields["same"].label = words % {"count": others}
        if not (others and about_child):
            del self.fields["same"]
        if not about_child:
            del self.fields["met"], self.fields["met_on"]


class AttendForm(Question):
    """Who came: one question for everybody who is asked."""

    optional_words = ""

    def __init__(self, *args: Any, asked: Iterable[tuple[int, str, bool, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, label, about_child, answer in asked:
            codes = OF_CHAIR if about_child else (Answer.HERE, Answer.ABSENT)
            here = answer if answer in codes else ""
            self.fields[f"came_{number}"] = CodeField(codes=codes, label=label, required=False, initial=here, inline=True)

    def came(self) -> dict[int, Answer]:
        """Who came, by number of who is asked."""
        return {int(name.removeprefix("came_")): how for name, how in self.cleaned_data.items() if how}
