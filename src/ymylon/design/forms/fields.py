"""Fields for what this work asks most: one of a list of codes, a moment, a day."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ymylon.design.forms.widgets import Checkboxes, Radios, Text
from ymylon.design.moments import language, told_in_full
from ymylon.terms.calendars import local, long_date
from ymylon.terms.codes import Precision
from ymylon.terms.moments import Moment, MomentError, MomentFault, read_moment

_AHEAD = timedelta(days=365 * 30)
# A day of birth without its year would be read as the latest such day.
_HAS_YEAR = re.compile(r"\d{4}|\d[/.-]\d{1,2}[/.-]\d{2}")


class _Coded:
    """The choices of a code list, labelled in the language of the page at the time it is drawn."""

    widget: forms.Widget

    def __init__(
        self,
        *,
        codes: Iterable[Any],
        widget: Any = None,
        inline: bool = False,
        hints: Mapping[Any, Any] | None = None,
        reveals: Mapping[Any, str] | None = None,
        divider_before: Any = None,
        **kwargs: Any,
    ) -> None:
        self.codes = {str(code.value): code for code in codes}
        if widget is None:
            widget = self.own_widget(  # type: ignore[attr-defined]
                inline=inline,
                hints={str(code): words for code, words in (hints or {}).items()},
                reveals={str(code): name for code, name in (reveals or {}).items()},
                divider_before=str(divider_before) if divider_before is not None else None,
            )
        super().__init__(choices=self._labelled, widget=widget, **kwargs)  # type: ignore[call-arg]

    def offer(self, codes: Iterable[Any]) -> None:
        """Offer only these codes from here on: for a form that knows more than its class."""
        self.codes = {str(code.value): code for code in codes}
        self.choices = self._labelled

    def _labelled(self) -> list[tuple[str, str]]:
        empty = [("", "")] if isinstance(self.widget, forms.Select) and not isinstance(self.widget, forms.SelectMultiple) else []
        return empty + [(value, code.label(language())) for value, code in self.codes.items()]


class CodeField(_Coded, forms.ChoiceField):
    """One of `codes` (a code list, or some of its members); the clean value is the member, or None."""

    own_widget = Radios

    def clean(self, value: Any) -> Any:
        return self.codes.get(super().clean(value))


class CodesField(_Coded, forms.MultipleChoiceField):
    """Any number of `codes`; the clean value is a tuple of members."""

    own_widget = Checkboxes

    def clean(self, value: Any) -> tuple[Any, ...]:
        return tuple(self.codes[each] for each in super().clean(value))


class _Read(forms.CharField):
    """A line of text that is read by a rule of `terms`; its refusals come back in the person's language."""

    now: datetime | None

    def __init__(self, *, now: datetime | None = None, widget: Any = None, **kwargs: Any) -> None:
        super().__init__(widget=widget or Text(width=10), **kwargs)
        self.now = now

    def read(self, text: str, now: datetime) -> Any:
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        if self.now is None:
            raise ValueError("A field that reads a moment must be told the present one: pass now= to the form.")
        try:
            return self.read(text, self.now)
        except MomentError as error:
            raise ValidationError(error.words.in_language(language()), code=error.code) from error


class MomentField(_Read):
    """A time as people say it, "21:40" or "ddoe 23:10"; the clean value is a Moment with its precision, or None.

    `ahead`: it may be to come, and is then written in full: a bare "16:30" would be read as the latest such time.
    """

    default_error_messages = {"moment": _("Write the day, month, year and time, like this: 27/11/2026 16:30.")}

    def __init__(self, *, ahead: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ahead = ahead

    def read(self, text: str, now: datetime) -> Moment:
        if not self.ahead:
            return read_moment(text, now)
        try:
            moment = read_moment(text, now + _AHEAD)
        except MomentError as error:
            if error.code != MomentFault.UNREADABLE:
                raise
            raise ValidationError(self.error_messages["moment"], code="moment") from error
        if moment.precision is not Precision.MINUTE or not _HAS_YEAR.search(text):
            raise ValidationError(self.error_messages["moment"], code="moment")
        return moment

    def prepare_value(self, value: Any) -> Any:
        at = value.at if isinstance(value, Moment) else value
        return local(at).strftime("%d/%m/%Y %H:%M") if isinstance(at, datetime) else value

    def understood(self, value: Any) -> str:
        try:
            return told_in_full(self.read(value, self.now).at, self.now) if value and self.now else ""
        except (MomentError, ValidationError):
            return ""


class DayField(_Read):
    """A day with its year, "8/3/2012" or "8 Mawrth 2012"; the clean value is a date, or None.

    `ahead`: it may be to come, and was not long ago; `either`: it may be to come, or have been however long ago.
    """

    default_error_messages = {"day": _("Write the day, month and year, like this: 8 March 2012 or 8/3/2012.")}

    def __init__(self, *, ahead: bool = False, either: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ahead = ahead
        self.either = either

    def read(self, text: str, now: datetime) -> date:
        try:
            moment = self._moment(text, now)
        except MomentError as error:
            if error.code != MomentFault.UNREADABLE:
                raise
            raise ValidationError(self.error_messages["day"], code="day") from error
        if moment.precision is not Precision.DAY or not _HAS_YEAR.search(text):
            raise ValidationError(self.error_messages["day"], code="day")
        return local(moment.at).date()

    def _moment(self, text: str, now: datetime) -> Moment:
        # A year is always given here, so that a later present moves no day: it only lets days that are to come be read.
        if not self.either:
            return read_moment(text, now + _AHEAD if self.ahead else now)
        try:
            return read_moment(text, now)
        except MomentError:
            return read_moment(text, now + _AHEAD)

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%d/%m/%Y") if isinstance(value, date) else value

    def understood(self, value: Any) -> str:
        try:
            return long_date(self.read(value, self.now), language()) if value and self.now else ""
        except (MomentError, ValidationError):
            return ""
