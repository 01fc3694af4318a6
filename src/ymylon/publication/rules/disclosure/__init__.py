"""What may be published: a rule for each number, what is left out besides, and the attack that everything must withstand."""

from .attack import Attacked, Contradiction, Pin, attack
from .cells import Cell, Space, Told, Where, fact_of, where
from .linked import NO_LINKS, Links
from .protect import NotSafe, Safe, protect
from .showing import Known, Shown
from .sums import TooMany

__all__ = [
    "NO_LINKS", "Attacked", "Cell", "Contradiction", "Known", "Links", "NotSafe", "Pin",
    "Safe", "Shown", "Space", "Told", "TooMany", "Where",
    "attack", "fact_of", "protect", "where",
]  # fmt: skip
