"""The report as text to read, as JSON and as CSV for other programs; none repeats a value of the return."""

import csv
import io
import json
from collections.abc import Iterator

from ymylon.publication.rules.report import saying
from ymylon.publication.rules.rule import Rule, Severity
from ymylon.publication.rules.validating import Problem, Report


def json_lines(report: Report, language: str | None = None) -> Iterator[str]:
    """`rows`, `rules_run`, `problems` and what belongs to them; one problem a line, in both languages."""
    head = {
        "standard": report.book.name,
        "version": report.book.version,
        "year": report.year.name,
        "rows": report.rows,
        "files": [{"file": file.name, "table": file.table, "rows": file.rows} for file in report.files],
        "rules_run": codes_of(report.rules_run),
        "rules_not_run": not_run(report),
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "problems": ['
    for place, problem in enumerate(report.problems):
        yield (",\n" if place else "\n") + json.dumps(_plain(problem), ensure_ascii=False)
    yield "]}\n"


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": problem.file,
        "table": problem.table,
        "fields": list(problem.fields),
        "rows": problem.rows,
        "message_en": problem.words.en,
        "message_cy": problem.words.cy,
    }


def csv_lines(report: Report, language: str | None = None) -> Iterator[str]:
    """One line a problem and row; a problem of the whole file has no row."""
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(("file", "row", "code", "severity", "fields", "message_en", "message_cy"))
    for problem in report.problems:
        # Names of files and headings are what somebody else chose: none must become a formula.
        file, fields = inert(problem.file), inert(" ".join(problem.fields))
        after = (problem.code, problem.severity.value, fields, problem.words.en, problem.words.cy)
        rows: list[int | str] = [*problem.rows] or [""]
        writer.writerows((file, row, *after) for row in rows)
        yield told.getvalue()
        told.seek(0)
        told.truncate()
    yield told.getvalue()


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def text_lines(report: Report, language: str | None = None) -> Iterator[str]:
    """Rule by rule, with the first rows of each."""
    speak = language or "en"
    for line in summary(report, speak):
        yield line + "\n"
    for problem in report.problems:
        yield f"\n{problem.code} ({problem.severity.words.in_language(speak)}) {place_of(problem)}\n"
        yield f"  {problem.words.in_language(speak)}\n"
        if problem.rows:
            yield f"  {saying.ROWS.in_language(speak)}: {rows_of(problem, speak)}\n"
    if told := left_aside(report, speak):
        yield f"\n{told}\n"


def codes_of(rules: list[Rule]) -> list[str]:
    """Each code once: a rule of single cells stands in the book once for each field."""
    return list(dict.fromkeys(rule.code for rule in rules))


def not_run(report: Report) -> list[str]:
    return [code for code in codes_of(report.rules_not_run) if code not in set(codes_of(report.rules_run))]


def place_of(problem: Problem) -> str:
    return ", ".join([problem.file, *problem.fields])


def rows_of(problem: Problem, language: str) -> str:
    """The first rows, and how many more there are."""
    shown = ", ".join(str(row) for row in problem.rows[: saying.SHOWN])
    more = len(problem.rows) - saying.SHOWN
    return f"{shown} {saying.AND_MORE.in_language(language).format(more=more)}" if more > 0 else shown


def summary(report: Report, language: str) -> Iterator[str]:
    """What was judged by what, and how much was found."""
    told = {"title": report.book.title.in_language(language), "version": report.book.version, "year": report.year.name}
    yield saying.HEAD.in_language(language).format(**told)
    for file in report.files:
        words = saying.READ if file.table else saying.NOT_READ
        yield "  " + words.in_language(language).format(file=file.name, table=file.table, rows=file.rows)
    counted = {severity: _count(report, severity) for severity in Severity}
    yield saying.FOUND.in_language(language).format(
        asked=len(codes_of(report.rules_run)),
        errors=counted[Severity.ERROR],
        queries=counted[Severity.QUERY],
        notes=counted[Severity.INFORMATION],
    )
    if not report.problems:
        yield saying.NOTHING.in_language(language)


def left_aside(report: Report, language: str) -> str:
    """Which rules nobody could ask, as a sentence; nothing where each was asked. It stands after what was found: it is long."""
    codes = ", ".join(not_run(report))
    return saying.NOT_ASKED.in_language(language).format(codes=codes) if codes else ""


def _count(report: Report, severity: Severity) -> int:
    return sum(max(len(problem.rows), 1) for problem in report.problems if problem.severity is severity)
