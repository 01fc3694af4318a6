"""What each value means that the acts have written. A value that can't be explained is an error: nothing is copied unread."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from ymylon.terms.codes import NoticeKind

from .clocks import Clocks, Ends
from .owed import policy_keys
from .pieces import Cell, Piece, keys_of, scopes_of, text
from .reading import Column, Table
from .setting import Setting

# Facts that are words: in which columns, of any table or of one, each may stand. Elsewhere the same word is an accident.
_WORDS = {
    "given": ("given",), "family": ("family",), "sex": ("sex",), "language": ("language",), "nhs": ("value",),
    "telephone": ("telephone",), "contact": ("name",), "place": ("place",), "circumstances": ("circumstances",),
    "spoken": ("interviews_account.language", "interviews_arrangement.language"), "said": ("interviews_account.words",),
    "happened": ("interviews_account.happened",), "trusts": ("interviews_account.trusts",),
    "would_help": ("interviews_account.would_help",), "answer": ("interviews_output.words",),
}  # fmt: skip
_COMPUTED = {"search_keys", "sort_key"}
# What the database writes itself when the line arrives.
WRITTEN_BY_DATABASE = {"audit_line": {"xid", "leaf", "epoch"}}
_REFERENCE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ENDS = {"due_at": "due", "manager_at": "manager", "review_at": "due", "repeat_every": "repeat", "policy_source": "source",
        "policy_standing": "standing"}  # fmt: skip


class NotUnderstood(Exception):
    """The acts wrote a value of which it isn't known what it would be for another child."""


