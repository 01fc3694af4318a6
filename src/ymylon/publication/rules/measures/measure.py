"""What a measure is: which question it answers, of whom, and what it may not be taken for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from ymylon.publication.rules.measures.facts import Facts
from ymylon.terms.words import Words

EXACT = Words(
    "Exact figures, for work inside: small numbers can tell who a child is. Not to be published.",
    "Ffigurau union, ar gyfer gwaith mewnol: gall rhifau bach ddatgelu pwy yw plentyn. Nid i’w cyhoeddi.",
    False,
)


class Unit(StrEnum):
    """What a value counts, or is a number of."""

    EPISODES = "episodes"
    CHILDREN = "children"
    OTHERS = "others"
    PER_10_000 = "per_10_000"
    PER_YEAR = "per_child_year"
    SHARE = "share"
    HOURS = "hours"
    DAYS = "days"
    RATIO = "ratio"

    @property
    def words(self) -> Words:
        return _UNITS[self]


_UNITS = {
    Unit.EPISODES: Words("episodes", "cyfnodau o fynd ar goll"),
    Unit.CHILDREN: Words("children", "plant"),
    Unit.OTHERS: Words("cases", "achosion"),
    Unit.PER_10_000: Words("per 10,000", "fesul 10,000"),
    Unit.PER_YEAR: Words("per child and year", "fesul plentyn a blwyddyn"),
    Unit.SHARE: Words("share, 0 to 1", "cyfran, 0 i 1"),
    Unit.HOURS: Words("hours", "oriau"),
    Unit.DAYS: Words("days", "diwrnodau"),
    Unit.RATIO: Words("ratio", "cymhareb"),
}

# Codes of StatsWales, where it has one.
NOTES = {
    "x": Words("not available: not returned, or no denominator is held",
               "ddim ar gael: heb ei ddychwelyd, neu ni ddelir enwadur", False),
    "e": Words("the denominator is of another year", "mae’r enwadur o flwyddyn arall", False),
    "p": Words("provisional: some are too young to be judged yet", "dros dro: mae rhai’n rhy newydd i’w barnu eto", False),
    "u": Words("few: fewer than ten cases, so it says little", "ychydig: llai na deg achos, felly nid yw’n dweud llawer", False),
    "q": Words("ask: it is hardly possible, or far from all others; see PL",
               "holwch: prin ei fod yn bosibl, neu mae ymhell o’r lleill i gyd; gweler PL", False),
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """One kind of number in a measure."""

    code: str
    unit: Unit
    words: Words


@dataclass(frozen=True)
class Measure:
    """One table of figures. `beside` names the measure that says how well is looked for what this one counts."""

    id: str
    title: Words
    definition: Words
    denominator: Words
    period: Words
    source: Words
    needs: tuple[str, ...]
    figures: tuple[Figure, ...]
    works_out: Callable[[Facts], pl.DataFrame]
    breakdowns: tuple[str, ...] = ()
    beside: str = ""
    is_model: bool = False  # curves and regressions, where the rest counts


@dataclass(frozen=True)
class NotYet:
    """What is wanted and can't be worked out: the reason, and nothing in its place."""

    id: str
    title: Words
    reason: Words


def figure(code: str, unit: Unit, en: str, cy: str, sure: bool = True) -> Figure:
    return Figure(code, unit, Words(en, cy, sure))
