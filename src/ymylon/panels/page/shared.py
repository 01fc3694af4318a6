"""What the pages of a panel share: tables of plain words, which a telephone shows row by row."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from ymylon.design.entries import Link, RecordPage
from ymylon.design.moments import language
from ymylon.terms.geography import find_authority
from ymylon.terms.geography.wales import BOARDS


@dataclass(frozen=True)
class Cell:
    """What stands in one cell, line by line, and where it leads."""

    lines: tuple[str, ...]
    small: tuple[str, ...] = ()
    link: Link | None = None
    is_late: bool = False


@dataclass(frozen=True)
class Table:
    """One table: its rows begin with whom or what they are about."""

    heading: str
    anchor: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    empty: str = ""

    @property
    def body(self) -> tuple[tuple[tuple[str, Cell], ...], ...]:
        """Each cell with what stands over it: on a telephone it stands beside it."""
        return tuple(tuple(zip(self.heads, row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class TablesPage(RecordPage):
    """A record whose sections are followed by tables."""

    tables: tuple[Table, ...] = ()


def cell(*lines: str, small: tuple[str, ...] = (), link: Link | None = None, is_late: bool = False) -> Cell:
    """A cell with those of these lines that say something."""
    return Cell(tuple(line for line in lines if line), tuple(line for line in small if line), link, is_late)


def area_words(gss: str) -> str:
    """What an authority is called."""
    found = find_authority(gss)
    return found.words.in_language(language()) if found else gss


def board_words(code: str) -> str:
    """What a safeguarding board is called."""
    return BOARDS[code].words.in_language(language()) if code in BOARDS else code


def months_words(count: int) -> str:
    """So many whole months."""
    return ngettext("%(count)s month", "%(count)s months", count) % {"count": count}


def children_words(count: int) -> str:
    """So many children."""
    return ngettext("%(count)s child", "%(count)s children", count) % {"count": count}
