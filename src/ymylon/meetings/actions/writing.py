"""What every write of this room shares: whose meeting it is, that it goes on, and what the database refuses said as a fault."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import DatabaseError, connection, transaction
from psycopg.errors import InsufficientPrivilege, UniqueViolation

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import teams_by_id
from ymylon.agencies.rules.closing import is_closed
from ymylon.audit.actions import record_act
from ymylon.circumstances.actions.writing import once
from ymylon.design.ways import reverse
from ymylon.meetings.lookups.frames import Meeting, chairs, is_mine, is_over, meetings_by_id
from ymylon.meetings.models import Setting
from ymylon.meetings.rules import Frame
from ymylon.meetings.rules.judging import MEANWHILE, NO_TEAM, NOT_YOURS, ONLY_CHAIR, OVER
from ymylon.post.actions import queue
from ymylon.terms.codes import Lane
from ymylon.terms.faults import Fault, refused
from ymylon.terms.words import Words


def team_of(by: Actor) -> int:
    """The first of their teams for which this person calls meetings. Raises Fault."""
    written = set(by.scopes(Lane.MEETING, writes=True))
    found = next((post.team_id for post in by.posts if post.scope in written), None)
    if found is None:
        raise Fault(NO_TEAM)
    return found


def hold_frames(by: Actor, *meetings: Meeting) -> list[Meeting]:
    """These meetings as they stand once nobody else changes what they are, until this act is done. Raises Fault."""
    numbers = [one.pk for one in meetings]
    with connection.cursor() as cursor:
        # In one order: two who combine the same meetings can't wait for each other.
        for number in sorted(numbers):
            cursor.execute("select pg_advisory_xact_lock(hashtextextended('meeting', %s))", [number])
    stand = meetings_by_id(by, numbers)
    if set(numbers) - set(stand):
        raise refused(Fault(NOT_YOURS))
    if any(stand[one.pk].number != one.number for one in meetings):  # type: ignore[attr-defined]
        raise Fault(MEANWHILE)
    return [stand[number] for number in numbers]


def must_keep(by: Actor, meeting: Meeting) -> None:
    """Whoever called it, while it is still to come. Raises Fault."""
    if not is_mine(by, meeting):
        raise refused(Fault(NOT_YOURS))
    if is_over(meeting):
        raise Fault(OVER)


def must_chair(by: Actor, meeting: Meeting) -> None:
    """The chair alone. Raises Fault."""
    if not chairs(by, meeting):
        raise refused(Fault(ONLY_CHAIR))


@contextmanager
def refused_as(words: Words, field: str = "", *, child: int | None = None) -> Iterator[None]:
    """What the database refuses is said so, beside its question, and that somebody was quicker; the transaction goes on."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as fault:
        if isinstance(fault.__cause__, InsufficientPrivilege):
            raise refused(Fault(words, field), child=child) from fault
        if isinstance(fault.__cause__, UniqueViolation):
            raise Fault(MEANWHILE) from fault
        raise


def ask(sql: str, arguments: list[Any], unless: Words, field: str = "") -> Any:
    """What a function of the database answers. Raises Fault, with these words where it is not theirs."""
    with refused_as(unless, field), connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchone()[0]


def set_next(by: Actor, at: datetime, meeting: Meeting, state: Frame, *, why: str = "", **said: Any) -> Setting:
    """The next row of a meeting’s frame, as the last one but for what is said; the second of two is told. Raises Fault."""
    facts = {name: getattr(meeting, name) for name in ("starts_at", "minutes", "place", "chair_id")} | said
    row: Setting = once(
        Setting,
        Fault(MEANWHILE),
        meeting_id=meeting.pk,
        number=meeting.number + 1,  # type: ignore[attr-defined]
        state=state,
        why=why.strip(),
        at=at,
        by_id=by.practitioner_id,
        **facts,
    )
    return row


def tell_asked(at: datetime, *meetings: Meeting) -> None:
    """Every team that is asked to one of these is told, once, that they were set, moved or cancelled: a link and no fact."""
    tell_teams(at, meetings[0], teams_to_tell(*meetings))


def teams_to_tell(*meetings: Meeting) -> set[int]:
    """Which teams are asked to one of these, by number: of whoever keeps them it is known, and no longer of who hands over."""
    return {number for one in meetings for number in ask("select teams_to_tell(%s)", [one.pk], NOT_YOURS)}


def tell_teams(at: datetime, meeting: Meeting, teams: Collection[int], what: str = "meeting-set") -> None:
    """Each of these teams is told by a link that holds no fact; `what`: of which act, so that each is told once of it."""
    for team in teams_by_id(teams).values():
        if team.email and not is_closed(team, at):
            key = f"{what}:{meeting.ref}:{at.isoformat()}:{team.pk}"
            queue(key=key, to_email=team.email, link=reverse("meetings:every"), at=at)


def note_frame(meeting: Meeting, act: str, *, why: str = "") -> None:
    """The line in the audit of what concerns the frame alone."""
    record_act(act, lane=Lane.MEETING, about=meeting.ref, why=why)
