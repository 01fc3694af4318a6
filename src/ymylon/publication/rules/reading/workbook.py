"""XLSX without a spreadsheet: the first sheet, streamed, with a limit on what it may swell to.

Written by hand for two reasons: a formula must be seen as one, and a small file must not fill the memory.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import IO
from xml.parsers import expat

import polars as pl

from ymylon.publication.rules.reading.sheet import LARGEST_TEXT, MOST_CELLS, Note, Refused, Sheet, column

# Excel's own limit of rows, full of cells, unpacks to a few hundred megabytes, and to thirty times its packed size.
LARGEST_PART = 1_000_000_000
LARGEST_RATIO = 250
SMALL = 20_000_000
MOST_COLUMNS = 500
MOST_ROWS = 1_048_576
SLICE = 50_000
MOST_KNOWN = 100_000
PIECE = 1 << 18

_DAY_FORMATS = frozenset({14, 15, 16, 17, 27, 30, 36, 50, 57})
_INSTANT_FORMATS = frozenset({22})

# What zip, XML and numbers answer with where they are not what they ought to be.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, LookupError, ValueError, OverflowError, EOFError, NotImplementedError,
    RuntimeError,
)  # fmt: skip


def read_workbook(path: Path, day: str) -> Sheet:
    """The heading and cells of the first sheet; cells that are dates are written in the form `day`."""
    try:
        with zipfile.ZipFile(path) as packed:
            return _sheet(packed, day)
    except _DAMAGE:
        raise Refused("FILE-DAMAGED") from None


def read_every_sheet(path: Path, day: str) -> list[Sheet]:
    """The heading and cells of every sheet that has any."""
    try:
        with zipfile.ZipFile(path) as packed:
            found = []
            for name in _sheets(packed):
                try:
                    found.append(_cells(packed, name, day).sheet([]))
                except Refused as fault:
                    if fault.note.code != "FILE-EMPTY":
                        raise
    except _DAMAGE:
        raise Refused("FILE-DAMAGED") from None
    if not found:
        raise Refused("FILE-EMPTY")
    return found


def _sheet(packed: zipfile.ZipFile, day: str) -> Sheet:
    sheets = _sheets(packed)
    return _cells(packed, sheets[0], day).sheet([Note("FILE-SHEETS")] if len(sheets) > 1 else [])


def _sheets(packed: zipfile.ZipFile) -> list[str]:
    for part in packed.infolist():
        if part.file_size > LARGEST_PART or (part.file_size > SMALL and part.file_size > LARGEST_RATIO * part.compress_size):
            raise Refused("FILE-SWELLS")
    names = packed.namelist()
    sheets = sorted((name for name in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)), key=_number)
    if not sheets:
        raise Refused("FILE-DOCUMENT")
    return sheets


def _cells(packed: zipfile.ZipFile, sheet: str, day: str) -> "_Cells":
    names = packed.namelist()
    texts = _shared_texts(packed) if "xl/sharedStrings.xml" in names else []
    kinds = _date_kinds(packed) if "xl/styles.xml" in names else []
    cells = _Cells(texts, kinds, day, _begins(packed))
    for piece in _pieces(packed, sheet):
        cells.feed(piece)
    return cells


def _number(name: str) -> int:
    return int(re.sub(r"\D", "", name))


def _pieces(packed: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part, piece by piece: what a part says of its own size need not be true, so what comes out is counted."""
    total, allowed = 0, max(SMALL, LARGEST_RATIO * packed.getinfo(name).compress_size)
    source: IO[bytes]
    with packed.open(name) as source:
        while piece := source.read(PIECE):
            total += len(piece)
            if total > min(LARGEST_PART, allowed):
                raise Refused("FILE-SWELLS")
            yield piece


