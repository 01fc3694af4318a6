"""What is left unanswered climbs: each stage once, the last again and again, however late or often the sweep runs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from ymylon.terms.codes import Code

from .instants import utc


@dataclass(frozen=True, slots=True)
class Stage:
    """One rung: `after` the base moment (before it, if negative) somebody is told; once lapsed it isn't worth telling."""

    code: str
    after: timedelta
    to: Code | None = None
    repeat_every: timedelta | None = None
    lapses_after: timedelta | None = None

    def __post_init__(self) -> None:
        if self.repeat_every is not None and self.repeat_every <= timedelta(0):
            raise ValueError("A stage repeats after some time, not at once.")


class StageDone(NamedTuple):
    """A stage that was done, as the database remembers it."""

    code: str
    occurrence: int
    done_at: datetime

    @classmethod
    def of_key(cls, key: str, done_at: datetime) -> "StageDone":
        """Read back from the one word under which a stage was done."""
        code, _, occurrence = key.rpartition("-")
        return cls(code, int(occurrence), done_at)


@dataclass(frozen=True, slots=True)
class StageDue:
    """A stage whose time has come; (what it belongs to, `code`, `occurrence`) is the unique key under which it is done."""

    code: str
    occurrence: int
    reached_at: datetime
    to: Code | None = None

    @property
    def key(self) -> str:
        """One word for code and occurrence."""
        return f"{self.code}-{self.occurrence}"


def stages_due(base: datetime, stages: Iterable[Stage], done: Iterable[StageDone], now: datetime) -> tuple[StageDue, ...]:
    """The stages that have come due and aren't done, earliest first; none is passed over because a sweep was late."""
    done = tuple(done)
    found = (_due(base, stage, _last(stage, done), now) for stage in stages)
    return tuple(sorted((due for due in found if due is not None), key=lambda due: due.reached_at))


def next_stage_at(base: datetime, stages: Iterable[Stage], done: Iterable[StageDone], now: datetime) -> datetime | None:
    """When the next stage comes due; None if nothing climbs any further."""
    done = tuple(done)
    moments = (_reached_at(base, stage, _last(stage, done)) for stage in stages if not _lapsed(base, stage, now))
    return min((moment for moment in moments if moment is not None), default=None)


def _due(base: datetime, stage: Stage, last: StageDone | None, now: datetime) -> StageDue | None:
    reached_at = _reached_at(base, stage, last)
    if reached_at is None or _lapsed(base, stage, now):
        return None
    # A repeat from the future means that the clock was put right since. Waiting for that hour would be silence, so
    # the stage is done once more, under the next number.
    clock_went_back = last is not None and utc(last.done_at) > utc(now)
    if reached_at > utc(now) and not clock_went_back:
        return None
    # Two sweeps at once arrive at the same number, and the database lets one of them through.
    return StageDue(stage.code, 1 if last is None else last.occurrence + 1, min(reached_at, utc(now)), stage.to)


def _reached_at(base: datetime, stage: Stage, last: StageDone | None) -> datetime | None:
    if last is None:
        return utc(base) + stage.after
    # Counted from the last time it was done: repeats that a stopped sweep missed aren't rung in a row afterwards.
    return None if stage.repeat_every is None else utc(last.done_at) + stage.repeat_every


def _lapsed(base: datetime, stage: Stage, now: datetime) -> bool:
    return stage.lapses_after is not None and utc(now) - utc(base) >= stage.lapses_after


def _last(stage: Stage, done: Iterable[StageDone]) -> StageDone | None:
    return max((one for one in done if one.code == stage.code), key=lambda one: one.occurrence, default=None)
