"""ymylon directory"""

import argparse
import sys
from pathlib import Path

from ymylon.config.cluster import home
from ymylon.config.cluster.room import is_low
from ymylon.config.terminal import of_this_shell
from ymylon.terms.words import Words

from .ground import bring_tables_up_to_date, database_up, django_as
from .said import CANT_WRITE, FAULTY_INPUT, FINE, NO_FILE, READING, SYSTEM_FAULT, refuse, tell

_NO_ROOM = Words(
    "Too little of the disk under {home} is free. Nothing was taken in.",
    "Rhy ychydig o’r ddisg sydd ar gael dan {home}. Ni chymerwyd dim i mewn.",
)
_WHICH = Words(
    "Name a file to take in, or --empty or --write with a folder.",
    "Enwch ffeil i’w derbyn, neu --empty neu --write â ffolder.",
)
_NO_REPORT = Words(
    "The report can’t be written into {name}. Nothing was taken in.",
    "Ni ellir ysgrifennu’r adroddiad i {name}. Ni chymerwyd dim i mewn.",
)
_WRITTEN = Words("{name} is written.", "Ysgrifennwyd {name}.")
_REPORT = Words("Each problem, with how to mend it: {name}", "Pob problem, gyda sut i’w chywiro: {name}")
_EPILOG = """\
FILE is the form that --empty writes, filled in; or CSV files with the same columns, one for each table. Agencies, teams and
people may come in one workbook or one by one. Taken in again it changes nothing, and nothing is taken out because no row names
it: a team that closes has a last day in “Until”, and so has somebody’s place in it.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    parser.add_argument("file", nargs="*", type=Path, metavar="FILE", help="a filled-in form, or a folder of CSV files")
    parser.add_argument("--dry-run", action="store_true", help="judge every row and take nothing in")
    parser.add_argument("--all-or-nothing", action="store_true", help="take nothing in if any row is refused")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write what was taken and refused, and why, as JSON")
    parser.add_argument("--empty", type=Path, metavar="FOLDER", help="write the empty form, with the lists to choose from")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write what stands now into the same form")
    own = "speak English or Welsh (default: as LANG)"
    parser.add_argument("--language", choices=("en", "cy"), default=of_this_shell(), help=own)


def run(chosen: argparse.Namespace) -> int:
    """Write the form, or read, judge, take in and report; answers 1 where a row has a fault."""
    language = chosen.language
    if bool(chosen.file) + bool(chosen.empty) + bool(chosen.write) != 1:
        return refuse(_WHICH, language)
    if chosen.empty:
        return _write(chosen.empty, language, rows=None)
    for path in chosen.file:
        if not path.exists():
            return refuse(NO_FILE, language, name=path)
    if chosen.report and not _may_write(chosen.report):
        return refuse(_NO_REPORT, language, name=chosen.report)
    if chosen.file and is_low(home()):
        tell(_NO_ROOM, language, home=home())
        return SYSTEM_FAULT
    with database_up():
        bring_tables_up_to_date()
        django_as("web")
        return _take_in(chosen) if chosen.file else _write(chosen.write, language, rows=_standing(language))


def _standing(language: str) -> dict[str, list[list[str]]]:
    from datetime import UTC, datetime

    from ymylon.agencies.lookups import directory
    from ymylon.config.directory.writing import rows_of

    places = directory.place_entries(datetime.now(UTC))
    return rows_of(directory.agency_entries(), directory.team_entries(), directory.person_entries(), places, language)


def _write(folder: Path, language: str, rows: dict[str, list[list[str]]] | None) -> int:
    from ymylon.config.directory.writing import write_form

    try:
        written = write_form(folder, language, rows)
    except OSError:
        return refuse(CANT_WRITE, language, name=folder)
    print(_WRITTEN.in_language(language).format(name=written))
    return FINE


def _take_in(chosen: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from ymylon.agencies.lookups import demo_mark
    from ymylon.config.directory import saying
    from ymylon.config.directory.reading import files_in, read_files
    from ymylon.exchange.actions.directory import take_in_directory
    from ymylon.exchange.rules.directory import Plan
    from ymylon.exchange.rules.saying import REPORT_FAILED

    language, now = chosen.language, datetime.now(UTC)
    if demo_mark():
        tell(saying.DEMONSTRATION, language)
    files = files_in(chosen.file)
    for path in files:
        tell(READING, language, name=path.name)
    filled = read_files(files)
    for file, note in filled.notes:
        print(saying.of_file(file, note, language), file=sys.stderr)
    plan, faulty = Plan(), filled.is_faulty or not filled.tables
    if faulty:
        print(saying.NOTHING.in_language(language))
    else:
        plan, written = take_in_directory(
            at=now, tables=filled.tables, dry_run=chosen.dry_run, all_or_nothing=chosen.all_or_nothing
        )
        for line in saying.summary(plan, language, written=written, dry_run=chosen.dry_run):
            print(line)
    if chosen.report:
        try:
            saying.write_report(chosen.report, plan, filled.notes)
        except OSError:
            tell(REPORT_FAILED, language, report=chosen.report)
            return SYSTEM_FAULT
        print(_REPORT.in_language(language).format(name=chosen.report))
    return FAULTY_INPUT if faulty or saying.is_faulty(plan) else FINE


def _may_write(report: Path) -> bool:
    try:
        with report.open("a"):
            return True
    except OSError:
        return False
