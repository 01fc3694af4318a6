"""What is asked of a meeting, one short question at a time."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ymylon.design.forms import Checkboxes, CodeField, CodesField, DayField, LongText, MomentField, Question, Text
from ymylon.meetings.rules import (
    AT_THE_TABLE,
    JUDGED,
    OF_CHAIR,
    OF_INVITED,
    SAID_ANYWHERE,
    Answer,
    Calm,
    How,
    Kind,
    Met,
    Move,
    Seat,
    Tongue,
    Whose,
)
from ymylon.screening.rules import Theme
from ymylon.terms.codes import Lane

Offered = Iterable[tuple[str, str]]
_NO_PLACE = _("No place where somebody is kept safe, and no other child’s name.")


def _words(label: Any, rows: int = 3, *, error: Any = "", **options: Any) -> forms.CharField:
    messages = {"required": error} if error else {}
    return forms.CharField(label=label, max_length=4000, widget=LongText(rows=rows), error_messages=messages, **options)


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, widget=Text(), **options)


def _chosen(label: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=forms.Select(), **options)


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
    return _line(
        _("Where, or how is it joined?"),
        required=False,
        help_text=_("Everybody who is asked reads it. No place where somebody is kept safe."),
    )


def _chair() -> forms.ChoiceField:
    return _chosen(_("Who chairs it?"), error_messages={"required": _("Say who chairs it.")})


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
    return _words(_("Why all the same?"), 2, required=False, help_text=_("Everybody who is asked reads it. Name no child."))


class _Timed(Clashing):
    """When, where, and who chairs."""

    def offer(self, name: str, choices: Offered, *, empty: bool = True) -> None:
        """What may be chosen here."""
        chosen: Any = self.fields[name]
        chosen.choices = [*([("", "")] if empty else []), *choices]


class CallMeetingForm(_Timed):
    """A meeting: its kind, when, where, who chairs."""

    clash = _why_all_the_same()
    kind = _chosen(_("What kind of meeting?"), error_messages={"required": _("Choose the kind of meeting.")})
    starts_at = _starts_at()
    minutes = _minutes()
    place = _place()
    chair = _chair()
    context = _chosen(_("About which place or group?"), required=False, help_text=_("Only for a contextual meeting."))

    def __init__(self, *args: Any, kinds: Offered, chairs: Offered, contexts: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", kinds)
        self.offer("chair", chairs)
        self.offer("context", contexts)
        if len(self.fields["context"].choices) < 2:  # type: ignore[attr-defined]
            del self.fields["context"]


class MoveMeetingForm(_Timed):
    """It is moved, or cancelled."""

    choice = CodeField(codes=Move, label=_("What becomes of it?"), error_messages={"required": _("Say which.")})
    why = _words(_("Why?"), 2, error=_("Say why."), help_text=_("Everybody who is asked reads it."))
    clash = _why_all_the_same()
    starts_at = _starts_at()
    minutes = _minutes()
    place = _place()
    chair = _chair()

    def __init__(self, *args: Any, chairs: Offered, in_series: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("chair", chairs)
        if not in_series:
            choice: Any = self.fields["choice"]
            choice.offer([Move.MOVE, Move.CANCEL])


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
    why = _words(
        _("Why is a date left out, or held all the same?"),
        2,
        required=False,
        help_text=_("Everybody who is asked reads it. Name no child."),
    )
    # Of which answers the dates were made: where those change, the dates are shown anew before anything is arranged.
    offered = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, dates: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on: Any = self.fields["on"]
        on.choices = list(dates)


class CombineForm(Question):
    """Why two meetings are made one."""

    optional_words = ""
    why = _words(_("What are they told?"), 2, error=_("Say why."), help_text=_("Everybody who is asked to either reads it."))


class PutOnForm(Question):
    """Which children are on the agenda."""

    optional_words = ""
    children = forms.MultipleChoiceField(
        label=_("Which children?"), widget=Checkboxes(), error_messages={"required": _("Choose at least one child.")}
    )

    def __init__(self, *args: Any, children: Offered, **kwargs: Any) -> None:
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
    who = _chosen(_("Who is asked to come?"), required=False)
    why_nobody = _words(_("Or why is nobody needed?"), 2, required=False)

    def __init__(self, *args: Any, people: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["who"]
        chosen.choices = [("", ""), *people]


class ComeForm(Question):
    """Whether they come, and whether they have met the child."""

    optional_words = ""
    answer = CodeField(codes=OF_INVITED, label=_("Do you come?"), error_messages={"required": _("Say whether you come.")})
    words = _words(_("If not, why? If somebody else comes, who?"), 2, required=False)
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


class _InLane(Question):
    """Something that is said in a lane."""

    optional_words = ""

    def __init__(self, *args: Any, lanes: Collection[Lane], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lane: Any = self.fields["lane"]
        lane.offer(lanes)


def _lane() -> CodeField:
    return CodeField(
        codes=Lane,
        label=_("In which lane?"),
        widget=forms.Select(),
        error_messages={"required": _("Say in which lane.")},
        help_text=_("Whoever reads this lane of the child, and is asked to the meeting, reads it."),
    )


class SayAtMeetingForm(_InLane):
    """One thing that is said about a child."""

    kind = CodeField(codes=AT_THE_TABLE, label=_("What is it?"), error_messages={"required": _("Say what it is.")})
    lane = _lane()
    words = _words(_("In words"), required=False, help_text=_NO_PLACE)
    reason = _words(_("Of a decision: the reason"), 2, required=False)
    who = _line(_("Of a dissent: who disagrees"), required=False)
    code = CodeField(codes=Theme, label=_("Of a theme: which"), widget=forms.Select(), required=False)

    def offer_kinds(self, *, judges: bool) -> None:
        """What may be said: the three judgements of youth justice only where they are made."""
        self.fields["kind"].offer([*SAID_ANYWHERE, *(JUDGED if judges else ())])  # type: ignore[attr-defined]


class WordForm(Question):
    """One thing at a meeting about no child."""

    optional_words = ""
    kind = CodeField(
        codes=[one for one in SAID_ANYWHERE if one is not Kind.THEME],
        label=_("What is it?"),
        error_messages={"required": _("Say what it is.")},
    )
    words = _words(_("In words"), error=_("Say it in words."), help_text=_("Everybody who is asked reads it. Name no child."))
    reason = _words(_("Of a decision: the reason"), 2, required=False)
    who = _line(_("Of a dissent: who disagrees"), required=False)


class MeetingViewForm(_InLane):
    """What the child or the family wants known, and how that came here."""

    whose = CodeField(codes=Whose, label=_("Whose view is it?"), error_messages={"required": _("Say whose view it is.")})
    how = CodeField(
        codes=How,
        label=_("How was it obtained?"),
        error_messages={"required": _("Say how the view was obtained, or that there is none.")},
    )
    words = _words(_("What they said, as they said it; or why there is none"), required=False, help_text=_NO_PLACE)
    tongue = CodeField(codes=Tongue, label=_("In which language?"), widget=forms.Select(), required=False)
    who = _line(_("Who obtained it?"), required=False)
    lane = _lane()


class LanguageForm(Question):
    """Which language the child or the family wants."""

    optional_words = ""
    whose = CodeField(codes=Whose, label=_("Who was asked?"), error_messages={"required": _("Say who was asked.")})
    tongue = CodeField(
        codes=Tongue,
        label=_("Which language do they want?"),
        error_messages={"required": _("Say in which language. “Not known yet” is an answer.")},
    )
    words = _words(_("Is anything else needed to be understood?"), 2, required=False)


class OpenLaneForm(Question):
    """Which lanes of this item the chair opens, to whom, until when, why."""

    optional_words = ""
    person = _chosen(_("To whom?"), error_messages={"required": _("Say to whom.")})
    lanes = CodesField(codes=Lane, label=_("Which lanes?"), error_messages={"required": _("Choose at least one lane.")})
    until_on = DayField(label=_("Until which day?"), ahead=True, error_messages={"required": _("Say until which day.")})
    why = _words(_("Why do they need it?"), 2, error=_("Say why."))

    def __init__(self, *args: Any, people: Offered, lanes: Collection[Lane], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        person.choices = [("", ""), *people]
        chosen: Any = self.fields["lanes"]
        chosen.offer(lanes)


class TakeBackForm(Question):
    """Why what was opened is closed again."""

    optional_words = ""
    why = _words(_("Why is it taken back?"), 2, error=_("Say why."))


class CloseItemForm(Question):
    """The end of a child’s item: whatever is missing needs the chair’s reason, and the next meeting its day."""

    optional_words = ""
    met_why = _words(_("Why was nobody here who has met the child?"), 2, required=False)
    child_why = _words(_("Why is there no view of the child’s?"), 2, required=False)
    family_why = _words(_("Why is there no view of the family’s?"), 2, required=False)
    goes_on = CodeField(codes=Calm, label=_("How does it go on?"), error_messages={"required": _("Say how it goes on.")})
    next_on = DayField(
        label=_("On which day do you meet again?"),
        ahead=True,
        required=False,
        help_text=_("Leave it empty for the day that this kind of meeting sets."),
    )
    words = _words(_("If less often, or no more: why?"), 2, required=False)

    def __init__(self, *args: Any, missing: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("met_why", "child_why", "family_why"):
            if name not in missing:
                del self.fields[name]


class ApproveForm(Question):
    """What changed since the last version of the minutes."""

    optional_words = ""
    why = _words(_("What changed since the last version?"), 2, required=False)


class MeetingActionForm(Question):
    """What is to be done, by whom, by when."""

    optional_words = ""
    words = _words(
        _("What is to be done?"),
        2,
        error=_("Say what is to be done."),
        help_text=_("Everybody who works with this child reads it. No allegation, no place of safety, no other child’s name."),
    )
    owner = _chosen(_("Who does it?"), error_messages={"required": _("Say who does it: a person or a team")})
    due_on = DayField(label=_("By which day?"), ahead=True, error_messages={"required": _("Say by when")})

    def __init__(self, *args: Any, owners: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.choices = [("", ""), *owners]


class MeetingKindForm(Question):
    """A board’s own definition of a kind of meeting, from a day."""

    optional_words = ""
    from_on = DayField(label=_("From which day does it hold?"), ahead=True, error_messages={"required": _("Say from which day.")})
    seats = CodesField(codes=Seat, label=_("Who must be asked about each child?"), required=False)
    standing_seats = CodesField(codes=Seat, label=_("Who must be asked to the whole meeting?"), required=False)
    every_days = forms.IntegerField(
        label=_("How many days apart?"),
        required=False,
        min_value=1,
        max_value=366,
        widget=Text(width=4),
        error_messages={"invalid": _("Write a number of days.")},
    )
    calm_days = forms.IntegerField(
        label=_("How many days apart once things are calm?"),
        required=False,
        min_value=1,
        max_value=366,
        widget=Text(width=4),
        error_messages={"invalid": _("Write a number of days.")},
    )
    source = _line(_("Which document says so?"), error_messages={"required": _("Say which document says so.")})
