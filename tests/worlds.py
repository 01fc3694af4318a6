"""Worlds that many tests begin from: made once by the rooms' own actions, then put back, row for row, in each transaction.

`world("wales", make)` calls `make()` where nobody has called for this world yet, and remembers every row that it wrote,
history and audit lines among them, and what it answered. Whoever calls for it next gets the rows back as they were, past every
trigger and policy, and a copy of the answer. What a test does to its world is gone with its transaction.

One world at a time may `stand`: its rows are committed, and every test that begins from it finds them there. To put rows back
makes PostgreSQL forget how it had planned each question, since triggers rest meanwhile; where a world stands, it remembers.
"""

import pickle
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from django.db import connection, transaction

from ymylon.config.cluster.roles import WORLDS_ROLE

Answer = TypeVar("Answer")
SOON = 60.0  # seconds: for worlds in which something happened a quarter of an hour ago, and no deadline passes within a minute
_TABLES = """
  select c.oid::regclass::text,
    (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''),
    (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = c.oid and attnum = any((select indkey from pg_index where indrelid = c.oid and indisprimary)::int2[]))
  from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    and has_table_privilege(c.oid, 'select, insert') order by 1
"""
# Those into which this transaction has put a row, though it be gone again.
_TOUCHED = "select relid::regclass::text from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd > 0"


@dataclass(frozen=True)
class _Kept:
    """A world: when it was made, what was answered, each table's rows in PostgreSQL's own form, the keys of those it changed."""

    made: float
    answer: bytes
    rows: dict[str, bytes]
    gone: dict[str, list[str]]


_KEPT: dict[tuple[str, str], _Kept] = {}
_tables: list[tuple[str, str, str]] = []
_standing: dict[str, dict[str, frozenset[str]]] = {}  # none or one world, with the keys of its rows in each table


def world(name: str, make: Callable[[], Answer], *, lasts: float = float("inf"), whatever_stands: bool = False) -> Answer:
    """The world of this name, made or put back.

    `lasts`: seconds after which it is made anew, where it tells the time of day. It is put back only upon what it was made upon,
    row for row, since that may decide what becomes of it; except where it begins from nothing and is the same `whatever_stands`.
    """
    if name in _standing:
        return pickle.loads(_KEPT[name, ""].answer)
    before, changed = ({}, {}) if whatever_stands and (name, "") in _KEPT else (_written(), _changed())
    upon = "" if whatever_stands else _digest(before, changed)
    kept = _KEPT.get((name, upon))
    if kept is not None and time.monotonic() - kept.made < lasts:
        _put_back(kept)
        return pickle.loads(kept.answer)
    made = time.monotonic()
    answer = make()
    _KEPT[name, upon] = _remembered(made, pickle.dumps(answer), before, changed)
    return answer


def stand(name: str, make: Callable[[], Any]) -> None:
    """Outside a test: have this world's rows committed, and those of no other."""
    if name in _standing:
        return
    put_aside()
    with transaction.atomic():
        world(name, make, whatever_stands=True)
        _standing[name] = {table: frozenset(key for key, _digest in rows.values()) for table, rows in _written().items()}


def put_aside() -> None:
    """Outside a test: if a world stands, take its rows out again."""
    if not _standing:
        return
    with transaction.atomic(), _Hand() as cursor:
        columns = {table: key for table, _columns, key in _known(cursor)}
        for table, keys in _keys_standing().items():
            cursor.execute(f"delete from {table} where row({columns[table]})::text = any(%s)", [list(keys)])
    _standing.clear()


def _keys_standing() -> dict[str, frozenset[str]]:
    """The keys of the rows that stand committed, by table."""
    return next(iter(_standing.values()), {})


def let_worlds_be_put_back() -> None:
    """Said by the owner of a test database once its tables are made: the role of the worlds may read and fill them."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"grant usage on schema public to {WORLDS_ROLE}")
        cursor.execute(
            "select relowner::regrole::text, string_agg(oid::regclass::text, ', ') from pg_class"
            " where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace group by 1"
        )
        for owner, tables in cursor.fetchall():
            cursor.execute(f"set local role {owner}")
            cursor.execute(f"grant select, insert, delete on {tables} to {WORLDS_ROLE}")


def tables_with_rows() -> set[str]:
    """Which tables hold more than the world that stands, past every policy: outside a test, what an earlier one left behind."""
    ours = {table: len(keys) for table, keys in _keys_standing().items()}
    with transaction.atomic(), _Eye() as cursor:
        cursor.execute(
            " union all ".join(
                f"select '{table}' where exists (select from {table} offset {ours.get(table, 0)})" for table, *_ in _known(cursor)
            )
        )
        return {table for (table,) in cursor.fetchall()}


def sweep_up(tables: set[str]) -> None:
    """Empty these, and commit that. Where most hold little, a row is sooner taken out than a file made anew."""
    with transaction.atomic(), _Hand() as cursor:
        for table in sorted(tables):
            cursor.execute(f"delete from {table}")


class _Eye:
    """While it lasts the connection is the worlds' own, past every policy."""

    begins = f"set local role {WORLDS_ROLE}"
    ends = "set local role app_web"

    def __enter__(self) -> Any:
        self._cursor = connection.cursor().__enter__()
        self._cursor.execute(self.begins)
        return self._cursor

    def __exit__(self, kind, *_: object) -> None:
        if kind is None:
            self._cursor.execute(self.ends)
        self._cursor.close()


