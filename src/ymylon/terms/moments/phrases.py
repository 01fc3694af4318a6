"""Takes what was typed apart: a length ago, or a day phrase and a time phrase. Knows no clock."""

import re
from dataclasses import dataclass

from .vocabulary import MERIDIEMS, MONTHS, NUMBERS, SET_LENGTHS, UNITS, WEEKDAYS


@dataclass(frozen=True)
class TimePhrase:
    """An hour and minute as written; `minute` is None where none was given, `part` the part of day said with it."""

    hour: int
    minute: int | None
    part: str | None


@dataclass(frozen=True)
class DatePhrase:
    """Day, month and year as written; None where left out."""

    day: int | None
    month: int
    year: int | None


def _any(words: dict[str, int] | dict[str, str] | dict[str, float]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_MERIDIEM = rf"(?P<part>{_any(MERIDIEMS)})(?![a-z])"
_TIMES = [
    re.compile(rf"(?<!\d)(?P<hour>\d{{1,2}})[:.h](?P<minute>\d{{2}})(?::\d{{2}})?(?!\d)(?:\s*{_MERIDIEM})?"),
    re.compile(rf"(?<!\d)(?P<hour>\d{{1,2}})(?P<minute>)\s*(?:o'clock|oclock|o'r gloch|or gloch)(?:\s*{_MERIDIEM})?"),
    re.compile(rf"(?<!\d)(?P<hour>\d{{1,2}})(?P<minute>\d{{2}})(?!\d)(?:\s*{_MERIDIEM})?"),
    re.compile(rf"(?<!\d)(?P<hour>\d{{1,2}})(?P<minute>)\s*{_MERIDIEM}"),
]
# Readable only beside a part of the day: "neithiwr am 9".
_BARE_HOUR = re.compile(r"(?<!\S)(?P<hour>\d{1,2})(?!\S)")
_MONTH = rf"(?P<month>{_any(MONTHS)})(?![a-z])\.?"
_ORDINAL = r"(?:st|nd|rd|th|af|ail|ydd|fed|ed|eg|ain)?"
# Mawrth is both March and Tuesday: without a day of the month only "mis Mawrth" is the month.
_LONE_MONTH = rf"(?P<month>{_any({name: 1 for name in MONTHS if name not in WEEKDAYS} | {'mis mawrth': 3})})(?![a-z])\.?"
_DATES = [
    re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)t?"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})/(?P<month>\d{1,2})(?!\d|/)(?P<year>)"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}(?: of| o)? {_MONTH}(?:\s+(?P<year>(?:19|20)\d\d)(?!\d|[:.]))?"),
    re.compile(rf"(?P<day>)(?:\bmis )?{_LONE_MONTH}\s+(?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?P<day>)(?<![\d/])(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)"),
]
_LENGTH = re.compile(rf"(?P<number>\d{{1,6}}(?:[.,]5)?|{_any(NUMBERS)})?\s*(?P<unit>{_any(UNITS)})(?![a-z])")
_AGO = re.compile(r"^(?P<length>.+?)\s+(?:ago|back|yn ol|nol)$")


def minutes_ago(text: str) -> tuple[int, int] | None:
    """(minutes, the smallest unit named in minutes) of "20 minutes ago", "awr a hanner yn ôl"; None if it isn't one."""
    found = _AGO.match(text)
    if not found:
        return None
    said = found["length"]
    if said in SET_LENGTHS:
        minutes = SET_LENGTHS[said]
        return minutes, 1440 if minutes >= 1440 else 60
    said = re.sub(r"\b(?:and|a|ac)\b(?= \d)", " ", said)
    total, smallest, place = 0.0, 0, 0
    for piece in _LENGTH.finditer(said):
        if said[place : piece.start()].strip(" ,"):
            return None
        place = piece.end()
        number = piece["number"]
        many = 1.0 if number is None else NUMBERS[number] if number in NUMBERS else float(number.replace(",", "."))
        smallest = UNITS[piece["unit"]]
        total += many * smallest
    if not smallest or said[place:].strip():
        return None
    return round(total), smallest


def take_date(text: str) -> tuple[DatePhrase | None, str]:
    """The date written in the text, and the text without it."""
    for pattern in _DATES:
        if found := pattern.search(text):
            month = found["month"].removeprefix("mis ")
            date = DatePhrase(
                day=int(found["day"]) if found["day"] else None,
                month=MONTHS[month] if month in MONTHS else int(month),
                year=_full_year(found["year"]),
            )
            return date, _without(text, found)
    return None, text


def take_time(text: str) -> tuple[TimePhrase | None, str]:
    """The clock time written in the text, and the text without it."""
    for pattern in _TIMES:
        if found := pattern.search(text):
            part = MERIDIEMS[found["part"]] if found["part"] else None
            minute = int(found["minute"]) if found["minute"] else None
            return TimePhrase(int(found["hour"]), minute, part), _without(text, found)
    return None, text


def take_bare_hour(text: str) -> tuple[TimePhrase | None, str]:
    """An hour that stands alone, and the text without it."""
    if found := _BARE_HOUR.search(text):
        return TimePhrase(int(found["hour"]), None, None), _without(text, found)
    return None, text


def _full_year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) + (2000 if len(text) == 2 else 0)


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join((text[: found.start()] + " " + text[found.end() :]).split())
