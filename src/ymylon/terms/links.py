"""What every room says of two ends that stand in some relation, in one shape, so that a network can be drawn over all of them."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ymylon.terms.codes import Code


class End(Code):
    """What stands at an end of a link. Of the last three there is no record: somebody wrote words, or a code."""

    CHILD = "CHILD", "Child", "Plentyn"
    ENTRY = "ENTRY", "Person or thing of concern", "Person neu beth sy’n destun pryder", False
    AGENCY = "AGENCY", "Home or school", "Cartref neu ysgol"
    CONTEXT = "CONTEXT", "Place or group, assessed", "Lle neu grŵp, wedi’i asesu"
    REPORT = "REPORT", "Intelligence, released", "Cudd-wybodaeth, wedi’i rhyddhau"
    PLACE = "PLACE", "Place, in words", "Lle, mewn geiriau"
    SOMEBODY = "SOMEBODY", "Somebody, in words", "Rhywun, mewn geiriau"
    THEME = "THEME", "Theme", "Thema"


class LinkKind(Code):
    """What a link says where its room has no code of its own for it, read from the child."""

    CARE = "CARE", "Lives or lived there", "Yn byw yno, neu wedi byw yno"
    SCHOOL = "SCHOOL", "Is or was taught there", "Yn cael addysg yno, neu wedi cael addysg yno"
    SIBLING = "SIBLING", "Brother or sister", "Brawd neu chwaer"
    LAST_SEEN = "LAST_SEEN", "Last seen there", "Gwelwyd ddiwethaf yno"
    SIGHTED = "SIGHTED", "Sighted there", "Gwelwyd yno"
    FOUND = "FOUND", "Found there", "Daethpwyd o hyd i’r plentyn yno"
    FOUND_WITH = "FOUND_WITH", "Found with", "Daethpwyd o hyd i’r plentyn gyda"
    OF_CONTEXT = "OF_CONTEXT", "Has to do with this place or group", "Mae a wnelo â’r lle neu’r grŵp hwn"
    AT_CONTEXT = "AT_CONTEXT", "Is there", "Yn bod yno"
    OF_CIRCLE = "OF_CIRCLE", "Has to do with this peer group", "Mae a wnelo â’r grŵp cyfoedion hwn", False
    IN_REPORT = "IN_REPORT", "Named in it", "Yn cael ei enwi ynddi"


class About(Code):
    """Which record a link rests on, and so where it can be read."""

    ENTRY = "ENTRY", "The entry", "Y cofnod"
    ORDER = "ORDER", "The notice or order", "Yr hysbysiad neu’r gorchymyn"
    EPISODE = "EPISODE", "The missing episode", "Y cyfnod o fynd ar goll"
    LIFE = "LIFE", "The child’s life by date", "Bywyd y plentyn yn ôl dyddiad"
    SCREENING = "SCREENING", "The screening", "Y sgrinio"
    CONTEXT = "CONTEXT", "The assessment", "Yr asesiad"
    REPORT = "REPORT", "What was released", "Yr hyn a ryddhawyd"


@dataclass(frozen=True)
class Span:
    """The days that are asked about, both included. What had ended by the last of them is left out."""

    first: date
    last: date


@dataclass(frozen=True)
class Ends:
    """Whose links are asked for: numbers of children, entries, agencies, places or groups assessed, and intelligence released."""

    children: frozenset[int] = frozenset()
    entries: frozenset[int] = frozenset()
    agencies: frozenset[int] = frozenset()
    contexts: frozenset[int] = frozenset()
    reports: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return any((self.children, self.entries, self.agencies, self.contexts, self.reports))


class Link(NamedTuple):
    """One link, read from `here` to `there`; its fields are the columns that each room fills.

    `room` and `row` say which row it is, whichever end it is read from; `lane` is its table’s, and `police`: it asks for
    intelligence besides. `there` is nought where there is no record, and then `name` says the words. `what` is a code of the
    room; `forwards`: it says what `here` has to do with `there`, and not the reverse. `ref` is empty where the record on which
    it rests is one of its ends.
    """

    here_kind: str
    here: int
    there_kind: str
    there: int
    name: str
    room: str
    row: int
    what: str
    forwards: bool
    words: str
    since: date | None
    until: date | None
    sure: str
    source: str
    agency: int | None
    at: date
    about: str
    ref: str
    lane: str
    police: bool
