"""The walk as functions of the database, whose plans a session keeps: to plan it over five rooms takes longer than to answer it.

A function bears the mark of its question. Where another version of the program made the tables it isn't there; then the question
is put as it is: slower, and the same.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from psycopg.sql import Literal

_MARK = re.compile(r"%\(said_(\d+)\)s")
_READERS = "app_web, app_job, app_report"
_DROP = """
do $$ declare old regprocedure; begin
  for old in select oid::regprocedure from pg_proc where proname like 'walked\\_%' and not proname = any({names}) loop
    execute format('drop function %s', old);
  end loop;
end $$;
"""
_DRAW = """
create or replace function {name}({params}) returns table ({columns})
language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $walk$
#variable_conflict use_column
begin
  return query {sql};
end $walk$;
revoke execute on function {name} from public;
grant execute on function {name} to {readers};
"""


@dataclass(frozen=True)
class Question:
    """A question in words that stay, and what stands in it for a value that each asking brings: said_1, said_2 and so on."""

    sql: str
    marks: tuple[Any, ...]

    @property
    def name(self) -> str:
        """What the function that holds it is called."""
        return f"walked_{sha256(self.sql.encode()).hexdigest()[:20]}"


def question(sql: str, values: Sequence[tuple[str, Any]]) -> Question:
    """Put together from SQL with a place (%s) for each value; one that has a name is a mark, and the same wherever it stands."""
    marks: dict[str, Any] = {}
    parts = sql.split("%s")
    words = [parts[0]]
    for (name, value), part in zip(values, parts[1:], strict=True):
        if name:
            marks.setdefault(name, value)
            words.append(f"%(said_{list(marks).index(name) + 1})s")
        else:
            words.append(Literal(value).as_string(connection.connection).replace("%", "%%"))
        words.append(part)
    return Question("".join(words), tuple(marks.values()))


@cache
def _drawn(_database: str) -> frozenset[str]:
    """What was drawn in this database, asked once a process."""
    with connection.cursor() as cursor:
        cursor.execute("select proname from pg_proc where proname like 'walked\\_%%'", [])
        return frozenset(name for (name,) in cursor.fetchall())


def ask(asked: Question, said: Sequence[Any]) -> list[tuple]:
    """What it is answered with, with these values for its marks: by its function where that was drawn."""
    places = {f"said_{n}": value for n, value in enumerate(said, 1)}
    with connection.cursor() as cursor:
        is_drawn = asked.name in _drawn(connection.settings_dict["NAME"])
        taken = ", ".join(f"%({place})s" for place in places)
        cursor.execute(f"select * from {asked.name}({taken})" if is_drawn else asked.sql, places)
        return cursor.fetchall()


def draw(questions: Iterable[Question]) -> None:
    """Draw a function for each of these, and drop those of older versions. Run as the owner, after every migration."""
    every = {one.name: one for one in questions}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_DROP.format(names=f"array[{', '.join(map(repr, every))}]"))
        for name, one in every.items():
            taken, given = _shape(cursor, one)
            told = {
                "name": name, "sql": _written(one, "said_"), "readers": _READERS,
                "params": ", ".join(f"said_{n} {kind}" for n, kind in enumerate(taken, 1)),
                "columns": ", ".join(f"{column} {kind}" for column, kind in given),
            }  # fmt: skip
            cursor.execute(_DRAW.format(**told))


def _written(one: Question, before: str) -> str:
    return _MARK.sub(lambda found: f"{before}{found[1]}", one.sql).replace("%%", "%")


def _shape(cursor: Any, one: Question) -> tuple[list[str], list[tuple[str, str]]]:
    """Which types a question takes, and which columns it gives: as the database itself understands it."""
    raw = cursor.connection.pgconn
    prepared = raw.prepare(b"walk", _written(one, "$").encode())
    if prepared.error_message:
        raise ValueError(prepared.error_message.decode())
    told = raw.describe_prepared(b"walk")
    cursor.execute("deallocate walk")
    taken = [told.param_type(n) for n in range(told.nparams)]
    given = [(told.fname(n).decode(), told.ftype(n)) for n in range(told.nfields)]
    every = [*taken, *(kind for _, kind in given)]
    cursor.execute("select n::oid::regtype::text from unnest(%s::bigint[]) with ordinality o(n, place) order by place", [every])
    kinds = [kind for (kind,) in cursor.fetchall()]
    return kinds[: len(taken)], [(column, kind) for (column, _), kind in zip(given, kinds[len(taken) :], strict=True)]
