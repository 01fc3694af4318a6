"""Themes across the children of a panel: of each how many children it concerns. Counts of children, never a score of one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ymylon.screening.rules import Theme
from ymylon.terms.codes import Code, EducationStatus


class About(Code):
    """What a theme is about, in the order in which a panel looks at it."""

    SUBSTANCES = "SUBSTANCES", "Substances", "Sylweddau"
    EDUCATION = "EDUCATION", "Education", "Addysg"
    PLACES = "PLACES", "Places", "Lleoedd"
    ONLINE = "ONLINE", "Online", "Ar-lein"
    TRANSPORT = "TRANSPORT", "Transport and travel", "Cludiant a theithio"
    OTHER = "OTHER", "Other themes", "Themâu eraill"


@dataclass(frozen=True, slots=True)
class Fact:
    """That a theme concerns a child; `is_sure`: now, and not only suspected."""

    about: About
    words: str
    child_id: int
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Counted:
    """One theme: how many children it concerns, and of how many more it is suspected."""

    about: About
    words: str
    children: int
    suspected: int


# In these a child is taught as others are, or is no pupil: nothing for a panel to look at.
TAUGHT_WELL = frozenset(
    {
        EducationStatus.FULL_TIME, EducationStatus.COLLEGE, EducationStatus.APPRENTICESHIP, EducationStatus.HOME_EDUCATED,
        EducationStatus.NOT_SCHOOL_AGE,
    }
)  # fmt: skip
ONLINE_THEMES = frozenset({Theme.ONLINE_GROOMING, Theme.IMAGES})
TRANSPORT_THEMES = frozenset({Theme.TRANSPORT, Theme.VEHICLES, Theme.COUNTY_LINES})
# Indicators of a screening, by group, that belong under one of these headings.
GROUPS = {"SUBSTANCES": About.SUBSTANCES, "ONLINE": About.ONLINE, "SCHOOL": About.EDUCATION, "TRAVEL": About.TRANSPORT}


def about_theme(theme: Theme) -> About:
    """Under which heading a theme of a screening, or of the table, is counted."""
    if theme in ONLINE_THEMES:
        return About.ONLINE
    return About.TRANSPORT if theme in TRANSPORT_THEMES else About.OTHER


def counted(facts: Iterable[Fact]) -> tuple[Counted, ...]:
    """Each theme once, a child once in each, by heading: first what concerns most children, then by words.

    It is the themes that are put in order: no child is.
    """
    sure: dict[tuple[About, str], set[int]] = defaultdict(set)
    suspected: dict[tuple[About, str], set[int]] = defaultdict(set)
    for fact in facts:
        (sure if fact.is_sure else suspected)[fact.about, fact.words].add(fact.child_id)
    order = list(About)
    rows = [
        Counted(*key, len(sure.get(key, ())), len(suspected.get(key, set()) - sure.get(key, set())))
        for key in {*sure, *suspected}
    ]
    return tuple(sorted(rows, key=lambda row: (order.index(row.about), -row.children, -row.suspected, row.words.casefold())))
