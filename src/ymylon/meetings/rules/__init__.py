"""What a meeting consists of, who must be in the room, and what keeps an item open. Free of Django; nothing here grades."""

from .codes import (
    AT_THE_TABLE,
    JUDGED,
    SAID_ANYWHERE,
    VIEWS,
    About,
    Answer,
    Calm,
    Chair,
    Frame,
    How,
    Kind,
    Met,
    Move,
    Seat,
    Tongue,
    Whose,
)
from .duties import AGAIN, DUTY_KINDS
from .events import EVENT_WORDS, MET
from .shipped import MEETS_STRATEGY, SHIPPED, KindRow
from .states import COMES_NOT, MEETING_STATES, OF_CHAIR, OF_INVITED, may_move

__all__ = [
    "AGAIN", "AT_THE_TABLE", "COMES_NOT", "DUTY_KINDS", "EVENT_WORDS", "JUDGED", "MEETING_STATES", "MEETS_STRATEGY", "MET",
    "OF_CHAIR", "OF_INVITED", "SAID_ANYWHERE", "SHIPPED", "VIEWS", "About", "Answer", "Calm", "Chair", "Frame", "How", "Kind",
    "KindRow", "Met", "Move", "Seat", "Tongue", "Whose", "may_move",
]  # fmt: skip
