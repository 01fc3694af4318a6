"""Agreeing a step of a disruption plan, and saying what came of it. Nothing of it stands in the child’s chronology."""

from datetime import date, datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team
from ymylon.agencies.rules.closing import closed_fault
from ymylon.associates.lookups import Entry
from ymylon.audit.actions import record_act
from ymylon.circumstances.actions.writing import once
from ymylon.contexts.lookups import Context
from ymylon.disruption.lookups import Outcome, Step, Target, is_child, reads_intelligence, teams_around
from ymylon.disruption.rules import DO_STEP, Against, Effect, Means, naming_fault, outcome_fault, step_fault
from ymylon.disruption.rules.judging import A_CHILD, AGAINST, HAS_ENDED, MEANWHILE, OWNER, POLICE_HOLD, PROTECTED
from ymylon.duties.actions import fulfil, open_duty
from ymylon.duties.rules import local_day
from ymylon.people.lookups import all_names
from ymylon.protection.lookups import owners_of
from ymylon.terms.calendars import end_of_day
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refuse


@transaction.atomic
def agree_step(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    target: Target | None,
    means: Means,
    words: str,
    team: Team | None,
    due_on: date,
    who: str = "",
) -> Step:
    """Something is done against somebody or something that is recorded, by a day; this team sees to it. Raises Fault."""
    permit(by, "AGREE_DISRUPTION")
    if owners_of([child_id]):
        raise Fault(PROTECTED)
    if target is None:
        raise Fault(AGAINST, "target")
    today = local_day(at)
    refuse(_target_fault(by, target, today), step_fault(words, due_on, today))
    if team is None:
        raise Fault(OWNER, "team")
    refuse(closed_fault(team, at, "team"), _team_fault(by, child_id, target, team))
    _must_name_nobody(by, child_id, words=words, who=who)
    step: Step = Step.objects.create(
        child_id=child_id, at=at, by_id=by.practitioner_id, **_against(target), named=target.called, means=means,
        words=words.strip(), who=who.strip(), team_id=team.pk, due_on=due_on,
    )  # fmt: skip
    # Of a child who has died too: those who harm go on.
    open_duty(
        by=by, at=at, child_id=child_id, kind=DO_STEP, lane=Lane.DISRUPTION, about=step.ref, due_at=end_of_day(due_on),
        team_id=team.pk,
    )  # fmt: skip
    record_act("DISRUPTION_AGREED", children=[child_id], lane=Lane.DISRUPTION, about=step.ref)
    return step


def _target_fault(by: Actor, target: Target, today: date) -> Fault | None:
    if is_child(by, target, today):
        return Fault(A_CHILD, "target")
    has_ended = isinstance(target.record, Context) and target.record.ended
    return Fault(HAS_ENDED, "target") if has_ended else None


def _team_fault(by: Actor, child_id: int, target: Target, team: Team) -> Fault | None:
    if str(team.ref) not in teams_around(by, child_id):
        return Fault(OWNER, "team")
    held = isinstance(target.record, Entry) and target.record.police
    return Fault(POLICE_HOLD, "team") if held and not reads_intelligence(team) else None


def _against(target: Target) -> dict[str, object]:
    if isinstance(target.record, Entry):
        return {"against": Against.ENTRY, "entry_id": target.record.pk}
    if isinstance(target.record, Context):
        return {"against": Against.PLACE, "context_id": target.record.pk}
    return {"against": Against.ORDER, "order_id": target.record.pk}


def _must_name_nobody(by: Actor, child_id: int, **said: str) -> None:
    names = {part for each in all_names(by, {child_id}).values() for one in each for part in (one.given, one.full) if part}
    refuse(naming_fault(said.items(), names))


@transaction.atomic
def end_step(*, by: Actor, at: datetime, step: Step, effect: Effect, words: str, next_words: str = "") -> Outcome:
    """What came of it; where the harm goes on, what is next. The first stands. Raises Fault."""
    permit(by, "END_DISRUPTION_STEP")
    refuse(outcome_fault(effect, words, next_words))
    _must_name_nobody(by, step.child_id, words=words, next_words=next_words)
    row: Outcome = once(
        Outcome, Fault(MEANWHILE), child_id=step.child_id, step_id=step.pk, at=at, by_id=by.practitioner_id, effect=effect,
        words=words.strip(), next_words=next_words.strip(),
    )  # fmt: skip
    fulfil(by=by, at=at, child_id=step.child_id, about=step.ref, kinds=[DO_STEP])
    record_act("DISRUPTION_ENDED", children=[step.child_id], lane=Lane.DISRUPTION, about=step.ref, why=str(effect))
    return row
