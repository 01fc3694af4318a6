"""The ledger of everything ever released: what was shown where, and nothing that was not shown."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import inf, isfinite
from typing import Any

from ymylon.publication.rules.disclosure import Cell, Known, Shown, Told, Where
from ymylon.publication.rules.release.tables import as_counted


class NotLedger(ValueError):
    """The ledger can't be read: without it nobody knows what was released before."""


@dataclass(frozen=True)
class Entry:
    """One number that was released, in which edition of what, with the mark of its fact."""

    edition: str
    table: str
    unit: str
    where: Where
    shown: Shown
    known: Known
    fact: str

    @property
    def told(self) -> Told:
        return Told(self.unit, self.where, self.known, self.fact)


def entry_of(edition: str, table: str, cell: Cell, shown: Shown) -> Entry:
    return Entry(edition, table, cell.unit, cell.where, shown, shown.known, cell.fact)


def line_of(one: Entry) -> str:
    """As a line of the file."""
    high = one.known.high if isfinite(one.known.high) else None
    where = {name: sorted(parts) for name, parts in one.where}
    said = {"edition": one.edition, "table": one.table, "unit": one.unit, "where": where, "shown": one.shown.value,
            "low": one.known.low, "high": high, "fact": one.fact}  # fmt: skip
    return json.dumps(said, ensure_ascii=False, sort_keys=True) + "\n"


def line_of_input(edition: str, input_mark: str) -> str:
    """Which return an edition was made from, as a line of the file: by its hash, which tells nothing of what it holds."""
    return json.dumps({"edition": edition, "input_sha256": input_mark}, ensure_ascii=False, sort_keys=True) + "\n"


def mark_of(lines: Iterable[str]) -> str:
    """The SHA-256 of lines as they stand."""
    return sha256("".join(lines).encode()).hexdigest()


def tried(before: Sequence[str], entries: Sequence[str]) -> dict[str, Any]:
    """What a candidate says of the ledger that it was attacked with, and of what the ledger will hold of it."""
    return {
        "ledger_lines": len(before),
        "ledger_sha256": mark_of(before),
        "entries": len(entries),
        "entries_sha256": _told_by(entries),
    }


def is_still(lines: Sequence[str], told: Mapping[str, Any]) -> bool:
    """Whether a ledger is still, to its last line, the one that a candidate was attacked with."""
    return len(lines) == told["ledger_lines"] and mark_of(lines) == told["ledger_sha256"]


def holds(lines: Sequence[str], told: Mapping[str, Any]) -> bool:
    """Whether a candidate was entered right after the lines that it was attacked with."""
    start = told["ledger_lines"]
    own = lines[start : start + told["entries"]]
    return bool(own) and is_still(lines[:start], told) and are_entries(own, told)


def are_entries(lines: Sequence[str], told: Mapping[str, Any]) -> bool:
    """Whether these are the entries of a candidate."""
    return len(lines) == told["entries"] and _told_by(lines) == told["entries_sha256"]


def _told_by(lines: Iterable[str]) -> str:
    """Of entries without the marks of their facts: the same under every key."""
    told = ({name: value for name, value in json.loads(line).items() if name != "fact"} for line in lines)
    return mark_of(json.dumps(one, ensure_ascii=False, sort_keys=True) + "\n" for one in told)


def inputs(lines: Iterable[str]) -> dict[str, str]:
    """Of each edition in a ledger that can be read, the hash of the return that it was made from."""
    told = [json.loads(line) for line in lines if line.strip()]
    return {one["edition"]: one["input_sha256"] for one in told if "input_sha256" in one}


def read(lines: Iterable[str]) -> list[Entry]:
    """The entries of a ledger. Raises NotLedger."""
    found = []
    try:
        for line in lines:
            told = json.loads(line) if line.strip() else {"input_sha256": ""}
            if "input_sha256" not in told:
                found.append(_entry(told))
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise NotLedger from fault
    return found


def _entry(said: dict[str, Any]) -> Entry:
    # What was written before two standards were one dimension is read as the one.
    where = as_counted(said["where"].items())
    known = Known(said["low"], inf if said["high"] is None else said["high"])
    return Entry(said["edition"], said["table"], said["unit"], where, Shown(said["shown"]), known, said["fact"])
