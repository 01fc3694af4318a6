"""A moment as somebody types it at night, in Welsh or English, read into an instant and how exactly it is known."""

from .answers import MESSAGES, Moment, MomentError, MomentFault
from .reading import CLOCKS_DIFFER_BY, OLDEST, read_moment

__all__ = ["CLOCKS_DIFFER_BY", "MESSAGES", "OLDEST", "Moment", "MomentError", "MomentFault", "read_moment"]
