"""How panels went: held, cancelled, to come, not closed; whether their minutes were approved in time; which agencies came."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ymylon.duties.rules import PolicyRow, areas_of, policy_in_force
from ymylon.duties.rules.lengths import due_at, read_length
from ymylon.meetings.rules import Frame
from ymylon.terms.codes import Code

MINUTES_KEY = "meeting.minutes"


class Minutes(Code):
    """How the minutes of one meeting stand against the policy of its day."""

    NONE = "NONE", "No minutes are due", "Dim cofnodion yn ddyledus"
    IN_TIME = "IN_TIME", "Approved in time", "Cymeradwywyd mewn pryd"
    LATE = "LATE", "Late, or approved late", "Hwyr, neu wedi’u cymeradwyo’n hwyr"
    WAITS = "WAITS", "Not approved, and not late yet", "Heb eu cymeradwyo, a heb fod yn hwyr eto"
    NO_CLOCK = "NO_CLOCK", "No policy sets a time", "Nid oes polisi’n gosod amser"


def minutes_stand(
    state: str, starts_at: datetime, approved_at: datetime | None, policies: Iterable[PolicyRow], area: str, now: datetime
) -> Minutes:
    """Judged by the row that was in force on the day of the meeting; where none was, no clock runs."""
    if state != Frame.HELD:
        return Minutes.NONE
    row = policy_in_force(policies, MINUTES_KEY, areas_of(area), starts_at)
    if row is None:
        return Minutes.NO_CLOCK
    due = due_at(starts_at, read_length(row.value))
    if approved_at is None:
        return Minutes.LATE if now > due else Minutes.WAITS
    return Minutes.IN_TIME if approved_at <= due else Minutes.LATE


@dataclass(frozen=True, slots=True)
class Stood:
    """What became of one meeting: its state, whether its time has come, whether its minutes are approved, and how they stand."""

    state: str
    is_begun: bool
    is_approved: bool
    minutes: Minutes


@dataclass(frozen=True, slots=True)
class Tally:
    """Meetings of one place: how many were held, cancelled, are to come, or began and were not closed; and of their minutes."""

    held: int = 0
    cancelled: int = 0
    coming: int = 0
    not_closed: int = 0
    approved: int = 0
    in_time: int = 0
    clocked: int = 0


def tally(rows: Iterable[Stood]) -> Tally:
    """Counted one by one. A meeting that began, and of which nobody said that it was held, is not still to come."""
    found = list(rows)
    waits = [one for one in found if one.state in (Frame.SET, Frame.MOVED)]
    return Tally(
        held=sum(one.state == Frame.HELD for one in found),
        cancelled=sum(one.state == Frame.CANCELLED for one in found),
        coming=sum(not one.is_begun for one in waits),
        not_closed=sum(one.is_begun for one in waits),
        approved=sum(one.is_approved for one in found),
        in_time=sum(one.minutes is Minutes.IN_TIME for one in found),
        clocked=sum(one.minutes in (Minutes.IN_TIME, Minutes.LATE) for one in found),
    )


@dataclass(frozen=True, slots=True)
class Agency:
    """One kind of agency: to how many meetings that were held it was asked, and to how many somebody came."""

    kind: str
    asked: int
    came: int


def attendance(meetings: Iterable[Mapping[str, bool]]) -> tuple[Agency, ...]:
    """Of each meeting that was held which kinds of agency were asked to the whole of it, and whether anybody came."""
    asked: dict[str, list[bool]] = defaultdict(list)
    for came in meetings:
        for kind, was_there in came.items():
            asked[kind].append(was_there)
    return tuple(Agency(kind, len(each), sum(each)) for kind, each in sorted(asked.items()))
