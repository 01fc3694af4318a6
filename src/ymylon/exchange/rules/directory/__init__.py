"""The directory of agencies, teams and people as a council writes it down: its form, and its rows judged."""

from .entries import PlaceEntry, Plan, Row, Standing
from .form import AGENCIES, FORM, PEOPLE, TEAMS
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
    "PlaceEntry",
    "Plan",
    "Row",
    "Standing",
    "judge",
]
