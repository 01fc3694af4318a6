"""The tables of a release: few crossings, so that cells are large; each a definition in both languages."""

from dataclasses import dataclass
from typing import NamedTuple

from ymylon.terms.codes import Sex
from ymylon.terms.geography import WELSH_AUTHORITIES
from ymylon.terms.words import Words

EPISODES, CHILDREN = "episodes", "children"
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
    """What a table divides by."""

    name: str
    words: Words
    parts: tuple[Part, ...]
    whole: Part
    is_by_name: bool = False

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
DIMENSIONS = (AREA, AGE, SEX, CARE, QUARTER)


@dataclass(frozen=True)
class Table:
    """One table: what it counts, and by what; with every margin."""

    id: str
    title: Words
    units: tuple[str, ...]
    by: tuple[Dimension, ...]
    has_rate: bool = False  # beside each count of an area, for every 10,000 who live there


# Children stand in one number alone: by area and age they would have to be attacked together with episodes, which tell of them.
TABLES = (
    Table("R1", Words("Episodes, by area", "Cyfnodau, yn ôl ardal"), (EPISODES,), (AREA,), has_rate=True),
    Table("R2", Words("Episodes, by age and sex", "Cyfnodau, yn ôl oedran a rhyw"), (EPISODES,), (AGE, SEX)),
    Table("R3", Words("Episodes, by area and care", "Cyfnodau, yn ôl ardal a gofal"), (EPISODES,), (AREA, CARE)),
    Table("R4", Words("Episodes, by quarter", "Cyfnodau, yn ôl chwarter"), (EPISODES,), (QUARTER,)),
    Table("R5", Words("Children", "Plant"), (CHILDREN,), ()),
)
MEASURE_NAMES = {EPISODES: Words("Missing episodes", "Cyfnodau o fynd ar goll"), CHILDREN: Words("Children", "Plant")}
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
}
