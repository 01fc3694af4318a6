"""A worry below any threshold: what it says, who reads it, and how it ends. Free of Django."""

from .codes import AnswerKind, Told, WorryState
from .duties import DUTY_KINDS, ENDS, ENDS_SOON_KEY, KEEP_KEY, READ
from .events import EVENT_WORDS
from .judging import answer_fault, note_fault, share_fault
from .states import WORRY_STATES, may_answer

__all__ = [
    "DUTY_KINDS", "ENDS", "ENDS_SOON_KEY", "EVENT_WORDS", "KEEP_KEY", "READ", "WORRY_STATES", "AnswerKind", "Told",
    "WorryState", "answer_fault", "may_answer", "note_fault", "share_fault",
]  # fmt: skip
