"""Telling the teams that must know, and recording that they have taken it on."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from ymylon.access.rules import Actor
from ymylon.audit.actions import record_act
from ymylon.children.actions import record_event
from ymylon.notices.models import Notice
from ymylon.terms.codes import InvolvementKind, Lane, NoticeKind


@dataclass(frozen=True)
class TellRule:
    """Teams involved in this way are told, in this lane, and acknowledge within this time (None: no clock)."""

    because: InvolvementKind
    lane: Lane
    within: timedelta | None


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
    listed = [
        {"kind": rule.because, "lane": rule.lane, "seconds": rule.within.total_seconds() if rule.within else None, "place": place}
        for place, rule in enumerate(rules)
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "select tell(%s, %s, %s, %s, %s, %s, %s)", [child_id, kind, about, occurrence, json.dumps(listed), at, link]
        )
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
            lane=Lane(notice.lane),
            about=notice.about,
            team_id=notice.team_id,
        )
        record_act("ACKNOWLEDGED", children=[notice.child_id], lane=notice.lane, about=notice.ref, why=how)
    return counted


@transaction.atomic
def acknowledge(*, by: Actor, at: datetime, notice: Notice) -> bool:
    """Somebody of the team that was told has taken it on. False if somebody had before; then nothing changes."""
    return _acknowledge(by, at, notice, Notice.How.SCREEN, "")


@transaction.atomic
def tell_by_telephone(*, by: Actor, at: datetime, notice: Notice, rang: str, answered_by: str, took_it_on: bool) -> bool:
    """A call about a notice. It stops the clock only if somebody, by name, answered and took it on; True if it did."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select record_call(%s, %s, %s, %s, %s, %s)", [notice.ref, rang, answered_by, took_it_on, at, by.practitioner_id]
        )
    record_act(
        "TOLD_BY_TELEPHONE",
        children=[notice.child_id],
        lane=notice.lane,
        about=notice.ref,
        why="TOOK_IT_ON" if took_it_on else "NO_ANSWER",
    )
    return took_it_on and _acknowledge(by, at, notice, Notice.How.TELEPHONE, answered_by)


def leave_out(*, by: Actor, at: datetime, child_id: int, about: UUID, team_id: int, reason: str) -> None:
    """This team is not told of `about`. It never learns that it was left out, nor why."""
    with connection.cursor() as cursor:
        cursor.execute("select leave_out(%s, %s, %s, %s, %s, %s)", [child_id, about, team_id, reason, at, by.practitioner_id])
    record_act("LEFT_OUT", children=[child_id], about=about)
