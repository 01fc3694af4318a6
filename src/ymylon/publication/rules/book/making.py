"""The short forms in which the rules of this book are written."""

from typing import Any

import polars as pl

from ymylon.publication.rules.rule import Finds, Given, Rule, Severity
from ymylon.terms.words import Words

# A pair of sentences: English, Welsh, and False where the Welsh awaits a translator.
Pair = tuple[Any, ...]

HOUR, DAY = pl.duration(hours=1), pl.duration(days=1)
CHECK_BOTH: Pair = ("Check both against the record.", "Gwiriwch y ddau yn erbyn y cofnod.")
CHECK_ROW: Pair = ("Check the row against the record.", "Gwiriwch y rhes yn erbyn y cofnod.")
EXPLAIN: Pair = ("If it is right, say why when you send the return.", "Os yw’n gywir, dywedwch pam wrth anfon y ffurflen.")
NOTHING: Pair = ("Nothing need be done.", "Nid oes angen gwneud dim.")


def _rule(severity: Severity, line: str, fails: str, message: Pair, mend: Pair, finds: Finds | pl.Expr, more: dict) -> Rule:
    code, table, *fields = line.split()
    asked = (lambda given: finds) if isinstance(finds, pl.Expr) else finds
    return Rule(code, severity, table, tuple(fields), fails, Words(*message), Words(*mend), asked, since="0.1", **more)


def error(line: str, fails: str, message: Pair, mend: Pair, finds: Finds | pl.Expr, **more) -> Rule:
    """`code table field field`, the condition, what is wrong, what to do, and where it fails."""
    return _rule(Severity.ERROR, line, fails, message, mend, finds, more)


def query(line: str, fails: str, message: Pair, mend: Pair, finds: Finds | pl.Expr, **more) -> Rule:
    return _rule(Severity.QUERY, line, fails, message, mend, finds, more)


def information(line: str, fails: str, message: Pair, mend: Pair, finds: Finds | pl.Expr, **more) -> Rule:
    return _rule(Severity.INFORMATION, line, fails, message, mend, finds, more)


def is_there(name: str) -> pl.Expr:
    """Something stands in the cell, whether or not it can be read."""
    return pl.col(f"text {name}").is_not_null()


def is_blank(name: str) -> pl.Expr:
    return pl.col(f"text {name}").is_null()


def table(given: Given, name: str) -> pl.LazyFrame:
    return given.tables[name].lazy()


def by_child(given: Given, *then: str) -> pl.LazyFrame:
    """Each child's episodes by when they began, then by `then` (blank last), then as in the file.

    Those without a child's reference are left out: they are not one child's.
    """
    known = table(given, "episode").filter(pl.col("last_seen_at").is_not_null() & pl.col("child_ref").is_not_null())
    return known.sort("child_ref", "last_seen_at", *then, "row", nulls_last=True)


def beside(given: Given, one: str, other: str, on: str | list[str] = "child_ref", *, left: bool = False) -> pl.LazyFrame:
    """Each row of one table beside each of another with the same reference; the other's columns end in ` of other`."""
    right = given.tables[other].lazy()
    keys = [on] if isinstance(on, str) else on
    right = right.select(pl.col(keys), pl.exclude(keys).name.suffix(" of other"))
    return given.tables[one].lazy().join(right, on=keys, how="left" if left else "inner")


def of_other(name: str) -> pl.Expr:
    return pl.col(f"{name} of other")


def before(name: str, by: str = "child_ref") -> pl.Expr:
    """The same column of the row before, in a sorted frame, where that is of the same child."""
    return pl.when(pl.col(by) == pl.col(by).shift(1)).then(pl.col(name).shift(1))


def after(name: str, by: str = "child_ref") -> pl.Expr:
    return pl.when(pl.col(by) == pl.col(by).shift(-1)).then(pl.col(name).shift(-1))
