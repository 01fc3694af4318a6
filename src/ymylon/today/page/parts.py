"""A part of the day as a page shows it: what is due first, and how much is left over."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ymylon.notices.lookups import Notice
from ymylon.today.lookups import Row, Work


class Part(NamedTuple):
    """What of a part is shown, and how much there is of it."""

    first: Sequence[Row]
    many: int

    @property
    def left(self) -> int:
        """How much is not shown."""
        return self.many - len(self.first)


def part_of(work: Work, part: str, most: Mapping[str, int], told: Sequence[Notice] = ()) -> Part:
    """What is owed in this part of the day together with what its people were `told`, soonest due first, without a time last."""
    rows: list[Row] = [*told, *work.day.first.get(part, ())]
    ordered = sorted(rows, key=lambda row: (row.due_at is None, row.due_at or work.now))
    return Part(work.show(ordered, most.get(part)), len(told) + work.day.counted.get(part, 0))
