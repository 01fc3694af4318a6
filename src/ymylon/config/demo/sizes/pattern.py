"""A child or an episode that was played, as a pattern for others of its kind."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from .clocks import Clocks
from .draw import ChildFacts
from .draw_episodes import EpisodeFacts
from .pieces import Cell
from .reading import Table, last_numbers, rows_since
from .recognising import NotUnderstood, Recogniser
from .setting import Setting
from .size import STORIES

# One row for each rule that fired: how many differs within a kind, so they are written from what the rule answered.
FIRED = "missing_firedrule"
_OF_RULE = ("key", "value", "facts", "source", "standing", "at")


@dataclass
class Pattern:
    """The rows that the acts wrote, each value explained; `references` is how many new references they drew."""

    rows: dict[str, list[dict[str, Cell]]]
    references: int

    def kept(self) -> dict[str, Any]:
        """For a file."""
        return asdict(self)

    @classmethod
    def of_kept(cls, kept: Mapping[str, Any]) -> "Pattern":
        """From a file, where a tuple has become a list."""
        rows = {
            table: [{name: cell and [tuple(piece) for piece in cell] for name, cell in row.items()} for row in rows]
            for table, rows in kept["rows"].items()
        }
        return cls(rows, kept["references"])


@dataclass
class Watch:
    """Reads what is written while something is played."""

    connection: Any
    tables: Mapping[str, Table]
    clocks: Clocks

    def waiting(self, about: UUID) -> set[int]:
        """The teams that have yet to answer about this."""
        asked = "select team_id from notices_notice where about = %s and acknowledged_at is null"
        return {team for (team,) in self.connection.execute(asked, (about,)).fetchall()}

    def learn(self, facts: ChildFacts | EpisodeFacts, here: Setting, play: Callable[[], int]) -> tuple[int, Pattern]:
        """Plays, and answers the child's number with the pattern of what that wrote."""
        marks = last_numbers(self.connection, self.tables.values())
        (since,) = self.connection.execute("select now()").fetchone()
        child = play()
        rows = rows_since(self.connection, self.tables.values(), marks)
        return child, self._explained(facts, here, child, rows, since)

    def _explained(
        self, facts: ChildFacts | EpisodeFacts, here: Setting, child: int, rows: dict[str, list[tuple]], since: datetime
    ) -> Pattern:
        known = Recogniser(facts_of(facts), here, child, rows, self.tables, self.clocks, since)
        fired = rows.pop(FIRED, [])
        explained = {
            name: [known.row(self.tables[name], place, values) for place, values in enumerate(found)]
            for name, found in rows.items()
        }
        if fired:
            explained[FIRED] = [self._fired(facts, known, fired)]
        return Pattern(explained, len(known.references))

    def _fired(self, facts: ChildFacts | EpisodeFacts, known: Recogniser, fired: list[tuple]) -> dict[str, Cell]:
        table = self.tables[FIRED]
        keys = [dict(zip((column.name for column in table.columns), row, strict=True))["key"] for row in fired]
        if not isinstance(facts, EpisodeFacts) or sorted(keys) != sorted(asked.key for asked in facts.asked):
            raise NotUnderstood(f"rules for a meeting fired that were not expected: {keys}")
        plain = Table(table.name, table.key, tuple(one for one in table.columns if one.name not in _OF_RULE))
        values = [value for column, value in zip(table.columns, fired[0], strict=True) if column.name not in _OF_RULE]
        return known.row(plain, 0, tuple(values))


def facts_of(facts: ChildFacts | EpisodeFacts) -> dict[str, object]:
    """Every fact by its name, as the pieces call it."""
    if isinstance(facts, ChildFacts):
        found = {one.name: getattr(facts, one.name) for one in fields(facts)}
        return found | {"contact": f"A parent of {facts.given}"}
    found = {one.name: getattr(facts, one.name) for one in fields(facts)}
    if facts.interview is not None:
        found |= {one.name: getattr(facts.interview, one.name) for one in fields(facts.interview)}
    story = STORIES[facts.story]
    return found | {"grade": story.grade, "regrade": story.regrade, "sighted_about": to_the_minute(facts.sighted)}


def to_the_minute(at: datetime) -> datetime:
    """An instant as somebody says it."""
    return at.replace(second=0, microsecond=0)
