"""Whether a child is on a panel, when the panel last met about them and meets again; and which children were moved."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ymylon.duties.rules import local_day
from ymylon.meetings.rules import Calm, Frame

_WAITS = (Frame.SET, Frame.MOVED)


# Over so long moves, orders and steps are counted: no guidance says, and the page does.
LOOKS_BACK = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """One meeting of a panel that had, or has, a child on its agenda, and how the child’s item was closed."""

    state: str
    starts_at: datetime
    goes_on: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """When the panel last met about a child, when it meets next, or by which day it owes the next meeting."""

    last_at: datetime | None
    next_at: datetime | None
    owed_on: date | None
    is_late: bool


def place_on_panel(rows: Sequence[OnAgenda], now: datetime) -> Place | None:
    """A child’s place on the panel, from its meetings about them in the order in which they were called.

    None once the chair decided that no more meetings are needed, and none is to come. Neither time nor a meeting that was
    cancelled takes a child off.
    """
    coming = [row.starts_at for row in rows if row.state in _WAITS and not row.goes_on]
    # Called earlier than the one at which the chair decided so, a meeting about the child may still be to come.
    if not rows or rows[-1].goes_on == Calm.LAST and not coming:
        return None
    held = [row.starts_at for row in rows if row.state == Frame.HELD]
    owed = next((row.next_on for row in reversed(rows) if row.next_on), None)
    next_at = min(coming, default=None)
    is_late = next_at is None and (owed is None or owed < local_day(now)) or next_at is not None and next_at < now
    return Place(max(held, default=None), next_at, None if next_at else owed, is_late)


@dataclass(frozen=True, slots=True)
class Spell:
    """A placement: of which child, its first day, the day after its last, and what would tell it from another."""

    child_id: int
    since: date
    until: date | None
    where: tuple[str, ...]
    out_of_area: bool | None = None


@dataclass(frozen=True, slots=True)
class Moves:
    """How many children were moved, how often, and of how many the new placement is out of area."""

    children: int
    times: int
    away: int


def moves_since(spells: Iterable[Spell], since: date) -> Moves:
    """A move: a placement that begins on the day on which another ended, elsewhere. A first placement is none."""
    by_child: dict[int, list[Spell]] = defaultdict(list)
    for spell in spells:
        by_child[spell.child_id].append(spell)
    moved: list[Spell] = []
    for rows in by_child.values():
        rows.sort(key=lambda row: row.since)
        pairs = zip(rows, rows[1:], strict=False)
        moved += [new for old, new in pairs if old.until == new.since and old.where != new.where and new.since >= since]
    away = {spell.child_id for spell in moved if spell.out_of_area}
    return Moves(len({spell.child_id for spell in moved}), len(moved), len(away))
