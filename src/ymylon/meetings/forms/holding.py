"""What is asked while a meeting is held, and when it is over."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, CodesField, DayField, Question, Text
from ymylon.meetings.forms import shared
from ymylon.meetings.rules import (
    AT_THE_TABLE,
    JUDGED,
    SAID_ANYWHERE,
    Calm,
    Chair,
    How,
    Kind,
    Seat,
    Tongue,
    Whose,
)
from ymylon.screening.rules import Theme
from ymylon.terms.codes import Lane


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
    words = shared.words(_("In words"), required=False, help_text=shared.NO_PLACE)
    reason = shared.words(_("Of a decision: the reason"), 2, required=False)
    who = shared.line(_("Of a dissent: who disagrees"), required=False)
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
    words = shared.words(
        _("In words"), error=_("Say it in words."), help_text=_("Everybody who is asked reads it. Name no child.")
    )
    reason = shared.words(_("Of a decision: the reason"), 2, required=False)
    who = shared.line(_("Of a dissent: who disagrees"), required=False)


class MeetingViewForm(_InLane):
    """What the child or the family wants known, and how that came here."""

    whose = CodeField(codes=Whose, label=_("Whose view is it?"), error_messages={"required": _("Say whose view it is.")})
    how = CodeField(
        codes=How,
        label=_("How was it obtained?"),
        error_messages={"required": _("Say how the view was obtained, or that there is none.")},
    )
    words = shared.words(_("What they said, as they said it; or why there is none"), required=False, help_text=shared.NO_PLACE)
    tongue = CodeField(codes=Tongue, label=_("In which language?"), widget=forms.Select(), required=False)
    who = shared.line(_("Who obtained it?"), required=False)
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
    words = shared.words(_("Is anything else needed to be understood?"), 2, required=False)


class OpenLaneForm(Question):
    """Which lanes of this item the chair opens, to whom, until when, why."""

    optional_words = ""
    person = shared.chosen(_("To whom?"), error_messages={"required": _("Say to whom.")})
    lanes = CodesField(codes=Lane, label=_("Which lanes?"), error_messages={"required": _("Choose at least one lane.")})
    until_on = DayField(label=_("Until which day?"), ahead=True, error_messages={"required": _("Say until which day.")})
    why = shared.words(_("Why do they need it?"), 2, error=_("Say why."))

    def __init__(self, *args: Any, people: shared.Offered, lanes: Collection[Lane], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        person.choices = [("", ""), *people]
        chosen: Any = self.fields["lanes"]
        chosen.offer(lanes)


class TakeBackForm(Question):
    """Why what was opened is closed again."""

    optional_words = ""
    why = shared.words(_("Why is it taken back?"), 2, error=_("Say why."))


class CloseItemForm(Question):
    """The end of a child’s item: whatever is missing needs the chair’s reason, and the next meeting its day."""

    optional_words = ""
    met_why = shared.words(_("Why was nobody here who has met the child?"), 2, required=False)
    child_why = shared.words(_("Why is there no view of the child’s?"), 2, required=False)
    family_why = shared.words(_("Why is there no view of the family’s?"), 2, required=False)
    goes_on = CodeField(codes=Calm, label=_("How does it go on?"), error_messages={"required": _("Say how it goes on.")})
    next_on = DayField(
        label=_("On which day do you meet again?"),
        ahead=True,
        required=False,
        help_text=_("Leave it empty for the day that this kind of meeting sets."),
    )
    words = shared.words(_("If less often, or no more: why?"), 2, required=False)

    def __init__(self, *args: Any, missing: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("met_why", "child_why", "family_why"):
            if name not in missing:
                del self.fields[name]


class ApproveForm(Question):
    """What changed since the last version of the minutes."""

    optional_words = ""
    why = shared.words(_("What changed since the last version?"), 2, required=False)


class MeetingActionForm(Question):
    """What is to be done, by whom, by when."""

    optional_words = ""
    words = shared.words(
        _("What is to be done?"),
        2,
        error=_("Say what is to be done."),
        help_text=_("Everybody who works with this child reads it. No allegation, no place of safety, no other child’s name."),
    )
    owner = shared.chosen(_("Who does it?"), error_messages={"required": _("Say who does it: a person or a team")})
    due_on = DayField(label=_("By which day?"), ahead=True, error_messages={"required": _("Say by when")})

    def __init__(self, *args: Any, owners: shared.Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.choices = [("", ""), *owners]


class MeetingKindForm(Question):
    """A board’s own definition of a kind of meeting, from a day."""

    optional_words = ""
    from_on = DayField(label=_("From which day does it hold?"), ahead=True, error_messages={"required": _("Say from which day.")})
    chaired_by = CodeField(codes=Chair, label=_("Who chairs it?"), error_messages={"required": _("Say who chairs it.")})
    purpose_en = shared.words(_("Purpose, in English"), 2, error=_("Say in both languages what it is for."))
    purpose_cy = shared.words(_("Purpose, in Welsh"), 2, error=_("Say in both languages what it is for."))
    outputs_en = shared.words(_("What comes of it, in English"), 2, error=_("Say in both languages what comes of it."))
    outputs_cy = shared.words(_("What comes of it, in Welsh"), 2, error=_("Say in both languages what comes of it."))
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
    source = shared.line(_("Which document says so?"), error_messages={"required": _("Say which document says so.")})
