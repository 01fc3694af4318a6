"""What reading a moment answers: the moment, or why not."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from ..codes import Precision
from ..words import Words


class Moment(NamedTuple):
    """An instant (in UTC) and how exactly it is known; a day, month or year is given as its first moment in Wales."""

    at: datetime
    precision: Precision


class MomentFault(StrEnum):
    """Why what was typed is not a moment that can be taken."""

    UNREADABLE = "UNREADABLE"
    FUTURE = "FUTURE"
    NO_SUCH_TIME = "NO_SUCH_TIME"
    NO_SUCH_DATE = "NO_SUCH_DATE"
    TOO_OLD = "TOO_OLD"


MESSAGES: dict[MomentFault, Words] = {
    MomentFault.UNREADABLE: Words(
        "Write the time like this: 21:40, yesterday 23:10, or 21/11 22:50.",
        "Ysgrifennwch yr amser fel hyn: 21:40, ddoe 23:10, neu 21/11 22:50.",
    ),
    MomentFault.FUTURE: Words(
        "That time has not come yet. Give a time up to now.",
        "Nid yw’r amser hwnnw wedi dod eto. Rhowch amser hyd at nawr.",
    ),
    MomentFault.NO_SUCH_TIME: Words(
        "The clocks went forward that night, so there was no such time. Check the hour.",
        "Aeth y clociau ymlaen y noson honno, felly nid oedd amser o’r fath. Gwiriwch yr awr.",
    ),
    MomentFault.NO_SUCH_DATE: Words(
        "There is no such date. Check the day and the month.",
        "Nid oes dyddiad o’r fath. Gwiriwch y diwrnod a’r mis.",
    ),
    MomentFault.TOO_OLD: Words(
        "That is too long ago. Check the year.",
        "Mae hynny’n rhy bell yn ôl. Gwiriwch y flwyddyn.",
    ),
}


class MomentError(ValueError):
    """What was typed can't be taken; `code` says why and `words` says how to mend it, in both languages."""

    def __init__(self, code: MomentFault) -> None:
        super().__init__(MESSAGES[code].en)
        self.code = code
        self.words = MESSAGES[code]
