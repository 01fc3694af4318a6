"""`ymylon import ssda903`: read, judge, take in, report."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from tqdm import tqdm

from ymylon.agencies.lookups import demo_mark
from ymylon.duties.rules.instants import local_day
from ymylon.exchange.actions.taking_in import import_return
from ymylon.exchange.rules import (
    WORDING,
    Level,
    Return,
    Unreadable,
    files_report,
    read_return,
    report_of_unreadable,
    write_report,
)
from ymylon.terms.geography import current_code, find_authority

FINE, FAULTY_INPUT, WRONG_USAGE, SYSTEM_FAULT = 0, 1, 2, 3


def import_ssda903(
    folder: Path, *, authority: str, dry_run: bool = False, all_or_nothing: bool = False, report: Path | None = None
) -> int:
    """Takes the folder's return in and says what became of it; answers the command's exit code."""
    gss = current_code(authority)
    if find_authority(gss) is None:
        return _complain(f"{authority} is not the code of an authority. It reads like E08000025 or W06000015.", WRONG_USAGE)
    if report and not _may_write(report):
        return _complain(f"The report can’t be written into {report}. Nothing was taken in.", WRONG_USAGE)
    now = datetime.now(UTC)
    if demo_mark():
        sys.stderr.write("This database holds the demonstration, in which everything is invented. The return is added to it.\n")
    try:
        read = read_return(folder, gss, local_day(now))
    except Unreadable as fault:
        if report:
            report.write_text(json.dumps(report_of_unreadable(fault), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return _complain(str(fault), FAULTY_INPUT)
    with tqdm(total=sum(each.accepted for each in read.counts.values()), unit=" rows", file=sys.stderr) as bar:
        read = import_return(at=now, read=read, dry_run=dry_run, all_or_nothing=all_or_nothing, progress=bar.update)
    sys.stdout.write(_summary(read, dry_run))
    if report:
        try:
            write_report(report, read)
        except OSError:
            return _complain(f"The report can’t be written into {report}.", SYSTEM_FAULT)
        sys.stdout.write(f"Each problem, with its row and how to mend it: {report}\n")
    return FAULTY_INPUT if any(WORDING[code].level is not Level.QUERY for code in read.problems["code"].unique()) else FINE


def _may_write(report: Path) -> bool:
    """Asked before anything is taken in; what stands in the file stays until there is something better to put there."""
    try:
        with report.open("a"):
            return True
    except OSError:
        return False


def _complain(sentence: str, code: int) -> int:
    sys.stderr.write(sentence + "\n")
    return code


def _summary(read: Return, dry_run: bool) -> str:
    """What became of the rows, and each kind of problem with how often it occurred."""
    lines = ["Dry run: nothing was written." if dry_run else "Taken in."]
    for name, each in files_report(read.counts).items():
        lines.append(
            f"  {name:<13} {each['rows']:>8,} rows: {each['accepted']:,} accepted, {each['unchanged']:,} unchanged, "
            f"{each['rejected']:,} rejected"
        )
    counted = read.problems.group_by("file", "code", maintain_order=True).len()
    for file, code, often in counted.iter_rows():
        wording = WORDING[code]
        sentence = wording.reason.en.replace("{other}", "…")
        lines.append(f"  {often:>6,} × {code} ({file}, {wording.level}): {sentence}")
    return "\n".join(lines) + "\n"
