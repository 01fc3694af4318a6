"""A whole return, from its files to what was found in them; needs no database, and asks nothing of any other machine."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import polars as pl

from ymylon.publication.rules.endings import ENDINGS
from ymylon.publication.rules.judging import Verdict, judge
from ymylon.publication.rules.layout import Book, bare_name
from ymylon.publication.rules.reading import FILE_PROBLEMS, Note, Refused, as_table, layout_of, read_sheet
from ymylon.publication.rules.rule import Given, Rule, Severity, Year
from ymylon.terms.words import Words

_SPREADSHEET_ZERO = (date(1899, 12, 30), date(1900, 1, 31))
Said = Callable[[str], object]


@dataclass(frozen=True)
class FileRead:
    """One file of the return; `table` is None where it is none of the book's."""

    name: str
    table: str | None
    rows: int


@dataclass(frozen=True)
class Problem:
    """What one code found in one file; `rows` count the file's rows from 1, and are empty where it is about the file."""

    code: str
    severity: Severity
    file: str
    table: str | None
    fields: tuple[str, ...]
    rows: list[int]
    words: Words


@dataclass(frozen=True)
class Report:
    """What was read, which rules were asked of it, and what they found; `given` are the columns of which they were asked."""

    book: Book
    year: Year
    files: list[FileRead]
    rules_run: list[Rule]
    rules_not_run: list[Rule]
    problems: list[Problem]
    given: Given = field(repr=False)

    @property
    def rows(self) -> int:
        return sum(file.rows for file in self.files)

    @property
    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass
class _Reading:
    """Tables as they are read, each with the file that it came from."""

    book: Book
    day: str
    name_of: Callable[[Path], str]
    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    files: list[FileRead] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, path: Path) -> None:
        name, table, rows = self.name_of(path), None, 0
        notes: list[Note] = []
        try:
            table, frame, notes = self._table(path)
            rows = frame.height
            if table in self.tables:
                raise Refused("FILE-TABLE-TWICE")
            if table:
                self.tables[table], self.names[table] = frame, name
        except Refused as fault:
            notes = [*notes, fault.note]
        self.files.append(FileRead(name, table, rows))
        self.problems += [problem_of(note, name, table) for note in notes]

    def _table(self, path: Path) -> tuple[str | None, pl.DataFrame, list[Note]]:
        sheet = read_sheet(path, self.day)
        layout = layout_of(sheet, path.stem, self.book.layouts)
        if layout is None:
            if any(bare_name(name) in bare_name(path.stem) for name in self.book.passed_over):
                return None, pl.DataFrame(), [Note("FILE-NOT-JUDGED")]
            raise Refused("FILE-NO-TABLE")
        frame, notes = as_table(sheet, layout)
        return layout.name, frame, notes


def problem_of(note: Note, file: str, table: str | None) -> Problem:
    severity, words = FILE_PROBLEMS[note.code]
    return Problem(note.code, severity, file, table, (note.column,) if note.column else (), list(note.rows), words)


def validate(
    files: Iterable[Path],
    *,
    book: Book,
    year: Year,
    extracted_at: datetime,
    previous: Iterable[Path] = (),
    said: Said = lambda line: None,
) -> Report:
    """Reads the files, asks every rule whose tables are there, and answers with what was found."""
    reading, before = _Reading(book, book.day, _name), _Reading(book, book.day, _name_with_folder)
    for path in files:
        said(_name(path))
        reading.take(path)
    for path in previous:
        said(_name_with_folder(path))
        before.take(path)
    given = Given(reading.tables, year, before.tables, extracted_at)
    verdict, typed = judge(book, given)
    problems = [*reading.problems, *(p for p in before.problems if p.severity is Severity.ERROR)]
    problems += _of_dates(book, typed, reading.names)
    problems += _of_rules(verdict, reading.names, before.names)
    gravest_first = sorted(problems, key=lambda problem: list(Severity).index(problem.severity))
    return Report(book, year, reading.files, verdict.asked, verdict.not_asked, gravest_first, typed)


def _name(path: Path) -> str:
    return path.name


def _name_with_folder(path: Path) -> str:
    """Files of two years have the same name: those of the earlier return are told apart by their folder."""
    return f"{path.resolve().parent.name}/{path.name}"


def _of_rules(verdict: Verdict, names: dict[str, str], before: dict[str, str]) -> list[Problem]:
    return [
        Problem(
            rule.code,
            rule.severity,
            (before if rule.in_previous else names)[rule.table],
            rule.table,
            rule.fields,
            rows,
            rule.words,
        )
        for rule, rows in verdict.found
    ]


def _of_dates(book: Book, given: Given, names: dict[str, str]) -> list[Problem]:
    """What the dates of a whole file say: that it is of another year, or that a spreadsheet made some of them."""
    problems = []
    for table, columns in book.year_columns.items():
        frame = given.tables.get(table)
        if frame is None:
            continue
        days = pl.concat([frame[name].cast(pl.Date).drop_nulls() for name in columns.values()])
        if len(days) and not days.is_between(given.year.starts_on, given.year.ends_on).any():
            problems.append(problem_of(Note("FILE-OTHER-YEAR"), names[table], table))
        for column, name in columns.items():
            zero = frame[name].cast(pl.Date).is_between(*_SPREADSHEET_ZERO)
            if zero.any():
                note = Note("FILE-SPREADSHEET-ZERO", column, tuple(frame["row"].filter(zero)))
                problems.append(problem_of(note, names[table], table))
    return problems


def files_of(path: Path) -> list[Path]:
    """The file itself, or the files of a folder that can be part of a return, by name."""
    if not path.is_dir():
        return [path]
    # Beside a workbook that is open a spreadsheet leaves ~$ files, and beside any file some machines leave dotted ones.
    found = [
        each
        for each in path.iterdir()
        if each.is_file() and each.suffix.lower() in ENDINGS and not each.name.startswith(("~$", "."))
    ]
    return sorted(found, key=lambda each: each.name.lower())
