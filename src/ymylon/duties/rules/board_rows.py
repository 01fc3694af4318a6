"""A board's own policy rows as a table that somebody keeps in a spreadsheet, read and judged before any is taken in."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ymylon.documents.rules import safe_cell
from ymylon.terms.codes import PolicyStanding
from ymylon.terms.geography import BOARDS, find_authority
from ymylon.terms.words import Words

from .demonstration import DEMONSTRATION
from .lengths import LengthFault, read_length
from .policy import Level, PolicyRow
from .shipped import SHIPPED

COLUMNS = ("key", "level", "area", "value", "from", "to", "source", "standing", "on")
# What the program asks for. A key that nothing reads would look like guidance and do nothing.
_KEYS = frozenset(row.key for row in (*SHIPPED, *DEMONSTRATION))
_FAMILIES = ("strategy_meeting.", "escalate_missing.", "grade.review.")
_LENGTHS = frozenset({"minutes", "hours", "days", "working_days", "months", "at_next_opening"})
_ON = {"yes": True, "ie": True, "no": False, "na": False}


class RowFault(NamedTuple):
    """What is wrong with one cell: `row` counts from 1 without the heading."""

    row: int
    column: str
    words: Words


def is_known(key: str) -> bool:
    """Whether anything reads a policy of this key."""
    stem = key.removesuffix(".end") if key.startswith("acknowledge.") else key
    return stem in _KEYS or any(key.startswith(family) and len(key) > len(family) for family in _FAMILIES)


def read_rows(table: Iterable[Mapping[str, str]]) -> tuple[list[PolicyRow], list[RowFault]]:
    """The rows that stand, and every fault of the others. A row with a fault is none."""
    rows: list[PolicyRow] = []
    faults: list[RowFault] = []
    for number, cells in enumerate(table, start=1):
        said = {column: (cells.get(column) or "").strip() for column in COLUMNS}
        found = [RowFault(number, column, words) for column, words in _faults(said)]
        faults += found
        if not found:
            rows.append(_row(said))
    return rows, faults


def _row(said: Mapping[str, str]) -> PolicyRow:
    return PolicyRow(
        key=said["key"],
        level=Level(said["level"]),
        area=said["area"],
        value=json.loads(said["value"]),
        in_force_from=date.fromisoformat(said["from"]),
        in_force_to=date.fromisoformat(said["to"]) if said["to"] else None,
        source=said["source"],
        standing=PolicyStanding[said["standing"]],
        switched_on=_ON[said["on"].lower()],
    )


_MEND: dict[str, Words] = {
    "key": Words(
        "Nothing reads this key. `ymylon policy` lists those that are read.",
        "Nid oes dim yn darllen yr allwedd hon. Mae `ymylon policy` yn rhestru’r rhai a ddarllenir.",
    ),
    "level": Words("Write NATIONAL, BOARD or AUTHORITY.", "Ysgrifennwch NATIONAL, BOARD neu AUTHORITY."),
    "area": Words(
        "Name the board or the authority by its code; leave it empty for the whole nation.",
        "Enwch y bwrdd neu’r awdurdod wrth ei god; gadewch y gell yn wag ar gyfer y genedl gyfan.",
    ),
    "value": Words('Write the value as JSON, like {"hours": 24}.', 'Ysgrifennwch y gwerth fel JSON, fel {"hours": 24}.'),
    "from": Words("Write the day like 2026-12-01.", "Ysgrifennwch y dyddiad fel 2026-12-01."),
    "to": Words(
        "Write a later day, like 2027-12-01, or nothing.", "Ysgrifennwch ddyddiad diweddarach, fel 2027-12-01, neu ddim byd."
    ),
    "source": Words("Say in words where it is written.", "Dywedwch mewn geiriau ble y mae wedi’i ysgrifennu."),
    "standing": Words(
        "Write LAW, STATUTORY_GUIDANCE, GUIDANCE or LOCAL_PRACTICE.",
        "Ysgrifennwch LAW, STATUTORY_GUIDANCE, GUIDANCE neu LOCAL_PRACTICE.",
    ),
    "on": Words("Write yes or no.", "Ysgrifennwch ie neu na."),
}


def _faults(said: Mapping[str, str]) -> Iterable[tuple[str, Words]]:
    stands = {
        "key": is_known(said["key"]),
        "level": said["level"] in set(Level),
        # Of a level that is none no area can be judged.
        "area": said["level"] not in set(Level) or _fits(said["level"], said["area"]),
        "value": _is_value(said["value"]),
        "from": _is_day(said["from"]),
        "to": not said["to"] or (_is_day(said["to"]) and said["to"] > said["from"]),
        # What is listed again is opened in a spreadsheet, where it must not run.
        "source": bool(said["source"]) and safe_cell(said["source"]) == said["source"],
        "standing": said["standing"] in set(PolicyStanding) - {PolicyStanding.DEMONSTRATION},
        "on": said["on"].lower() in _ON,
    }
    return [(column, _MEND[column]) for column in COLUMNS if not stands[column]]


def _fits(level: str, area: str) -> bool:
    if level == Level.NATIONAL:
        return not area
    return area in BOARDS if level == Level.BOARD else find_authority(area) is not None


def _is_value(text: str) -> bool:
    try:
        value = json.loads(text)
        if not isinstance(value, dict):
            return False
        for part in (value, *(inner for inner in value.values() if isinstance(inner, dict))):
            if _LENGTHS & part.keys() and "at_least" not in part:
                read_length(part)
    except (ValueError, LengthFault):
        return False
    return True


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
