"""One table while it is judged: its rows one after another, and what is said of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from .cells import day, telephone
from .entries import Count, Plan, Problem, Row


class Refusal(Exception):
    """This row can't stand: why, and in which column."""

    def __init__(self, code: str, column: str | None, other: int | None = None) -> None:
        super().__init__(code)
        self.code, self.column, self.other = code, column, other


def day_of(row: Row, column: str) -> date | None:
    """The day that stands there, if one does. Raises Refusal."""
    text = row.cells.get(column, "")
    found = day(text) if text else None
    if text and found is None:
        raise Refusal("DIR-DAY", column)
    return found


class Table:
    """The problems and counts of one table; every row ends as new, changed, unchanged or refused."""

    def __init__(self, name: str, plan: Plan) -> None:
        self.name, self.plan = name, plan
        self.count = plan.counts.setdefault(name, Count())
        self.taken: dict[str, int] = {}  # which row an entry came from, by what it is known by
        self.refused: dict[str, int] = {}  # and which row would have been it, by the names that it gave

    def each(self, rows: list[Row], judge: Callable[[Row], None], names: Callable[[Row], tuple[str, ...]]) -> None:
        """Judge each row that says anything; one that is refused is listed, and the others stand."""
        for row in rows:
            if not any(row.cells.values()):
                continue
            self.count.rows += 1
            try:
                if not row.fits:
                    raise Refusal("DIR-CELLS", None)
                judge(row)
            except Refusal as why:
                self.count.refused += 1
                self.say(row, why.column, why.code, why.other)
                self.refused |= dict.fromkeys(names(row), row.number)

    def say(self, row: Row | int | None, column: str | None, code: str, other: int | None = None) -> None:
        number = row.number if isinstance(row, Row) else row
        self.plan.problems.append(Problem(self.name, number, column, code, other))

    def once(self, row: Row, known_by: str) -> None:
        """Refuses the second row of one thing."""
        if known_by in self.taken:
            raise Refusal("DIR-TWICE", None, self.taken[known_by])
        self.taken[known_by] = row.number

    def telephone(self, row: Row, stands: str) -> str:
        """The number that is written; what stands, where the table has no such column or the cell holds none."""
        text = row.cells.get("telephone", stands)
        if not text or text == stands:
            return text
        number, lost = telephone(text)
        if number is None:
            self.say(row, "telephone", "DIR-TELEPHONE")
            return stands
        if lost:
            self.say(row, "telephone", "DIR-TELEPHONE-ZERO")
        return number

    def keep(self, before: Any, after: Any) -> None:
        """Count what became of a row whose entry stands."""
        if before is None:
            self.count.new += 1
            self.plan.new.setdefault(self.name, []).append(after)
        elif before != after:
            self.count.changed += 1
            self.plan.changed.setdefault(self.name, []).append((before, after))
        else:
            self.count.unchanged += 1
