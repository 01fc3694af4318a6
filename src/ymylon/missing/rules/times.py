"""What must be true of the times of an episode, however exactly they are known."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from ymylon.duties.rules.instants import local_day, utc
from ymylon.terms.calendars import start_of_day
from ymylon.terms.codes import Code, Precision
from ymylon.terms.moments import Moment

When = TypeVar("When", date, datetime)


class TimeFault(Code):
    """Why the times given can't all be true."""

    LAST_SEEN_LATER_THAN_NOW = (
        "LAST_SEEN_LATER_THAN_NOW",
        "The child can’t have been last seen later than now.",
        "Ni all y plentyn fod wedi’i weld ddiwethaf yn hwyrach na nawr.",
        False,
    )
    ENDED_LATER_THAN_NOW = (
        "ENDED_LATER_THAN_NOW",
        "The episode can’t have ended later than now.",
        "Ni all y cyfnod fod wedi dod i ben yn hwyrach na nawr.",
    )
    ENDED_BEFORE_LAST_SEEN = (
        "ENDED_BEFORE_LAST_SEEN",
        "The child can’t have been found before being last seen missing. Check both times.",
        "Ni ellir bod wedi dod o hyd i’r plentyn cyn ei weld ddiwethaf. Gwiriwch y ddau amser.",
        False,
    )
    REPORTED_BEFORE_LAST_SEEN = (
        "REPORTED_BEFORE_LAST_SEEN",
        "The report can’t be earlier than when the child was last seen.",
        "Ni all yr adroddiad fod yn gynharach na’r tro diwethaf y gwelwyd y plentyn.",
    )
    END_BEFORE_START = "END_BEFORE_START", "The end can’t be before the start.", "Ni all y diwedd fod cyn y dechrau."
    OVERLAPS_ANOTHER = (
        "OVERLAPS_ANOTHER",
        "This child already has an episode at that time. Add to that one, or check the times.",
        "Mae gan y plentyn hwn gyfnod eisoes ar yr adeg honno. Ychwanegwch at hwnnw, neu gwiriwch yr amserau.",
    )


def bounds(moment: Moment) -> tuple[datetime, datetime] | None:
    """The earliest instant that the moment can mean and the first that it can't, in UTC; None if it isn't known at all."""
    if moment.precision == Precision.UNKNOWN:
        return None
    start = utc(moment.at)
    if moment.precision == Precision.MINUTE:
        return start, start + timedelta(minutes=1)
    if moment.precision == Precision.HOUR:
        return start, start + timedelta(hours=1)
    day = local_day(moment.at)
    if moment.precision == Precision.DAY:
        return _midnight(day), _midnight(day + timedelta(days=1))
    month = day.month if moment.precision == Precision.MONTH else 12
    first = date(day.year, day.month if moment.precision == Precision.MONTH else 1, 1)
    after = date(day.year + month // 12, month % 12 + 1, 1)
    return _midnight(first), _midnight(after)


def can_be_after(later: Moment, earlier: Moment) -> bool:
    """True unless the later moment is certainly before the earlier: "found on Monday" may be after "last seen Monday 22:00"."""
    one, other = bounds(later), bounds(earlier)
    if one is None or other is None:
        return True
    return one[1] > other[0]


def times_faults(
    now: datetime, last_seen: Moment, reported_at: datetime | None = None, ended: Moment | None = None
) -> tuple[TimeFault, ...]:
    """What is wrong with the times of one episode; empty if they can all be true."""
    faults = []
    if _is_in_future(last_seen, now):
        faults.append(TimeFault.LAST_SEEN_LATER_THAN_NOW)
    if reported_at is not None and not can_be_after(Moment(reported_at, Precision.MINUTE), last_seen):
        faults.append(TimeFault.REPORTED_BEFORE_LAST_SEEN)
    if ended is not None and _is_in_future(ended, now):
        faults.append(TimeFault.ENDED_LATER_THAN_NOW)
    if ended is not None and not can_be_after(ended, last_seen):
        faults.append(TimeFault.ENDED_BEFORE_LAST_SEEN)
    return tuple(faults)


def end_to_store(ended: Moment, last_seen: Moment) -> datetime:
    """The end as an instant that isn't before the start: "found on Monday" starts no earlier than "last seen Monday 22:00"."""
    if not can_be_after(ended, last_seen):
        return utc(ended.at)
    return max(utc(ended.at), utc(last_seen.at))


def period_fault(start: When, end: When | None) -> TimeFault | None:
    """Why these can't be the two ends of a period; the end may equal the start."""
    return TimeFault.END_BEFORE_START if end is not None and end < start else None


def overlap(one: tuple[When, When | None], other: tuple[When, When | None]) -> bool:
    """True if two half-open periods share time; one that ends where the next begins doesn't, nor does one without length."""
    (start, end), (other_start, other_end) = one, other
    if start == end or other_start == other_end:
        return False
    return (other_end is None or start < other_end) and (end is None or other_start < end)


def overlapping(
    period: tuple[When, When | None], others: Iterable[tuple[When, When | None]]
) -> tuple[tuple[When, When | None], ...]:
    """The periods among the others that share time with this one."""
    return tuple(other for other in others if overlap(period, other))


def reporting_delay(last_seen_at: datetime, reported_at: datetime) -> timedelta:
    """How long after being last seen a child was reported; never below nothing. A fact, not a fault."""
    return max(utc(reported_at) - utc(last_seen_at), timedelta(0))


def lasted(started_at: datetime, ended_at: datetime | None, now: datetime) -> timedelta:
    """How long the child was missing, or has been until now."""
    return utc(ended_at or now) - utc(started_at)


def _is_in_future(moment: Moment, now: datetime) -> bool:
    earliest = bounds(moment)
    return earliest is not None and earliest[0] > utc(now)


def _midnight(day: date) -> datetime:
    return start_of_day(day).astimezone(UTC)
