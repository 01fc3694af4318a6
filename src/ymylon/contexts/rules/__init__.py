"""What an assessment of a place or a peer group consists of. Free of Django; nothing here grades, adds up or ranks."""

from .climbing import NEWS_FOR, REVIEW_KEY, SOON, STAGES
from .codes import ContextKind, Outcome, PartKind, Reach, StepEnd, Theme
from .events import EVENT_WORDS
from .states import CONTEXT_STATES, STEP_STATES, ContextState, StepState

__all__ = [
    "CONTEXT_STATES", "EVENT_WORDS", "NEWS_FOR", "REVIEW_KEY", "SOON", "STAGES", "STEP_STATES", "ContextKind", "ContextState",
    "Outcome", "PartKind", "Reach", "StepEnd", "StepState", "Theme",
]  # fmt: skip
