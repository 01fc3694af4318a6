"""The facts that measures stand on: the standard's tables as frames, each brought to its types once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import polars as pl

from ymylon.publication.rules.book import YMYLON
from ymylon.publication.rules.book.typed import value
from ymylon.publication.rules.measures.episodes import episodes
from ymylon.publication.rules.measures.interviewed import held, interviewed
from ymylon.publication.rules.reading import Note, Refused, Sheet, as_table, layout_of, read_sheet
from ymylon.publication.rules.standard import LATEST, Field, Kind, Table
from ymylon.publication.rules.validating import Problem, files_of, problem_of

_TABLES = {table.name: table for table in LATEST.tables}
_INSTANTS = {
    "episode": ("reported_at", "returned_at", "last_seen_at"),
    "return_interview": ("offered_at", "completed_at"),
    "nrm_referral": ("referred_at", "rg_at", "cg_at"),
    "panel_meeting": ("held_at", "minutes_published_at"),
}


@dataclass(frozen=True)
class Facts:
    """What is known as of a moment. `years` are the first years of those asked for (2025 is 2025-26); none is all."""

    tables: Mapping[str, pl.LazyFrame]
    as_of: datetime
    population: pl.DataFrame
    years: frozenset[int] = frozenset()

    def has(self, *names: str) -> bool:
        return all(name in self.tables for name in names)

    def table(self, name: str) -> pl.LazyFrame:
        """The table's typed columns; without a row where it was not given."""
        if name in self.tables:
            return self.tables[name]
        return pl.LazyFrame(schema={field.name: _type_of(field) for field in _TABLES[name].fields})

    @cached_property
    def episodes(self) -> pl.DataFrame:
        """Missing episodes, one child's after another in the order of time, with what the other tables say of each."""
        return self._numbered[0]

    @cached_property
    def numbers(self) -> pl.LazyFrame:
        """The `child_ref` of every child who was missing, beside the number `child` that stands for it in `episodes`."""
        return self._numbered[1].lazy()

    @cached_property
    def _numbered(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        return episodes(self.table("episode"), self.table("child_period"), self.table("care_spell"))

    @cached_property
    def moved(self) -> pl.DataFrame:
        """The number `child` of everybody who was missing from more than one area or force: few, and counted once in either."""
        before = pl.col("child") == pl.col("child").shift()
        elsewhere = pl.any_horizontal(pl.col(name).ne_missing(pl.col(name).shift()) for name in ("area", "force"))
        return self.episodes.lazy().filter(before & elsewhere).select(pl.col("child").unique()).collect()

    @cached_property
    def by_year(self) -> pl.DataFrame:
        """Each child's `n` episodes of a year in an area, with what is the same in all: what most counts need, in fewer rows."""
        same = [pl.col(name).first() for name in ("in_wales", "sex", "ethnic_group", "disability", "additional_learning_needs")]
        own = self.episodes.lazy().group_by("child", "area", "force", "year")
        return own.agg(pl.len().cast(pl.Int64).alias("n"), *same).collect()

    @cached_property
    def interviewed(self) -> pl.DataFrame:
        """Episodes that ended with the child back, each with what came of the offer, in the year of the return."""
        return interviewed(self.episodes, self.table("return_interview"), self.table("interview_episode"), self.as_of)

    @cached_property
    def held(self) -> pl.DataFrame:
        """Interviews, each once, in the year in which it was held and of the body that returned it."""
        return held(self.table("return_interview"))

    @cached_property
    def returned(self) -> frozenset[str]:
        """The bodies that returned anything at all: of others nothing is known, and nothing isn't nought."""
        given = [frame.select("returned_by").unique().collect()["returned_by"] for frame in self.tables.values()]
        return frozenset(code for codes in given for code in codes if code)


def facts_of(
    folder: Path,
    *,
    population: pl.DataFrame,
    years: frozenset[int] = frozenset(),
    as_of: datetime | None = None,
    now: datetime = datetime.max.replace(tzinfo=UTC),
    said: Callable[[str], object] = lambda name: None,
) -> tuple[Facts, list[Problem]]:
    """The facts in the files of a folder, and what was wrong with any file."""
    tables: dict[str, pl.LazyFrame] = {}
    problems: list[Problem] = []
    for path in files_of(folder):
        said(path.name)
        try:
            name, frame, notes = _read(path)
            problems += [problem_of(note, path.name, name) for note in notes]
            if name in tables:
                raise Refused("FILE-TABLE-TWICE")
            tables[name] = frame
        except Refused as fault:
            problems.append(problem_of(fault.note, path.name, None))
    # A slip of the pen in one row, years ahead, would make every open episode years long.
    return Facts(tables, as_of or min(latest(tables), now), population, years), problems


def latest(tables: Mapping[str, pl.LazyFrame]) -> datetime:
    """The last moment that any row speaks of: whatever is open then is known to have been open until then."""
    moments = [
        frame.select(pl.max_horizontal(pl.col(_INSTANTS[name]).max())).collect().item()
        for name, frame in tables.items()
        if name in _INSTANTS
    ]
    return max((moment for moment in moments if moment), default=datetime(1970, 1, 1, tzinfo=UTC))


def _read(path: Path) -> tuple[str, pl.LazyFrame, list[Note]]:
    if path.suffix.lower() == ".parquet":
        return *_scanned(path), []
    sheet = read_sheet(path, YMYLON.day)
    layout = layout_of(sheet, path.stem, YMYLON.layouts)
    if layout is None:
        raise Refused("FILE-NO-TABLE")
    frame, notes = as_table(sheet, layout)
    return layout.name, frame.lazy().select(value(field) for field in _TABLES[layout.name].fields), notes


def _scanned(path: Path) -> tuple[str, pl.LazyFrame]:
    """Parquet is read by column, as a measure asks for it, in the types that it has."""
    try:
        scan = pl.scan_parquet(path)
        schema = scan.collect_schema()
    except (pl.exceptions.PolarsError, OSError):
        raise Refused("FILE-DAMAGED") from None
    layout = layout_of(Sheet(list(schema), pl.DataFrame()), path.stem, YMYLON.layouts)
    if layout is None:
        raise Refused("FILE-NO-TABLE")
    named = {layout.column_of(name): name for name in schema}
    for name in layout.required:
        if name not in named:
            raise Refused("FILE-COLUMN-ABSENT", name)
    table = _TABLES[layout.name]
    scan = scan.rename({old: new for new, old in named.items() if new and new != old})
    return layout.name, scan.select(_as_typed(field, schema.get(named.get(field.name, ""))) for field in table.fields)


def _as_typed(field: Field, held: pl.DataType | None) -> pl.Expr:
    wanted = _type_of(field)
    if held is None:
        return pl.lit(None, wanted).alias(field.name)
    if held == wanted or held == pl.List(pl.String):
        return pl.col(field.name)
    if isinstance(held, pl.Datetime) and held.time_zone and field.kind is Kind.INSTANT:
        return pl.col(field.name).dt.convert_time_zone("UTC").dt.cast_time_unit("us")
    if held.is_numeric() and field.kind is Kind.NUMBER:
        return pl.col(field.name).cast(pl.Int64)
    return value(field, pl.col(field.name).cast(pl.String))


def _type_of(field: Field) -> pl.DataType:
    one = {
        Kind.INSTANT: pl.Datetime("us", "UTC"),
        Kind.DAY: pl.Date(),
        Kind.MONTH: pl.Date(),
        Kind.NUMBER: pl.Int64(),
    }.get(field.kind, pl.String())
    return pl.List(one) if field.many else one


def table_of(name: str) -> Table:
    return _TABLES[name]
