"""While a child stays missing: at the hours that policy sets, somebody more senior looks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ymylon.duties.rules.climbing import Stage, StageDone, stages_due
from ymylon.duties.rules.instants import utc
from ymylon.duties.rules.lengths import LengthFault, read_length
from ymylon.duties.rules.policy import Areas, PolicyRow, policies_in_force
from ymylon.terms.codes import Role
from ymylon.terms.words import Words

FAMILY = "escalate_missing"


@dataclass(frozen=True, slots=True)
class Escalation:
    """A stage that has come: who looks, since when, and how many hours the child has then been missing."""

    key: str
    hours: int
    to: Role
    reached_at: datetime

    @property
    def why(self) -> Words:
        """The reason, with a label before the number so that no number bends a word."""
        return Words(f"Hours missing: {self.hours}", f"Oriau ar goll: {self.hours}")


def escalation_stages(rows: Iterable[PolicyRow], areas: Areas, started_at: datetime) -> tuple[Stage, ...]:
    """The stages in force when the episode began; a value states {"hours": 24, "to": "TEAM_MANAGER"[, "repeat_every": …]}."""
    return tuple(_stage(row) for row in policies_in_force(rows, FAMILY, areas, started_at))


def escalations_due(
    rows: Iterable[PolicyRow], areas: Areas, started_at: datetime, done: Iterable[StageDone], now: datetime
) -> tuple[Escalation, ...]:
    """Who has to look now, each stage once, whatever was delayed; counted from when the child was last seen."""
    due = stages_due(started_at, escalation_stages(rows, areas, started_at), done, now)
    return tuple(
        Escalation(one.key, (one.reached_at - utc(started_at)) // timedelta(hours=1), Role[one.to.name], one.reached_at)
        for one in due
        if one.to is not None
    )


def _stage(row: PolicyRow) -> Stage:
    after = read_length(row.value).elapsed
    if after is None:
        raise LengthFault("A stage while missing is counted in hours or days.")
    repeat = row.value.get("repeat_every")
    repeat_every = read_length(repeat).elapsed if isinstance(repeat, Mapping) else None
    return Stage(row.key, after, Role[str(row.value.get("to"))], repeat_every)
