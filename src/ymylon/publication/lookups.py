"""What leaves the record: whole tables at a time, as the database's functions answer, under the role that may call no others."""

from pathlib import Path

import polars as pl
from django.db import connection

from ymylon.publication.rules.extract import READ
from ymylon.publication.rules.extract.tables import empty, in_form
from ymylon.publication.rules.standard import LATEST


def table_of_the_record(name: str, beside: Path) -> pl.DataFrame:
    """One table of the standard, of the children whom this transaction reads. What comes is laid down in `beside` on the way."""
    table = next(each for each in LATEST.tables if each.name == name)
    if name not in READ:
        return empty(table)
    return in_form(table, _copied(f"select * from extract_{name}()", beside / f"{name}.csv"))


def is_laid() -> bool:
    """Whether the database has the functions that an extract calls: elsewhere others bring its tables up to date."""
    names = ["extract_begin", "extract_replaced", *(f"extract_{name}" for name in sorted(READ))]
    with connection.cursor() as cursor:
        cursor.execute("select bool_and(to_regproc(name) is not null) from unnest(%s::text[]) name", [names])
        return cursor.fetchone()[0]


def replaced_references(beside: Path) -> pl.Series:
    """The references of children whose rows, as an earlier extract has them, no longer stand."""
    return _copied("select child_ref from extract_replaced()", beside / "replaced.csv")["child_ref"]


def _copied(question: str, path: Path) -> pl.DataFrame:
    # By COPY and a file: as rows of Python's own, a million of them would fill the memory and take a minute.
    told = f"copy ({question}) to stdout (format csv, header, force_quote *)"
    with connection.cursor() as cursor, path.open("wb") as file, cursor.copy(told) as rows:
        for piece in rows:
            file.write(piece)
    try:
        return pl.read_csv(path, infer_schema=False)
    finally:
        path.unlink()
