"""How a child may be visited, leaving on a visit and coming back, and saying that one was followed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection, transaction

from ymylon.access.actions import permit
from ymylon.access.rules import Actor, Post
from ymylon.agencies.lookups import teams_by_id
from ymylon.circumstances.actions.owing import due_by_policy
from ymylon.circumstances.actions.writing import NoSuchEntry, note, or_seal
from ymylon.circumstances.models import StaffIncident, Visit, VisitRule
from ymylon.circumstances.rules.continuity import visit_lane
from ymylon.circumstances.rules.duties import ANSWER_INCIDENT, CHECK_IN, CHECK_IN_LATE, HELP_WORKER
from ymylon.circumstances.rules.faults import Fault
from ymylon.circumstances.rules.staff import ANSWERED, NAME_SOMEBODY, NOT_ONESELF, back_fault, visit_fault
from ymylon.duties.actions import fulfil, open_duty
from ymylon.terms.codes import CheckIn, Lane, StaffReport, VisitPlace, VisitSafety

_LANE = Lane.WORKER_SAFETY


@transaction.atomic
def set_visit_rule(
    *, by: Actor, at: datetime, child_id: int, kind: VisitSafety, alone: Iterable[int] = (), names_hidden: bool, words: str
) -> VisitRule:
    """How this child may be visited from now on; what held until now ends, and stays in the history. Raises Fault."""
    permit(by, "SET_VISIT_RULE")
    named = sorted(set(alone)) if kind == VisitSafety.NAMED_ALONE else []
    if kind == VisitSafety.NAMED_ALONE and not named:
        raise Fault(NAME_SOMEBODY, "alone")
    said = or_seal(by, at, child_id, words, "circumstances_visitrule")
    VisitRule.objects.visible_to(by).filter(child_id=child_id, ended_at__isnull=True).update(ended_at=at)
    rule = VisitRule.objects.create(
        child_id=child_id, kind=kind, alone=named, names_hidden=names_hidden, words=said, recorded_at=at,
        recorded_by_id=by.practitioner_id,
    )  # fmt: skip
    note(by=by, at=at, child_id=child_id, act="VISIT_RULE_SET", lane=_LANE, about=rule.ref, detail=kind)
    return rule


@transaction.atomic
def plan_visit(
    *, by: Actor, at: datetime, child_id: int, place: VisitPlace, back_at: datetime, second_id: int | None = None
) -> UUID:
    """Somebody leaves to see a child and is due back: their team owes a check-in, and their manager is told if none comes.

    Refused where the rule for this child asks for two, or for another place. Raises Fault.
    """
    permit(by, "PLAN_VISIT")
    back = back_fault(at, back_at)
    if back is not None:
        raise Fault(back, "back")
    if second_id is not None and second_id == by.practitioner_id:
        raise Fault(NOT_ONESELF, "second")
    rule = VisitRule.objects.visible_to(by).filter(child_id=child_id, ended_at__isnull=True).first()
    is_named = rule is not None and by.practitioner_id in rule.alone
    fault = visit_fault(rule.kind if rule else None, is_named=is_named, has_second=second_id is not None, place=place)
    if fault is not None:
        raise Fault(*fault)
    ref, post = uuid4(), _post_of(by)
    manager = _manager_of(post)
    arguments = [ref, child_id, by.practitioner_id, second_id, post.team_id, manager, place, at, back_at]
    with connection.cursor() as cursor:
        cursor.execute("select plan_visit(%s, %s, %s, %s, %s, %s, %s, %s, %s)", arguments)
    alert = due_by_policy("check_in.alert", back_at)
    for kind, team_id, due in ((CHECK_IN, post.team_id, back_at), (CHECK_IN_LATE, manager, alert.at if alert else back_at)):
        open_duty(
            by=by, at=at, child_id=child_id, kind=kind, lane=_LANE, about=ref, due_at=due, team_id=team_id,
            source=alert.row.source if alert and kind == CHECK_IN_LATE else "",
            standing=alert.row.standing if alert and kind == CHECK_IN_LATE else "",
        )  # fmt: skip
    note(by=by, at=at, child_id=child_id, act="VISIT_PLANNED", lane=_LANE, about=ref, detail=place)
    return ref


def _post_of(by: Actor) -> Post:
    """The post from which somebody visits: the first that may write of such things."""
    scopes = set(by.scopes(_LANE, writes=True))
    return next((post for post in by.posts if post.scope in scopes), by.posts[0])


def _manager_of(post: Post) -> int:
    team = teams_by_id([post.team_id])[post.team_id]
    return team.manager_team_id or team.next_team_id or team.pk


@transaction.atomic
def check_in(*, by: Actor, at: datetime, visit: Visit, answer: CheckIn) -> None:
    """A worker is back, by their own word or that of whoever reached them; or needs help, and a manager is told at once."""
    permit(by, "PLAN_VISIT")
    if visit.answer in (CheckIn.SAFE, CheckIn.NOT_SEEN):
        return
    with connection.cursor() as cursor:
        cursor.execute("select check_in(%s, %s, %s, %s, %s)", [visit.child_id, visit.ref, answer, at, by.practitioner_id])
    if answer == CheckIn.NEED_HELP:
        manager = teams_by_id([visit.team_id])[visit.team_id]
        open_duty(
            by=by, at=at, child_id=visit.child_id, kind=HELP_WORKER, lane=_LANE, about=visit.ref, due_at=at,
            team_id=manager.manager_team_id or manager.next_team_id or manager.pk,
        )  # fmt: skip
        note(by=by, at=at, child_id=visit.child_id, act="HELP_ASKED", lane=_LANE, about=visit.ref)
        return
    kinds = [CHECK_IN, CHECK_IN_LATE, HELP_WORKER]
    fulfil(by=by, at=at, child_id=visit.child_id, about=visit.ref, kinds=kinds)
    note(by=by, at=at, child_id=visit.child_id, act="CHECKED_IN", lane=_LANE, about=visit.ref, detail=answer)
    if answer == CheckIn.SAFE:
        lane = visit_lane(teams_by_id([visit.team_id])[visit.team_id].function)
        # Whoever reached a worker by telephone was not with the child.
        was_there = by.practitioner_id in (visit.practitioner_id, visit.second_id)
        went = {} if was_there else {"who_id": visit.practitioner_id, "team_id": visit.team_id}
        note(by=by, at=at, child_id=visit.child_id, act="VISITED", lane=lane, about=visit.ref, **went)


@transaction.atomic
def report_incident(*, by: Actor, at: datetime, child_id: int, kind: StaffReport, words: str) -> StaffIncident:
    """A worker was followed, threatened or found: written down as it was said, and answered by a manager, who is told now."""
    permit(by, "REPORT_STAFF_INCIDENT")
    said = or_seal(by, at, child_id, words, "circumstances_staffincident")
    incident = StaffIncident.objects.create(
        child_id=child_id, kind=kind, words=said, recorded_at=at, recorded_by_id=by.practitioner_id
    )
    due = due_by_policy("incident.answer", at)
    open_duty(
        by=by, at=at, child_id=child_id, kind=ANSWER_INCIDENT, lane=_LANE, about=incident.ref, due_at=due.at if due else at,
        team_id=_manager_of(_post_of(by)), source=due.row.source if due else "", standing=due.row.standing if due else "",
    )  # fmt: skip
    note(by=by, at=at, child_id=child_id, act="INCIDENT_REPORTED", lane=_LANE, about=incident.ref, detail=kind)
    return incident


@transaction.atomic
def answer_incident(*, by: Actor, at: datetime, ref: UUID, words: str) -> StaffIncident:
    """A manager says what is done for the worker: once, and the first stands. Raises NoSuchEntry and Fault."""
    permit(by, "ANSWER_STAFF_INCIDENT")
    incident = StaffIncident.objects.visible_to(by).select_for_update(of=("self",)).filter(ref=ref).first()
    if incident is None:
        raise NoSuchEntry
    if incident.answered_at is not None:
        raise Fault(ANSWERED)
    incident.answer = or_seal(by, at, incident.child_id, words, "circumstances_staffincident")
    incident.answered_at, incident.answered_by_id = at, by.practitioner_id
    incident.save(update_fields=["answer", "answered_at", "answered_by"])
    fulfil(by=by, at=at, child_id=incident.child_id, about=ref, kinds=[ANSWER_INCIDENT])
    note(by=by, at=at, child_id=incident.child_id, act="INCIDENT_ANSWERED", lane=_LANE, about=ref)
    return incident
