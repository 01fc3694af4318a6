"""What a rule of a book is, and what it is asked about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import polars as pl

from ymylon.publication.rules.severity import Severity
from ymylon.publication.rules.years import Year, last_ended, year_from, year_named
from ymylon.terms.words import Words


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


__all__ = ["Finds", "Given", "Rule", "Severity", "Year", "last_ended", "rows", "year_from", "year_named"]
