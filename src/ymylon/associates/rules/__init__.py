"""What is held of persons, groups and things of concern, and what keeps it from being held. Free of Django."""

from .codes import ABOUT_A_CHILD, NAMED_KINDS, Basis, Kind, Known, Support, Sure, TieKind, Way
from .duties import DUTY_KINDS, OFFER_SUPPORT, REVIEW
from .events import EVENT_WORDS
from .keeping import (
    LONGEST_REVIEW,
    NO_AGENCY,
    PROTECTED,
    STANDS_ALREADY,
    Facts,
    Fault,
    Overtaken,
    facts_fault,
    reason_fault,
    review_fault,
    span_fault,
    tie_fault,
    wording_fault,
)
from .marks import folded, key_of, mark_words, nicknames_in

__all__ = [
    "ABOUT_A_CHILD", "DUTY_KINDS", "EVENT_WORDS", "LONGEST_REVIEW", "NAMED_KINDS", "NO_AGENCY", "OFFER_SUPPORT",
    "PROTECTED", "REVIEW", "STANDS_ALREADY", "Basis", "Facts", "Fault", "Kind", "Known", "Overtaken", "Support", "Sure",
    "TieKind", "Way", "facts_fault", "folded", "key_of", "mark_words", "nicknames_in", "reason_fault", "review_fault",
    "span_fault", "tie_fault", "wording_fault",
]  # fmt: skip
