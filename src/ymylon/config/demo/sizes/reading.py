"""What some acts have written: every row that is new in any table of a child's life, as the database writes it down.

The tables are not listed: a table that somebody adds tomorrow is read from the day on which an act writes into it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model

# The directory, the sessions and what the program keeps for itself: no act about a child writes a row into these.
_APART = {"agencies", "access", "auth", "contenttypes", "sessions", "mfa", "account", "socialaccount", "procrastinate",
          "drafts", "oversight", "admin", "messages", "staticfiles"}  # fmt: skip
_APART_TABLES = {"audit_epoch", "audit_seal", "duties_policyrow", "duties_sweep", "pghistory_context"}


@dataclass(frozen=True)
class Column:
    """One column: its type as PostgreSQL names it, and the table to whose rows it points, if it does."""

    name: str
    kind: str
    points_to: str = ""


@dataclass(frozen=True)
class Table:
    """One table with its columns in order; `key` numbers its rows."""

    name: str
    key: str
    columns: tuple[Column, ...]


def tables(connection: Any) -> dict[str, Table]:
    """Every table that may hold something of a child."""
    kinds: dict[str, dict[str, str]] = {}
    asked = "select table_name, column_name, udt_name from information_schema.columns where table_schema = 'public' "
    for table, column, kind in connection.execute(asked + "order by ordinal_position").fetchall():
        kinds.setdefault(table, {})[column] = kind
    models = [model for model in apps.get_models() if model._meta.app_label not in _APART and model._meta.managed]
    found = (_table(model, kinds.get(model._meta.db_table, {})) for model in models)
    return {table.name: table for table in found if table.columns and table.name not in _APART_TABLES}


def _table(model: type[Model], kinds: dict[str, str]) -> Table:
    meta = model._meta
    fields = {field.column: field for field in meta.concrete_fields}
    past_of = fields["pgh_obj_id"].related_model if "pgh_obj_id" in fields else None
    tracked = past_of._meta.db_table if past_of else ""
    columns = tuple(
        Column(name, kind, _points_to(fields.get(name), name, tracked, meta.pk.column)) for name, kind in kinds.items()
    )
    return Table(meta.db_table, meta.pk.column, columns)


def _points_to(field: Field | None, name: str, tracked: str, key: str) -> str:
    if tracked and name in ("id", "pgh_obj_id"):
        # In a history: the row whose past it tells.
        return tracked
    return field.related_model._meta.db_table if isinstance(field, ForeignKey) else ""


def last_numbers(connection: Any, known: Iterable[Table]) -> dict[str, int]:
    """The highest number of each table now."""
    return {
        table.name: connection.execute(f'select coalesce(max("{table.key}"), 0) from "{table.name}"').fetchone()[0]
        for table in known
    }


def rows_since(connection: Any, known: Iterable[Table], marks: dict[str, int]) -> dict[str, list[tuple[str | None, ...]]]:
    """The rows with higher numbers, by table, each value as text."""
    found = {}
    for table in known:
        wanted = ", ".join(f'"{column.name}"::text' for column in table.columns)
        asked = f'select {wanted} from "{table.name}" where "{table.key}" > %s order by "{table.key}"'
        rows = connection.execute(asked, (marks[table.name],)).fetchall()
        if rows:
            found[table.name] = rows
    return found
