"""Writes the rows of many children or episodes from one pattern, column by column."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from random import Random
from typing import Any

import polars as pl

from ymylon.people.rules import keys_of, order_of

from .clocks import Clocks, Ends
from .draw import ChildFacts
from .draw_episodes import EpisodeFacts
from .pattern import FIRED, Pattern, facts_of
from .pieces import Cell, Piece, said_here
from .reading import Table
from .recognising import ends_text
from .setting import Setting

Numbers = dict[str, int]
_INSTANT = "%Y-%m-%d %H:%M:%S%.6f+00"


@dataclass
class Copies:
    """Some children or episodes of one kind, in order; `first` says with which number each table's rows begin."""

    facts: Sequence[ChildFacts | EpisodeFacts]
    children: Sequence[int]
    settings: Sequence[Setting]
    pattern: Pattern
    first: Numbers
    clocks: Clocks
    random: Random
    _known: dict[object, pl.Series] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._facts = [facts_of(one) for one in self.facts]
        self._areas = [one.where.host for one in self.settings]
        distinct = {id(one): one for one in self.settings}
        self._distinct = list(distinct.values())
        place = {key: number for number, key in enumerate(distinct)}
        self._which = pl.Series([place[id(one)] for one in self.settings], dtype=pl.UInt32)

    def frames(self, tables: Mapping[str, Table]) -> dict[str, pl.DataFrame]:
        """The rows for each table, all values as text."""
        made = {}
        for name, rows in self.pattern.rows.items():
            if name == FIRED:
                frame = self._fired(rows[0])
            else:
                frame = pl.concat([self._frame(row) for row in rows])
            made[name] = frame.select([column.name for column in tables[name].columns if column.name in frame.columns])
        return made

    def counts(self) -> Numbers:
        """How many rows each table gets."""
        return counts(self.pattern, self.facts)

    def _frame(self, row: Mapping[str, Cell]) -> pl.DataFrame:
        return pl.DataFrame([self._cell(cell).alias(name) for name, cell in row.items()])

    def _cell(self, cell: Cell) -> pl.Series:
        key = None if cell is None else tuple(map(repr, cell))
        if key not in self._known:
            self._known[key] = self._together(cell)
        return self._known[key]

    def _together(self, cell: Cell) -> pl.Series:
        size = len(self.facts)
        if cell is None:
            return pl.Series([None] * size, dtype=pl.String)
        parts = [pl.lit(piece[1]) if piece[0] == "text" else pl.lit(self._piece(piece)) for piece in cell]
        if all(piece[0] == "text" for piece in cell):
            return pl.repeat("".join(piece[1] for piece in cell), size, eager=True)
        return pl.select(pl.concat_str(parts)).to_series()

    def _piece(self, piece: Piece) -> pl.Series:
        if repr(piece) not in self._known:
            self._known[repr(piece)] = _WRITERS[piece[0]](self, *piece[1:])
        return self._known[repr(piece)]

    def _fact(self, name: str, form: str) -> pl.Series:
        if name in _COMPUTED:
            return pl.Series([_COMPUTED[name](one) for one in self.facts])
        values = [one[name] for one in self._facts]
        if form == "at":
            return pl.Series(values, dtype=pl.Datetime("us", "UTC")).dt.to_string(_INSTANT)
        return pl.Series([value.isoformat() if isinstance(value, date) else value for value in values], dtype=pl.String)

    def _new(self, _number: int) -> pl.Series:
        drawn = self.random.randbytes(16 * len(self.facts)).hex()
        return pl.Series([_reference(drawn[place : place + 32]) for place in range(0, len(drawn), 32)])

    def _row(self, table: str, place: int) -> pl.Series:
        rows = len(self.pattern.rows[table])
        return (pl.int_range(len(self.facts), eager=True) * rows + (self.first[table] + place)).cast(pl.String)

    def _child(self) -> pl.Series:
        return pl.Series(self.children).cast(pl.String)

    def _here(self, what: str, content: list) -> pl.Series:
        said = [said_here(what, content, one.values) for one in self._distinct]
        return pl.Series(said, dtype=pl.String).gather(self._which)

    def _clock(self, what: str, key: str, fact: str) -> pl.Series:
        return pl.Series([ends_text(ends, what) for ends in self._ends(key, fact)], dtype=pl.String)

    def _ends(self, key: str, fact: str) -> list[Ends]:
        asked = zip(self._areas, self._facts, strict=True)
        return [self.clocks.ends(key, area, facts[fact]) for area, facts in asked]  # type: ignore[arg-type]

    def _fired(self, row: Mapping[str, Cell]) -> pl.DataFrame:
        """A row for each rule that fired: what belongs to the episode stands in each of them."""
        asked = [(place, one) for place, facts in enumerate(self.facts) for one in getattr(facts, "asked", ())]
        plain = self._frame({name: cell for name, cell in row.items() if name not in ("id", "ref")})
        drawn = self.random.randbytes(16 * len(asked)).hex()
        at = [getattr(self.facts[place], one.at) for place, one in asked]
        more = {
            "id": [str(self.first[FIRED] + number) for number in range(len(asked))],
            "ref": [_reference(drawn[place : place + 32]) for place in range(0, len(drawn), 32)],
            "at": [f"{one.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}+00" for one in at],
        }
        of_rule = {name: [getattr(one, name) for _, one in asked] for name in ("key", "value", "facts", "source", "standing")}
        return plain[[place for place, _ in asked]].with_columns(
            pl.Series(name, values) for name, values in (more | of_rule).items()
        )


def counts(pattern: Pattern, facts: Sequence[ChildFacts | EpisodeFacts]) -> Numbers:
    """How many rows each table gets for these, by the pattern."""
    found = {name: len(rows) * len(facts) for name, rows in pattern.rows.items()}
    if FIRED in found:
        found[FIRED] = sum(len(one.asked) for one in facts if isinstance(one, EpisodeFacts))
    return found


def _reference(drawn: str) -> str:
    """A random reference of version 4."""
    return f"{drawn[:8]}-{drawn[8:12]}-4{drawn[13:16]}-{'89ab'[int(drawn[16], 16) % 4]}{drawn[17:20]}-{drawn[20:]}"


def _search_keys(child: ChildFacts) -> str:
    return "{" + ",".join(f'"{key}"' for key in keys_of(child.given, child.family, child.born_on)) + "}"


_COMPUTED: dict[str, Callable[[Any], str]] = {
    "search_keys": _search_keys,
    "sort_key": lambda child: order_of(child.given, child.family),
}
_WRITERS: dict[str, Callable[..., pl.Series]] = {
    "fact": Copies._fact,
    "new": Copies._new,
    "row": Copies._row,
    "child": Copies._child,
    "here": Copies._here,
    "clock": Copies._clock,
}
