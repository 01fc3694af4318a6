"""What is asked about a child's life: care, liberty, education, learning needs, waits for health, hard times."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, CodesField, DayField, LongText, Question, Radios, Text
from ymylon.design.moments import language
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import (
    EducationStatus,
    HardTime,
    HealthNeedKind,
    HealthNeedStatus,
    KnownFrom,
    LegalStatus,
    LibertyKind,
    LibertyOutcome,
    NeedKind,
    NeedStatus,
    PlacementType,
    PlaceStands,
    ProtectionStep,
    RegisterCategory,
    ToldOfExclusion,
    WaitEnd,
    WaitKind,
)
from ymylon.terms.geography import AUTHORITIES

_UNTIL_HELP = _("The first day on which it was no longer so. Leave it empty while it goes on.")
_REVIEWS = (("14", _("In two weeks")), ("28", _("In four weeks")), ("90", _("In three months")), ("180", _("In six months")))
Choices = Sequence[tuple[str, str]]


def _words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=2000, widget=LongText(rows=3))


def _hours(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, min_value=0, max_value=60, decimal_places=1, widget=Text(width=4))


class Dated(Question):
    """What every dated fact asks: since when, and where it is known from; `until` only of one that is put right.

    `columns` names the columns by question where the two differ. `sealed`: the child is protected, and what names a place is
    not asked. `correcting`: the entry stands already.
    """

    columns: ClassVar[dict[str, str]] = {}
    places: ClassVar[tuple[str, ...]] = ()
    only_correcting: ClassVar[tuple[str, ...]] = ("until",)

    since = DayField(label=_("Since when?"), error_messages={"required": _("Say since when")})
    until = DayField(label=_("Until when?"), help_text=_UNTIL_HELP, required=False)
    known_from = CodeField(label=_("Where is this known from?"), codes=KnownFrom, widget=forms.Select, initial="NOT_KNOWN")

    def __init__(self, *args: Any, sealed: bool = False, correcting: bool = False, row: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gone = (*(self.places if sealed else ()), *(() if correcting else self.only_correcting))
        for name in gone:
            self.fields.pop(name, None)
        if row is not None:
            for name in self.fields:
                self.initial.setdefault(name, self._stands(row, name))

    def _stands(self, row: Any, name: str) -> Any:
        value = getattr(row, self.columns.get(name, name), None)
        # A list of choices says its numbers as text.
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value

    def said(self, now: datetime) -> dict[str, Any]:
        """The answers, as the action takes them."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        given["from_on"] = given.pop("since")
        if "until" in given:
            given["to_on"] = given.pop("until")
        return given

    def in_words(self, row: Any) -> dict[str, str]:
        """How an entry reads that somebody else saved, by question."""
        return {name: self._as_read(name, self._stands(row, name)) for name in self.fields if name != "version"}

    def _as_read(self, name: str, value: Any) -> str:
        if isinstance(value, date):
            return long_date(value, language())
        labels = {str(key): str(words) for key, words in getattr(self.fields[name], "choices", ())}
        if isinstance(value, list | tuple):
            return ", ".join(labels.get(str(one), str(one)) for one in value) or "–"
        return labels.get(str(value), str(value)) if value not in (None, "") else "–"


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    if name in form.fields:
        form.fields[name].choices = [("", ""), *choices]  # type: ignore[attr-defined]


def _areas() -> list[tuple[str, str]]:
    return sorted(((code, area.words.in_language(language())) for code, area in AUTHORITIES.items()), key=lambda one: one[1])


def review_day(answer: str, now: datetime) -> date | None:
    """The day that "in four weeks" means."""
    return local(now).date() + timedelta(days=int(answer)) if answer else None


