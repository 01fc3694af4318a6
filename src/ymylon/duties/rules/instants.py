"""Instants and local days: lengths are added in UTC, days are read in Wales."""

from datetime import UTC, date, datetime

from ymylon.terms.calendars import LONDON as LOCAL


def utc(at: datetime) -> datetime:
    """The same instant in UTC; an instant without a zone is refused, for it could mean two hours in October."""
    if at.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    return at.astimezone(UTC)


def local_day(at: datetime) -> date:
    """The day that a calendar on the wall shows at this instant."""
    return utc(at).astimezone(LOCAL).date()


def day_reached(opened_at: datetime, due: datetime) -> date:
    """The day on which a length ends, as a calendar reads it: a change of the clocks moves it over no midnight."""
    return (utc(opened_at).astimezone(LOCAL).replace(tzinfo=None) + (utc(due) - utc(opened_at))).date()


__all__ = ["LOCAL", "day_reached", "local_day", "utc"]
