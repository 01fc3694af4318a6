"""What a calendar may say, and for how long somebody answers for a team."""

from ymylon.today.rules.answering import HAS_TURNS, LONGEST, next_handover, turn_ends, turn_fault
from ymylon.today.rules.calendar import CALENDAR, DUE, SINCE, UNTIL, calendar_file

__all__ = [
    "CALENDAR",
    "DUE",
    "HAS_TURNS",
    "LONGEST",
    "SINCE",
    "UNTIL",
    "calendar_file",
    "next_handover",
    "turn_ends",
    "turn_fault",
]
