"""Standing questions: the SQL of a lookup is composed once a process, and each asking brings its values alone.

    @standing
    def _calls(actor, notices):
        return Call.objects.visible_to(actor).filter(notice_id__among=notices).order_by("at", "id")

    _calls(actor, notices=[notice.pk for notice in notices])    # a list of calls

Composing such a question costs more than putting it. What is composed never meets whoever asks, nor what they ask: it sees
stand-ins, of which nothing can be read, so no person's scopes can stay behind in it. A question whose words depend on a value
(an "if", a slice, a language) is none of these.
"""

import re
from collections.abc import Callable, Mapping
from copy import copy
from functools import cached_property
from typing import Any

from django.db import connections
from django.db.models import Expression, Field, ForeignObject, Lookup, QuerySet

_Take = Callable[[Any, Mapping[str, Any]], Any]


class Given:
    """The place of one value, which each asking brings. Nobody can look into it: it is neither true nor false, nor any word."""

    def __init__(self, name: str, take: _Take):
        self.name, self.take = name, take

    def resolve_expression(self, *_args: Any, **_more: Any) -> "_Place":
        return _Place(self)

    def __bool__(self) -> bool:
        raise TypeError(f"the words of a standing question can't depend on {self.name}")

    def __str__(self) -> str:
        return str(bool(self))

    def __eq__(self, other: object) -> bool:
        return self is other or bool(self)

    def __hash__(self) -> int:
        return id(self)


class _Place(Expression):
    """The same within a question, where Django does look at it."""

    def __init__(self, given: Given):
        super().__init__()
        self.given = given

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [self.given]


class Asker:
    """Stands in for whoever asks: their scopes, keys and number are those of each asking."""

    account_id = Given("account_id", lambda actor, _: actor.account_id)
    practitioner_id = Given("practitioner_id", lambda actor, _: actor.practitioner_id)
    keys = Given("keys", lambda actor, _: actor.keys)
    team_ids = Given("team_ids", lambda actor, _: actor.team_ids)
    own_scopes = Given("own_scopes", lambda actor, _: actor.own_scopes)
    addressed_scopes = Given("addressed_scopes", lambda actor, _: actor.addressed_scopes)

    def scopes(self, lane: str, *, writes: bool = False) -> Given:
        return Given(f"scopes {'written' if writes else 'read'} in {lane}", lambda actor, _: actor.scopes(lane, writes=writes))


@ForeignObject.register_lookup
@Field.register_lookup
class Among(Lookup):
    """`field__among=values`: one of them, in words that don't grow with their number."""

    lookup_name = "among"
    prepare_rhs = False
    operator = "="

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        values = self.rhs.given if isinstance(self.rhs, _Place) else sent(self.rhs)
        return f"{column} {self.operator} any(%s::{self.lhs.output_field.db_type(connection)}[])", [*params, values]


@Field.register_lookup
class BeginsAmong(Among):
    """`field__begins_among=words`: it begins with one of them."""

    lookup_name = "begins_among"
    operator = "^@"


def listed(values: Any) -> str:
    """Numbers or references as PostgreSQL writes an array of them: taken one by one they would cost more."""
    return f"{{{','.join(map(str, values))}}}"


class _Standing:
    def __init__(self, build: Callable[..., QuerySet]):
        self._build = build
        self.__doc__ = build.__doc__

    @cached_property
    def _composed(self) -> tuple[QuerySet, Any, str, tuple[Any, ...]]:
        names = self._build.__code__.co_varnames[: self._build.__code__.co_argcount]
        brought = {name: Asker() if name == "actor" else Given(name, _brought(name)) for name in names}
        rows = self._build(**brought)
        compiler = rows.query.get_compiler(rows.db)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([one[0] for one in compiler.select[: compiler.col_count]])
        compiler.get_converters = lambda _: converters
        compiler.connection = None
        return rows, compiler, sql, params

    def __call__(self, actor: Any = None, **given: Any) -> list[Any]:
        rows, composed, sql, params = self._composed
        values = _values(params, actor, given)
        compiler = copy(composed)
        compiler.connection = connections[rows.db]
        compiler.as_sql = lambda *_, **__: (sql, values)
        return list(rows._iterable_class(_Put(rows, compiler)))


class _Put:
    """A question as it is put this time: what an iterable of Django’s wants of a QuerySet and its query."""

    def __init__(self, rows: QuerySet, compiler: Any):
        self.db, self._rows, self._compiler = rows.db, rows, compiler
        self.query = self

    def get_compiler(self, using: str) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._rows if hasattr(self._rows, name) else self._rows.query, name)


def standing(build: Callable[..., QuerySet]) -> Callable[..., list[Any]]:
    """Compose this question when it is first asked; then ask it as `build(actor, name=value)`, or without an actor. A list."""
    return _Standing(build)


class _Around:
    _GAP = re.compile(r"%\((\w+)\)s")

    def __init__(self, build: Callable[..., QuerySet], words: str):
        self._rows = _Standing(build)
        self._before, self._after = words.split("{rows}")

    @cached_property
    def _composed(self) -> tuple[str, str, tuple[Any, ...]]:
        rows, _, sql, params = self._rows._composed
        before, after = (
            tuple(Given(name, _brought(name)) for name in self._GAP.findall(part)) for part in (self._before, self._after)
        )
        return rows.db, f"{self._GAP.sub('%s', self._before)}{sql}{self._GAP.sub('%s', self._after)}", (*before, *params, *after)

    def __call__(self, actor: Any = None, **given: Any) -> list[tuple[Any, ...]]:
        database, sql, params = self._composed
        with connections[database].cursor() as cursor:
            cursor.execute(sql, _values(params, actor, given))
            return cursor.fetchall()


def around(build: Callable[..., QuerySet], words: str) -> Callable[..., list[tuple[Any, ...]]]:
    """A standing question whose rows stay where they are: `words` ask of {rows}, and of what is given as %(name)s. Tuples.

    For what Django can't ask of several questions in one: which rows come first in each part, and how many there are.
    """
    return _Around(build, words)


def _brought(name: str) -> _Take:
    return lambda _, given: given[name]


def _values(params: tuple[Any, ...], actor: Any, given: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(sent(one.take(actor, given)) if type(one) is Given else one for one in params)


def sent(value: Any) -> Any:
    """As the driver takes it: an enumeration’s word, and a list in one piece."""
    if isinstance(value, str):
        return str(value)
    if not isinstance(value, list | tuple | set | frozenset):
        return value
    return [str(one) for one in value] if any(isinstance(one, str) for one in value) else listed(value)
