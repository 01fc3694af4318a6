"""The quarterly review: when somebody's place in a team is asked about, and when the asking climbs. Nothing ends by itself."""

from datetime import datetime, timedelta

EVERY = timedelta(days=91)
WITHIN = timedelta(days=14)


def due_at(asked_at: datetime) -> datetime:
    """Until when a manager has time to confirm or end it, before the next manager is asked."""
    return asked_at + WITHIN


def next_asked(chain: list[int], asked: int) -> int:
    """Which team is asked after `asked`, of the teams from the first manager to the last; the last is asked again."""
    later = chain[chain.index(asked) + 1 :] if asked in chain else chain
    return later[0] if later else asked
