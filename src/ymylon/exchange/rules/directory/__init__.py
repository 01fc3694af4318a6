"""The directory of agencies, teams and people as a council writes it down: its form, and its rows judged."""

from .entries import AgencyEntry, PersonEntry, PlaceEntry, Plan, Problem, Row, Standing, TeamEntry
from .form import AGENCIES, FORM, PEOPLE, TEAMS, Column
from .judging import judge
from .people import PLACES
from .wording import DIRECTORY

__all__ = [
    "AGENCIES",
    "DIRECTORY",
    "FORM",
    "PEOPLE",
    "PLACES",
    "TEAMS",
    "AgencyEntry",
    "Column",
    "PersonEntry",
    "PlaceEntry",
    "Plan",
    "Problem",
    "Row",
    "Standing",
    "TeamEntry",
    "judge",
]
