"""By when something is owed or to be acknowledged: the rooms' own rules, asked once for all moments that they treat alike."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from ymylon.duties.rules import PolicyRow, areas_of, local_day, policy_in_force
from ymylon.duties.rules.lengths import due_at, read_length
from ymylon.notices.rules.clock import acknowledge_by, read_acknowledgement_policy

HOUR = timedelta(hours=1)
_WITHIN = (timedelta(0), timedelta(minutes=30), timedelta(minutes=59, seconds=59, microseconds=999_999))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Ends(NamedTuple):
    """What a policy says of a thing of some moment: its ends, how often somebody is told again, and by which row."""

    due: datetime | None
    manager: datetime | None = None
    repeat: timedelta | None = None
    source: str = ""
    standing: str = ""


class Clocks:
    """Answers for many moments. A rule is asked for the beginning, middle and end of an hour, and where it treats the three
    alike, adding the same length or naming the same moment, that stands for the whole hour."""

    def __init__(self, rows: Iterable[PolicyRow]) -> None:
        self._rows = tuple(rows)
        self._days = sorted({day for row in self._rows for day in (row.in_force_from, row.in_force_to) if day})
        self._found: dict[tuple[str, str, int], PolicyRow | None] = {}
        self._hours: dict[tuple[int, bool, int], Callable[[datetime], tuple[datetime, ...]]] = {}

    def ends(self, key: str, area: str, at: datetime) -> Ends:
        """The ends under the policy of this key, in this area, for what was told or opened at this moment."""
        row = self._row(key, area, at)
        if row is None:
            return Ends(None)
        told = key.startswith("acknowledge.")
        found = self._ask(row, told, at)
        repeat = read_acknowledgement_policy(row.value).repeat_every if told else None
        return Ends(found[0], found[1] if told else None, repeat, row.source, str(row.standing))

    def _row(self, key: str, area: str, at: datetime) -> PolicyRow | None:
        day = local_day(at)
        era = sum(first <= day for first in self._days)
        known = (key, area, era)
        if known not in self._found:
            self._found[known] = policy_in_force(self._rows, key, areas_of(area), at)
        return self._found[known]

    def _ask(self, row: PolicyRow, told: bool, at: datetime) -> tuple[datetime, ...]:
        hour = (at - EPOCH) // HOUR
        known = (id(row), told, hour)
        if known not in self._hours:
            self._hours[known] = _for_the_hour(_rule(row, told), EPOCH + hour * HOUR)
        return self._hours[known](at)


def _rule(row: PolicyRow, told: bool) -> Callable[[datetime], tuple[datetime, ...]]:
    if not told:
        length = read_length(row.value)
        return lambda at: (due_at(at, length),)
    policy = read_acknowledgement_policy(row.value)

    def ends(at: datetime) -> tuple[datetime, ...]:
        due = acknowledge_by(at, policy)
        return due, due_at(due, policy.next_contact_within)

    return ends


def _for_the_hour(rule: Callable[[datetime], tuple[datetime, ...]], hour: datetime) -> Callable[[datetime], tuple[datetime, ...]]:
    asked = [(hour + after, rule(hour + after)) for after in _WITHIN]
    parts: list[tuple[datetime | None, timedelta | None]] = []
    for place in range(len(asked[0][1])):
        moments = {ends[place] for _, ends in asked}
        lengths = {ends[place] - at for at, ends in asked}
        if len(moments) == 1:
            parts.append((moments.pop(), None))
        elif len(lengths) == 1:
            parts.append((None, lengths.pop()))
        else:
            return rule
    return lambda at: tuple(moment or at + (length or timedelta(0)) for moment, length in parts)
