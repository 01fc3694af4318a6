"""How long somebody has: hours added in UTC, working days of Wales, or until an office opens."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from ymylon.terms.calendars import add_working_days, is_working_day

from .instants import LOCAL, local_day, utc

_UNITS = {"minutes": "minutes", "hours": "hours", "days": "days"}


class LengthFault(ValueError):
    """A policy row's value can't be read as a length of time."""


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When an office that closes is open, on working days, by the clock on its wall."""

    opens: time = time(9)
    closes: time = time(17)

    def are_on(self, at: datetime) -> bool:
        """True if the office is open at this instant."""
        here = utc(at).astimezone(LOCAL)
        return is_working_day(here.date()) and self.opens <= here.time() < self.closes


OFFICE_HOURS = OfficeHours()


def read_hours(words: str) -> OfficeHours:
    """Hours as somebody writes them, "09:00-17:00"; the same twice is never. Raises ValueError."""
    opens, closes = (time.fromisoformat(part) for part in words.split("-"))
    return OfficeHours(opens, closes)


@dataclass(frozen=True, slots=True)
class Length:
    """Exactly one of: a length at any hour, working days, months, or the next opening; another may stand out of hours."""

    elapsed: timedelta | None = None
    working_days: int | None = None
    months: int | None = None
    at_next_opening: bool = False
    out_of_hours: "Length | None" = None


def read_length(value: Mapping[str, object]) -> Length:
    """The length that a policy value states: {"hours": 24}, {"working_days": 2}, {"months": 3} or {"at_next_opening": true}."""
    otherwise = value.get("out_of_hours")
    night = read_length(otherwise) if isinstance(otherwise, Mapping) else None
    units = {_UNITS[unit]: _amount(value[unit]) for unit in _UNITS if unit in value}
    stated = (bool(units), "working_days" in value, "months" in value, bool(value.get("at_next_opening")))
    if sum(stated) != 1:
        raise LengthFault(f"A length states hours, working days, months or the next opening, and one of them: {dict(value)}")
    if units:
        return Length(elapsed=timedelta(**units), out_of_hours=night)
    if "working_days" in value:
        return Length(working_days=_amount(value["working_days"]), out_of_hours=night)
    if "months" in value:
        return Length(months=_amount(value["months"]), out_of_hours=night)
    return Length(at_next_opening=True, out_of_hours=night)


def due_at(opened_at: datetime, length: Length, office: OfficeHours = OFFICE_HOURS) -> datetime:
    """The moment, in UTC, by which it must be done."""
    if length.out_of_hours is not None and not office.are_on(opened_at):
        return due_at(opened_at, length.out_of_hours, office)
    if length.elapsed is not None:
        # In UTC: on the wall clock, the October change would grant an extra hour.
        return utc(opened_at) + length.elapsed
    if length.working_days is not None:
        return by_working_day(opened_at, length.working_days, office)
    if length.months is not None:
        return by_month(opened_at, length.months, office)
    return next_opening(opened_at, office)


def by_working_day(opened_at: datetime, days: int, office: OfficeHours = OFFICE_HOURS) -> datetime:
    """The close of the nth working day, the day after the opening being the first."""
    return _local(add_working_days(local_day(opened_at), days), office.closes)


def by_month(opened_at: datetime, months: int, office: OfficeHours = OFFICE_HOURS) -> datetime:
    """The close of the same day some months on; where that month has no such day, of its last."""
    day = local_day(opened_at)
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return _local(date(year, month, min(day.day, monthrange(year, month)[1])), office.closes)


def next_opening(opened_at: datetime, office: OfficeHours = OFFICE_HOURS) -> datetime:
    """The next time at which an office opens, strictly after this instant."""
    day = local_day(opened_at)
    while not (is_working_day(day) and _local(day, office.opens) > utc(opened_at)):
        day += timedelta(days=1)
    return _local(day, office.opens)


def is_late(due: datetime, now: datetime) -> bool:
    """True once the due moment has passed."""
    return utc(now) > utc(due)


def _local(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=LOCAL).astimezone(UTC)


def _amount(number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or number <= 0:
        raise LengthFault(f"A length is a whole number above nought: {number!r}")
    return number
