"""What is law and guidance of warning notices and orders. Free of Django."""

from .codes import CONDITIONS_OF, Authority, Condition, EndedBy, Followed, OrderKind, StatementOf, Subject
from .duties import AFTER, APPEARED, DUTY_KINDS, LOOK, RENEW, SERVE
from .events import EVENT_WORDS
from .kinds import KINDS, Kind
from .states import ORDER_STATES, OrderState
from .validity import ChildFacts, Ending

__all__ = [
    "AFTER", "APPEARED", "CONDITIONS_OF", "DUTY_KINDS", "EVENT_WORDS", "KINDS", "LOOK", "ORDER_STATES", "RENEW", "SERVE",
    "Authority", "ChildFacts", "Condition", "EndedBy", "Ending", "Followed", "Kind", "OrderKind", "OrderState", "StatementOf",
    "Subject",
]  # fmt: skip
