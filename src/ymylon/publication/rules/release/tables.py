"""The tables of a release: few crossings, so that cells are large; each a definition in both languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ymylon.terms.codes import Sex
from ymylon.terms.geography import WELSH_AUTHORITIES, LineEnd
from ymylon.terms.words import Words

EPISODES, CHILDREN = "episodes", "children"
LINES, CHILDREN_OF_LINES = "lines", "children of lines"
_LINES = (LINES, CHILDREN_OF_LINES)
# Of which table of a return a release counts; and of what each counts, who stands behind it.
EPISODE, LINE = "episode", "line"
PEOPLE = {CHILDREN: EPISODES, CHILDREN_OF_LINES: LINES}
ELSEWHERE = "W99999999"
LABEL = Words(
    "Proposed statistics, from records as they were returned. Not official statistics.",
    "Ystadegau arfaethedig, o gofnodion fel y’u dychwelwyd. Nid ystadegau swyddogol.",
    False,
)


class Part(NamedTuple):
    """One part of a dimension, as a table names it."""

    code: str
    words: Words


@dataclass(frozen=True)
class Dimension:
    """What a table divides by. One that is drawn from another (`of`) says which parts of that each of its own parts is."""

    name: str
    words: Words
    parts: tuple[Part, ...]
    whole: Part
    is_by_name: bool = False
    of: str = ""
    made_of: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def counted(self) -> str:
        """The dimension by which it is counted: its own, or the one that it is drawn from."""
        return self.of or self.name

    def parts_counted(self, codes: Iterable[str]) -> frozenset[str]:
        """These parts, as they are counted."""
        return frozenset().union(*(self.made_of[code] if self.of else {code} for code in codes))

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(part.code for part in self.parts)


def _dimension(
    name: str, words: Words, parts: list[tuple[str, Words]], whole: tuple[str, Words], *, is_by_name: bool = False
) -> Dimension:
    return Dimension(name, words, tuple(Part(*one) for one in parts), Part(*whole), is_by_name)


_NOT_KNOWN = Words("Not known", "Ddim yn hysbys")
WALES = ("W92000004", Words("Wales", "Cymru"))
AREA = _dimension(
    "area", Words("Area where the child lived", "Ardal lle’r oedd y plentyn yn byw"),
    [*((code, one.words) for code, one in WELSH_AUTHORITIES.items()), (ELSEWHERE, _NOT_KNOWN)], WALES,
    is_by_name=True,
)  # fmt: skip
AGE = _dimension(
    "age", Words("Age when last seen", "Oedran pan welwyd ddiwethaf"),
    [("0-9", Words("Under 10", "O dan 10")), ("10-13", Words("10 to 13", "10 i 13")), ("14-15", Words("14 and 15", "14 a 15")),
     ("16-17", Words("16 and 17", "16 ac 17")), ("NOT_KNOWN", _NOT_KNOWN)],
    ("ALL", Words("All ages", "Pob oedran")),
)  # fmt: skip
SEX = _dimension(
    "sex", Words("Sex", "Rhyw"),
    [*((one.value, one.words) for one in Sex if one.value != "NOT_KNOWN"), ("NOT_KNOWN", _NOT_KNOWN)],
    ("ALL", Words("All", "Pawb")),
)  # fmt: skip
CARE = _dimension(
    "care", Words("Care that day", "Gofal y diwrnod hwnnw"),
    [("LOOKED_AFTER", Words("Looked after", "Yn derbyn gofal")), ("OTHER", Words("Not looked after", "Ddim yn derbyn gofal")),
     ("NOT_KNOWN", _NOT_KNOWN)],
    ("ALL", Words("All", "Pawb")),
)  # fmt: skip
QUARTER = _dimension(
    "quarter", Words("Quarter", "Chwarter"),
    [("1", Words("April to June", "Ebrill i Fehefin")), ("2", Words("July to September", "Gorffennaf i Fedi")),
     ("3", Words("October to December", "Hydref i Ragfyr")), ("4", Words("January to March", "Ionawr i Fawrth"))],
    ("ALL", Words("The year", "Y flwyddyn")),
)  # fmt: skip
_MET = [("MET", Words("Met", "Wedi’i chyrraedd")), ("NOT_MET", Words("Not met", "Heb ei chyrraedd")),
        ("NOT_DUE", Words("Not due", "Ddim yn ddyledus"))]  # fmt: skip
NOT_RETURNED = "NOT_RETURNED"
_INTERVIEWED = [*_MET, (NOT_RETURNED, Words("No interviews returned", "Dim cyfweliadau wedi’u dychwelyd", False))]
# What came after an episode, once for both standards: whatever is held in time was offered, and both are due together.
INTERVIEW, INTERVIEW_PARTS = "interview", ("TIMELY", "OFFERED_NOT_TIMELY", "NOT_OFFERED", "NOT_DUE", NOT_RETURNED)


def _of_interviews(name: str, words: Words, *met: str) -> Dimension:
    due = frozenset(INTERVIEW_PARTS[:3])
    made_of = {"MET": frozenset(met), "NOT_MET": due - set(met)} | {one: frozenset({one}) for one in INTERVIEW_PARTS[3:]}
    parts = tuple(Part(*one) for one in _INTERVIEWED)
    return Dimension(name, words, parts, Part("ALL", Words("All", "Pawb")), of=INTERVIEW, made_of=made_of)


OFFER = _of_interviews(
    "offer", Words("An interview offered, or written why not", "Cynnig cyfweliad, neu nodi pam ddim"),
    "TIMELY", "OFFERED_NOT_TIMELY",
)  # fmt: skip
TIMELY = _of_interviews("timely", Words("An interview held within 72 hours", "Cynnal cyfweliad o fewn 72 awr"), "TIMELY")
TOLD = _dimension(
    "told", Words("Council and health board told within 24 hours", "Rhoi gwybod i’r cyngor a’r bwrdd iechyd o fewn 24 awr"), _MET,
    ("ALL", Words("All", "Pawb")),
)  # fmt: skip
# Standards of practice, as we propose them: Wales has none. What each asks, and when it is not due.
STANDARDS: dict[str, Words] = {
    OFFER.name: Words(
        "After each episode an interview is offered, or somebody writes down why none is. Not due while a child is missing, nor"
        " until three days after the return.",
        "Ar ôl pob cyfnod cynigir cyfweliad, neu mae rhywun yn nodi pam ddim. Nid yw’n ddyledus tra bo plentyn ar goll, na"
        " than dri diwrnod ar ôl dychwelyd.",
        False,
    ),
    TIMELY.name: Words(
        "An interview is held within 72 hours of the child’s return. 72 hours is guidance, not law; a child may decline, and"
        " then it is not met, though nobody did wrong.",
        "Cynhelir cyfweliad o fewn 72 awr i’r plentyn ddychwelyd. Canllaw yw 72 awr, nid cyfraith; caiff plentyn wrthod, ac"
        " yna ni chyrhaeddir y safon, er na wnaeth neb ddim o’i le.",
        False,
    ),
    TOLD.name: Words(
        "The council and the health board are both told within 24 hours of the report. A time that was not returned shows no"
        " telling.",
        "Rhoddir gwybod i’r cyngor ac i’r bwrdd iechyd o fewn 24 awr i’r adroddiad. Nid yw amser na ddychwelwyd yn dangos bod"
        " neb wedi cael gwybod.",
        False,
    ),
}
_ENDS = [(one.value, one.words) for one in LineEnd]
_ANYWHERE = ("ALL", Words("Anywhere", "Unrhyw le"))
ORIGIN = _dimension("origin", Words("Where the line begins", "Ble mae’r llinell yn dechrau"), _ENDS, _ANYWHERE, is_by_name=True)
DESTINATION = _dimension(
    "destination", Words("Where the line ends", "Ble mae’r llinell yn gorffen"), _ENDS, _ANYWHERE, is_by_name=True
)
OF_LINES = (ORIGIN, DESTINATION)
DIMENSIONS = (AREA, AGE, SEX, CARE, QUARTER, OFFER, TIMELY, TOLD, *OF_LINES)
# By what everything is counted: dimensions that are drawn from one are one.
COUNTED: dict[str, tuple[str, ...]] = {one.name: one.codes for one in DIMENSIONS if not one.of} | {INTERVIEW: INTERVIEW_PARTS}


def as_counted(where: Iterable[tuple[str, Iterable[str]]]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Where a number counts, in the dimensions by which everything is counted."""
    drawn = {one.name: one for one in DIMENSIONS if one.of}
    told = [(drawn[name].of, drawn[name].parts_counted(its)) if name in drawn else (name, frozenset(its)) for name, its in where]
    return tuple(sorted(told))


