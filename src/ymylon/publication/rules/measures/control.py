"""Process-control charts: whether a month is one of many alike, or something changed. Common cause asks for no explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

FEWEST_POINTS, FEW_A_MONTH = 15, 5
_OUTSIDE, _SHIFT, _TREND = "OUTSIDE_LIMITS", "SHIFT_OF_7", "TREND_OF_7"
_NEAR_LIMIT = "TWO_OF_THREE_NEAR_LIMIT"
# Days between rare events become nearly normal under this power [Nelson 1994].
_POWER = 1 / 3.6


def individuals(values: np.ndarray) -> tuple[float, float, float, dict[str, np.ndarray]]:
    """Centre and natural limits (2.66 mean moving ranges), and where each signal stands."""
    import numpy as np

    centre = float(values.mean())
    ranges = np.abs(np.diff(values))
    spread = 2.66 * float(ranges.mean()) if len(ranges) else 0.0
    return centre, centre - spread, centre + spread, _signals(values, centre, spread)


def between_events(days: np.ndarray) -> tuple[float, float, float, dict[str, np.ndarray]]:
    """The same for days between events that come seldom (a T chart): worked out under a power, given back in days."""
    import numpy as np

    centre, lower, upper, signals = individuals(np.maximum(days, 0) ** _POWER)
    back = [max(value, 0.0) ** (1 / _POWER) for value in (centre, lower, upper)]
    return back[0], back[1], back[2], signals


def _signals(values: np.ndarray, centre: float, spread: float) -> dict[str, np.ndarray]:
    import numpy as np

    sigma = spread / 3
    side = np.sign(values - centre)
    steps = np.sign(np.diff(values, prepend=values[:1]))
    far = np.where(np.abs(values - centre) > 2 * sigma, side, 0) if sigma else np.zeros(len(values))
    return {
        _OUTSIDE: np.abs(values - centre) > spread,
        _SHIFT: _in_a_row(side, 7),
        _TREND: _in_a_row(steps, 6),
        # Points beyond three sigma count among the two, as they do in the charts of the health service.
        _NEAR_LIMIT: _most_of(far, 2, 3) & (far != 0),
    }


def _in_a_row(signs: np.ndarray, length: int) -> np.ndarray:
    """True at the last of at least `length` equal signs that aren't nought."""
    return _most_of(signs, length, length)


def _most_of(signs: np.ndarray, least: int, window: int) -> np.ndarray:
    import numpy as np

    found = np.zeros(len(signs), dtype=bool)
    for sign in (-1, 1):
        sums = np.convolve((signs == sign).astype(int), np.ones(window, dtype=int))[: len(signs)]
        found |= sums >= least
    return found
