"""What of agreed actions and of small practical help a manager counts: requests, and never children."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from .agreed import OPEN, ActionState, Help


@dataclass(frozen=True, slots=True)
class CountedAction:
    """One action, or one request for help, as far as it is counted; `help` is None for an action that was agreed.

    A moment is None where nothing of that kind was ever owed, or has not ended.
    """

    state: ActionState
    help: Help | None = None
    answer_due: datetime | None = None
    answered_at: datetime | None = None
    done_due: datetime | None = None
    ended_at: datetime | None = None
    was_granted: bool = False

    def answered_late(self, now: datetime) -> bool:
        """Whether the answer came after its time, or has not come and its time is over."""
        return self.answer_due is not None and (self.answered_at or now) > self.answer_due

    def is_late(self, now: datetime) -> bool:
        """Whether it was done after its day, or is not done and its day is over."""
        return self.done_due is not None and (self.ended_at or now) > self.done_due

    def is_unmet(self, now: datetime) -> bool:
        """Whether a child goes without: refused, not done all the same, or waiting past the time for a yes or for doing it."""
        if self.help is None:
            return False
        if self.state in (ActionState.REFUSED, ActionState.NOT_DONE):
            return True
        return self.state in OPEN and (self.is_late(now) if self.was_granted else self.answered_late(now))


@dataclass(frozen=True, slots=True)
class HelpCounts:
    """Of the small practical help that a team was asked for. Asked: granted, refused, waiting or withdrawn, each in one of them.

    `late`: answered or given after its time, or still waiting past it. `unmet`: without what was asked for, by kind.
    """

    asked: int
    granted: int
    refused: int
    waiting: int
    withdrawn: int
    late: int
    unmet: Mapping[Help, int]


@dataclass(frozen=True, slots=True)
class ActionCounts:
    """Of the actions that a team owns: how each ended, or that it is open; and how many were late, or are."""

    agreed: int
    ended: Mapping[ActionState, int]
    still_open: int
    late: int


def count_help(rows: Iterable[CountedAction], now: datetime) -> HelpCounts:
    """The requests among these."""
    asked = [row for row in rows if row.help is not None]
    states = Counter(row.state for row in asked)
    granted = sum(row.was_granted for row in asked)
    refused, waiting = states[ActionState.REFUSED], states[ActionState.ASKED]
    return HelpCounts(
        asked=len(asked),
        granted=granted,
        refused=refused,
        waiting=waiting,
        withdrawn=len(asked) - granted - refused - waiting,
        late=sum(row.answered_late(now) or row.is_late(now) for row in asked),
        unmet=Counter(row.help for row in asked if row.help is not None and row.is_unmet(now)),
    )


def count_actions(rows: Iterable[CountedAction], now: datetime) -> ActionCounts:
    """The agreed actions among these."""
    held = [row for row in rows if row.help is None]
    states = Counter(row.state for row in held)
    return ActionCounts(
        agreed=len(held),
        ended={state: states[state] for state in ActionState if state not in OPEN and state != ActionState.REFUSED},
        still_open=sum(states[state] for state in OPEN),
        late=sum(row.is_late(now) for row in held),
    )
