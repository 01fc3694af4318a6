"""What a panel is shown of its children and of itself: places on it, themes, moves, and how it went. Nothing here grades."""

from .learning import Learning, Taught, learning_of
from .record import MINUTES_KEY, Agency, Minutes, Stood, Tally, attendance, minutes_stand, tally
from .standing import LOOKS_BACK, Moves, Spell, moves_since
from .themes import GROUPS, TAUGHT_WELL, About, Counted, Fact, about_theme, counted

__all__ = [
    "GROUPS", "LOOKS_BACK", "MINUTES_KEY", "TAUGHT_WELL", "About", "Agency", "Counted", "Fact", "Learning", "Minutes", "Moves",
    "Spell", "Stood", "Tally", "Taught",
    "about_theme", "attendance", "counted", "learning_of", "minutes_stand", "moves_since", "tally",
]  # fmt: skip
