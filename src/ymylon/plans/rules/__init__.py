"""What the guidance says about the plan that is held ready for a night away. Free of Django."""

from .codes import ChildView, Judged, MadeWith
from .duties import AGREE_PLAN, DUTY_KINDS, MAKE_KEY, MAKE_PLAN, REVIEW_AFTER_MOVE, REVIEW_PLAN
from .events import EVENT_WORDS
from .holding import LONGEST, MAY_BETRAY, NIGHT, WHO, Fault, Overtaken, plan_fault

__all__ = [
    "AGREE_PLAN", "DUTY_KINDS", "EVENT_WORDS", "LONGEST", "MAKE_KEY", "MAKE_PLAN", "MAY_BETRAY", "NIGHT", "REVIEW_AFTER_MOVE",
    "REVIEW_PLAN", "WHO", "ChildView", "Fault", "Judged", "MadeWith", "Overtaken", "plan_fault",
]  # fmt: skip
