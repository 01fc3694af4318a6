"""How it climbs that a board has no next date: by days, for nobody finds one within hours."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from ymylon.duties.rules import LATE, Stage, StageDone
from ymylon.terms.calendars import end_of_day
from ymylon.terms.codes import Role

STAGES = (
    Stage(LATE, timedelta(0)),
    Stage("ESCALATED_1", timedelta(days=2), Role.TEAM_MANAGER, repeat_every=timedelta(days=7)),
    Stage("ESCALATED_2", timedelta(days=28), Role.HEAD_OF_SERVICE, repeat_every=timedelta(days=7)),
)


def counted_from(due_on: date, done: Sequence[StageDone]) -> datetime:
    """From when it climbs: its day, or the first moment at which somebody was told, if that is later.

    A board that was late long before the clock went round for it is told to its own team first, as any other.
    """
    return max([end_of_day(due_on), *([min(one.done_at for one in done)] if done else [])])
