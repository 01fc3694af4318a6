"""What keeps an act from being recorded, said to whoever tries."""

import zlib
from datetime import datetime
from typing import Any

from ymylon.terms import faults
from ymylon.terms.words import Words


class Fault(faults.Fault):
    """An act that can't be recorded as it was given: why, in both languages, and the question it belongs to."""


NOT_MISSING_NOW = Words("This episode has ended.", "Mae’r cyfnod hwn wedi dod i ben.")
CLOSED_ALREADY = Words("This episode is closed. Open it again first.", "Mae’r cyfnod hwn wedi’i gau. Ailagorwch ef yn gyntaf.")
SAY_SOMETHING = Words("Say it in a sentence.", "Dywedwch hynny mewn brawddeg.")


class EndedAlready(Fault):
    """Somebody else ended the episode first; `by_id` and `at` say who and when."""

    def __init__(self, by_id: int | None, at: datetime) -> None:
        super().__init__(NOT_MISSING_NOW)
        self.by_id = by_id
        self.at = at


def mark_of(words: str) -> int:
    """A number for one answer, by which a page remembers which one it was opened with. The record's own version also moves
    with every other change to an episode, and would call each of them a collision.
    """
    return zlib.crc32(words.encode())


class Stale(Fault):
    """Somebody else saved in between; nothing was written. The record as it now stands is `theirs`."""

    def __init__(self, theirs: Any) -> None:
        super().__init__(Words("Somebody else has saved this since.", "Mae rhywun arall wedi cadw hwn ers hynny."))
        self.theirs = theirs
