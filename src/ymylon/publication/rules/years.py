"""Collection years."""

from datetime import date
from typing import NamedTuple


class Year(NamedTuple):
    """A collection year: 1 April to 31 March, both of them in it."""

    starts_on: date
    ends_on: date

    @property
    def name(self) -> str:
        return f"{self.starts_on.year}-{self.ends_on.year % 100:02}"


def year_from(first: int) -> Year:
    return Year(date(first, 4, 1), date(first + 1, 3, 31))


def year_named(name: str) -> Year | None:
    """The year called 2025-26 (or 2025/26, or 2025-2026); None where the name is of no year."""
    first, _, second = name.strip().replace("/", "-").partition("-")
    fits = first.isdecimal() and len(first) == 4 and second.isdecimal() and len(second) in (2, 4)
    if not fits or not 1900 <= int(first) <= 2200 or (int(first) + 1) % 100 != int(second) % 100:
        return None
    return year_from(int(first))


def last_ended(today: date) -> Year:
    """The collection year that ended last: returns are made after their year."""
    return year_from(today.year - (1 if today >= date(today.year, 4, 1) else 2))
