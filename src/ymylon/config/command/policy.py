"""ymylon policy"""

import argparse
import csv
import json
import sys
from pathlib import Path

from .ground import bring_tables_up_to_date, database_up, django_as

_EPILOG = """\
FILE is a CSV with the columns key, level, area, value, from, to, source, standing, on. A row that is there already may be
switched on or off, or ended; another value begins on a later day. Nothing is taken in if any row has a fault.

  acknowledge.council,AUTHORITY,W06000016,"{""within"": {""hours"": 1}, ...}",2026-12-01,,Board minute 14,LOCAL_PRACTICE,yes
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="take in these rows; without it, list what there is")


def run(chosen: argparse.Namespace) -> int:
    """List every row as a CSV that could be taken in again, or take a board's rows in; answers 1 where a row has a fault."""
    with database_up():
        bring_tables_up_to_date()
        django_as("web")
        return _take_in(chosen.file) if chosen.file else _list()


def _list() -> int:
    from ymylon.duties.lookups import every_policy_row
    from ymylon.duties.rules.board_rows import COLUMNS

    out = csv.writer(sys.stdout)
    out.writerow(COLUMNS)
    for row in every_policy_row():
        days = (row.in_force_from.isoformat(), row.in_force_to.isoformat() if row.in_force_to else "")
        on = "yes" if row.switched_on else "no"
        out.writerow([row.key, row.level, row.area, json.dumps(dict(row.value)), *days, row.source, row.standing, on])
    return 0


def _take_in(path: Path) -> int:
    from django.db import transaction

    from ymylon.access.actions import begin_request
    from ymylon.duties.actions import take_in_policies
    from ymylon.duties.rules.board_rows import COLUMNS, read_rows

    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
            table = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as broken:
        return _say(f"{path} can’t be read: {type(broken).__name__}")
    if missing:
        return _say(f"{path} lacks the columns {', '.join(missing)}.")
    rows, faults = read_rows(table)
    for fault in faults:
        print(f"row {fault.row}, {fault.column}: {fault.words.en} / {fault.words.cy}", file=sys.stderr)
    if faults:
        return _say("Nothing was taken in.")
    with transaction.atomic():
        begin_request(None, "SET_POLICY")
        done = take_in_policies(rows)
    for row in done.clashing:
        _say(f"{row.key} from {row.in_force_from} stands already with another value: let yours begin on a later day.")
    for stands, row in done.overlapping:
        _say(
            f"{_spoken(row)} overlaps {_spoken(stands)}. End that one first, or let yours begin on the day on which it ends."
            f" / Mae {_spoken(row)} yn gorgyffwrdd â {_spoken(stands)}. Rhowch ddiwedd ar honno yn gyntaf."
        )
    if done.overlapping:
        _say("Nothing was taken in.")
    print(f"{done.new} new, {done.changed} changed, {done.unchanged} as they were")
    return 1 if done.clashing or done.overlapping else 0


def _spoken(row) -> str:
    place = f" ({row.area})" if row.area else ""
    until = f" to {row.in_force_to}" if row.in_force_to else " on"
    return f"{row.key}{place} from {row.in_force_from}{until}, {row.source}"


def _say(words: str) -> int:
    print(words, file=sys.stderr)
    return 1
