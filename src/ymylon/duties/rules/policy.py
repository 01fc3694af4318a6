"""Dated policy rows: which one holds for a place at a moment. Guidance is data, not code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ymylon.terms.codes import PolicyStanding
from ymylon.terms.geography import find_authority

from .instants import local_day


class Level(StrEnum):
    """Who set the policy."""

    NATIONAL = "NATIONAL"
    BOARD = "BOARD"
    AUTHORITY = "AUTHORITY"


# A board's own rule goes before the nation's, an authority's before its board's.
_NEARNESS = {Level.NATIONAL: 0, Level.BOARD: 1, Level.AUTHORITY: 2}


@dataclass(frozen=True, slots=True)
class Areas:
    """The place whose policy is asked for: an authority (GSS code) and its safeguarding board."""

    authority: str = ""
    board: str = ""


def areas_of(gss: str) -> Areas:
    """The place of an authority; of one that isn't known nothing but national policy holds."""
    found = find_authority(gss)
    return Areas() if found is None else Areas(found.gss, found.safeguarding_board or "")


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One dated rule as somebody set it; `in_force_to` is the first day on which it no longer holds."""

    key: str
    level: Level
    area: str
    in_force_from: date
    source: str
    standing: PolicyStanding
    in_force_to: date | None = None
    switched_on: bool = True
    value: Mapping[str, object] = field(default_factory=dict, hash=False)

    def covers(self, areas: Areas) -> bool:
        """True if the row speaks for this place."""
        if self.level == Level.NATIONAL:
            return True
        wanted = areas.board if self.level == Level.BOARD else areas.authority
        return bool(wanted) and self.area == wanted

    def in_force_on(self, day: date) -> bool:
        """True if the row is switched on and holds on this day."""
        ended = self.in_force_to is not None and day >= self.in_force_to
        return self.switched_on and self.in_force_from <= day and not ended

    @property
    def place(self) -> tuple[str, Level, str, date, PolicyStanding]:
        """What one row alone may be: its key, for whom, from which day and how binding."""
        return self.key, self.level, self.area, self.in_force_from, self.standing

    @property
    def sets_aside(self) -> bool:
        """True if the row says that the rule of this key is not used here."""
        return bool(self.value.get("not_used"))


def policy_in_force(rows: Iterable[PolicyRow], key: str, areas: Areas, at: datetime) -> PolicyRow | None:
    """The row that judges a fact of this moment: nearer before farther, then later before earlier; None if there is none."""
    day = local_day(at)
    fitting = [row for row in rows if row.key == key and row.covers(areas) and row.in_force_on(day)]
    found = max(fitting, key=lambda row: (_NEARNESS[row.level], row.in_force_from), default=None)
    return None if found is None or found.sets_aside else found


def policies_in_force(rows: Iterable[PolicyRow], family: str, areas: Areas, at: datetime) -> tuple[PolicyRow, ...]:
    """The rows in force of a family of keys ("strategy_meeting" holds "strategy_meeting.episodes"), one a key, by key."""
    rows = tuple(rows)
    keys = sorted({row.key for row in rows if row.key.startswith(family + ".")})
    found = (policy_in_force(rows, key, areas, at) for key in keys)
    return tuple(row for row in found if row is not None)


def keys_without_policy(rows: Iterable[PolicyRow], keys: Iterable[str], areas: Areas, at: datetime) -> tuple[str, ...]:
    """Those of the keys for which no row is in force here: where there is none, no clock runs and nobody is told."""
    rows = tuple(rows)
    return tuple(key for key in keys if policy_in_force(rows, key, areas, at) is None)


def _overlap(one: PolicyRow, other: PolicyRow) -> bool:
    """True if nothing could choose between them, or if one begins before the day on which the other was to end.

    A row without an end is followed by the next one, and that is no overlap: so guidance changes.
    """
    if (one.key, one.level, one.area) != (other.key, other.level, other.area):
        return False
    first, second = sorted((one, other), key=lambda row: row.in_force_from)
    if first.in_force_from == second.in_force_from:
        return True
    return first.in_force_to is not None and second.in_force_from < first.in_force_to


def rows_that_clash(rows: Iterable[PolicyRow]) -> tuple[tuple[PolicyRow, PolicyRow], ...]:
    """Pairs of rows, both on, that hold in one place for one key on the same days; the earlier of the list first."""
    switched_on: dict[tuple[str, Level, str], list[PolicyRow]] = {}
    clashes = []
    for row in (row for row in rows if row.switched_on):
        same = switched_on.setdefault((row.key, row.level, row.area), [])
        clashes += [(other, row) for other in same if _overlap(other, row)]
        same.append(row)
    return tuple(clashes)