@dataclass(frozen=True)
class Table:
    """One table: what it counts, and by what; with every margin."""

    id: str
    title: Words
    units: tuple[str, ...]
    by: tuple[Dimension, ...]
    rate: str = ""  # which of its units is also given for every 10,000 children who live in the area

    @property
    def of(self) -> str:
        """Of which table of the return it counts rows."""
        return LINE if set(self.units) & set(_LINES) else EPISODE

    @property
    def is_of_interviews(self) -> bool:
        """Whether it can be drawn only from returned interviews."""
        return any(by.of == INTERVIEW for by in self.by)

    @property
    def is_of_practice(self) -> bool:
        """Whether it says of each area how often a standard was met."""
        return any(by.name in STANDARDS for by in self.by)


# Children and episodes of one table are attacked together: each tells of the other.
_BOTH = (EPISODES, CHILDREN)
TABLES = (
    Table("R1", Words("Episodes and children, by area", "Cyfnodau a phlant, yn ôl ardal"), _BOTH, (AREA,), rate=CHILDREN),
    Table("R2", Words("Episodes and children, by age and sex", "Cyfnodau a phlant, yn ôl oedran a rhyw"), _BOTH, (AGE, SEX)),
    Table("R3", Words("Episodes, by area and care", "Cyfnodau, yn ôl ardal a gofal"), (EPISODES,), (AREA, CARE)),
    Table("R4", Words("Episodes, by quarter", "Cyfnodau, yn ôl chwarter"), (EPISODES,), (QUARTER,)),
    Table("R5", Words("Episodes and children, by care", "Cyfnodau a phlant, yn ôl gofal"), _BOTH, (CARE,)),
    *(
        Table(f"R{number}", Words(f"{by.words.en}, by area", f"{by.words.cy}, yn ôl ardal"), (EPISODES,), (AREA, by))
        for number, by in enumerate((OFFER, TIMELY, TOLD), 6)
    ),
    # Not crossed: from where to where a line runs would leave next to nothing that could be shown.
    Table("R9", Words("Lines known of children, by where they begin",
                      "Llinellau sy’n hysbys am blant, yn ôl ble maent yn dechrau", False), _LINES, (ORIGIN,)),
    Table("R10", Words("Lines known of children, by where they end",
                       "Llinellau sy’n hysbys am blant, yn ôl ble maent yn gorffen", False), _LINES, (DESTINATION,)),
)  # fmt: skip


