"""A team that is closed is told of nothing new and asked for nothing; what it owes goes to whoever stands for it."""

from datetime import datetime
from typing import Protocol

from ymylon.terms.faults import Fault
from ymylon.terms.words import Words

TEAM_CLOSED = Words(
    "This team is closed: nobody there reads it. Choose another.",
    "Mae’r tîm hwn wedi cau: nid oes neb yno’n ei ddarllen. Dewiswch un arall.",
)


class MayClose(Protocol):
    """Whatever is closed from a moment on, or not at all."""

    closed_at: datetime | None


def is_closed(team: MayClose, at: datetime) -> bool:
    """True if the directory has closed this team by then."""
    return team.closed_at is not None and team.closed_at <= at


def closed_fault(team: MayClose | None, at: datetime, field: str) -> Fault | None:
    """Why this team can't be asked for anything, at the question where it was chosen."""
    return Fault(TEAM_CLOSED, field) if team is not None and is_closed(team, at) else None
