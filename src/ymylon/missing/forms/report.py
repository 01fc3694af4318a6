"""What is asked when a child is reported missing: one page, the fewest questions that a search can begin with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms import CodeField, DayField, LongText, MomentField, Question, Radios, Text
from ymylon.design.moments import language
from ymylon.missing.rules.reporting import birth_fault, says_not_known, split_name
from ymylon.terms.calendars import local
from ymylon.terms.codes import LivingAt, Precision, Whereabouts
from ymylon.terms.geography import AUTHORITIES, Nation
from ymylon.terms.moments import Moment

NEW = "new"
WHAT_NAME = _("Write the child’s name, or what they are called. If nobody knows yet, write “?”.")
HOW_OLD = _("Give a birth date or an age. If nobody knows yet, write “?”.")
WHICH_AREA = _("Choose the area where they live: its council is told. If unsure, choose where they were last seen.")
_AGE = re.compile(r"\d{1,2}")


@dataclass(frozen=True)
class Born:
    """A birth date, or an age, or neither: not known yet."""

    on: date | None = None
    age: int | None = None


class BornField(DayField):
    """A birth date or an age in one box; "?" says that it isn't known yet. The clean value is a Born."""

    default_error_messages = {"day": _("Write a birth date like 8/3/2012, or an age like 14. If nobody knows yet, write “?”.")}

    def read(self, text: str, now: datetime) -> Any:
        today = local(now).date()
        if says_not_known(text):
            return Born()
        born = Born(age=int(text)) if _AGE.fullmatch(text.strip()) else Born(on=super().read(text, now))
        fault = birth_fault(born.on, born.age, today)
        if fault is not None:
            raise ValidationError(fault.in_language(language()), code="birth")
        return born

    def understood(self, value: Any) -> str:
        return ""


class LastSeenField(MomentField):
    """When a child was last seen; “?” says that nobody knows yet, and then it was before now, at a moment not known."""

    def read(self, text: str, now: datetime) -> Moment:
        return Moment(now, Precision.UNKNOWN) if says_not_known(text) else super().read(text, now)

    def understood(self, value: Any) -> str:
        return "" if says_not_known(value or "") else super().understood(value)


def _authorities(first: Sequence[str] = ()) -> list[tuple[str, Any]]:
    """Every authority, those of the reporter first, then by nation."""
    near = [(code, _name(code)) for code in first if code in AUTHORITIES]
    by_nation: list[tuple[str, Any]] = [("", "")]
    if near:
        by_nation.append((str(_("Your area")), near))
    for nation in (Nation.WALES, Nation.ENGLAND, Nation.SCOTLAND, Nation.NORTHERN_IRELAND):
        held = [(code, _name(code)) for code, area in AUTHORITIES.items() if area.nation == nation and code not in first]
        by_nation.append((nation.label(language()), sorted(held, key=lambda pair: pair[1])))
    return by_nation


def _name(code: str) -> str:
    return AUTHORITIES[code].words.in_language(language())


def area_choices(areas: Sequence[str]) -> Any:
    """Every authority as a choice, in the person's language; those of the reporter first."""
    return lazy(_authorities, list)(tuple(areas))


class ReportForm(Question):
    """A child of the record, or a new one: then three questions more. `token` makes the same form, sent twice, one report."""

    who = forms.CharField(
        label=_("Who is missing?"),
        help_text=_("A name, part of a name, or a date of birth"),
        required=False,
        max_length=200,
        widget=Text(width="one-half"),
    )
    child = forms.ChoiceField(
        label=_("Which child?"),
        widget=Radios,
        error_messages={"required": _("Say who is missing: look for the name, then choose.")},
    )
    born = BornField(
        label=_("When were they born, or how old are they?"),
        help_text=_("Like 8/3/2012, or 14. If nobody knows yet, write “?”."),
        required=False,
    )
    authority = forms.ChoiceField(label=_("Which area do they live in?"), required=False, widget=forms.Select)
    living_at = CodeField(codes=LivingAt, label=_("Where do they live?"), required=False, widget=forms.Select)
    last_seen = LastSeenField(
        label=_("When were they last seen?"),
        help_text=_("A time is enough, like 22:50. Add the day if it was not today. If nobody knows yet, write “?”."),
        error_messages={"required": _("Say when they were last seen. A guess like “about 22:00” can be put right later.")},
    )
    whereabouts = CodeField(
        codes=Whereabouts,
        label=_("Is it known where they are now?"),
        error_messages={"required": _("Say whether it is known where they are. “Not known yet” is an answer.")},
    )
    place = forms.CharField(label=_("Where were they last seen?"), required=False, max_length=500, widget=Text())
    circumstances = forms.CharField(
        label=_("What worries you, and what are they wearing?"), required=False, max_length=5000, widget=LongText(rows=3)
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, children: Iterable[tuple[str, str]], areas: Sequence[str], lives: LivingAt, is_new: bool, **kwargs: Any
    ):
        kwargs["initial"] = {
            "token": uuid4(),
            "child": NEW if is_new else "",
            "authority": areas[0] if len(areas) == 1 else "",
            "living_at": lives if lives is not LivingAt.NOT_KNOWN else "",
            **(kwargs.get("initial") or {}),
        }
        super().__init__(*args, **kwargs)
        for asked in ("born", "authority"):
            # Asked only for a new child, and of a new child they must be answered.
            self.fields[asked].optional_words = ""  # type: ignore[attr-defined]
        self.fields["child"].choices = list(children)  # type: ignore[attr-defined]
        self.fields["authority"].choices = area_choices(areas)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("child") == NEW:
            self._clean_new(given)
        return given

    def _clean_new(self, given: dict[str, Any]) -> None:
        if not any(split_name(given.get("who", ""))):
            self.add_error("who", WHAT_NAME)
        if not given.get("born") and "born" not in self.errors:
            self.add_error("born", HOW_OLD)
        if not given.get("authority") and "authority" not in self.errors:
            self.ask_area()

    def ask_area(self) -> None:
        """The area is asked beside its question: of a new child, and of one of whom nothing else says where they live."""
        self.add_error("authority", WHICH_AREA)

    @property
    def asks_area_of_known(self) -> bool:
        """True if the record doesn't say where the child lives who was chosen: one question more."""
        return "authority" in self.errors and self.data.get("child") not in (NEW, "", None)

    @property
    def sent_as(self) -> UUID:
        """What makes the same form, sent twice, one report."""
        return self.cleaned_data.get("token") or uuid4()

    @property
    def is_new(self) -> bool:
        """Whether the child has no record that the reporter found."""
        return self.cleaned_data["child"] == NEW

    @property
    def chosen(self) -> UUID:
        """The reference of the child who was chosen."""
        return UUID(self.cleaned_data["child"])

    @property
    def name(self) -> tuple[str, str]:
        """Given and family name of a new child, as far as one box tells them apart."""
        return split_name(self.cleaned_data["who"])