# Where all together can't be kept safe, as in a year of few children: which go first. The first table stays, or nothing is shown.
GOES_FIRST = ("R10", "R9", "R7", "R8", "R6", "R2", "R3", "R5", "R4")


def asked_for(by: str, count: str) -> Table | None:
    """A table that somebody asks for: `area,care` of episodes or children, `origin` of lines, which are not crossed here either.

    None where it names what is not there, or too much.
    """
    own = [one for one in DIMENSIONS if (one in OF_LINES) == (count in _LINES)]
    most = 1 if count in _LINES else 2
    names = [name for name in by.split(",") if name]
    found = [one for name in names for one in own if one.name == name]
    is_once = len(found) == len(names) == len({one.counted for one in found})
    if not is_once or len(found) > most or count not in MEASURE_NAMES:
        return None
    measure = MEASURE_NAMES[count]
    divided = [one.words for one in found]
    title = Words(
        ", ".join([measure.en, *(f"by {one.en.lower()}" for one in divided)]),
        ", ".join([measure.cy, *(f"yn ôl {one.cy.lower()}" for one in divided)]),
    )
    return Table("A1", title, (count,), tuple(found))


MEASURE_NAMES = {
    EPISODES: Words("Missing episodes", "Cyfnodau o fynd ar goll"), CHILDREN: Words("Children", "Plant"),
    LINES: Words("Journeys and lines", "Teithiau a llinellau"),
    CHILDREN_OF_LINES: Words("Children of whom a line is known", "Plant y mae llinell yn hysbys amdanynt"),
}  # fmt: skip
DEFINITIONS = {
    EPISODES: Words(
        "Episodes in which nobody knew where the child was, by the day the child was last seen.",
        "Cyfnodau pan na wyddai neb ble’r oedd y plentyn, yn ôl y diwrnod y gwelwyd y plentyn ddiwethaf.",
        False,
    ),
    CHILDREN: Words(
        "Children of Wales with at least one such episode in the year, each once.",
        "Plant Cymru ag o leiaf un cyfnod o’r fath yn y flwyddyn, bob un unwaith.",
        False,
    ),
    LINES: Words(
        "Journeys and lines that were written down of a child in the year, from where to where. Nobody knows how many are not.",
        "Teithiau a llinellau a nodwyd am blentyn yn y flwyddyn, o ble i ble. Ni ŵyr neb faint nas nodir.",
        False,
    ),
    CHILDREN_OF_LINES: Words(
        "Children of whom at least one was written down in the year, each once.",
        "Plant y nodwyd o leiaf un amdanynt yn y flwyddyn, bob un unwaith.",
        False,
    ),
}
