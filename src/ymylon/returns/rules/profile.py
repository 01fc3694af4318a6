"""The quality of the returns of each body: when they came, how full they are, what failed, and whether two lists agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from ymylon.duties.rules import PolicyRow, areas_of, due_at, is_late, policy_in_force, read_length
from ymylon.publication.rules.years import Year, last_ended
from ymylon.terms.codes import Code
from ymylon.terms.geography import AUTHORITIES

DUE_KEY = "return.due"
# Said on the page; the database holds to it, of bodies whose numbers the reader does not have.
FEWEST = 3


class Came(Code):
    """Whether a body's return of a year came, and when."""

    IN_TIME = "IN_TIME", "Returned in time", "Dychwelwyd mewn pryd"
    LATE = "LATE", "Returned late", "Dychwelwyd yn hwyr"
    RETURNED = "RETURNED", "Returned; no day was set", "Dychwelwyd; ni osodwyd diwrnod"
    NOT_YET = "NOT_YET", "Not returned yet", "Heb ei dychwelyd eto"
    NOT_AT_ALL = "NOT_AT_ALL", "Not returned, and the day is past", "Heb ei dychwelyd, ac mae’r diwrnod wedi mynd heibio"


def due_of(year: Year, code: str, policies: Iterable[PolicyRow]) -> datetime | None:
    """By when the return of a year is due from a body, by the row in force as the year ended; None where no day is set."""
    ended = datetime.combine(year.ends_on, time(12), tzinfo=UTC)
    row = policy_in_force(policies, DUE_KEY, areas_of(code if code in AUTHORITIES else ""), ended)
    return due_at(ended, read_length(row.value)) if row else None


def came(first_at: datetime | None, due: datetime | None, now: datetime) -> Came:
    """By the first return that could be read: that it was sent again to mend it makes nobody late."""
    if first_at is not None:
        return Came.RETURNED if due is None else Came.LATE if is_late(due, first_at) else Came.IN_TIME
    return Came.NOT_AT_ALL if due is not None and is_late(due, now) else Came.NOT_YET


def share(part: int, whole: int) -> int | None:
    """So many in a hundred, down: what is not full is never called so. None of nothing."""
    return part * 100 // whole if whole else None


@dataclass(frozen=True, slots=True)
class Pair:
    """The episodes of a year that began in one area, as its council and as the police counted them."""

    area: str
    council: int
    police: int

    @property
    def difference(self) -> int:
        return abs(self.council - self.police)


def years_to_send(today: date) -> list[int]:
    """The first calendar years of the collection years that have ended, the last first."""
    last = last_ended(today).starts_on.year
    return [last - back for back in range(4)]
