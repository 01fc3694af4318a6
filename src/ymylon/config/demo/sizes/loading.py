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


# What a table keeps up row by row besides its key. What a foreign key leads to stays: it can't be there without.
_KEPT_UP = """
  insert into loading.indexes select c.relname,
      case when k.oid is null then pg_get_indexdef(i.indexrelid)
        else format('alter table %%s add constraint %%I %%s', i.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) end
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('u', 'x')
    where t.relnamespace = 'public'::regnamespace and t.relname = any(%s) and not i.indisprimary
      and not exists (select from pg_constraint f where f.conindid = i.indexrelid and f.contype = 'f')
  on conflict do nothing
"""


def put_indexes_aside(connection: Any, tables: Iterable[str]) -> None:
    """Drop what would be kept up row by row, and remember it until `bring_indexes_back`; keys stay.

    An index of scopes or of names has many entries a row, and one of random references is read from the disk once it is larger
    than the memory: made once at the end either costs a fraction. A row that breaks a constraint is refused then. Nobody tidies
    these tables meanwhile: to be read through again and again as they grow costs as much as to write them.
    """
    names = list(tables)
    with connection.transaction():
        connection.execute("create table if not exists loading.indexes (name text primary key, made_by text not null)")
        connection.execute(_KEPT_UP, (names,))
        connection.execute(
            "do $$ declare one record; begin"
            " for one in select format('alter table %s drop constraint %I', conrelid::regclass, conname) as said"
            " from pg_constraint join loading.indexes on name = conname where connamespace = 'public'::regnamespace loop"
            " execute one.said; end loop;"
            " for one in select format('drop index if exists public.%I', name) as said from loading.indexes loop"
            " execute one.said; end loop; end $$"
        )
        for name in names:
            connection.execute(f'alter table "{name}" set (autovacuum_enabled = off)')


def bring_indexes_back(connection: Any, told: Callable[[int, int, Words], None]) -> None:
    """Make them again, one after another; one that is there already was made before somebody stopped this."""
    connection.execute("set maintenance_work_mem = '512MB'")
    waiting = connection.execute("select name, made_by from loading.indexes order by name").fetchall()
    for done, (name, made_by) in enumerate(waiting):
        told(done, len(waiting), _INDEXES)
        if not connection.execute("select to_regclass(%s)", (f'public."{name}"',)).fetchone()[0]:
            connection.execute(made_by)
    connection.execute(
        "do $$ declare one record; begin"
        " for one in select format('alter table %s reset (autovacuum_enabled)', oid::regclass) as said from pg_class"
        " where relnamespace = 'public'::regnamespace and reloptions @> array['autovacuum_enabled=off'] loop execute one.said;"
        " end loop; end $$"
    )
    told(len(waiting), len(waiting), _INDEXES)
