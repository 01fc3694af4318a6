"""From the files that somebody filled in to the rows of the three tables."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ymylon.exchange.rules.directory import FORM, Row
from ymylon.publication.rules.layout import Layout
from ymylon.publication.rules.reading import FILE_PROBLEMS, Note, Refused, Sheet, as_table, layout_of, read_sheets
from ymylon.publication.rules.rule import Severity
from ymylon.publication.rules.validating import files_of

_LAYOUTS = tuple(
    Layout(
        name,
        required=tuple(one.name for one in columns if one.needed),
        others=tuple(one.name for one in columns if not one.needed),
        aliases={heading: one.name for one in columns for heading in one.heading[:2]},
    )
    for name, columns in FORM.items()
)


@dataclass
class Filled:
    """What the files hold: rows by table, and what is wrong with a file as a whole, as (file, note)."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    notes: list[tuple[str, Note]] = field(default_factory=list)

    @property
    def is_faulty(self) -> bool:
        return any(FILE_PROBLEMS[note.code][0] is Severity.ERROR for _, note in self.notes)


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files that are named, and of a folder those that may hold a table."""
    return [one for path in paths for one in files_of(path)]


def read_files(paths: Iterable[Path]) -> Filled:
    """Every table that the files hold. Nothing should be taken in where a file as a whole is faulty."""
    filled = Filled()
    for path in paths:
        try:
            sheets = read_sheets(path, "%Y-%m-%d")
            # Of a workbook's sheets some explain the others; a file that is no table at all is a mistake.
            known = [(sheet, layout) for sheet in sheets if (layout := _layout(sheet, path if len(sheets) == 1 else None))]
            if not known:
                raise Refused("FILE-NO-TABLE")
            for sheet, layout in known:
                _take(filled, path.name, sheet, layout)
        except Refused as fault:
            filled.notes.append((path.name, fault.note))
    return filled


def _layout(sheet: Sheet, path: Path | None) -> Layout | None:
    return layout_of(sheet, path.stem if path else "", _LAYOUTS)


def _take(filled: Filled, file: str, sheet: Sheet, layout: Layout) -> None:
    frame, notes = as_table(sheet, layout)
    # An empty table of a workbook is one that nobody needed.
    filled.notes += [(file, note) for note in notes if note.code not in ("FILE-NO-ROWS", "FILE-BLANK-END", "ROW-CELLS")]
    if layout.name in filled.tables:
        raise Refused("FILE-TABLE-TWICE")
    unfit = {row for note in notes if note.code == "ROW-CELLS" for row in note.rows}
    there = {layout.column_of(heading) for heading in sheet.heading}
    filled.tables[layout.name] = [_row(cells, there, unfit) for cells in frame.iter_rows(named=True)]


def _row(cells: dict[str, Any], there: set[str | None], unfit: set[int]) -> Row:
    return Row(cells["row"], {name: cells[name] or "" for name in there if name is not None}, cells["row"] not in unfit)


__all__ = ["Filled", "files_in", "read_files"]
