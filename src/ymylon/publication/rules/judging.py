"""A return judged by a book: which rules could be asked, and in which rows each found a fault."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import polars as pl

from ymylon.publication.rules.layout import Book
from ymylon.publication.rules.rule import Given, Rule


class Found(NamedTuple):
    """The rows in which one rule found a fault, in the order of the file."""

    rule: Rule
    rows: list[int]


@dataclass(frozen=True)
class Verdict:
    """What was found; a rule for whose sake a table was wanting was not asked."""

    asked: list[Rule] = field(default_factory=list)
    not_asked: list[Rule] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)


def judge(book: Book, given: Given) -> tuple[Verdict, Given]:
    """Every rule of the book whose tables are there, asked of whole columns; and the columns that they were asked of."""
    given = replace(
        given,
        tables=book.typed(given.tables),
        previous=book.typed(given.previous),
    )
    given = replace(given, tables=dict(given.tables) | book.derived(given))
    asked = [rule for rule in book.rules if _can_be_asked(rule, given)]
    not_asked = [rule for rule in book.rules if not _can_be_asked(rule, given)]
    rows = _rows_of(asked, given)
    return Verdict(asked, not_asked, [Found(*pair) for pair in zip(asked, rows, strict=True) if pair[1]]), given


def _can_be_asked(rule: Rule, given: Given) -> bool:
    here = rule.table in given.tables and all(name in given.tables for name in rule.needs)
    return here and all(name in given.previous for name in rule.needs_previous)


def _rows_of(rules: Sequence[Rule], given: Given) -> list[list[int]]:
    """For each rule its rows: all that are expressions over one table are worked out at once, the others one by one."""
    answers = [rule.finds(given) for rule in rules]
    rows: list[list[int]] = [[] for _ in rules]
    for table in {rule.table for rule in rules}:
        asked = {
            place: answer for place, answer in enumerate(answers) if rules[place].table == table and isinstance(answer, pl.Expr)
        }
        for place, failing in zip(asked, _failing(given.tables[table], list(asked.values())), strict=True):
            rows[place] = failing
    for place, answer in enumerate(answers):
        if isinstance(answer, pl.DataFrame):
            rows[place] = answer["row"].sort().to_list()
    return rows


def _failing(frame: pl.DataFrame, fails: list[pl.Expr]) -> list[list[int]]:
    """A condition that can't be answered, because a cell is blank, has not failed."""
    if not fails or frame.is_empty():
        return [[] for _ in fails]
    masks = frame.select(condition.fill_null(False).alias(str(place)) for place, condition in enumerate(fails))
    return [frame["row"].filter(mask).to_list() if mask.any() else [] for mask in masks]
