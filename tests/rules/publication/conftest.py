"""One return for a whole book of rules: for each rule some rows that break it and some that nearly do."""

import csv
from datetime import UTC, datetime

from ymylon.publication.rules.layout import Book
from ymylon.publication.rules.rule import year_from
from ymylon.publication.rules.validating import Report, files_of, validate

Rows = dict[str, list[dict[str, str]]]
YEAR = year_from(2025)
EXTRACTED_AT = datetime(2026, 5, 1, 9, tzinfo=UTC)


class World:
    """Writes the rows of all cases into one return, judges it once, and remembers which rows were whose."""

    def __init__(self, path, book: Book, good: dict[str, dict[str, str]], key: str):
        self.path, self.book, self.good, self.key = path, book, good, key
        self.written: dict[str, list[dict[str, str]]] = {}
        self.own: dict[tuple[str, str], list[int]] = {}

    def add(self, who: str, rows: Rows) -> None:
        """A table's name with ` before` is that of the earlier return."""
        for table, cells in rows.items():
            into = self.written.setdefault(table, [])
            for row in cells:
                into.append(self.good[table.removesuffix(" before")] | {self.key: who} | row)
                self.own.setdefault((who, table), []).append(len(into))

    def judged(self) -> Report:
        for table, rows in self.written.items():
            folder = self.path / ("before" if table.endswith(" before") else "now")
            folder.mkdir(exist_ok=True)
            with (folder / f"{table.removesuffix(' before')}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, list(self.good[table.removesuffix(" before")]))
                writer.writeheader()
                writer.writerows(rows)
        before = files_of(self.path / "before") if (self.path / "before").exists() else []
        return validate(files_of(self.path / "now"), book=self.book, year=YEAR, extracted_at=EXTRACTED_AT, previous=before)


def rows_of(report: Report, code: str, table: str | None = None) -> set[int]:
    return {row for p in report.problems if p.code == code and table in (None, p.table) for row in p.rows}
