"""From facts to cells: for each number of each table its members, so that the same fact is known again wherever it stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import polars as pl

from ymylon.publication.rules.disclosure import Cell, Space, Where, fact_of
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.release.tables import AGE, AREA, CARE, CHILDREN, DIMENSIONS, ELSEWHERE, EPISODES, SEX, Table


@dataclass(frozen=True)
class Numbered:
    """A number of a table: its codes, one for each dimension of the table, and the cell behind it."""

    table: Table
    unit: str
    codes: tuple[str, ...]
    cell: Cell


def space_of(unit_of: Iterable[str], editions: Sequence[str]) -> Space:
    """What the dimensions divide into, with one more for each edition: what is counted there, and what isn't."""
    parts = {one.name: one.codes for one in DIMENSIONS} | dict.fromkeys(editions, ("no", "yes"))
    return Space(parts, {unit: AREA.name for unit in unit_of if unit.startswith(CHILDREN)})


def unit_named(unit: str, year: int) -> str:
    """What is counted, of which year: years are apart."""
    return f"{unit} {year}"


def numbers(facts: Facts, tables: Sequence[Table], year: int, edition: str, key: bytes) -> list[Numbered]:
    """Every number of every table. `edition` is part of where each counts: an earlier one may have held other episodes."""
    whole = _whole(facts, year)
    # A child is of the age and sex of the first episode of the year, so that one isn't counted twice.
    first = [pl.col(f"first_{name}").alias(name) for name in (AGE.name, SEX.name)]
    frames = {
        EPISODES: whole,
        CHILDREN: whole.with_columns(first).unique(["child_ref", "area"], keep="first", maintain_order=True),
    }
    found = []
    for table in tables:
        for unit in table.units:
            for codes in product(*(("", *one.codes) for one in table.by)):
                own = _chosen(frames[unit], table, codes)
                found.append(Numbered(table, unit, codes, _cell(own, table, unit, codes, year, edition, key)))
    return found


def _whole(facts: Facts, year: int) -> pl.DataFrame:
    """A row for each episode of Wales in the year: whose it is, when, and into which part of each dimension it falls."""
    rows = facts.episodes.lazy().filter((pl.col("year") == year) & pl.col("in_wales")).join(facts.numbers, on="child")
    age = pl.col("age")
    band = (
        pl.when(age.is_null()).then(pl.lit("NOT_KNOWN")).when(age < 10).then(pl.lit("0-9")).when(age < 14).then(pl.lit("10-13"))
        .when(age < 16).then(pl.lit("14-15")).otherwise(pl.lit("16-17"))
    )  # fmt: skip
    care = pl.col("care").cast(pl.String)
    told = rows.sort("child_ref", "seen", maintain_order=True).select(
        "child_ref", "seen",
        pl.col("area").cast(pl.String).fill_null(ELSEWHERE),
        band.alias(AGE.name),
        pl.col("sex").cast(pl.String).fill_null("NOT_KNOWN"),
        pl.when(care.is_null() | (care == "NOT_KNOWN")).then(pl.lit("NOT_KNOWN"))
        .when(care == "LOOKED_AFTER").then(pl.lit("LOOKED_AFTER")).otherwise(pl.lit("OTHER")).alias(CARE.name),
        pl.col("quarter").cast(pl.String),
    )  # fmt: skip
    # Of a child whom several rows tell apart, the first of the year says age and sex for whatever counts children.
    first = [pl.col(name).first().over("child_ref").alias(f"first_{name}") for name in (AGE.name, SEX.name)]
    return told.with_columns(first).collect()


def _chosen(frame: pl.DataFrame, table: Table, codes: Sequence[str]) -> pl.DataFrame:
    wanted = [pl.col(one.name) == code for one, code in zip(table.by, codes, strict=True) if code]
    return frame.filter(wanted) if wanted else frame


def _cell(own: pl.DataFrame, table: Table, unit: str, codes: Sequence[str], year: int, edition: str, key: bytes) -> Cell:
    each = own.group_by("child_ref").len()
    if unit == CHILDREN:
        members: Iterator[str] = iter(each["child_ref"].to_list())
        count, most = each.height, 0
    else:
        members = (f"{ref} {seen}" for ref, seen in own.select("child_ref", pl.col("seen").cast(pl.String)).iter_rows())
        count, most = own.height, max(each["len"].to_list(), default=0)
    named = unit_named(unit, year)
    return Cell(named, where_of(table, unit, codes, edition), count, each.height, most, fact_of(key, named, members))


def where_of(table: Table, unit: str, codes: Sequence[str], edition: str) -> Where:
    """Where a number counts. A margin names all parts of what it sums, except of children by area: those are no sum."""
    told = [(edition, frozenset({"yes"}))]
    for one, code in zip(table.by, codes, strict=True):
        if code:
            told.append((one.name, frozenset({code})))
        elif not (unit == CHILDREN and one is AREA):
            told.append((one.name, frozenset(one.codes)))
    return tuple(sorted(told))
