"""How far an area lies from all others, where areas differ more than chance alone would have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

if TYPE_CHECKING:
    import numpy as np

NEAR, FAR = 1.96, 3.09
_WINSORISED = 0.1


class Funnel(NamedTuple):
    """The rate of all, their overdispersion; and for each area z (plain, and allowing for it), q, limits, and a mark."""

    theta: float
    phi: float
    plain: np.ndarray
    z: np.ndarray
    q: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    flagged: np.ndarray


def funnel(observed: pl.Series, exposed: pl.Series) -> Funnel:
    """Square-root z of each area, their overdispersion `phi`, and the z and q that allow for it [Spiegelhalter 2005].

    `flagged` is what stands out after that. The plain z is worked out and never shown: it makes a league table out of chance.
    """
    import numpy as np

    o, n = observed.cast(pl.Float64).to_numpy(), exposed.cast(pl.Float64).to_numpy()
    theta = o.sum() / n.sum()
    plain = 2 * (np.sqrt(o) - np.sqrt(n * theta))
    # On the scale of √rate a count's own variance is 1/(4n).
    told = beyond_chance(np.sqrt(o / n), 1 / (4 * n), np.sqrt(theta))
    spread = np.sqrt(1 / (4 * n) + told.between)
    lower, upper = (np.clip(np.sqrt(theta) + side * FAR * spread, 0, None) ** 2 for side in (-1, 1))
    return Funnel(float(theta), told.phi, plain, told.z, told.q, lower, upper, told.flagged)


class Beyond(NamedTuple):
    """How far areas differ beyond chance; z and q that allow for it; and a mark."""

    phi: float
    between: float
    z: np.ndarray
    q: np.ndarray
    flagged: np.ndarray


def beyond_chance(values: Sequence[float] | np.ndarray, variances: Sequence[float] | np.ndarray, centre: float) -> Beyond:
    """Which values lie beyond chance, on a scale on which each has a variance of its own, known from its size alone.

    What areas differ beyond chance is added to the variance of each.
    """
    import numpy as np
    from statsmodels.stats.multitest import multipletests

    apart, own = np.asarray(values) - centre, np.asarray(variances)
    plain = apart / np.sqrt(own)
    low, high = np.quantile(plain, [_WINSORISED, 1 - _WINSORISED])
    phi = float((np.clip(plain, low, high) ** 2).mean())
    between = _between(own, phi) if phi > 1 + 2 * np.sqrt(2 / len(plain)) else 0.0
    z = apart / np.sqrt(own + between)
    q = multipletests(_two_sided(z), method="fdr_bh")[1]
    return Beyond(phi, between, z, q, (np.abs(z) > FAR) & (q < 0.05))


def _between(own: np.ndarray, phi: float) -> float:
    weight, count = 1 / own, len(own)
    return max(0.0, (count * phi - (count - 1)) / (weight.sum() - (weight**2).sum() / weight.sum()))


def _two_sided(z: np.ndarray) -> np.ndarray:
    import numpy as np
    from scipy.stats import norm

    return 2 * norm.sf(np.abs(z))
