"""Brings rows into the database in bulk, past its triggers: they were there when the pattern was written."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import polars as pl

from ymylon.terms.words import Words

from .copying import Numbers
from .reading import Table

# Its trigger draws the hash that is sealed later, so it is at work here too.
_WITH_TRIGGERS = {"audit_line"}
_INDEXES = Words("indexes", "mynegeion")


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


def put_indexes_aside(connection: Any, tables: Iterable[str]) -> None:
    """Drop what would be kept up row by row, and remember it until `bring_indexes_back`; keys and constraints stay.

    An index of scopes or of names has many entries a row: made once at the end it costs a fraction.
    """
    with connection.transaction():
        connection.execute("create table if not exists loading.indexes (name text primary key, made_by text not null)")
        connection.execute(
            "insert into loading.indexes select c.relname, pg_get_indexdef(i.indexrelid) from pg_index i "
            "join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid "
            "where t.relnamespace = 'public'::regnamespace and t.relname = any(%s) and not i.indisprimary "
            "and not exists (select from pg_constraint k where k.conindid = i.indexrelid) on conflict do nothing",
            (list(tables),),
        )
        for (name,) in connection.execute("select name from loading.indexes").fetchall():
            connection.execute(f'drop index if exists public."{name}"')


def bring_indexes_back(connection: Any, told: Callable[[int, int, Words], None]) -> None:
    """Make them again, one after another; one that is there already was made before somebody stopped this."""
    connection.execute("set maintenance_work_mem = '512MB'")
    waiting = connection.execute("select name, made_by from loading.indexes order by name").fetchall()
    for done, (name, made_by) in enumerate(waiting):
        told(done, len(waiting), _INDEXES)
        if not connection.execute("select to_regclass(%s)", (f'public."{name}"',)).fetchone()[0]:
            connection.execute(made_by)
    told(len(waiting), len(waiting), _INDEXES)
