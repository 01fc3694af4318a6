"""`ymylon import ssda903`: read, judge, take in, report."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tqdm import tqdm

from ymylon.agencies.lookups import demo_mark
from ymylon.duties.rules.instants import local_day
from ymylon.exchange.actions.taking_in import import_return
from ymylon.exchange.rules import WORDING, Level, Return, Unreadable, read_return, report_of_unreadable, saying, write_report
from ymylon.terms.geography import current_code, find_authority
from ymylon.terms.words import Words

FINE, FAULTY_INPUT, WRONG_USAGE, SYSTEM_FAULT = 0, 1, 2, 3


def import_ssda903(
    folder: Path,
    *,
    authority: str,
    dry_run: bool = False,
    all_or_nothing: bool = False,
    report: Path | None = None,
    language: str = "en",
) -> int:
    """Takes the folder's return in and says what became of it; answers the command's exit code."""
    gss = current_code(authority)
    if find_authority(gss) is None:
        return _complain(saying.NO_AUTHORITY, language, WRONG_USAGE, code=authority)
    if report and not _may_write(report):
        return _complain(saying.REPORT_REFUSED, language, WRONG_USAGE, report=report)
    now = datetime.now(UTC)
    if demo_mark():
        _complain(saying.DEMONSTRATION, language, FINE)
    try:
        read = read_return(folder, gss, local_day(now))
    except Unreadable as fault:
        sys.stderr.write(saying.unreadable(fault, language) + "\n")
        return _reported(report, language, partial(_write_unreadable, fault), FAULTY_INPUT)
    rows = sum(each.accepted for each in read.counts.values())
    with tqdm(total=rows, unit=f" {saying.ROWS.in_language(language)}", file=sys.stderr) as bar:
        read = import_return(at=now, read=read, dry_run=dry_run, all_or_nothing=all_or_nothing, progress=bar.update)
    for line in saying.summary(read, language, dry_run=dry_run):
        sys.stdout.write(line + "\n")
    return _reported(report, language, partial(write_report, read=read), _exit_code(read))


def _exit_code(read: Return) -> int:
    return FAULTY_INPUT if any(WORDING[code].level is not Level.QUERY for code in read.problems["code"].unique()) else FINE


def _complain(words: Words, language: str, exit_code: int, **of: object) -> int:
    sys.stderr.write(words.in_language(language).format(**of) + "\n")
    return exit_code


def _may_write(report: Path) -> bool:
    """Asked before anything is taken in; what stands in the file stays until there is something better to put there."""
    try:
        with report.open("a"):
            return True
    except OSError:
        return False


def _reported(report: Path | None, language: str, write: Callable[[Path], None], exit_code: int) -> int:
    if report is None:
        return exit_code
    try:
        write(report)
    except OSError:
        return _complain(saying.REPORT_FAILED, language, SYSTEM_FAULT, report=report)
    sys.stdout.write(saying.REPORT_WRITTEN.in_language(language).format(report=report) + "\n")
    return exit_code


def _write_unreadable(fault: Unreadable, path: Path) -> None:
    path.write_text(json.dumps(report_of_unreadable(fault), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