class CareForm(Dated):
    """Where a child lives, under whose responsibility. Out of area is derived, and not asked."""

    columns: ClassVar[dict[str, str]] = {"responsible_authority": "responsible_authority", "home": "home_id"}
    places: ClassVar[tuple[str, ...]] = ("home", "host_authority")
    field_order: ClassVar[list[str]] = [
        "since", "until", "placement", "legal_status", "responsible_authority", "host_authority", "home", "known_from",
    ]  # fmt: skip

    placement = CodeField(label=_("What kind of placement is it?"), codes=PlacementType, widget=forms.Select)
    legal_status = CodeField(label=_("On what legal basis?"), codes=LegalStatus, widget=forms.Select)
    responsible_authority = forms.ChoiceField(label=_("Which authority is responsible?"), widget=forms.Select)
    host_authority = forms.ChoiceField(
        label=_("In whose area is the placement?"),
        help_text=_("If it is another authority’s, the page says that the child is placed out of area."),
        required=False,
        widget=forms.Select,
    )
    home = forms.ChoiceField(label=_("Which home or fostering service?"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, homes: Choices = (), schools: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "home", homes)
        _offer(self, "responsible_authority", _areas())
        _offer(self, "host_authority", _areas())

    def said(self, now: datetime) -> dict[str, Any]:
        given = super().said(now)
        given["home_id"] = int(given.pop("home", "") or 0) or None
        return given


class EducationForm(Dated):
    """Where a child is taught, or isn't. Of an exclusion the school says whom it told and what it offers instead."""

    columns: ClassVar[dict[str, str]] = {"school": "school_id"}
    places: ClassVar[tuple[str, ...]] = ("school",)
    field_order: ClassVar[list[str]] = [
        "since", "until", "status", "school", "hours_a_week", "tuition_owed", "tuition_given", "specialist_since",
        "place_stands", "told", "offered", "known_from",
    ]  # fmt: skip

    status = CodeField(
        label=_("How does the child learn?"),
        codes=EducationStatus,
        widget=forms.Select,
        error_messages={"required": _("Choose how the child learns, or “not known yet”")},
    )
    school = forms.ChoiceField(label=_("Which school or college?"), required=False, widget=forms.Select)
    hours_a_week = _hours(_("Hours at school each week"))
    tuition_owed = _hours(_("Hours of tuition owed each week"))
    tuition_given = _hours(_("Hours of tuition given each week"))
    specialist_since = DayField(
        label=_("Since when has the child waited for a specialist place?"),
        help_text=_("From the day on which it was asked for. Leave it empty where none was, or where the child has it."),
        required=False,
    )
    place_stands = CodeField(
        label=_("How does the child’s place, or the course, stand?"),
        help_text=_("An apprenticeship, a college course, a place at school: whichever it is that the child may lose."),
        codes=PlaceStands,
        required=False,
        widget=forms.Select,
        initial="NOT_KNOWN",
    )
    told = CodesField(
        label=_("Whom has the school told?"),
        help_text=_("Asked where the child is excluded, or may be. “Nobody yet” is an answer."),
        codes=ToldOfExclusion,
        required=False,
    )
    offered = _words(_("What does the school offer instead?"), _("Asked where the child is excluded, or may be."))

    def __init__(self, *args: Any, homes: Choices = (), schools: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "school", schools)

    def said(self, now: datetime) -> dict[str, Any]:
        given = super().said(now)
        given["school_id"] = int(given.pop("school", "") or 0) or None
        given["told"] = [str(code) for code in given["told"]]
        given["place_stands"] = given["place_stands"] or PlaceStands.NOT_KNOWN
        return given


class _Plain(Dated):
    """A dated fact that asks for no agency."""

    def __init__(self, *args: Any, homes: Choices = (), schools: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class NeedForm(_Plain):
    """Additional learning needs: suspected counts as well as identified."""

    field_order: ClassVar[list[str]] = ["since", "until", "status", "kinds", "words", "known_from"]

    status = CodeField(
        label=_("How far are they known?"), codes=NeedStatus, error_messages={"required": _("Say how far they are known")}
    )
    kinds = CodesField(label=_("What are they about?"), codes=NeedKind, required=False)
    words = _words(_("What helps this child?"))

    def said(self, now: datetime) -> dict[str, Any]:
        given = super().said(now)
        given["kinds"] = [str(code) for code in given["kinds"]]
        return given


class WaitForm(_Plain):
    """Since when a child waits for a health service, and how the wait ended."""

    only_correcting: ClassVar[tuple[str, ...]] = ("until", "state")
    field_order: ClassVar[list[str]] = ["kind", "since", "state", "until", "words", "known_from"]

    kind = CodeField(
        label=_("What does the child wait for?"), codes=WaitKind, error_messages={"required": _("Say what the child waits for")}
    )
    state = CodeField(label=_("How does the wait stand?"), codes=WaitEnd, initial="WAITING")
    words = _words(_("Which service, and what is done meanwhile?"))


class HealthNeedForm(_Plain):
    """A need that health knows of: suspected counts as well as identified."""

    field_order: ClassVar[list[str]] = ["kind", "status", "since", "until", "words", "known_from"]

    kind = CodeField(
        label=_("What is the need about?"), codes=HealthNeedKind, error_messages={"required": _("Say what the need is about")}
    )
    status = CodeField(
        label=_("How far is it known?"),
        help_text=_("A suspicion counts. No diagnosis is asked for."),
        codes=HealthNeedStatus,
        error_messages={"required": _("Say how far it is known")},
    )
    words = _words(_("What helps this child?"))


class HardTimeForm(_Plain):
    """What a child has gone through. The day may be unknown."""

    columns: ClassVar[dict[str, str]] = {"since": "began_on"}
    only_correcting: ClassVar[tuple[str, ...]] = ()
    field_order: ClassVar[list[str]] = ["kind", "since", "words", "known_from"]

    until = None  # type: ignore[assignment]
    kind = CodeField(label=_("What happened?"), codes=HardTime, error_messages={"required": _("Say what happened")})
    since = DayField(label=_("When did it begin?"), help_text=_("Leave it empty if nobody knows."), required=False)
    words = _words(_("What should whoever works with this child know?"))

    def said(self, now: datetime) -> dict[str, Any]:
        given = super().said(now)
        given["began_on"] = given.pop("from_on")
        return given


class RegistrationForm(_Plain):
    """On the child protection register since when, and under what; an end is never to come."""

    field_order: ClassVar[list[str]] = ["since", "until", "categories", "known_from"]

    categories = CodesField(
        label=_("Under which categories?"),
        help_text=_("Tick all that the conference gave. Leave them empty if they are not known yet."),
        codes=RegisterCategory,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known_from"].initial = "COUNCIL"

    def said(self, now: datetime) -> dict[str, Any]:
        given = super().said(now)
        given["categories"] = [str(code) for code in given["categories"]]
        return given


class ProtectingForm(_Plain):
    """A step of child protection and its day. One that was never taken is marked as an error, and never erased."""

    columns: ClassVar[dict[str, str]] = {"since": "taken_on"}
    only_correcting: ClassVar[tuple[str, ...]] = ("is_error",)
    field_order: ClassVar[list[str]] = ["kind", "since", "is_error", "known_from"]

    until = None  # type: ignore[assignment]
    kind = CodeField(label=_("What was done?"), codes=ProtectionStep, error_messages={"required": _("Say what was done")})
    since = DayField(label=_("On which day?"), error_messages={"required": _("Say on which day")})
    is_error = forms.BooleanField(
        label=_("It was never done: this entry is an error"),
        help_text=_("What it made owed falls away, and what it met is owed again. The entry stays in the history."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known_from"].initial = "COUNCIL"

    def _as_read(self, name: str, value: Any) -> str:
        if name == "is_error":
            return str(_("Yes") if value else _("No"))
        return super()._as_read(name, value)


class FollowedForm(Question):
    """What followed a step, and when; or which of what it made owed is not done, and why."""

    optional_words = ""
    what = forms.ChoiceField(
        label=_("What was done, or is not done?"), widget=Radios(), error_messages={"required": _("Say what was done")}
    )
    since = DayField(label=_("If it was done: on which day?"), required=False)
    why = forms.CharField(
        label=_("If it is not done: why?"),
        help_text=_("Your name stands beside it. Write no place where the child lives."),
        required=False,
        max_length=2000,
        widget=LongText(rows=3),
    )

    def __init__(self, *args: Any, choices: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = list(choices)  # type: ignore[attr-defined]


class LibertyForm(_Plain):
    """A restriction of liberty, with the day of its review."""

    field_order: ClassVar[list[str]] = ["kind", "since", "review", "words", "known_from"]

    kind = CodeField(
        label=_("What kind of restriction is it?"),
        codes=LibertyKind,
        error_messages={"required": _("Say what kind of restriction it is")},
    )
    review = forms.ChoiceField(
        label=_("When is it reviewed?"),
        help_text=_("The restriction never ends by itself. A review that is missed climbs to the manager."),
        choices=_REVIEWS,
        widget=Radios(),
        error_messages={"required": _("Say when it is reviewed")},
    )
    words = _words(_("What is restricted?"))

    def said(self, now: datetime) -> dict[str, Any]:
        given = super().said(now)
        given["review_on"] = review_day(given.pop("review"), now)
        return given


class LibertyReviewForm(Question):
    """One review of a restriction."""

    outcome = CodeField(
        label=_("What did the review come to?"),
        codes=LibertyOutcome,
        error_messages={"required": _("Say what the review came to")},
    )
    review = forms.ChoiceField(
        label=_("If it goes on: when is it reviewed next?"), choices=_REVIEWS, required=False, widget=Radios()
    )
    words = forms.CharField(label=_("Why?"), max_length=2000, widget=LongText(rows=3), error_messages={"required": _("Say why")})


class AnswerForm(Question):
    """What the council answered a school."""

    words = forms.CharField(
        label=_("What did you answer the school?"),
        help_text=_("Ring first. Write whom you spoke to and what was agreed for the child."),
        max_length=2000,
        widget=LongText(rows=3),
        error_messages={"required": _("Say what you answered")},
    )
