"""Tables of plain words, which a telephone shows row by row."""

from dataclasses import dataclass

from ymylon.design.entries import Link, RecordPage


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
