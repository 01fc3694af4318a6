"""The plan for a place: its steps, how each ended, who else reads; and what the clock says of what is late."""

from datetime import date, datetime

from django.db import transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, chain_of, teams_by_id
from ymylon.agencies.rules.closing import closed_fault
from ymylon.audit.actions import record_act
from ymylon.circumstances.actions.writing import once
from ymylon.contexts.actions.assessing import NOT_OF_CIRCLES
from ymylon.contexts.actions.writing import must_go_on, must_name_nobody, note
from ymylon.contexts.lookups import Context, Late, Reader, Step, StepEnded, last_about
from ymylon.contexts.models import Rung
from ymylon.contexts.rules import STAGES, ContextKind, StepEnd
from ymylon.contexts.rules.judging import MEANWHILE, NOT_TO_POLICE, READS_ALREADY, SAY_WHAT, SAY_WHY, TEAM, step_fault
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day, stages_due
from ymylon.post.actions import queue
from ymylon.terms.calendars import end_of_day
from ymylon.terms.codes import Lane, Role
from ymylon.terms.faults import Fault, refuse, refused


@transaction.atomic
def agree_step(*, by: Actor, at: datetime, context: Context, words: str, who: str, team: Team | None, due_on: date) -> Step:
    """Something is to be done by a day; this team sees to it, and reads the step and no more of the place. Raises Fault."""
    permit(by, "WRITE_CONTEXT")
    must_go_on(context)
    if team is None:
        raise Fault(TEAM, "team")
    refuse(closed_fault(team, at, "team"), step_fault(words, due_on, local_day(at)))
    must_name_nobody(by, context, words=words, who=who)
    made: Step = Step.objects.create(
        context_id=context.pk, place=context.name, at=at, by_id=by.practitioner_id, words=words.strip(), who=who.strip(),
        team_id=team.pk, due_on=due_on,
    )  # fmt: skip
    note(context, "CONTEXT_STEP_AGREED", about=made.ref)
    return made


@transaction.atomic
def end_step(*, by: Actor, at: datetime, step: Step, how: StepEnd, words: str) -> StepEnded:
    """What came of it, or why it was not done. The first stands. Raises Fault."""
    permit(by, "END_CONTEXT_STEP")
    if step.is_over:
        raise Fault(MEANWHILE)
    refuse(None if words.strip() else Fault(SAY_WHAT, "words"))
    row: StepEnded = once(
        StepEnded, Fault(MEANWHILE), step_id=step.pk, at=at, by_id=by.practitioner_id, how=how, words=words.strip()
    )
    record_act("CONTEXT_STEP_ENDED", lane=Lane.CONTEXT, about=step.ref, why=str(how))
    return row


@transaction.atomic
def let_read(*, by: Actor, at: datetime, context: Context, team: Team | None, why: str) -> Reader:
    """A team beyond those of the area reads what is said of the place: no child, and nobody of concern. It is told so, by letter
    and under Today. Raises Fault."""
    permit(by, "OPEN_CONTEXT")
    must_go_on(context)
    if team is None:
        raise Fault(TEAM, "team")
    if context.kind == ContextKind.CIRCLE and (team.agency.kind if team.agency else "") in NOT_OF_CIRCLES:
        raise refused(Fault(NOT_TO_POLICE, "team"))
    refuse(closed_fault(team, at, "team"), None if why.strip() else Fault(SAY_WHY, "why"))
    must_name_nobody(by, context, why=why)
    last = last_about(by, context, team.pk)
    if team.scope in context.scopes or last and not last.is_gone:
        raise Fault(READS_ALREADY, "team")
    row: Reader = once(
        Reader, Fault(READS_ALREADY, "team"), context_id=context.pk, team_id=team.pk, at=at, by_id=by.practitioner_id,
        why=why.strip(), replaces=last,
    )  # fmt: skip
    if team.email:
        key, link = f"context:{row.ref}:OPENED", reverse("contexts:context", args=[context.ref])
        queue(key=key, to_email=team.email, link=link, at=at)
    note(context, "CONTEXT_OPENED", why=team.name_en)
    return row


@transaction.atomic
def close_to(*, by: Actor, at: datetime, context: Context, reader: Reader, why: str) -> Reader:
    """A team that was let in reads of the place no more, from its next request; of its own steps it does. It may be let in again.

    Also where the assessment has ended, for what was written stays. Raises Fault.
    """
    permit(by, "OPEN_CONTEXT")
    refuse(None if why.strip() else Fault(SAY_WHY, "why"))
    must_name_nobody(by, context, why=why)
    row: Reader = once(
        Reader, Fault(MEANWHILE), context_id=context.pk, team_id=reader.team_id, at=at, by_id=by.practitioner_id, why=why.strip(),
        replaces=reader, is_gone=True,
    )  # fmt: skip
    note(context, "CONTEXT_CLOSED", why=reader.team.name_en)
    return row


@transaction.atomic
def climb(*, at: datetime, late: Late) -> int:
    """The team is told that a step or a look again is due, then their manager, then the head of service: each stage once."""
    base = end_of_day(late.due_on)
    due = stages_due(base, STAGES, late.done, at)
    for stage in due:
        team = _told(late.team_id, stage.to, at)
        Rung.objects.create(
            context_id=late.context_id, about=late.about, due_on=late.due_on, stage=stage.key, team_id=team.pk, at=at
        )  # fmt: skip
        if team.email:
            key = f"context:{late.about}:{late.due_on}:{stage.key}"
            queue(key=key, to_email=team.email, link=reverse("contexts:every"), at=at)
        record_act("CONTEXT_CLIMBED", lane=Lane.CONTEXT, about=late.about, why=stage.key)
    return len(due)


def _told(own_id: int, role: object, at: datetime) -> Team:
    """The team itself; its manager; and their manager. A team that is closed is passed over to whoever stands for it."""
    chain = chain_of(own_id, at)
    number = chain[: {None: 1, Role.TEAM_MANAGER: 2}.get(role, 3)][-1]  # type: ignore[call-overload]
    return teams_by_id([number])[number]
