"""A meeting as a calendar’s file (RFC 5545), of which no line says what kind it is, where, or about whom: only when."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from ymylon.terms.words import Words

MEETING = Words("A meeting: open Ymylon", "Cyfarfod: agorwch Ymylon")


def meeting_file(
    ref: UUID,
    *,
    starts_at: datetime,
    minutes: int,
    url: str,
    language: str,
    now: datetime,
    number: int = 1,
    cancelled: bool = False,
) -> str:
    """One event, with a link that holds nothing for whoever may not know.

    `number`: how often it was set, so that a calendar which holds it already takes it anew once it is moved or cancelled.
    """
    first, second = (MEETING.cy, MEETING.en) if language == "cy" else (MEETING.en, MEETING.cy)
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ymylon//Ymylon//CY",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{ref}@ymylon",
        f"DTSTAMP:{_instant(now)}",
        f"SEQUENCE:{number - 1}",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        f"DTSTART:{_instant(starts_at)}",
        f"DTEND:{_instant(starts_at + timedelta(minutes=minutes))}",
        f"SUMMARY:{first} / {second}",
        f"URL:{url}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _folded(line: str) -> list[str]:
    # Of these lines only the link may be long, and it is of one octet a letter.
    return [line[:75], *(f" {line[start : start + 74]}" for start in range(75, len(line), 74))]
