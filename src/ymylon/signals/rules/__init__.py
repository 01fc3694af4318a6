"""The register of high-risk missing children, and the triggers that put to a named person what several rooms say together.

It is not the child protection register. Nobody is scored, and no rule enters anybody: it asks a manager, who decides.
"""

from collections.abc import Mapping

from ymylon.terms.words import Words

from .asking import (
    ASKED_BY,
    FAMILY,
    NOTHING,
    Asks,
    Beside,
    Known,
    asked_in,
    is_readable,
    lane_of,
    read_rule,
    said_rule,
    what_asks,
)
from .duties import (
    ASKING,
    CONSIDER,
    CONSIDER_PERSONS,
    NOT_PROTECTION,
    REVIEW,
    REVIEW_KEY,
    TELL,
    VISIT,
)
from .duties import DUTY_KINDS as _OF_REGISTER
from .duties import EVENT_WORDS as _REGISTER_WORDS
from .keeping import (
    HEAD_AFTER,
    LONGEST_REVIEW,
    LONGEST_RHYTHM,
    again_fault,
    entry_fault,
    people_fault,
    reason_fault,
    review_fault,
    review_stages,
    rhythm_fault,
    told_fault,
    visit_fault,
)
from .triggers import ANSWER, TRIGGERS, Raised, SignalAnswerKind, Trigger
from .triggers import DUTY_KINDS as _OF_SIGNALS
from .triggers import EVENT_WORDS as _SIGNAL_WORDS

DUTY_KINDS = (*_OF_REGISTER, *_OF_SIGNALS)
EVENT_WORDS: Mapping[str, Words] = {**_REGISTER_WORDS, **_SIGNAL_WORDS}

__all__ = [
    "ANSWER", "TRIGGERS", "Raised", "SignalAnswerKind", "Trigger",
    "ASKED_BY", "ASKING", "CONSIDER", "CONSIDER_PERSONS", "DUTY_KINDS", "EVENT_WORDS", "FAMILY", "HEAD_AFTER", "LONGEST_REVIEW",
    "LONGEST_RHYTHM", "NOTHING", "NOT_PROTECTION", "REVIEW", "REVIEW_KEY", "TELL", "VISIT", "Asks", "Beside", "Known",
    "again_fault", "asked_in", "entry_fault", "is_readable", "lane_of", "people_fault", "read_rule", "reason_fault",
    "review_fault", "review_stages", "rhythm_fault", "said_rule", "told_fault", "visit_fault", "what_asks",
]  # fmt: skip
