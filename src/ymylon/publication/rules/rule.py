"""What a rule of a book is, and what it is asked about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple

import polars as pl

from ymylon.terms.words import Words


class Severity(StrEnum):
    ERROR = "error"  # the row can't stand
    QUERY = "query"  # it may be true: it needs a look, or a word of explanation
    INFORMATION = "information"  # nothing need be done

    @property
    def words(self) -> Words:
        return _SEVERITIES[self]


_SEVERITIES = {
    Severity.ERROR: Words("error", "gwall"),
    Severity.QUERY: Words("query", "ymholiad"),
    Severity.INFORMATION: Words("information", "gwybodaeth"),
}


class Year(NamedTuple):
    """A collection year: 1 April to 31 March, both of them in it."""

    starts_on: date
    ends_on: date

    @property
    def name(self) -> str:
        return f"{self.starts_on.year}-{self.ends_on.year % 100:02}"


def year_from(first: int) -> Year:
    return Year(date(first, 4, 1), date(first + 1, 3, 31))


def year_named(name: str) -> Year | None:
    """The year called 2025-26 (or 2025/26, or 2025-2026); None where the name is of no year."""
    first, _, second = name.strip().replace("/", "-").partition("-")
    fits = first.isdecimal() and len(first) == 4 and second.isdecimal() and len(second) in (2, 4)
    if not fits or not 1900 <= int(first) <= 2200 or (int(first) + 1) % 100 != int(second) % 100:
        return None
    return year_from(int(first))


def last_ended(today: date) -> Year:
    """The collection year that ended last: returns are made after their year."""
    return year_from(today.year - (1 if today >= date(today.year, 4, 1) else 2))


@dataclass(frozen=True)
class Given:
    """The tables of a return as the rules see them: typed columns, and `row`, which counts a file's rows from 1."""

    tables: Mapping[str, pl.DataFrame]
    year: Year
    previous: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    extracted_at: datetime = datetime(9999, 1, 1, tzinfo=UTC)


# Over whole columns: an expression, true in the rows that fail, or a frame whose column `row` names them.
Finds = Callable[[Given], pl.Expr | pl.DataFrame]


def rows(found: pl.LazyFrame, name: str = "row") -> pl.DataFrame:
    """Each row that was found, once."""
    return found.select(pl.col(name).alias("row")).unique().collect()


@dataclass(frozen=True)
class Rule:
    """One rule: in which rows of `table` it finds a fault, and what whoever made the return should do about it.

    `fails` is the condition in short, the same in both languages. A rule that depends on the order of rows says in
    `order` by what they are sorted and what becomes of ties.
    """

    code: str
    severity: Severity
    table: str
    fields: tuple[str, ...]
    fails: str
    message: Words
    mend: Words
    finds: Finds
    needs: tuple[str, ...] = ()
    needs_previous: tuple[str, ...] = ()
    in_previous: bool = False  # the rows are those of the earlier return's file
    order: str = ""
    since: str = ""
    like: str = ""

    @property
    def words(self) -> Words:
        """What is wrong, and what to do."""
        both = self.message.sure and self.mend.sure
        return Words(f"{self.message.en} {self.mend.en}", f"{self.message.cy} {self.mend.cy}", both)