def _parser(start: Callable[[str, dict[str, str]], None], end: Callable[[str], None]) -> expat.XMLParserType:
    """Some programs write every tag with a prefix, as in `x:row`: it is that of the first, and is left out."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def first(tag: str, told: dict[str, str]) -> None:
        before = tag[: tag.index(":") + 1] if ":" in tag else ""
        if before:
            parser.StartElementHandler = lambda tag, told: start(tag.removeprefix(before), told)
            parser.EndElementHandler = lambda tag: end(tag.removeprefix(before))
        else:
            parser.StartElementHandler, parser.EndElementHandler = start, end
        start(tag.removeprefix(before), told)

    parser.StartElementHandler = first
    # No sheet declares entities; a bomb does.
    parser.EntityDeclHandler = _refuse_entity
    return parser


def _refuse_entity(*_: object) -> None:
    raise Refused("FILE-SWELLS")


def _shared_texts(packed: zipfile.ZipFile) -> list[str]:
    texts: list[str] = []
    held: list[str] = []
    inside = [False]

    def start(tag: str, _: dict[str, str]) -> None:
        if tag == "si":
            held.clear()
        inside[0] = tag == "t"

    def end(tag: str) -> None:
        inside[0] = False
        if tag == "si":
            texts.append("".join(held))

    parser = _parser(start, end)
    parser.CharacterDataHandler = lambda text: held.append(text) if inside[0] else None
    for piece in _pieces(packed, "xl/sharedStrings.xml"):
        parser.Parse(piece, False)
    parser.Parse(b"", True)
    return texts


def _date_kinds(packed: zipfile.ZipFile) -> list[str]:
    """For each style of cell: "day", "instant", or nothing where its numbers are numbers."""
    ours: dict[int, str] = {}
    kinds: list[str] = []
    inside = [False]

    def start(tag: str, told: dict[str, str]) -> None:
        if tag == "numFmt":
            ours[int(told["numFmtId"])] = _kind_of_format(told.get("formatCode", ""))
        elif tag == "cellXfs":
            inside[0] = True
        elif tag == "xf" and inside[0]:
            number = int(told.get("numFmtId", "0"))
            kinds.append("day" if number in _DAY_FORMATS else "instant" if number in _INSTANT_FORMATS else ours.get(number, ""))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside[0] = False

    parser = _parser(start, end)
    for piece in _pieces(packed, "xl/styles.xml"):
        parser.Parse(piece, False)
    return kinds


def _kind_of_format(code: str) -> str:
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code).lower()
    if "y" not in bare and "d" not in bare:
        return ""
    return "instant" if "h" in bare else "day"


def _begins(packed: zipfile.ZipFile) -> datetime:
    """The day before the first that a spreadsheet can write; it believes that 1900 had a 29 February."""
    with packed.open("xl/workbook.xml") as source:
        book = source.read(1_000_000)
    return datetime(1904, 1, 1, tzinfo=UTC) if re.search(rb'date1904="(1|true)"', book) else datetime(1899, 12, 30, tzinfo=UTC)


class _Cells:
    """What the parser calls as it meets rows and cells; rows are put away in slices, so that few are held as objects."""

    def __init__(self, texts: list[str], kinds: list[str], day: str, begins: datetime) -> None:
        self.texts, self.kinds, self.day, self.begins = texts, kinds, day, begins
        self.heading: list[str] = []
        self.formulas: set[int] = set()
        self.not_worked_out: set[int] = set()
        self.is_formula, self.has_value = False, False
        self.heading_row, self.merged_heading = 0, False
        self.rows: list[list[str | None]] = []
        self.put_away: list[pl.DataFrame] = []
        self.row: list[str | None] = []
        self.numbers: dict[tuple[int, str], str] = {}
        self.shared = 0
        self.last = (datetime.max.replace(tzinfo=UTC) - begins).days
        self.number, self.place, self.kind, self.style, self.taking = 0, 0, "", 0, False
        self.value: list[str] = []
        self.parser = _parser(self.start, self.end)
        self.parser.CharacterDataHandler = lambda text: self.value.append(text) if self.taking else None

    def feed(self, piece: bytes) -> None:
        self.parser.Parse(piece, False)

    def start(self, tag: str, told: dict[str, str]) -> None:
        if tag == "c":
            self.place = _place(told["r"]) if "r" in told else self.place + 1
            self.kind, self.style = told.get("t", "n"), int(told.get("s", "0"))
            self.value.clear()
            self.is_formula, self.has_value = False, False
        elif tag in ("v", "t"):
            self.taking, self.has_value = True, True
        elif tag == "f":
            self.is_formula = True
            self.formulas.add(self.place)
        elif tag == "row":
            self.skip_to(int(told["r"]) if "r" in told else self.number + 1)
            self.row = [None] * len(self.heading)
            self.place = -1
        elif tag == "mergeCell" and re.match(rf"[A-Z]+{self.heading_row}:", told.get("ref", "")):
            self.merged_heading = True

    def skip_to(self, number: int) -> None:
        """Blank rows are not written into the file, and are counted all the same."""
        if not self.number < number <= MOST_ROWS or number * len(self.heading) > MOST_CELLS:
            raise Refused("FILE-SWELLS")
        if self.heading:
            self.rows += [[None] * len(self.heading)] * (number - self.number - 1)
        self.number = number

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self.taking = False
        elif tag == "c":
            self.end_cell()
        elif tag == "row":
            self.end_row()

    def end_cell(self) -> None:
        # A formula that came to text of no letters is worked out, and its cell is blank; other programs leave numbers so
        # that nobody worked out.
        if self.is_formula and not self.value and not (self.kind == "str" and self.has_value):
            self.not_worked_out.add(self.place)
        if not self.value or self.place >= MOST_COLUMNS:
            return
        text = self.known("".join(self.value))
        if self.heading and self.place < len(self.heading):
            self.row[self.place] = text
        elif not self.heading:
            self.row += [None] * (self.place + 1 - len(self.row))
            self.row[self.place] = text

    def end_row(self) -> None:
        if not self.heading:
            self.heading = [(name or "").strip() for name in self.row] if any(self.row) else []
            self.heading_row = self.number
            return
        self.rows.append(self.row)
        if len(self.rows) >= SLICE:
            self.put_rows_away()

    def put_rows_away(self) -> None:
        schema = dict.fromkeys([column(place) for place in range(len(self.heading))], pl.String)
        self.put_away.append(pl.DataFrame(self.rows, schema=schema, orient="row"))
        self.rows = []

    def known(self, value: str) -> str:
        """A return holds few days and each of them often: each is worked out once."""
        if self.kind != "n":
            return self.text(value)
        text = self.numbers.get((self.style, value))
        if text is None:
            text = self.text(value)
            if len(self.numbers) < MOST_KNOWN:
                self.numbers[(self.style, value)] = text
        return text

    def text(self, value: str) -> str:
        if self.kind == "s":
            # Written once and named by many cells: a small file can hold more text than there is memory.
            text = self.texts[int(value)]
            self.shared += len(text)
            if self.shared > LARGEST_TEXT:
                raise Refused("FILE-SWELLS")
            return text
        if self.kind != "n":
            return value
        number = float(value)
        meant = self.kinds[self.style] if self.style < len(self.kinds) else ""
        if meant and 0 <= number <= self.last:
            moment = self.begins + timedelta(days=number)
            whole = number == int(number)
            return moment.strftime(self.day) if meant == "day" or whole else moment.strftime("%Y-%m-%dT%H:%M:%S")
        # What is too large for a date or a whole number stays as it stands, so that a rule points at its row.
        return str(int(number)) if abs(number) < 1e15 and number == int(number) else value

    def sheet(self, notes: list[Note]) -> Sheet:
        self.parser.Parse(b"", True)
        if not self.heading:
            raise Refused("FILE-EMPTY")
        if self.merged_heading:
            raise Refused("FILE-MERGED")
        self.put_rows_away()
        named = [place for place in sorted(self.formulas) if place < len(self.heading) and self.heading[place]]
        codes = {place: "FILE-FORMULA-TEXT" if place in self.not_worked_out else "FILE-FORMULA" for place in named}
        notes = [*notes, *(Note(code, self.heading[place]) for place, code in codes.items())]
        return Sheet(self.heading, pl.concat(self.put_away), notes)


def _place(reference: str) -> int:
    """C7 is 2: the third column."""
    return _place_of(reference.rstrip("0123456789"))


@cache
def _place_of(letters: str) -> int:
    place = 0
    for letter in letters[:3]:
        place = place * 26 + ord(letter.upper()) - 64
    return place - 1
