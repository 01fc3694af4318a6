"""The clock of an acknowledgement: told, then the next contact, then the manager again and again until somebody answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ymylon.duties.rules.climbing import Stage, StageDone, StageDue, next_stage_at, stages_due
from ymylon.duties.rules.instants import utc
from ymylon.duties.rules.lengths import Length, LengthFault, due_at, read_length
from ymylon.terms.codes import Code, Role


class NoticeStage(Code):
    """Who is told next when nobody acknowledges, or when the team that was told is there no more."""

    NEXT_CONTACT = "NEXT_CONTACT", "Next contact told", "Dywedwyd wrth y cyswllt nesaf"
    MANAGER = "MANAGER", "Manager told", "Dywedwyd wrth y rheolwr"
    PASSED_ON = "CLOSED", "Told in the place of a team that is closed", "Dywedwyd wrtho yn lle tîm sydd wedi cau"


@dataclass(frozen=True, slots=True)
class AcknowledgementPolicy:
    """How long a team has, how long the next contact has after that, and how often the manager is told again."""

    within: Length
    next_contact_within: Length
    repeat_every: timedelta


def read_acknowledgement_policy(value: Mapping[str, object]) -> AcknowledgementPolicy:
    """The policy that a row's value states: {"within": …, "next_contact_within": …, "repeat_every": …}."""
    within, after, repeat = (_length(value, name) for name in ("within", "next_contact_within", "repeat_every"))
    if repeat.elapsed is None:
        raise LengthFault("The manager is told again after minutes, hours or days.")
    return AcknowledgementPolicy(within, after, repeat.elapsed)


def acknowledge_by(told_at: datetime, policy: AcknowledgementPolicy) -> datetime:
    """The moment, in UTC, by which the team must have acknowledged."""
    return due_at(told_at, policy.within)


def stages(told_at: datetime, policy: AcknowledgementPolicy) -> tuple[Stage, ...]:
    """The climb of one notice. It is fixed when the notice is written: a late sweep gives nobody more time to be silent."""
    next_contact_at = acknowledge_by(told_at, policy)
    manager_at = due_at(next_contact_at, policy.next_contact_within)
    return (
        Stage(NoticeStage.NEXT_CONTACT, next_contact_at - utc(told_at)),
        Stage(NoticeStage.MANAGER, manager_at - utc(told_at), Role.TEAM_MANAGER, repeat_every=policy.repeat_every),
    )


def notice_stages_due(
    told_at: datetime, policy: AcknowledgementPolicy, done: Iterable[StageDone], now: datetime
) -> tuple[StageDue, ...]:
    """What a sweep must do now about a notice that nobody acknowledged; (notice, code, occurrence) is done once."""
    return stages_due(told_at, stages(told_at, policy), done, now)


def climbs_next_at(told_at: datetime, policy: AcknowledgementPolicy, done: Iterable[StageDone], now: datetime) -> datetime | None:
    """When the next person is told if nobody answers before."""
    return next_stage_at(told_at, stages(told_at, policy), done, now)


def _length(value: Mapping[str, object], name: str) -> Length:
    stated = value.get(name)
    if not isinstance(stated, Mapping):
        raise LengthFault(f"An acknowledgement policy states {name!r}.")
    return read_length(stated)
