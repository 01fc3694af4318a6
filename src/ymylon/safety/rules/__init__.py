"""The plans that are kept with a child: for safety, for growing up, for a move after a threat to life. Free of Django."""

from .asking import ASKED, LONGEST, Asked
from .codes import Consent, CopyFor, LineKind, PlanKind, ReadBy, StepDown, Until
from .duties import ACCEPT, CONSENT_ENDS, DUTY_KINDS, MAKE_KEY, MAKE_TRANSITION, REVIEW, REVIEW_HIGH, SIGN
from .events import EVENT_WORDS, event_of
from .keeping import (
    MAY_BE_SAID,
    Fault,
    Overtaken,
    consent_fault,
    copy_fault,
    goes_on_after_18,
    plan_fault,
    step_down_fault,
    support_ends_on,
)

__all__ = [
    "ACCEPT", "ASKED", "CONSENT_ENDS", "DUTY_KINDS", "EVENT_WORDS", "LONGEST", "MAKE_KEY", "MAKE_TRANSITION", "MAY_BE_SAID",
    "REVIEW", "REVIEW_HIGH", "SIGN", "Asked", "Consent", "CopyFor", "Fault", "LineKind", "Overtaken", "PlanKind", "ReadBy",
    "StepDown", "Until", "consent_fault", "copy_fault", "event_of", "goes_on_after_18", "plan_fault",
    "step_down_fault", "support_ends_on",
]  # fmt: skip
