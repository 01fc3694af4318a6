"""ymylon validate: on the council's own machine, without server, database or network."""

import argparse
import sys
from pathlib import Path

from ymylon.config.terminal import of_this_shell
from ymylon.terms.words import Words

from .returned import NO_MEMORY, NO_RETURN, NO_YEAR, YEAR_TAKEN
from .said import FAULTY_INPUT, FINE, NO_FILE, READING, SYSTEM_FAULT, refuse, tell

_BOOKS = {"ymylon": "ymylon.publication.rules.book:YMYLON", "ssda903": "ymylon.publication.rules.ssda903:SSDA903"}
_JUDGED = Words("Rows judged: {rows:,}, in {seconds:.1f} s", "Rhesi a farnwyd: {rows:,}, mewn {seconds:.1f} eiliad")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="+", type=Path, metavar="FILE", help="a file of the return, or a folder of them")
    parser.add_argument("--standard", choices=tuple(_BOOKS), default="ymylon", help="by which rules (default: ymylon)")
    parser.add_argument("--year", metavar="2025-26", help="the collection year (default: the last that has ended)")
    parser.add_argument("--previous", type=Path, metavar="FOLDER", help="last year’s return, for the rules that look back")
    parser.add_argument("--format", choices=("text", "json", "csv", "html"), default="text", help="form of the report")
    parser.add_argument("--language", choices=("en", "cy"), help="English or Welsh (default: as LANG; html: both)")


def run(chosen: argparse.Namespace) -> int:
    """Read, judge, report; answers 1 where there is an error in the return."""
    language = chosen.language or of_this_shell()
    from ymylon.publication.rules.validating import files_of

    wanted: list[Path] = []
    previous: list[Path] = []
    for given, into in [*((path, wanted) for path in chosen.file), *([(chosen.previous, previous)] if chosen.previous else [])]:
        if not given.exists():
            return refuse(NO_FILE, language, name=given)
        found = files_of(given)
        if not found:
            return refuse(NO_RETURN, language, name=given)
        into += found
    try:
        return _judged(chosen, wanted, previous, language)
    except MemoryError:
        tell(NO_MEMORY, language)
        return SYSTEM_FAULT


def _judged(chosen: argparse.Namespace, files: list[Path], previous: list[Path], language: str) -> int:
    from datetime import UTC, datetime
    from importlib import import_module
    from time import perf_counter

    from ymylon.publication.rules.report import FORMATS
    from ymylon.publication.rules.rule import last_ended, year_named
    from ymylon.publication.rules.validating import validate
    from ymylon.terms.calendars import local

    now = datetime.now(UTC)
    year = year_named(chosen.year) if chosen.year else last_ended(local(now).date())
    if year is None:
        return refuse(NO_YEAR, language, name=chosen.year)
    if not chosen.year:
        tell(YEAR_TAKEN, language, year=year.name)
    module, name = _BOOKS[chosen.standard].split(":")
    began = perf_counter()
    report = validate(
        files,
        book=getattr(import_module(module), name),
        year=year,
        extracted_at=now,
        previous=previous,
        said=lambda file: tell(READING, language, name=file),
    )
    # The report is the same bytes on every machine, whatever its locale.
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    for piece in FORMATS[chosen.format](report, chosen.language if chosen.format == "html" else language):
        sys.stdout.write(piece)
    sys.stdout.flush()
    tell(_JUDGED, language, rows=report.rows, seconds=perf_counter() - began)
    return FAULTY_INPUT if report.has_errors else FINE
