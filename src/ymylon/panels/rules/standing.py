"""Which children were moved, how often, and of how many the new placement is out of area."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

# Over so long moves, orders and steps are counted: no guidance says, and the page does.
LOOKS_BACK = timedelta(days=182)


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
