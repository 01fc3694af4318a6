"""What leaves on paper or as a file is marked, for whom, by whom and when; and no cell of a file runs as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from ymylon.terms.calendars import clock, local, long_date
from ymylon.terms.words import Words

_MARK = Words(
    "OFFICIAL-SENSITIVE. For %(whom)s. Made by %(who)s on %(day)s at %(time)s. Protected facts are not in it.",
    "SWYDDOGOL-SENSITIF. Ar gyfer %(whom)s. Gwnaed gan %(who)s ar %(day)s am %(time)s. Nid yw ffeithiau gwarchodedig ynddo.",
    False,
)
# What a spreadsheet takes for the beginning of a formula, in its full width too, at the beginning of a cell or wherever a reader
# that splits by another separator than ours would begin one.
_BEGINS = re.compile(r"(^|[;,|\t\r\n])([\s\"]*)(?=[=+\-@\u2212\uff1d\uff0b\uff0d\uff20])")
_LEADING = re.compile(r"^(?=[\t\r\n])")
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BYTE_ORDER = "\ufeff"  # without it spreadsheets read Welsh letters as another alphabet's


def marking(*, whom: str, who: str, at: datetime, language: str) -> str:
    """The sentence that stands on every page and at the head of every file."""
    there = local(at)
    said = {"whom": whom, "who": who, "day": long_date(there.date(), language), "time": clock(at)}
    return _MARK.in_language(language) % said


def safe_cell(text: str) -> str:
    """The text as a cell that no spreadsheet runs: an apostrophe stands before whatever would begin a formula."""
    plain = _LEADING.sub("'", _UNPRINTED.sub("", text))
    return _BEGINS.sub(r"\1\2'", plain)


def csv_file(*, mark: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A file for a spreadsheet: the marking alone in its first row, then header and rows. UTF-8 with its mark."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([safe_cell(mark)])
    for row in (header, *rows):
        writer.writerow([safe_cell(cell) for cell in row])
    return (_BYTE_ORDER + text.getvalue()).encode()
