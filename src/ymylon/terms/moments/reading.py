"""Puts day and time together against `now`, and answers the clock change, the future and the far past."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time

from ..calendars import LONDON
from ..codes import Precision
from ..folding import folded
from .answers import Moment, MomentError, MomentFault
from .phrases import DatePhrase, TimePhrase, minutes_ago, take_bare_hour, take_date, take_time
from .vocabulary import (
    ABOUT,
    AFTERNOON,
    DAY_PHRASES,
    EVENING,
    MIDNIGHT,
    MORNING,
    NIGHT,
    NOON,
    NOW,
    WEEKDAYS,
)

# A wristwatch may run this far ahead of the server; without it "21:42" at 21:41 would be read as yesterday.
CLOCKS_DIFFER_BY = timedelta(minutes=5)
OLDEST = timedelta(days=30 * 366)
# A date without a year that lies further ahead than this is taken as last year's: "31/12" on 2 January.
NOT_THIS_YEAR = timedelta(days=180)
NOON_HOUR = 12
NIGHT_ENDS = 5  # "last night 4:30" is after midnight, "last night 5:30" was in the evening
LONGEST = 60  # characters: longer is no moment, and costs time to search

_YEAR = re.compile(r"^(?:in|yn|during|yn ystod)\s+((?:19|20)\d\d)$")
_WEEKDAY = re.compile(r"^(?P<before>last|nos|noson|dydd|ddydd)?\s*(?P<day>[a-z]+)\.?\s*(?P<after>.*)$")
_AFTER_WEEKDAY = {
    "": None, "night": NIGHT, "morning": MORNING, "afternoon": AFTERNOON, "evening": EVENING, "diwethaf": None,
    "bore": MORNING, "prynhawn": AFTERNOON,
}  # fmt: skip
_FILLERS = re.compile(r"\b(?:at|on|ar)\b\s*|(?<!\d)(?<!\d )\bam (?=\d|tua|hanner)")


@dataclass(frozen=True)
class Day:
    """The day meant: its date, how many days earlier it may mean instead, and which part of it."""

    on: date
    or_earlier: int = 0
    part: str | None = None


def read_moment(text: str, now: datetime, not_before: datetime | None = None) -> Moment:
    """The moment that somebody typed, as of `now`; raises MomentError with a code and words in both languages.

    Clock times are those of Wales, on the 24-hour clock unless am, pm, y bore, yr hwyr or a part of the day says
    otherwise. A bare time later than now means yesterday; a weekday means the latest one that has been; "nos
    Sadwrn 01:30" is the small hours of Sunday; a date without a year means the latest that has been, unless that
    is more than half a year off. An hour that comes twice in autumn is the first of the two, unless that lies
    before `not_before` (say, when the child was last seen). What lies up to five minutes ahead is taken as now.
    """
    said = _tidy(text)
    if len(said) > LONGEST:
        raise MomentError(MomentFault.UNREADABLE)
    if said in NOW:
        return Moment(_to_minute(now), Precision.MINUTE)
    if ago := minutes_ago(said):
        return _ago(ago, now)
    about = ABOUT.search(said) is not None
    said = ABOUT.sub("", said).strip()
    if year := _YEAR.match(said):
        return _checked(_start(date(int(year[1]), 1, 1)), Precision.YEAR, now)
    written, rest = _take_date(said, now)
    if written and written.day is None:
        if rest:
            raise MomentError(MomentFault.UNREADABLE)
        return _checked(_start(_real_date(written, now)), Precision.MONTH, now)
    time, rest = _time(rest)
    if time is None:
        time, rest = take_bare_hour(rest)
        if time and (day := _day(rest, written, now)).part is None:
            raise MomentError(MomentFault.UNREADABLE)
    if time is None and not rest and not written:
        raise MomentError(MomentFault.UNREADABLE)
    day = _day(rest, written, now)
    if time is None:
        return _checked(_start(day.on), Precision.DAY, now)
    precision = Precision.HOUR if about or time.minute is None else Precision.MINUTE
    return _checked(_instant(day, time, now, not_before), precision, now)


def _tidy(text: str) -> str:
    said = folded(text).replace(",", " ").strip(" .;")
    return " ".join(_FILLERS.sub("", said).split())


def _ago(ago: tuple[int, int], now: datetime) -> Moment:
    minutes, unit = ago
    try:
        # In UTC: on the wall clock, the October change would grant an extra hour.
        at = now.astimezone(UTC) - timedelta(minutes=minutes)
    except OverflowError:
        raise MomentError(MomentFault.TOO_OLD) from None
    if unit >= 1440:
        return _checked(_start(at.astimezone(LONDON).date()), Precision.DAY, now)
    return _checked(_to_minute(at), Precision.MINUTE if unit == 1 else Precision.HOUR, now)


def _take_date(said: str, now: datetime) -> tuple[DatePhrase | None, str]:
    written, rest = take_date(said)
    if written and written.day and written.year and written.year > now.year and not any(c.isdigit() for c in rest):
        # "21 Nov 2050" is ten to nine in the evening: no year lies ahead.
        later, kept = take_date(said.replace(f" {written.year}", " ", 1))
        if later and later.year is None:
            return later, f"{kept} {written.year}".strip()
    return written, rest


def _time(rest: str) -> tuple[TimePhrase | None, str]:
    for words, hour in ((NOON, 12), (MIDNIGHT, 0)):
        for word in words:
            if re.search(rf"\b{word}\b", rest):
                kept = " ".join(re.sub(rf"\b{word}\b", " ", rest).split())
                # Midnight belongs to two days: with a day's name it could mean either, so it stands alone or with a night.
                if hour == 0 and kept and DAY_PHRASES.get(kept, (0, None))[1] != NIGHT and not kept.startswith("nos "):
                    raise MomentError(MomentFault.UNREADABLE)
                return TimePhrase(hour, 0, None), kept
    return take_time(rest)


def _day(rest: str, written: DatePhrase | None, now: datetime) -> Day:
    """The day that the words beside the clock time mean; today, or else yesterday, where there are none."""
    local_now = now.astimezone(LONDON)
    today = local_now.date()
    if written:
        day = Day(_real_date(written, now))
        _agree(rest, day.on)
        return day
    if not rest:
        return Day(today, or_earlier=1)
    if rest in DAY_PHRASES:
        back, part = DAY_PHRASES[rest]
        # After midnight "tonight" and "last night" may still mean the night that began the day before.
        small_hours = part == NIGHT and local_now.hour < NOON_HOUR
        return Day(today - timedelta(days=back), or_earlier=1 if small_hours else 0, part=part)
    return _weekday(rest, today)


def _agree(rest: str, on: date) -> None:
    """Beside a written date only the name of its own weekday may stand."""
    if not rest:
        return
    found = _WEEKDAY.match(rest)
    if not found or found["day"] not in WEEKDAYS or found["after"]:
        raise MomentError(MomentFault.UNREADABLE)
    if WEEKDAYS[found["day"]] != on.weekday():
        raise MomentError(MomentFault.NO_SUCH_DATE)


def _weekday(rest: str, today: date) -> Day:
    bare = re.sub(r"^(bore|prynhawn|pnawn) (?:dydd )?", "", rest)
    found = _WEEKDAY.match(bare)
    if not found or found["day"] not in WEEKDAYS or found["after"] not in _AFTER_WEEKDAY:
        raise MomentError(MomentFault.UNREADABLE)
    back = (today.weekday() - WEEKDAYS[found["day"]]) % 7
    if back == 0 and (found["before"] == "last" or found["after"] == "diwethaf"):
        back = 7
    part = _AFTER_WEEKDAY[found["after"]]
    if found["before"] in ("nos", "noson"):
        part = NIGHT
    elif bare != rest:
        part = MORNING if rest.startswith("bore") else AFTERNOON
    return Day(today - timedelta(days=back), or_earlier=7, part=part)


def _real_date(written: DatePhrase, now: datetime) -> date:
    """The date, with this year or last put in where none was written."""
    local_now = now.astimezone(LONDON)
    try:
        if written.year is not None:
            return date(written.year, written.month, written.day or 1)
        if written.month == 2 and written.day == 29:
            return _last_leap_day(local_now.date())
        this_year = date(local_now.year, written.month, written.day or 1)
    except ValueError:
        raise MomentError(MomentFault.NO_SUCH_DATE) from None
    if this_year - local_now.date() > NOT_THIS_YEAR:
        return this_year.replace(year=this_year.year - 1)
    return this_year


def _last_leap_day(today: date) -> date:
    for year in (today.year, today.year - 1):
        if year % 4 == 0 and (year % 100 or year % 400 == 0):
            return date(year, 2, 29)
    raise MomentError(MomentFault.NO_SUCH_DATE)


def _instant(day: Day, time: TimePhrase, now: datetime, not_before: datetime | None) -> datetime:
    hour = _by_marker(time.hour, time.part) if time.part else _by_part(time.hour, day.part)
    if hour > 23 or (time.minute or 0) > 59:
        raise MomentError(MomentFault.UNREADABLE)
    # The small hours of a night that was named belong to the next date.
    on = day.on + timedelta(days=1 if day.part == NIGHT and hour < NIGHT_ENDS else 0)
    earlier = on - timedelta(days=day.or_earlier)
    clock_of_now = now.astimezone(LONDON).replace(tzinfo=None) + CLOCKS_DIFFER_BY
    if day.or_earlier and datetime.combine(on, clock_time(hour, time.minute or 0)) > clock_of_now:
        on = earlier
    return _london(on, hour, time.minute or 0, not_before)


def _by_marker(hour: int, marker: str) -> int:
    """The hour on the 24-hour clock of "9 pm", "12 y nos", "21:40 yr hwyr"."""
    if hour == 0 or hour > 12:
        if (marker == MORNING) == (hour > 12):
            raise MomentError(MomentFault.UNREADABLE)
        return hour
    if marker == NIGHT:
        return _at_night(hour)
    return hour % 12 + (0 if marker == MORNING else 12)


def _by_part(hour: int, part: str | None) -> int:
    """The hour on the 24-hour clock beside "this morning", "last night"; a contradiction is refused."""
    if part == NIGHT:
        return _at_night(hour)
    first, last = {MORNING: (0, 12), AFTERNOON: (12, 18), EVENING: (16, 23), None: (0, 23)}[part]
    for meant in (hour, hour + 12):
        if first <= meant <= last:
            return meant
    raise MomentError(MomentFault.UNREADABLE)


def _at_night(hour: int) -> int:
    if hour == 12:
        return 0
    return hour + 12 if NIGHT_ENDS <= hour < 12 else hour


def _london(on: date, hour: int, minute: int, not_before: datetime | None) -> datetime:
    """The instant (UTC) of a clock time in Wales; where it comes twice, the first that is possible."""
    at = datetime(on.year, on.month, on.day, hour, minute, tzinfo=LONDON)
    instant = at.astimezone(UTC)
    if instant.astimezone(LONDON).replace(tzinfo=None) != at.replace(tzinfo=None):
        raise MomentError(MomentFault.NO_SUCH_TIME)
    second = at.replace(fold=1).astimezone(UTC)
    if second != instant and not_before is not None and instant < not_before:
        return second
    return instant


def _start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=LONDON).astimezone(UTC)


def _to_minute(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def _checked(at: datetime, precision: Precision, now: datetime) -> Moment:
    if at > now + CLOCKS_DIFFER_BY:
        raise MomentError(MomentFault.FUTURE)
    if now - at > OLDEST:
        raise MomentError(MomentFault.TOO_OLD)
    return Moment(min(at, _to_minute(now)), precision)
