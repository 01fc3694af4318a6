"""How long somebody has waited, and what of it is owed: counted to the day on which it is read, never stored."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ymylon.terms.codes import EducationStatus, PlaceStands

# About to be kept out of school, or kept out: whom the school told and what it offers instead is asked beside these.
EXCLUDING = frozenset(
    {
        EducationStatus.AT_RISK_OF_EXCLUSION,
        EducationStatus.FIXED_TERM_EXCLUSION_SHORT,
        EducationStatus.FIXED_TERM_EXCLUSION_LONG,
        EducationStatus.PERMANENT_EXCLUSION,
    }
)
# Nobody teaches the child in full: each such day is one of waiting, whatever it is called.
WITHOUT_FULL_EDUCATION = (EXCLUDING - {EducationStatus.AT_RISK_OF_EXCLUSION}) | {
    EducationStatus.REDUCED_TIMETABLE,
    EducationStatus.REFUSING,
    EducationStatus.AWAITING_PLACE,
    EducationStatus.MISSING_EDUCATION,
    EducationStatus.OFF_ROLL,
}
# Above this a fixed-term exclusion is counted as a longer one [exclusion_statistics].
SHORT_EXCLUSION_DAYS = 5


class Waited(NamedTuple):
    """A length in whole months and the days left over; all of it in days besides."""

    months: int
    days: int
    all_days: int


def waited(since: date, today: date) -> Waited:
    """How long since `since`, counted to `today`; nothing for a day that is still to come.

    A month is over on the same day of the next, or on its last where there is no such day.
    """
    if today <= since:
        return Waited(0, 0, 0)
    months = whole_months(since, today)
    return Waited(months, (today - months_later(since, months)).days, (today - since).days)


def whole_months(since: date, today: date) -> int:
    """Whole months from `since` to `today`; none if it is still to come."""
    months = (today.year - since.year) * 12 + today.month - since.month
    while months > 0 and months_later(since, months) > today:
        months -= 1
    return max(months, 0)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for length in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, length))
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")


def tuition_short(owed: Decimal | None, given: Decimal | None) -> Decimal | None:
    """Hours a week that are owed and not given; None where either is not known."""
    if owed is None or given is None:
        return None
    return max(owed - given, Decimal(0))


def is_excluding(status: EducationStatus | str, place: PlaceStands | str = PlaceStands.NOT_KNOWN) -> bool:
    """True where a school or college keeps a child out, or is about to: by its status, or as the place may be lost."""
    return place == PlaceStands.AT_RISK or status in EXCLUDING


def keeps_from_school(status: EducationStatus | str) -> bool:
    """True for a status in which the child has less than full education."""
    return status in WITHOUT_FULL_EDUCATION
