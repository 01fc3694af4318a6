"""When a kind of meeting last met about a child, when it meets next, or by which day it owes the next meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ymylon.duties.rules import local_day
from ymylon.meetings.rules.codes import Calm, Frame

_WAITS = (Frame.SET, Frame.MOVED)


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """One meeting of a kind that had, or has, a child on its agenda, and how the child’s item was closed."""

    state: str
    starts_at: datetime
    goes_on: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """When such a meeting last met about a child, when it meets next, or by which day it owes the next meeting.

    `is_calm`: less often from now on, by the chair’s recorded decision.
    """

    last_at: datetime | None
    next_at: datetime | None
    owed_on: date | None
    is_late: bool
    is_calm: bool = False


def place_in_rhythm(rows: Sequence[OnAgenda], now: datetime) -> Place | None:
    """A child’s place in the rhythm of a kind of meeting, from those about them in the order in which they were called.

    None once the chair decided that no more meetings are needed, and none is to come. Neither time nor a meeting that was
    cancelled ends it.
    """
    coming = [row.starts_at for row in rows if row.state in _WAITS and not row.goes_on]
    # Called earlier than the one at which the chair decided so, a meeting about the child may still be to come.
    if not rows or rows[-1].goes_on == Calm.LAST and not coming:
        return None
    held = [row.starts_at for row in rows if row.state == Frame.HELD]
    owed = next((row.next_on for row in reversed(rows) if row.next_on), None)
    next_at = min(coming, default=None)
    is_late = next_at is None and (owed is None or owed < local_day(now)) or next_at is not None and next_at < now
    said = next((row.goes_on for row in reversed(rows) if row.goes_on), "")
    return Place(max(held, default=None), next_at, None if next_at else owed, is_late, said == Calm.CALM)
