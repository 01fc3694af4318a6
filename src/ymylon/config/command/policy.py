"""ymylon policy"""

import argparse
import csv
import json
import sys
from pathlib import Path

from ymylon.config.terminal import here
from ymylon.terms.words import Words

from .ground import bring_tables_up_to_date, database_up, django_as

_EPILOG = """\
FILE is a CSV with the columns key, level, area, value, from, to, source, standing, on. A row that is there already may be
switched on or off, or ended; another value begins on a later day. Nothing is taken in if any row has a fault.

  acknowledge.council,AUTHORITY,W06000016,"{""within"": {""hours"": 1}, ...}",2026-12-01,,Board minute 14,LOCAL_PRACTICE,yes
"""


_UNREAD = Words("{file} can’t be read: {why}", "Ni ellir darllen {file}: {why}")
_LACKS = Words("{file} lacks the columns {columns}.", "Nid yw’r colofnau hyn yn {file}: {columns}.")
_FAULT = Words("row {row}, {column}: {why}", "rhes {row}, {column}: {why}")
_NOTHING = Words("Nothing was taken in.", "Ni dderbyniwyd dim.")
_CLASHES = Words(
    "{key} from {day} stands already with another value: let yours begin on a later day.",
    "Mae {key} o {day} yn sefyll eisoes â gwerth arall: gadewch i’ch un chi ddechrau ar ddiwrnod diweddarach.",
    False,
)
_OVERLAPS = Words(
    "{row} overlaps {stands}. End that one first, or let yours begin on the day on which it ends.",
    "Mae {row} yn gorgyffwrdd â {stands}. Rhowch ddiwedd ar honno yn gyntaf, neu gadewch i’ch un chi ddechrau ar y diwrnod y daw"
    " honno i ben.",
    False,
)
_DONE = Words(
    "{new} new, {changed} changed, {unchanged} as they were",
    "{new} yn newydd, {changed} wedi’u newid, {unchanged} fel yr oeddent",
)


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
    from ymylon.documents.rules import safe_cell
    from ymylon.duties.lookups import every_policy_row
    from ymylon.duties.rules.board_rows import COLUMNS

    out = csv.writer(sys.stdout)
    out.writerow(COLUMNS)
    for row in every_policy_row():
        days = (row.in_force_from.isoformat(), row.in_force_to.isoformat() if row.in_force_to else "")
        on = "yes" if row.switched_on else "no"
        out.writerow([row.key, row.level, row.area, json.dumps(dict(row.value)), *days, safe_cell(row.source), row.standing, on])
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
        return _say(_UNREAD, file=path, why=type(broken).__name__)
    if missing:
        return _say(_LACKS, file=path, columns=", ".join(missing))
    rows, faults = read_rows(table)
    for fault in faults:
        _say(_FAULT, row=fault.row, column=fault.column, why=here(fault.words))
    if faults:
        return _say(_NOTHING)
    with transaction.atomic():
        begin_request(None, "SET_POLICY")
        done = take_in_policies(rows)
    for row in done.clashing:
        _say(_CLASHES, key=row.key, day=row.in_force_from)
    for stands, row in done.overlapping:
        _say(_OVERLAPS, row=_spoken(row), stands=_spoken(stands))
    if done.overlapping:
        _say(_NOTHING)
    print(here(_DONE).format(new=done.new, changed=done.changed, unchanged=done.unchanged))
    return 1 if done.clashing or done.overlapping else 0


def _spoken(row) -> str:
    place = f" ({row.area})" if row.area else ""
    begins, ends = row.in_force_from, row.in_force_to
    until = Words(f"to {ends}", f"hyd {ends}") if ends else Words("on", "ymlaen")
    days = Words(f"from {begins} {until.en}", f"o {begins} {until.cy}")
    return f"{row.key}{place} {here(days)}, {row.source}"


def _say(words: Words, **of: object) -> int:
    print(here(words).format(**of), file=sys.stderr)
    return 1
