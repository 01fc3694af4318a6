"""What a problem does to what was sent."""

from enum import StrEnum
from typing import NamedTuple

from ymylon.terms.words import Words


class Level(StrEnum):
    FILE = "file"  # nothing of the return was taken
    ROW = "row"  # the row can't stand: refused
    VALUE = "value"  # one value is kept out, its row is taken
    QUERY = "query"  # odd but possible: taken as it stands


class Wording(NamedTuple):
    """What one code means; `reason` may name another row as {other}."""

    level: Level
    reason: Words
    mend: Words


def worded(level: Level, reason: tuple[str, str], mend: tuple[str, str]) -> Wording:
    return Wording(level, Words(*reason), Words(*mend))
