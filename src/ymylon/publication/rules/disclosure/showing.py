"""What of a count is shown: nothing below five, whole fives above, and what that tells somebody who looks closely.

Our proposal, of November 2026, after what Wales does for children looked after (to the nearest five, small numbers as [c]) and
after the usual rule against one who makes up most of a number. One rule for every table and every edition.
"""

from dataclasses import dataclass
from math import ceil, floor, inf

FEWEST = 5  # children, or cases, below which a number is not shown
BASE = 5  # to the nearest of these
ONE_CHILD = 0.5  # of the episodes of a cell, from which one child makes up so much that their number is theirs
OF_ONE_CHILD = 0.2  # how closely the episodes of that one child may not be known
# A count that is protected is known no better than one that is rounded: five whole numbers are possible.
CLOSEST = BASE - 1


@dataclass(frozen=True)
class Known:
    """What a published number tells of the count behind it: it lies between these, both included."""

    low: float
    high: float


@dataclass(frozen=True)
class Shown:
    """What stands in a cell: a number to the nearest five, or [c] where `value` is None."""

    value: int | None = None

    @property
    def known(self) -> Known:
        """What it tells. Of [c] that there is somebody; of nought, that there is nobody; of five, that there are no fewer."""
        if self.value is None:
            return Known(1, inf)
        if self.value == 0:
            return Known(0, 0)
        return Known(max(self.value - BASE // 2, FEWEST), self.value + BASE // 2)


def is_small(count: int, children: int) -> bool:
    """Whether a number is of too few to be shown: fewer than five cases, or fewer than five children behind them."""
    return 0 < count < FEWEST or 0 < children < FEWEST


def is_ones_own(count: int, most_of_one: int) -> bool:
    """Whether one child makes up half of a number or more."""
    return count > 0 and most_of_one >= ONE_CHILD * count


def to_base(count: int) -> int:
    """To the nearest five; there is never a tie, for five is odd."""
    return BASE * floor(count / BASE + 0.5)


def room_wanted(count: int, children: int, most_of_one: int) -> int:
    """How many whole numbers at least must lie between what somebody can show to be possible: nought if it is not protected."""
    wanted = CLOSEST if is_small(count, children) else 0
    if is_ones_own(count, most_of_one):
        wanted = max(wanted, CLOSEST, ceil(OF_ONE_CHILD * most_of_one))
    return wanted
