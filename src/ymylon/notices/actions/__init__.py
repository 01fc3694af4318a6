"""Telling the teams that must know, recording that they have taken it on, and letting silence climb."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from ymylon.access.rules import NOBODY, Actor
from ymylon.agencies.lookups import Team, standing_in, teams_by_id
from ymylon.audit.actions import record_act
from ymylon.children.actions import end_involvements, involve, record_event
from ymylon.children.lookups import asked_now, has_part, lane_of_involved
from ymylon.duties.actions import fulfil
from ymylon.duties.rules import PolicyRow, due_at, stages_due
from ymylon.notices import lookups
from ymylon.notices.models import Notice, NoticeStage
from ymylon.notices.rules.clock import NoticeStage as Rung
from ymylon.notices.rules.clock import acknowledge_by, read_acknowledgement_policy
from ymylon.notices.rules.referrals import CHASE
from ymylon.post.actions import queue
from ymylon.terms.codes import InvolvementKind, Lane, NoticeKind


class NotTold(PermissionError):
    """Only a team that was told acknowledges on the screen; others may record a telephone call."""


@dataclass(frozen=True)
class TellRule:
    """Teams involved in this way are told, in this lane, and acknowledge within this time (None: no clock).

    After `then_within` more the manager is told, and again every `repeat_every`; unsaid, both are as long as `within`.
    """

    because: InvolvementKind
    lane: Lane
    within: timedelta | None = None
    then_within: timedelta | None = None
    repeat_every: timedelta | None = None
    source: str = ""
    standing: str = ""


def rule_under(row: PolicyRow | None, *, because: InvolvementKind, lane: Lane, at: datetime) -> TellRule:
    """The rule that an acknowledgement policy makes for a notice told at this moment; without a policy no clock runs."""
    if row is None:
        return TellRule(because, lane)
    policy = read_acknowledgement_policy(row.value)
    due = acknowledge_by(at, policy)
    then = due_at(due, policy.next_contact_within) - due
    return TellRule(because, lane, due - at, then, policy.repeat_every, row.source, row.standing)


def as_listed(rules: Iterable[TellRule], at: datetime) -> str:
    listed = []
    for place, rule in enumerate(rules):
        said = {"kind": rule.because, "lane": rule.lane, "place": place, "source": rule.source, "standing": rule.standing}
        if rule.within is not None:
            due = at + rule.within
            said["due_at"] = due.isoformat()
            said["manager_at"] = (due + (rule.then_within or rule.within)).isoformat()
            said["repeat"] = (rule.repeat_every or rule.within).total_seconds()
        listed.append(said)
    return json.dumps(listed)


def tell(
    *,
    by: Actor | None,
    at: datetime,
    child_id: int,
    kind: NoticeKind,
    about: UUID,
    rules: Iterable[TellRule],
    link: str,
    occurrence: int = 1,
) -> None:
    """Tell every involved team that a rule names, once; the first rule in order gives a team its lane and clock.

    Involvements of every lane are read, and nothing is returned: who tells sees afterwards only the notices that they may.
    """
    with connection.cursor() as cursor:
        arguments = [child_id, kind, about, occurrence, as_listed(rules, at), at, link]
        cursor.execute("select tell(%s, %s, %s, %s, %s, %s, %s)", arguments)
    record_act("TOLD", children=[child_id], about=about, why=kind)


def _acknowledge(by: Actor, at: datetime, notice: Notice, how: str, answered_by: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select acknowledge(%s, %s, %s, %s, %s)", [notice.ref, by.practitioner_id, at, how, answered_by])
        counted = cursor.fetchone()[0]
    if counted:
        record_event(
            by=by,
            at=at,
            child_id=notice.child_id,
            kind="ACKNOWLEDGED",
            lane=Lane[notice.lane],
            about=notice.about,
            team_id=notice.team_id,
        )
        record_act("ACKNOWLEDGED", children=[notice.child_id], lane=notice.lane, about=notice.ref, why=how)
        _stop_chasing(by, at, notice)
        if notice.kind in lookups.STANDS_ALONE:
            # Last of all: whoever held the child for this answer alone has lost them from here on, the writer too.
            end_involvements(by=by, at=at, child_id=notice.child_id, about=notice.ref)
    return counted


def _stop_chasing(by: Actor, at: datetime, notice: Notice) -> None:
    """Whoever referred need not chase the council any more: it has answered."""
    referral = lookups.referral_of(by, notice)
    if referral is not None:
        fulfil(by=by, at=at, child_id=notice.child_id, about=referral, kinds=[CHASE])


@transaction.atomic
def acknowledge(*, by: Actor, at: datetime, notice: Notice) -> bool:
    """Somebody of a team that was told has taken it on. False if somebody had before; then nothing changes. Raises NotTold."""
    if not lookups.may_acknowledge(by, notice, lookups.stages_of(by, [notice])[notice.pk]):
        raise NotTold
    return _acknowledge(by, at, notice, Notice.How.SCREEN, "")


@transaction.atomic
def tell_by_telephone(
    *, by: Actor, at: datetime, notice: Notice, rang: str, answered_by: str, took_it_on: bool, answered: bool = False
) -> bool:
    """A call about a notice, at the moment at which it was made, which may be before the notice.

    It stops the clock only if somebody, by name, answered and took it on; True if it did. Of whoever answered and didn't,
    no name is needed.
    """
    spoke = answered or took_it_on or bool(answered_by)
    with connection.cursor() as cursor:
        said = [notice.ref, rang, spoke, answered_by, took_it_on, at, by.practitioner_id]
        cursor.execute("select record_call(%s, %s, %s, %s, %s, %s, %s)", said)
    record_act(
        "TOLD_BY_TELEPHONE",
        children=[notice.child_id],
        lane=notice.lane,
        about=notice.ref,
        why="TOOK_IT_ON" if took_it_on else "ANSWERED" if spoke else "NO_ANSWER",
    )
    if spoke:
        _stop_chasing(by, at, notice)
    # Nobody can have taken on what they weren't told of yet.
    return took_it_on and _acknowledge(by, max(at, notice.told_at), notice, Notice.How.TELEPHONE, answered_by)


def leave_out(*, by: Actor, at: datetime, child_id: int, about: UUID, team_id: int, reason: str) -> None:
    """This team is not told of `about`. It never learns that it was left out, nor why."""
    with connection.cursor() as cursor:
        cursor.execute("select leave_out(%s, %s, %s, %s, %s, %s)", [child_id, about, team_id, reason, at, by.practitioner_id])
    record_act("LEFT_OUT", children=[child_id], about=about)


def close_notices(*, by: Actor, at: datetime, child_id: int, about: UUID) -> None:
    """What was told of `about` asks for no answer any more. Harm that was referred does: it never falls silent by a closing."""
    with connection.cursor() as cursor:
        cursor.execute("select close_notices(%s, %s, %s)", [child_id, about, at])


def reopen_notices(*, by: Actor, at: datetime, child_id: int, about: UUID) -> None:
    """`about` is open again: whoever is asked about referred harm is involved by it again, not for the answer alone."""
    with connection.cursor() as cursor:
        cursor.execute("select reopen_notices(%s, %s, %s)", [child_id, about, list(lookups.STANDS_ALONE)])


def uninvolve_left_out(*, child_id: int, about: UUID) -> None:
    """Whoever was left out before `about` involved them is not involved by it; what else involves them stays."""
    with connection.cursor() as cursor:
        cursor.execute("select uninvolve_left_out(%s, %s)", [child_id, about])


def tell_whoever_was_told(
    *,
    by: Actor,
    at: datetime,
    child_id: int,
    kind: NoticeKind,
    about: UUID,
    rules: Iterable[TellRule],
    link: str,
    occurrence: int = 1,
) -> None:
    """Tell every team that was told of `about`, in the lane in which it was told; a rule gives a team its clock.

    Nothing is returned: the list of who was told may hold what the teller must not know.
    """
    with connection.cursor() as cursor:
        arguments = [child_id, kind, about, occurrence, as_listed(rules, at), at, link]
        cursor.execute("select tell_whoever_was_told(%s, %s, %s, %s, %s, %s, %s)", arguments)


# The climb: what the clock does when nobody answers


@transaction.atomic
def climb_if_due(*, at: datetime, notice_id: int) -> int:
    """Do what silence asks for now about one notice: each stage once, however often this is called. How many is returned.

    Called by the clock, in the system's role. Nothing is done for a notice that somebody else is writing at this moment:
    either it is being acknowledged, or another sweep is at it.
    """
    notice = lookups.hold_unanswered(notice_id)
    if notice is None:
        return 0
    due = stages_due(notice.told_at, lookups.climb_of(notice), lookups.stages_done([notice_id])[notice_id], at)
    for stage in due:
        _tell_next(at, notice, stage.code, stage.occurrence, _who_is_next(at, notice, stage.code))
    return len(due)


@transaction.atomic
def pass_on(*, at: datetime, notice_id: int) -> int:
    """Whoever stands for the closed team that was told this is told so once, where no clock climbs past it; how many were.

    Once that team is closed too, whoever stands then is told. Called by the clock, in the system's role.
    """
    notice = lookups.hold_unanswered(notice_id)
    if notice is None or notice.due_at is not None:
        return 0
    stands, told = asked_now(notice.child_id, notice.team_id, at, notice.about), lookups.passed_on_to([notice_id])[notice_id]
    if stands == notice.team_id or stands in told:
        return 0
    _tell_next(at, notice, Rung.PASSED_ON, len(told) + 1, stands)
    return 1


def _who_is_next(at: datetime, notice: Notice, code: str) -> int:
    """The next contact or the manager, by number. Where none may know, the team itself is told again.

    A team that is closed is passed over to whoever stands for it.
    """
    own = teams_by_id([notice.team_id])[notice.team_id]
    order = [own.manager_team_id, own.next_team_id] if code == Rung.MANAGER else [own.next_team_id, own.manager_team_id]
    # Itself at the end, for the team of which nobody above is named: once it is closed somebody stands for it all the same.
    named = [number for number in (*order, own.pk) if number]
    stands = standing_in(named, at)
    order = [stands[number] for number in named if stands[number] != own.pk]
    known = teams_by_id(order)
    barred_teams, barred_agencies = lookups.left_out_of(notice.about)
    # Its colleagues would see what it must not: a whole agency stays out with one of its teams.
    willing = [
        team
        for team in (known[number] for number in order)
        if team.pk not in barred_teams and team.agency_id not in barred_agencies
    ]
    return (willing[0] if willing else own).pk


def _scopes(team: Team, notice: Notice) -> list[int]:
    # Of a protected child nobody hears but who is next, and none of their colleagues.
    whole = [team.agency.scope] if team.agency and notice.lane != Lane.PROTECTED else []
    return [team.scope, *whole]


def _reasons(notice: Notice) -> list[UUID]:
    """Until when whoever is told next belongs to the child: until this is answered, while the episode is open, or not at all.

    What stands alone is answered, closed or not. An alarm about a protected child lets nobody in: it is read by itself.
    """
    if notice.lane == Lane.PROTECTED:
        return []
    alone = [notice.ref] if notice.kind in lookups.STANDS_ALONE else []
    return alone if notice.closed_at else [*alone, notice.about]


def _tell_next(at: datetime, notice: Notice, code: str, occurrence: int, team_id: int) -> None:
    team = teams_by_id([team_id])[team_id]
    scopes = _scopes(team, notice)
    if not set(scopes) <= set(notice.told_scopes):
        notice.told_scopes = sorted({*notice.told_scopes, *scopes})
        notice.save(update_fields=["told_scopes"])
    NoticeStage.objects.create(
        notice=notice,
        child_id=notice.child_id,
        lane=notice.lane,
        stage=code,
        occurrence=occurrence,
        team_id=team_id,
        told_scopes=notice.told_scopes,
        at=at,
    )
    # Whoever hears of a clinic's silence stands where the clinic does, or the open list would say of which team it is.
    beside = lane_of_involved(notice.child_id, notice.team_id)
    passed_on = code == Rung.PASSED_ON
    # Whoever was told and has no part in the child's life any more opens nothing to whoever stands for them.
    for about in _reasons(notice) if not passed_on or has_part(notice.child_id, notice.team_id) else ():
        involve(
            by=NOBODY,
            at=at,
            child_id=notice.child_id,
            team_id=team_id,
            kind=InvolvementKind.TOLD,
            basis="TEAM_CLOSED" if passed_on else "NOT_ACKNOWLEDGED",
            about=about,
            lane=beside,
        )
    if team.email:
        queue(key=f"notice:{notice.ref}:{code}-{occurrence}", to_email=team.email, link=notice.link, at=at)
    lane = Lane[notice.lane]
    record_act("TOLD_NEXT", children=[notice.child_id], lane=lane, about=notice.ref, why=f"{code}-{occurrence}")
    if passed_on:
        return
    record_event(
        by=None,
        at=at,
        child_id=notice.child_id,
        kind="NOT_ACKNOWLEDGED",
        lane=lane,
        about=notice.about,
        team_id=team_id,
        detail=code,
    )
