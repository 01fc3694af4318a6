"""Brings rows into the database in bulk, past its triggers: they were there when the pattern was written."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from .copying import Numbers
from .reading import Table

# Its trigger draws the hash that is sealed later, so it is at work here too.
_WITH_TRIGGERS = {"audit_line"}


def copy_in(connection: Any, frames: Mapping[str, pl.DataFrame]) -> None:
    """All of these or, if the transaction that the caller holds is broken off, none."""
    connection.execute("set local session_replication_role = replica")
    for name, frame in frames.items():
        if name not in _WITH_TRIGGERS:
            _copy(connection, name, frame)
    connection.execute("set local session_replication_role = origin")
    for name in _WITH_TRIGGERS & set(frames):
        _copy(connection, name, frames[name])


def _copy(connection: Any, name: str, frame: pl.DataFrame) -> None:
    columns = ", ".join(f'"{column}"' for column in frame.columns)
    # Streams are written in pieces of a quarter of a million rows: what they take in memory stays small.
    with connection.cursor() as cursor, cursor.copy(f"copy \"{name}\" ({columns}) from stdin (format csv, null '\\N')") as into:
        for part in frame.iter_slices(250_000):
            into.write(part.write_csv(include_header=False, null_value="\\N").encode())


def go_on_counting_from(connection: Any, tables: Mapping[str, Table], first: Numbers) -> None:
    """The next row that an act writes has the number after the last of these."""
    for name in first:
        asked = "select pg_get_serial_sequence(%s, %s)"
        (sequence,) = connection.execute(asked, (f'"{name}"', tables[name].key)).fetchone()
        if sequence:
            connection.execute("select setval(%s, %s, false)", (sequence, first[name]))
