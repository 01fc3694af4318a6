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


def who_looks(rows: Iterable[PolicyRow], areas: Areas, started_at: datetime, hours: int) -> Role | None:
    """Who looks after so many hours: whom the latest stage names that has come by then; None before the first."""
    reached = [stage for stage in escalation_stages(rows, areas, started_at) if stage.after <= timedelta(hours=hours)]
    latest = max(reached, key=lambda stage: stage.after, default=None)
    return Role[latest.to.name] if latest is not None and latest.to is not None else None


def review_fault(to: Role | None, roles: Iterable[Role]) -> Words | None:
    """Why a look by somebody in these roles doesn't meet the duty; None if it does. A head of service may look for a manager."""
    if to is not Role.HEAD_OF_SERVICE or Role.HEAD_OF_SERVICE in set(roles):
        return None
    return Words(
        "After so many hours a head of service looks. Tell them; what you have decided can be added as a check.",
        "Ar ôl cynifer o oriau, pennaeth gwasanaeth sy’n adolygu. Rhowch wybod iddynt; "
        "gellir ychwanegu eich penderfyniad fel gwiriad.",
        False,
    )


def _stage(row: PolicyRow) -> Stage:
    after = read_length(row.value).elapsed
    if after is None:
        raise LengthFault("A stage while missing is counted in hours or days.")
    repeat = row.value.get("repeat_every")
    repeat_every = read_length(repeat).elapsed if isinstance(repeat, Mapping) else None
    return Stage(row.key, after, Role[str(row.value.get("to"))], repeat_every)
