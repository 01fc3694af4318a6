"""The words for days, times and lengths that are understood, in both languages, folded: no accents, lower case."""

import re

from .. import calendars
from ..folding import folded


def _named(*lists: tuple[str, ...]) -> dict[str, int]:
    return {folded(name): place for names in lists for place, name in enumerate(names)}


WEEKDAYS: dict[str, int] = _named(
    calendars.ENGLISH_DAYS, calendars.WELSH_DAYS, calendars.ENGLISH_DAYS_SHORT, calendars.WELSH_DAYS_SHORT
) | {
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
    # after "nos": nos Lun, nos Fawrth, nos Fercher, nos Wener
    "lun": 0, "fawrth": 1, "fercher": 2, "wener": 4, "gwen": 4,
}  # fmt: skip

# From 1. Mutated forms follow "o": 21 o Dachwedd.
MONTHS: dict[str, int] = {
    name: place + 1
    for name, place in _named(
        calendars.ENGLISH_MONTHS, calendars.WELSH_MONTHS, calendars.ENGLISH_MONTHS_SHORT, calendars.WELSH_MONTHS_SHORT
    ).items()
} | {"sept": 9, "chwe": 2, "gor": 7, "fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12}

NOW = {"now", "just now", "right now", "nawr", "rwan", "yr awr hon", "newydd", "nawr jest"}

# What day a phrase means, as days back from today, and which part of the day.
MORNING, AFTERNOON, EVENING, NIGHT = "morning", "afternoon", "evening", "night"
DAY_PHRASES: dict[str, tuple[int, str | None]] = {
    "today": (0, None), "heddiw": (0, None),
    "this morning": (0, MORNING), "y bore 'ma": (0, MORNING), "bore 'ma": (0, MORNING), "bore ma": (0, MORNING),
    "bore heddiw": (0, MORNING), "y bore yma": (0, MORNING), "bore yma": (0, MORNING), "y bore hwn": (0, MORNING),
    "this afternoon": (0, AFTERNOON), "prynhawn 'ma": (0, AFTERNOON), "pnawn 'ma": (0, AFTERNOON), "pnawn ma": (0, AFTERNOON),
    "prynhawn ma": (0, AFTERNOON), "prynhawn heddiw": (0, AFTERNOON), "y prynhawn yma": (0, AFTERNOON),
    "prynhawn yma": (0, AFTERNOON), "y prynhawn hwn": (0, AFTERNOON),
    "this evening": (0, EVENING), "tonight": (0, NIGHT), "heno": (0, NIGHT),
    "yesterday": (1, None), "ddoe": (1, None), "doe": (1, None),
    "yesterday morning": (1, MORNING), "bore ddoe": (1, MORNING),
    "yesterday afternoon": (1, AFTERNOON), "prynhawn ddoe": (1, AFTERNOON), "pnawn ddoe": (1, AFTERNOON),
    "yesterday evening": (1, EVENING), "nos ddoe": (1, NIGHT),
    "last night": (1, NIGHT), "neithiwr": (1, NIGHT),
    "the day before yesterday": (2, None), "day before yesterday": (2, None), "echdoe": (2, None),
    "the night before last": (2, NIGHT), "night before last": (2, NIGHT), "echnos": (2, NIGHT),
}  # fmt: skip

# What follows an hour: 9.40pm, 9 yr hwyr, 7yb.
MERIDIEMS: dict[str, str] = {
    "am": MORNING, "a.m": MORNING, "a.m.": MORNING, "yb": MORNING, "y bore": MORNING, "in the morning": MORNING,
    "pm": AFTERNOON, "p.m": AFTERNOON, "p.m.": AFTERNOON, "yp": AFTERNOON, "y prynhawn": AFTERNOON, "y pnawn": AFTERNOON,
    "in the afternoon": AFTERNOON, "yh": EVENING, "yr hwyr": EVENING, "in the evening": EVENING,
    "y nos": NIGHT, "at night": NIGHT,
}  # fmt: skip

NOON = {"noon", "midday", "hanner dydd"}
MIDNIGHT = {"midnight", "hanner nos"}
ABOUT = re.compile(r"(?:\b(?:about|around|roughly|approximately|approx\.?|circa|tua|oddeutu|o gwmpas|rhywbryd tua)\b|~)\s*")

# Lengths: the unit in minutes.
HOUR, DAY, WEEK = 60, 1440, 10080
UNITS: dict[str, int] = {
    "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1, "munud": 1, "munudau": 1, "funud": 1,
    "h": HOUR, "hr": HOUR, "hrs": HOUR, "hour": HOUR, "hours": HOUR, "awr": HOUR, "oriau": HOUR,
    "day": DAY, "days": DAY, "diwrnod": DAY, "ddiwrnod": DAY, "dydd": DAY,
    "week": WEEK, "weeks": WEEK, "wythnos": WEEK,
}  # fmt: skip
NUMBERS: dict[str, float] = {
    "a": 1, "an": 1, "one": 1, "un": 1, "two": 2, "dau": 2, "dwy": 2, "ddau": 2, "ddwy": 2, "three": 3, "tri": 3, "tair": 3,
    "four": 4, "pedwar": 4, "pedair": 4, "five": 5, "pump": 5, "pum": 5, "six": 6, "chwech": 6, "chwe": 6, "seven": 7, "saith": 7,
    "eight": 8, "wyth": 8, "nine": 9, "naw": 9, "ten": 10, "deg": 10, "fifteen": 15, "pymtheg": 15, "twenty": 20, "ugain": 20,
    "thirty": 30, "tri deg": 30, "forty": 40, "half a": 0.5, "half an": 0.5, "hanner": 0.5,
}  # fmt: skip
# Lengths said in one phrase, in minutes.
SET_LENGTHS: dict[str, int] = {
    "half hour": 30, "quarter of an hour": 15, "a quarter of an hour": 15, "chwarter awr": 15, "an hour and a half": 90,
    "hour and a half": 90, "awr a hanner": 90, "deuddydd": 2 * DAY, "ddeuddydd": 2 * DAY, "tridiau": 3 * DAY,
    "dridiau": 3 * DAY,
}  # fmt: skip
