"""From the text of a return to typed columns: `reported_at` becomes an instant, and `text reported_at` is what stood there."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from ymylon.publication.rules.standard import LATEST, Field, Kind
from ymylon.terms.calendars import FIRST_YEAR, bank_holidays

_INSTANT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(\.\d+)?[+-]\d{2}:\d{2}$"
LOCAL_INSTANT = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$"
LAST_HOLIDAYS = 2060


def typed(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Each table of the latest version that is there."""
    return {table.name: _typed(tables[table.name], table.fields) for table in LATEST.tables if table.name in tables}


def _typed(frame: pl.DataFrame, fields: tuple[Field, ...]) -> pl.DataFrame:
    texts = [pl.col(field.name).alias(f"text {field.name}") for field in fields]
    return frame.select("row", *texts, *(value(field) for field in fields))


def value(field: Field, cell: pl.Expr | None = None) -> pl.Expr:
    """A field's typed value, of the text in `cell`, or in the column of its name."""
    cell = pl.col(field.name) if cell is None else cell
    if field.many:
        several = cell.str.split(";").list.eval(pl.element().str.strip_chars().replace("", None).drop_nulls())
        return several.list.eval(_one(pl.element(), field)).alias(field.name)
    return _one(cell, field).alias(field.name)


def _one(cell: pl.Expr, field: Field) -> pl.Expr:
    match field.kind:
        case Kind.INSTANT:
            return _instant(cell)
        case Kind.DAY:
            return _day(cell)
        case Kind.MONTH:
            month = cell.str.replace(r"^(\d{2})/(\d{4})$", "${2}-${1}")
            return pl.when(month.str.contains(r"^\d{4}-\d{2}$")).then(month + "-01").str.to_date("%Y-%m-%d", strict=False)
        case Kind.NUMBER:
            return cell.str.replace(r"\.0+$", "").cast(pl.Int64, strict=False)
        case Kind.CODE | Kind.AREA:
            return cell.str.to_uppercase()
        case _:
            return cell


def _instant(cell: pl.Expr) -> pl.Expr:
    """RFC 3339, a space for the T allowed: without its offset nobody knows which moment it was, so it is none."""
    whole = (
        cell.str.replace(r"^(\S+) ", "${1}T").str.replace(r"[Zz]$", "+00:00").str.replace(r"(T\d{2}:\d{2})([+-])", "${1}:00${2}")
    )
    whole = whole.str.replace(r"\.\d+", "")
    return (
        pl.when(whole.str.contains(_INSTANT)).then(whole).str.to_datetime("%Y-%m-%dT%H:%M:%S%:z", time_zone="UTC", strict=False)
    )


def _day(cell: pl.Expr) -> pl.Expr:
    """2025-04-01, or 01/04/2025 as spreadsheets here write it."""
    iso = cell.str.replace(r"^(\d{2})/(\d{2})/(\d{4})$", "${3}-${2}-${1}")
    return pl.when(iso.str.contains(r"^\d{4}-\d{2}-\d{2}$")).then(iso).str.to_date("%Y-%m-%d", strict=False)


def holidays() -> list[date]:
    return [day for year in range(max(FIRST_YEAR, 2000), LAST_HOLIDAYS) for day in bank_holidays(year)]


def local_day(instant: pl.Expr) -> pl.Expr:
    return instant.dt.convert_time_zone("Europe/London").dt.date()
