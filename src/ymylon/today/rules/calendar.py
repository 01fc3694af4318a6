"""A calendar as RFC 5545 writes it, of which no line says what is due, for whom or of whom: only when."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from ymylon.terms.words import Words

DUE = Words("Something is due: open Ymylon", "Mae rhywbeth i’w wneud: agorwch Ymylon")
CALENDAR = Words("Ymylon: what is due", "Ymylon: beth sydd i’w wneud")
# Late for longer than that it has climbed, and a calendar is no place to learn it.
SINCE, UNTIL = timedelta(days=1), timedelta(days=60)
_OCTETS = 75


def calendar_file(dues: Iterable[datetime], *, owner: str, url: str, language: str, now: datetime) -> str:
    """The calendar of one person: one event a minute at which something is due, however much it is, in both languages.

    `owner` only makes the marks of events one person's own; it can't be read from them.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ymylon//Ymylon//CY",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(_both(CALENDAR, language))}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ]
    minutes = {due.astimezone(UTC).replace(second=0, microsecond=0) for due in dues if now - SINCE <= due <= now + UNTIL}
    for minute in sorted(minutes):
        lines += _event(minute, owner=owner, url=url, words=_both(DUE, language), now=now)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(minute: datetime, *, owner: str, url: str, words: str, now: datetime) -> list[str]:
    mark = hashlib.sha256(f"{owner} {minute.isoformat()}".encode()).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{mark}@ymylon",
        f"DTSTAMP:{_instant(now)}",
        f"DTSTART:{_instant(minute)}",
        f"SUMMARY:{_text(words)}",
        f"URL:{url}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _both(words: Words, language: str) -> str:
    first, second = (words.cy, words.en) if language == "cy" else (words.en, words.cy)
    return f"{first} / {second}"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    for mark in ("\\", ";", ","):
        words = words.replace(mark, f"\\{mark}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of 75 octets at most, none cut within a letter; a piece that goes on begins with a space."""
    pieces, piece = [], ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > _OCTETS:
            pieces.append(piece)
            piece = " "
        piece += letter
    return "\r\n".join([*pieces, piece])
