"""Intervals and curves, from scipy, statsmodels and lifelines. They are heavy, and are imported only when one is asked for."""

import math
import warnings
from collections.abc import Sequence

import polars as pl

Z = 1.959964
WANTED = ("scipy", "statsmodels", "lifelines")


def is_there() -> bool:
    """Whether the libraries of inference are installed: running needs none of them."""
    from importlib.util import find_spec

    return all(find_spec(name) for name in WANTED)


def with_poisson(frame: pl.DataFrame, count: str) -> pl.DataFrame:
    """`lower` and `upper`: exact, for events that know nothing of one another, such as children (episodes are not that)."""
    from scipy.stats import chi2

    x = frame[count].cast(pl.Float64).fill_null(0).to_numpy()
    lower, upper = chi2.ppf(0.025, 2 * x) / 2, chi2.ppf(0.975, 2 * x + 2) / 2
    return frame.with_columns(pl.Series("lower", lower).fill_nan(0), pl.Series("upper", upper))


def with_clusters(frame: pl.DataFrame, count: str, squares: str) -> pl.DataFrame:
    """`lower` and `upper` of a number of episodes of which one child may have many: `squares` adds up each child's, squared.

    Children come as a Poisson process and bring their episodes with them; a bootstrap over children gives the same.
    """
    spread = (pl.col(squares).cast(pl.Float64).sqrt() / pl.col(count) * Z).exp()
    return frame.with_columns(
        pl.when(pl.col(count) > 0).then(pl.col(count) / spread).otherwise(0.0).alias("lower"),
        pl.when(pl.col(count) > 0).then(pl.col(count) * spread).otherwise(-math.log(0.025)).alias("upper"),
    )


def with_wilson(frame: pl.DataFrame, successes: str, of: str) -> pl.DataFrame:
    """`lower` and `upper` of a share."""
    from statsmodels.stats.proportion import proportion_confint

    some = frame.filter(pl.col(of) > 0)
    k, n = some[successes].cast(pl.Float64).to_numpy(), some[of].cast(pl.Float64).to_numpy()
    lower, upper = proportion_confint(k, n, method="wilson")
    found = some.with_columns(pl.Series("lower", lower, pl.Float64), pl.Series("upper", upper, pl.Float64))
    none = frame.filter((pl.col(of) == 0) | pl.col(of).is_null())
    return pl.concat([found, none.with_columns(pl.lit(None, pl.Float64).alias("lower"), pl.lit(None, pl.Float64).alias("upper"))])


def relative_risk(cases: int, exposed: int, others: int, not_exposed: int) -> tuple[float, float, float] | None:
    """The ratio of two risks with its interval; None where one of them can't be had."""
    from scipy.stats.contingency import relative_risk as worked_out

    if not (0 < cases <= exposed and 0 < others <= not_exposed):
        return None
    found = worked_out(int(cases), int(exposed), int(others), int(not_exposed))
    low, high = found.confidence_interval(0.95)
    return float(found.relative_risk), float(low), float(high)


def survival(times: pl.Series, observed: pl.Series, weights: pl.Series | None = None):
    """Kaplan and Meier's curve: what is still open counts for as long as it is known to have been open."""
    from lifelines import KaplanMeierFitter

    given = None if weights is None else weights.to_numpy()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return KaplanMeierFitter().fit(times.to_numpy(), observed.to_numpy(), weights=given)


def still_open(curve, times: Sequence[float]) -> list[tuple[float, float, float, float]]:
    """The share still open after each time, with its interval; nothing is said of a time to which nobody was followed."""
    share = curve.survival_function_.iloc[:, 0].to_numpy()
    bounds = curve.confidence_interval_survival_function_.to_numpy()
    ends, known = curve.survival_function_.index.to_numpy(), float(curve.durations.max())
    told: list[tuple[float, float, float, float]] = []
    for time in times:
        place = ends.searchsorted(time, side="right") - 1
        if time <= known or share[-1] == 0:
            told.append((float(time), float(share[place]), float(bounds[place][0]), float(bounds[place][1])))
    return told


def median(curve) -> tuple[float | None, float | None, float | None]:
    """When half are no longer open, with its interval; None where the curve does not come down so far."""
    from lifelines.utils import median_survival_times

    bounds = median_survival_times(curve.confidence_interval_survival_function_).iloc[0]
    whole = (curve.median_survival_time_, bounds.iloc[0], bounds.iloc[1])
    return tuple(float(one) if math.isfinite(one) else None for one in whole)  # type: ignore[return-value]


def come_to(
    times: pl.Series, events: pl.Series, event: int, weights: pl.Series, cuts: Sequence[float]
) -> list[tuple[float, float, float, float]]:
    """The share that has come to `event` by each time where other ends shut it out: Aalen and Johansen's, not one less a"
    " curve."""
    from lifelines import AalenJohansenFitter

    if not (events == event).any():
        return []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Ties are parted by chance, always the same.
        curve = AalenJohansenFitter(seed=0).fit(
            times.to_numpy(), events.to_numpy(), event_of_interest=event, weights=weights.to_numpy()
        )
    share, bounds = curve.cumulative_density_.iloc[:, 0].to_numpy(), curve.confidence_interval_.to_numpy()
    ends, known = curve.cumulative_density_.index.to_numpy(), float(times.max())  # type: ignore[arg-type]
    told = []
    for time in cuts:
        place = ends.searchsorted(time, side="right") - 1
        if time <= known and place >= 0:
            told.append((float(time), float(share[place]), float(bounds[place][0]), float(bounds[place][1])))
    return told
