"""What is judged: the rows as they were written, the directory as it stands, and what the rows would change in it."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ymylon.agencies.rules.entries import AgencyEntry, PersonEntry, PlaceEntry, TeamEntry


class Row(NamedTuple):
    """One row as it was written: only the columns that its table has; `number` counts from 1 below the heading.

    `fits`: it has as many cells as there are columns.
    """

    number: int
    cells: dict[str, str]
    fits: bool = True


class Problem(NamedTuple):
    """What is wrong with one cell, or with a row; `other` names another row, or is how many."""

    table: str
    row: int | None
    column: str | None
    code: str
    other: int | None = None


@dataclass(frozen=True)
class Standing:
    """The whole directory as it stands; of people and their places, those of whom the rows speak."""

    agencies: dict[str, AgencyEntry] = field(default_factory=dict)
    teams: dict[str, TeamEntry] = field(default_factory=dict)
    people: dict[str, PersonEntry] = field(default_factory=dict)
    places: tuple[PlaceEntry, ...] = ()
    worked_in: frozenset[str] = frozenset()  # teams in which somebody works now
    involved: dict[str, int] = field(default_factory=dict)  # with how many children each team is involved


@dataclass
class Count:
    """What became of a table's rows; new + changed + unchanged + refused is all of them."""

    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0


@dataclass
class Plan:
    """What to write: entries that are new, and those that read otherwise beside how they stood."""

    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, Count] = field(default_factory=dict)
    new: dict[str, list[Any]] = field(default_factory=dict)
    changed: dict[str, list[tuple[Any, Any]]] = field(default_factory=dict)
    left: dict[str, list[str]] = field(default_factory=dict)  # names of what stands and no row names


__all__ = ["AgencyEntry", "Count", "PersonEntry", "PlaceEntry", "Plan", "Problem", "Row", "Standing", "TeamEntry"]
