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


def ratios_by_cluster(
    frame: pl.DataFrame, time: str, event: str, cluster: str, group: str, reference: str
) -> list[tuple[str, float, float, float]]:
    """Hazard ratios of each group beside `reference`, with errors that know that one child's rows hang together."""
    from lifelines import CoxPHFitter
    from lifelines.exceptions import ConvergenceError

    groups = [name for name in frame[group].unique().sort() if name != reference]
    events = frame.filter(event)[group].value_counts().filter(pl.col("count") >= 5)[group].to_list()
    told = [name for name in groups if name in events]
    if not told or reference not in events:
        return []
    kept = frame.filter(pl.col(group).is_in([*told, reference]))
    columns = [pl.col(time).cast(pl.Float64), pl.col(event).cast(pl.Int8), pl.col(cluster).cast(pl.Int64)]
    table = kept.select(*columns, *((pl.col(group) == name).cast(pl.Int8).alias(name) for name in told))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            fitted = CoxPHFitter().fit(_to_pandas(table), time, event, cluster_col=cluster, robust=True)
        except ConvergenceError:
            return []
    rows = fitted.summary[["exp(coef)", "exp(coef) lower 95%", "exp(coef) upper 95%"]]
    return [(name, *(float(one) for one in rows.loc[name])) for name in told]  # type: ignore[misc]


def _to_pandas(frame: pl.DataFrame):
    import pandas as pd

    # Column by column: the short way asks for a library that nothing else needs.
    return pd.DataFrame({name: frame[name].to_numpy() for name in frame.columns})


def own_control(frame: pl.DataFrame, events: str, exposed: str, child: str, days: str) -> tuple[float, float, float] | None:
    """The ratio of a child's rate while exposed to the same child's rate otherwise: conditional on each child's own total."""
    import numpy as np
    from statsmodels.discrete.conditional_models import ConditionalPoisson

    both = frame.filter((pl.col(events).sum().over(child) > 0) & (pl.len().over(child) == 2) & (pl.col(days) > 0))
    both = both.filter(pl.len().over(child) == 2).sort(child)
    if (
        both.filter(pl.col(exposed) & (pl.col(events) > 0)).is_empty()
        or both.filter(~pl.col(exposed) & (pl.col(events) > 0)).is_empty()
    ):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = ConditionalPoisson(
            both[events].to_numpy(), both[exposed].cast(pl.Float64).to_numpy()[:, None], groups=both[child].to_numpy(),
            offset=np.log(both[days].to_numpy()),
        ).fit(disp=0)  # fmt: skip
        ratio, low, high = (float(math.exp(one)) for one in (fitted.params[0], *fitted.conf_int()[0]))
    return ratio, low, high


def mean_change(values: pl.Series) -> tuple[float, float, float]:
    """A mean with its interval."""
    from scipy.stats import t

    n, mean = len(values), float(values.mean())  # type: ignore[arg-type]
    spread = float(values.std() or 0) / math.sqrt(n) * float(t.ppf(0.975, n - 1)) if n > 1 else math.nan  # type: ignore[arg-type]
    return mean, mean - spread, mean + spread


def median_regression(frame: pl.DataFrame, outcome: str) -> list[tuple[str, float, float, float]]:
    """By how much the median moves with each other column, the rest held alike; columns that never vary are left out."""
    import numpy as np
    from statsmodels.regression.quantile_regression import QuantReg

    names = [name for name in frame.columns if name != outcome and frame[name].n_unique() > 1]
    design = np.column_stack([np.ones(frame.height), *(frame[name].to_numpy() for name in names)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = QuantReg(frame[outcome].cast(pl.Float64).to_numpy(), design).fit(q=0.5, max_iter=2000)
    bounds = fitted.conf_int()
    return [(name, float(fitted.params[at]), float(bounds[at][0]), float(bounds[at][1])) for at, name in enumerate(names, 1)]
