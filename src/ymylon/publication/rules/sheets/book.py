"""What stands in a workbook, whatever its kind: plain sheets of plain cells in one language."""

from dataclasses import dataclass

from ymylon.publication.rules.release.grids import Grid, grids_of
from ymylon.publication.rules.release.running import NOTES, Release
from ymylon.publication.rules.release.tables import DEFINITIONS, LABEL, MEASURE_NAMES, Table
from ymylon.publication.rules.site import said
from ymylon.publication.rules.site.edition import Edition
from ymylon.publication.rules.site.pages import Speech
from ymylon.terms.words import Words

COVER, CONTENTS, NOTES_SHEET = Words("Cover", "Clawr"), Words("Contents", "Cynnwys"), Words("Notes", "Nodiadau")
_ONE_TABLE = Words("This sheet has one table.", "Mae un tabl ar y daflen hon.")
_HIDING = Words(
    "Where [c] stands, a number is not shown, so that nobody is recognised.",
    "Lle saif [c], ni ddangosir rhif, rhag i neb gael ei adnabod.",
    False,
)
_BACK = Words(
    "Numbers are rounded to the nearest five, each by itself.", "Talgrynnir rhifau i’r pump agosaf, pob un ar ei ben ei hun."
)
_SHEET, _TITLE, _CODE, _MEANING = (
    Words("Sheet", "Taflen"), Words("Title", "Teitl"), Words("Code", "Cod"), Words("Meaning", "Ystyr"),
)  # fmt: skip

Cell = int | float | str


@dataclass(frozen=True)
class Sheet:
    """Its name, the lines above its table, and the table: a heading and rows. A cover has no table."""

    name: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    links: bool = False  # whether the first cell of each row names a sheet to go to

    @property
    def heading_row(self) -> int:
        """In which row, from nought, the heading of the table stands."""
        return 1 + len(self.lines)


@dataclass(frozen=True)
class Book:
    """A workbook."""

    language: str
    title: str
    author: str
    sheets: tuple[Sheet, ...]


def book_of(release: Release, edition: Edition, language: str) -> Book:
    """The workbook of a release in one language."""
    speak = Speech(release, edition, language)
    tables = [(grid, _table(grid, name, speak, table)) for table, grid, name in _named(release, language)]
    about = speak.page("files", "files", speak.title)
    cover = Sheet(
        speak.say(COVER), speak.title,
        tuple(line for line in (about.invented, about.label, about.when, speak.say(said.LEDE), *speak.all_of(said.PROTECTION),
                                f"{speak.w['input']} {edition.input_mark}") if line),
    )  # fmt: skip
    notes = [*((f"[{code}]", speak.say(words)) for code, words in NOTES.items()),
             *((speak.say(MEASURE_NAMES[unit]), speak.say(words)) for unit, words in DEFINITIONS.items())]  # fmt: skip
    noted = Sheet(speak.say(NOTES_SHEET), speak.say(NOTES_SHEET), (speak.say(_ONE_TABLE),),
                  (speak.say(_CODE), speak.say(_MEANING)), tuple(notes))  # fmt: skip
    listed = tuple((sheet.name, sheet.title) for sheet in (noted, *(one for _, one in tables)))
    contents = Sheet(speak.say(CONTENTS), speak.say(CONTENTS), (speak.say(_ONE_TABLE),),
                     (speak.say(_SHEET), speak.say(_TITLE)), listed, links=True)  # fmt: skip
    return Book(language, speak.title, "Ymylon", (cover, contents, noted, *(sheet for _, sheet in tables)))


def _named(release: Release, language: str) -> list[tuple[Table, Grid, str]]:
    found = []
    for table in release.tables:
        grids = grids_of(release, table, language)
        found += [(table, grid, table.id if len(grids) == 1 else f"{table.id}-{n}") for n, grid in enumerate(grids, 1)]
    return found


def _table(grid: Grid, name: str, speak: Speech, table: Table) -> Sheet:
    lines = [speak.say(LABEL), speak.say(_ONE_TABLE), speak.say(_BACK), *speak.with_lines(table)]
    if speak.edition.is_invented:
        lines.insert(0, speak.say(said.INVENTED))
    if grid.is_hiding:
        lines.append(speak.say(_HIDING))
    rows = tuple((row.label, *row.cells) for row in grid.rows)
    return Sheet(name, f"{name}: {grid.title}", tuple(lines), (grid.corner, *grid.columns), rows)
