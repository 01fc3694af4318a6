"""A worry below any threshold: what it says, who reads it, and how it ends. Free of Django."""

from .codes import AnswerKind, CallBecame, Told, WorryState
from .duties import CALL, CALL_KEY, DUTY_KINDS, ENDS, ENDS_SOON_KEY, KEEP_KEY, READ
from .events import EVENT_WORDS
from .judging import answer_fault, call_fault, is_of_police, note_fault, owes_call, share_fault
from .states import WORRY_STATES, may_answer

__all__ = [
    "CALL", "CALL_KEY", "DUTY_KINDS", "ENDS", "ENDS_SOON_KEY", "EVENT_WORDS", "KEEP_KEY", "READ", "WORRY_STATES", "AnswerKind",
    "CallBecame", "Told", "WorryState", "answer_fault", "call_fault", "is_of_police", "may_answer", "note_fault",
    "owes_call", "share_fault",
]  # fmt: skip
