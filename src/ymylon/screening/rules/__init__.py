"""What a screening by victim, offender, location and themes consists of. Free of Django; nothing here adds anything up."""

from .codes import (
    DETAIL,
    VOLT,
    Beyond,
    Cause,
    Crossing,
    ExploitationKind,
    FindingKind,
    Item,
    Known,
    Level,
    Lives,
    Part,
    Recruiting,
    Relative,
    Standing,
    Strength,
    Theme,
    Threat,
    Trend,
)
from .definitions import Definition, definition_on
from .duties import DUTY_KINDS, REVIEW, REVIEW_KEY
from .events import EVENT_WORDS
from .indicators import BY_CODE, GROUPS, Group, Indicator
from .voices import Asked, Danger, Heard, Voice

__all__ = [
    "BY_CODE", "DETAIL", "DUTY_KINDS", "EVENT_WORDS", "GROUPS", "REVIEW", "REVIEW_KEY", "VOLT", "Asked", "Beyond", "Cause",
    "Crossing", "Danger", "Definition", "ExploitationKind", "FindingKind", "Group", "Heard", "Indicator", "Item", "Known",
    "Level", "Lives", "Part", "Recruiting", "Relative", "Standing", "Strength", "Theme", "Threat", "Trend", "Voice",
    "definition_on",
]  # fmt: skip
