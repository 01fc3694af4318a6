"""The register of high-risk missing children, and the triggers that put to a named person what several rooms say together."""

from collections.abc import Mapping

from ymylon.terms.words import Words

from .register import (
    CONSIDER,
    FAMILY,
    LONGEST_REVIEW,
    LONGEST_RHYTHM,
    NOT_PROTECTION,
    REVIEW,
    REVIEW_KEY,
    TELL,
    VISIT,
    Asks,
    again_fault,
    entry_fault,
    is_readable,
    people_fault,
    read_rule,
    reason_fault,
    review_fault,
    review_stages,
    rhythm_fault,
    said_rule,
    told_fault,
    visit_fault,
    what_asks,
)
from .register import DUTY_KINDS as _OF_REGISTER
from .register import EVENT_WORDS as _REGISTER_WORDS
from .triggers import ANSWER, TRIGGERS, Raised, SignalAnswerKind, Trigger
from .triggers import DUTY_KINDS as _OF_SIGNALS
from .triggers import EVENT_WORDS as _SIGNAL_WORDS

DUTY_KINDS = (*_OF_REGISTER, *_OF_SIGNALS)
EVENT_WORDS: Mapping[str, Words] = {**_REGISTER_WORDS, **_SIGNAL_WORDS}

__all__ = [
    "ANSWER", "CONSIDER", "DUTY_KINDS", "EVENT_WORDS", "FAMILY", "LONGEST_REVIEW", "LONGEST_RHYTHM", "NOT_PROTECTION", "REVIEW",
    "REVIEW_KEY", "TELL", "TRIGGERS", "VISIT", "Asks", "Raised", "SignalAnswerKind", "Trigger", "again_fault", "entry_fault",
    "is_readable", "people_fault", "read_rule", "reason_fault", "review_fault", "review_stages", "rhythm_fault", "said_rule",
    "told_fault", "visit_fault", "what_asks",
]  # fmt: skip
