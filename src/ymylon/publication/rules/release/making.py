"""From facts to cells: for each number of each table its members, so that the same fact is known again wherever it stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import polars as pl

from ymylon.publication.rules.disclosure import Cell, Links, Space, Where, fact_of
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.measures.interviewed import interviewed
from ymylon.publication.rules.measures.t17_telling import WITHIN_HOURS
from ymylon.publication.rules.release.tables import (
    AGE,
    CARE,
    CHILDREN,
    DIMENSIONS,
    ELSEWHERE,
    EPISODES,
    SEX,
    STANDARDS,
    Table,
)


@dataclass(frozen=True)
class Numbered:
    """A number of a table: its codes, one for each dimension of the table, and the cell behind it."""

    table: Table
    unit: str
    codes: tuple[str, ...]
    cell: Cell


def space_of(editions: Iterable[str]) -> Space:
    """What the dimensions divide into, with one more for each release: what is counted there, and what isn't."""
    return {one.name: one.codes for one in DIMENSIONS} | dict.fromkeys(editions, ("no", "yes"))


def links_of(year: int) -> Links:
    """Children are attacked with their episodes; nobody is in two sexes."""
    return Links({unit_named(CHILDREN, year): unit_named(EPISODES, year)}, frozenset({SEX.name}))


def unit_named(unit: str, year: int) -> str:
    """What is counted, of which year: years are apart."""
    return f"{unit} {year}"


def numbers(whole: pl.DataFrame, tables: Sequence[Table], year: int, edition: str, key: bytes) -> list[Numbered]:
    """Every number of every table. `edition` is part of where each counts: an earlier one may have held other episodes."""
    found = []
    for table in tables:
        for unit in table.units:
            for codes in product(*(("", *one.codes) for one in table.by)):
                where = where_of(table, codes, edition)
                found.append(Numbered(table, unit, codes, _cell(_chosen(whole, table, codes), unit, year, where, key)))
    return found


def rests(whole: pl.DataFrame, tables: Sequence[Table], year: int, edition: str) -> list[Cell]:
    """What is left of a margin without one of its parts: nobody prints it, and anybody subtracts. Only what must be protected."""
    found = []
    for table in tables:
        for place, one in enumerate(table.by):
            for codes in product(*(("", *each.codes) if each is not one else each.codes for each in table.by)):
                others = [code if n != place else "" for n, code in enumerate(codes)]
                own = _chosen(whole, table, others).filter(pl.col(one.name) != codes[place])
                without = {one.name: frozenset(one.codes) - {codes[place]}}
                where = tuple(sorted((dict(where_of(table, others, edition)) | without).items()))
                found += [_cell(own, unit, year, where, b"") for unit in table.units]
    return [cell for cell in found if cell.room]


def episodes_of(facts: Facts, year: int) -> pl.DataFrame:
    """A row for each episode of Wales in the year: whose it is, when, and into which part of each dimension it falls."""
    rows = facts.episodes.lazy().filter((pl.col("year") == year) & pl.col("in_wales")).join(facts.numbers, on="child")
    age = pl.col("age")
    band = (
        pl.when(age.is_null()).then(pl.lit("NOT_KNOWN")).when(age < 10).then(pl.lit("0-9")).when(age < 14).then(pl.lit("10-13"))
        .when(age < 16).then(pl.lit("14-15")).otherwise(pl.lit("16-17"))
    )  # fmt: skip
    care = pl.col("care").cast(pl.String)
    told = _with_practice(facts, rows).sort("child_ref", "seen", maintain_order=True).select(
        "child_ref", "seen",
        pl.col("area").cast(pl.String).fill_null(ELSEWHERE),
        band.alias(AGE.name),
        pl.col("sex").cast(pl.String).fill_null("NOT_KNOWN"),
        pl.when(care.is_null() | (care == "NOT_KNOWN")).then(pl.lit("NOT_KNOWN"))
        .when(care == "LOOKED_AFTER").then(pl.lit("LOOKED_AFTER")).otherwise(pl.lit("OTHER")).alias(CARE.name),
        pl.col("quarter").cast(pl.String),
        *(_met(name).alias(name) for name in STANDARDS),
    )  # fmt: skip
    return told.collect()


def _with_practice(facts: Facts, rows: pl.LazyFrame) -> pl.LazyFrame:
    """Whether each standard was due after the episode, and met."""
    after = interviewed(
        facts.episodes, facts.table("return_interview"), facts.table("interview_episode"), facts.as_of, named=True
    )
    offered = after.lazy().select(
        "episode_id", (pl.col("offered") | pl.col("reasoned")).alias("offer met"), pl.col("timely").alias("timely met")
    )
    day = pl.duration(hours=WITHIN_HOURS)
    reported = pl.col("seen") + pl.duration(seconds=(pl.col("delay").fill_null(0) * 3600).cast(pl.Int64))
    both = (pl.col("told_la") <= WITHIN_HOURS) & (pl.col("told_lhb") <= WITHIN_HOURS)
    told = pl.when(pl.lit(facts.as_of) - reported >= day).then(both.fill_null(value=False))
    return rows.join(offered, on="episode_id", how="left", maintain_order="left").with_columns(told.alias("told met"))


def _met(name: str) -> pl.Expr:
    met = pl.col(f"{name} met")
    return pl.when(met.is_null()).then(pl.lit("NOT_DUE")).when(met).then(pl.lit("MET")).otherwise(pl.lit("NOT_MET"))


def _chosen(frame: pl.DataFrame, table: Table, codes: Sequence[str]) -> pl.DataFrame:
    wanted = [pl.col(one.name) == code for one, code in zip(table.by, codes, strict=True) if code]
    return frame.filter(wanted) if wanted else frame


def _cell(own: pl.DataFrame, unit: str, year: int, where: Where, key: bytes) -> Cell:
    each = own.group_by("child_ref").len()
    if unit == CHILDREN:
        members: Iterator[str] = iter(each["child_ref"].to_list())
        count, most = each.height, 0
    else:
        members = (f"{ref} {seen}" for ref, seen in own.select("child_ref", pl.col("seen").cast(pl.String)).iter_rows())
        count, most = own.height, max(each["len"].to_list(), default=0)
    named = unit_named(unit, year)
    return Cell(named, where, count, each.height, most, fact_of(key, named, members) if key else "")


def where_of(table: Table, codes: Sequence[str], edition: str) -> Where:
    """Where a number counts. A margin names all parts of what it sums."""
    told = [(edition, frozenset({"yes"}))]
    for one, code in zip(table.by, codes, strict=True):
        told.append((one.name, frozenset({code} if code else one.codes)))
    return tuple(sorted(told))