class _Hand(_Eye):
    """And no trigger runs."""

    begins = f"{_Eye.begins}; set local session_replication_role = replica"
    ends = f"set local session_replication_role = origin; {_Eye.ends}"


def _known(cursor: Any) -> list[tuple[str, str, str]]:
    """Every table, its columns and its key."""
    if not _tables:
        cursor.execute(_TABLES)
        _tables.extend(cursor.fetchall())
    return _tables


def _written() -> dict[str, dict[str, tuple[str, str]]]:
    """Each row that this transaction has written, by table and by where it stands: its key, and a digest of all that it says."""
    with _Eye() as cursor:
        tables, ours, found = _known(cursor), _first_number(cursor), {}
        cursor.execute(_TOUCHED)
        touched = {table for (table,) in cursor.fetchall()}
        asked = " union all ".join(
            f"select '{table}', ctid::text, {f'row({key})::text' if key else 'null'}, md5(t::text) from {table} t"
            f" where xmin::text::bigint >= {ours}"
            for table, _columns, key in tables
            if table in touched
        )
        if not asked:
            return {}
        cursor.execute(asked)
        for table, place, key, digest in cursor.fetchall():
            found.setdefault(table, {})[place] = (key, digest)
    return found


def _first_number(cursor: Any) -> int:
    """The number under which this transaction writes, and beyond which it writes within savepoints."""
    cursor.execute("select (pg_current_xact_id()::text::bigint % 4294967296)")
    return cursor.fetchone()[0]


def _changed() -> dict[str, set[str]]:
    """The keys of what stands committed that this transaction has changed or taken out, by table."""
    expected = _keys_standing()
    if not expected:
        return {}
    with _Eye() as cursor:
        keys, ours = {table: key for table, _columns, key in _known(cursor)}, _first_number(cursor)
        asked = " union all ".join(
            f"select '{table}', row({keys[table]})::text from {table} where xmin::text::bigint < {ours}" for table in expected
        )
        cursor.execute(asked)
        still: dict[str, set[str]] = {}
        for table, key in cursor.fetchall():
            still.setdefault(table, set()).add(key)
    return {table: gone for table, those in expected.items() if (gone := those - still.get(table, set()))}


def _digest(written: dict[str, dict[str, tuple[str, str]]], changed: dict[str, set[str]] | None = None) -> str:
    rows = sorted((table, digest) for table, places in written.items() for _key, digest in places.values())
    gone = sorted((table, key) for table, keys in (changed or {}).items() for key in keys)
    return sha256(repr((rows, gone)).encode()).hexdigest()


def _remembered(made: float, answer: bytes, before: dict[str, dict[str, tuple[str, str]]], changed: dict[str, set[str]]) -> _Kept:
    after, rows = _written(), {}
    gone = {table: sorted(left) for table, keys in _changed().items() if (left := keys - changed.get(table, set()))}
    columns = {table: names for table, names, _key in _tables}
    keys = {table: key for table, _columns, key in _tables}
    with _Eye() as cursor:
        for table, places in after.items():
            stood = before.get(table, {})
            fresh = sorted(set(places) - set(stood))
            if fresh:
                listed = ", ".join(f"'{place}'::tid" for place in fresh)
                with cursor.copy(
                    f"copy (select {columns[table]} from {table} where ctid = any(array[{listed}])) to stdout (format binary)"
                ) as out:
                    rows[table] = b"".join(bytes(piece) for piece in out)
        for table, stood in before.items():
            left = [key for place, (key, _digest) in stood.items() if place not in after.get(table, {})]
            if left:
                assert keys[table], f"{table} has no key by which to find what was changed"
                gone[table] = gone.get(table, []) + left
    return _Kept(made, answer, rows, gone)


def _put_back(kept: _Kept) -> None:
    columns = {table: names for table, names, _key in _tables}
    keys = {table: key for table, _columns, key in _tables}
    with transaction.atomic(), _Hand() as cursor:
        for table, left in kept.gone.items():
            cursor.execute(f"delete from {table} where row({keys[table]})::text = any(%s)", [left])
        for table, rows in kept.rows.items():
            with cursor.copy(f"copy {table} ({columns[table]}) from stdin (format binary)") as into:
                into.write(rows)
