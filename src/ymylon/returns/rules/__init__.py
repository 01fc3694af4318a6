"""How what was found in a return is settled, and how good the returns of a body are. Judging itself runs apart, in `apart`."""

from .profile import DUE_KEY, FEWEST, Came, Pair, came, due_of, share, years_to_send
from .queue import Answer, Kind, Outcome, Standing, State, covered, is_refusal, last_explained, left_out, standing, state_of

__all__ = [
    "DUE_KEY", "FEWEST", "Answer", "Came", "Kind", "Outcome", "Pair", "Standing", "State",
    "came", "covered", "due_of", "is_refusal", "last_explained", "left_out", "share", "standing", "state_of",
    "years_to_send",
]  # fmt: skip