@dataclass
class Recogniser:
    """What is known of the child or episode that was played: its facts, its setting, and which rows the acts wrote."""

    facts: Mapping[str, object]
    here: Setting
    child: int
    rows: Mapping[str, list[tuple[str | None, ...]]]
    tables: Mapping[str, Table]
    clocks: Clocks
    since: datetime
    references: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._instants = {value: name for name, value in self.facts.items() if isinstance(value, datetime)}
        self._days = {value.isoformat(): name for name, value in self.facts.items() if type(value) is date}
        self._places: dict[tuple[str, str], int] = {}
        for name, rows in self.rows.items():
            key = [column.name for column in self.tables[name].columns].index(self.tables[name].key)
            self._places |= {(name, str(row[key])): place for place, row in enumerate(rows)}

    def row(self, table: Table, place: int, values: tuple[str | None, ...]) -> dict[str, Cell]:
        """Each column of this row, explained."""
        said = {column.name: value for column, value in zip(table.columns, values, strict=True)}
        skipped = WRITTEN_BY_DATABASE.get(table.name, ())
        return {
            column.name: self._cell(table, column, said[column.name], said)
            for column in table.columns
            if column.name not in skipped
        }

    def _cell(self, table: Table, column: Column, value: str | None, row: Mapping[str, str | None]) -> Cell:
        if value is None:
            return None
        clock = self._clock(table, column, value, row) if column.name in ENDS else None
        if clock:
            return [clock]
        if column.name == "occurrence" and ("notices_referral", value) in self._places and row["kind"] == NoticeKind.REFERRAL:
            # A child may be referred twice about one episode: each is told under its own number.
            return [("row", "notices_referral", self._places["notices_referral", value])]
        found = self._pieces(table, column, value)
        if found is None:
            raise NotUnderstood(f"{table.name}.{column.name}: {value!r}")
        return found

    def _pieces(self, table: Table, column: Column, value: str) -> Cell:
        if column.name == table.key and not column.points_to:
            return [("row", table.name, self._places[table.name, value])]
        if column.points_to:
            return self._pointer(column, value)
        named = self.here.numbers.get
        if column.kind == "_int4":
            if value == "{}":
                return [text(value)]
            as_told = column.name == "told_scopes"
            return _one(scopes_of(value, lambda number: named(("scope", number)), as_told=as_told))
        if column.kind == "_int8":
            if column.name == "children":
                return [text("{"), ("child",), text("}")] if value == f"{{{self.child}}}" else None
            return _one(keys_of(value, lambda number: named(("scope", number)))) if value != "{}" else [text(value)]
        if column.kind in ("timestamptz", "date", "daterange"):
            return self._moment(column, value)
        if column.name == "actor":
            return self._here("account", int(value))
        if column.name == "pgh_context":
            before, number, after = re.split(r'(?<="account": )(\d+)', value)
            return [text(before), *(self._here("account", int(number)) or []), text(after)]
        if column.kind in ("text", "varchar", "uuid", "_text"):
            return self._words(table, column, value)
        return [text(value)]

    def _pointer(self, column: Column, value: str) -> Cell:
        if column.points_to in ("people_person", "children_child"):
            return [("child",)] if value == str(self.child) else None
        if column.points_to.startswith("agencies_"):
            return self._here(column.points_to.removeprefix("agencies_"), int(value))
        place = self._places.get((column.points_to, value))
        return None if place is None else [("row", column.points_to, place)]

    def _here(self, kind: str, value: object) -> Cell:
        named = self.here.numbers.get((kind, value))
        return [("here", kind, list(named))] if named else None

    def _moment(self, column: Column, value: str) -> Cell:
        if column.kind != "timestamptz":
            return self._with_days(value)
        at = datetime.fromisoformat(value).astimezone(UTC)
        if at in self._instants:
            return [("fact", self._instants[at], "at")]
        # The moment of writing itself: the copy is written when it was.
        return [text(value)] if at >= self.since else None

    def _with_days(self, value: str) -> Cell:
        parts = re.split(f"({_DAY.pattern})", value)
        if any(part not in self._days for part in parts[1::2]):
            return None
        return [("fact", self._days[part], "") if place % 2 else text(part) for place, part in enumerate(parts) if part]

    def _words(self, table: Table, column: Column, value: str) -> Cell:
        if column.name in _COMPUTED:
            return [("fact", column.name, "")]
        # A history has the columns of the table whose past it tells.
        places = {column.name, f"{table.name.removesuffix('event')}.{column.name}"}
        for name, columns in _WORDS.items():
            if places & set(columns) and self.facts.get(name) == value:
                return [("fact", name, "")]
        if ("text", value) in self.here.numbers:
            return self._here("text", value)
        if _DAY.search(value) and not _REFERENCE.search(value):
            return self._with_days(value)
        parts = re.split(f"({_REFERENCE.pattern})", value)
        return [self._reference(part) if place % 2 else text(part) for place, part in enumerate(parts) if part or len(parts) == 1]

    def _reference(self, value: str) -> Piece:
        return ("new", self.references.setdefault(value, len(self.references)))

    def _clock(self, table: Table, column: Column, value: str, row: Mapping[str, str | None]) -> Piece | None:
        base = next((row[name] for name in ("told_at", "opened_at", "at") if row.get(name)), None)
        area, what = self.here.where.host, ENDS[column.name]
        for key, fact in self._candidates(table, row, base):
            at = self.facts[fact]
            assert isinstance(at, datetime)
            if _reads(self.clocks.ends(key, area, at), what, value):
                return ("clock", what, key, fact)
        return None

    def _candidates(self, table: Table, row: Mapping[str, str | None], base: str | None) -> list[tuple[str, str]]:
        fact = self._instants.get(datetime.fromisoformat(base).astimezone(UTC)) if base else None
        keys = policy_keys(table.name.removesuffix("event"), row, self.facts)
        return [(key, name) for key in keys for name in (fact, "found") if name and name in self.facts]


def _one(piece: Piece | None) -> Cell:
    return None if piece is None else [piece]


def _reads(ends: Ends, what: str, value: str) -> bool:
    said = getattr(ends, what)
    return said == datetime.fromisoformat(value) if isinstance(said, datetime) else ends_text(ends, what) == value


def ends_text(ends: Ends, what: str) -> str | None:
    """What a policy says, as the database writes it."""
    value = getattr(ends, what)
    if value is None:
        return None
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}+00"
    return str(value) if what != "repeat" else _interval(int(value.total_seconds()))


def _interval(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
