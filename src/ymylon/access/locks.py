"""Migration operations that close a table in the same migration that makes it, and one that keeps its history.

`LaneTable` gives a table its row security, triggers and grants; `LedgerTable` does so for a ledger, whose rows carry their
own lane and which the program writes through functions of the database alone; `NamedTable` for what named people alone read.
"""

import pgtrigger.migrations
from django.db.migrations.operations.base import Operation

_COMMON = """
alter table {table} enable row level security;
alter table {table} force row level security;
revoke all on {table} from public;
create policy gate on {table} to app_gate using (true) with check (true);
grant select, insert, update, delete on {table} to app_gate;
{system}
create index {table}_{column}_within on {table} using gin ({column});
grant usage on all sequences in schema public to app_web, app_job, app_gate, app_system;
"""
_SYSTEM = """
create policy system on {table} to app_system using (true) with check (true);
grant select, insert, update on {table} to app_system;
"""
_LANE = """
create policy see on {table} for select to app_web, app_job, app_report using (scopes && current_setting('app.{lane}')::int[]);
grant select on {table} to app_web, app_job, app_report;
"""
_BOUND = """
create trigger bound_scopes before insert or update on {table} for each row execute function bound_scopes('{child}');
"""
_ADD = """
create policy add on {table} for insert to app_web, app_job with check (scopes && current_setting('app.w_{lane}')::int[]);
grant insert on {table} to app_web, app_job;
"""
_CHANGE = """
create policy change on {table} for update to app_web, app_job
  using (scopes && current_setting('app.w_{lane}')::int[]) with check (scopes && current_setting('app.w_{lane}')::int[]);
grant update on {table} to app_web, app_job;
"""
_KEEP = """
create policy owner_writes on {table} for insert to app_owner with check (true);
"""
_BY_CHILD = """
create index {table}_by_child on {table} ({child});
"""
_LEDGER = """
create policy see on {table} for select to app_web, app_job, app_report using (keys && current_setting('app.keys')::bigint[]);
grant select on {table} to app_web, app_job, app_report;
create trigger bound_keys before insert or update on {table} for each row execute function bound_keys('{child}', '{own}');
"""
_NAMED = """
create policy see on {table} for select to app_web, app_job, app_report using (scopes && current_setting('app.identity')::int[]);
create policy named on {table} as restrictive for select to app_web, app_job, app_report
  using (current_setting('app.actor')::bigint = any(readers));
grant select on {table} to app_web, app_job, app_report;
create trigger bound_scopes before insert or update on {table} for each row execute function bound_scopes('{child}');
"""
_SHUT = """
create policy shut on {table} as restrictive for select to app_web, app_job, app_report using (false);
"""


class _Closing(Operation):
    """An operation that runs SQL against one model's table and leaves Django's state alone."""

    reversible = False
    reduces_to_sql = True

    def __init__(self, model_name: str, **options):
        self.model_name = model_name
        self.options = options

    def deconstruct(self):
        return self.__class__.__name__, [self.model_name], self.options

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model_name)
        schema_editor.execute(self.sql(model._meta.db_table), params=None)

    def describe(self):
        return f"Close {self.model_name} to everybody who lacks its lane"


class LaneTable(_Closing):
    """Close a table of one lane. `child` is the column that holds the child; `frozen` rows are never changed.

    `unbound`: the rows are about no child, and who reads them triggers of the room itself say.
    """

    def sql(self, table: str) -> str:
        lane = self.options["lane"].lower()
        parts = [_COMMON, _LANE] if self.options.get("unbound") else [_COMMON, _LANE, _BOUND]
        if self.options.get("history"):
            parts.append(_KEEP)
            # Where the child is the row's own number, no foreign key brings an index; a spread would read the whole history.
            parts += [_BY_CHILD] if self.options.get("child") == "id" else []
        else:
            parts.append(_ADD)
            parts += [] if self.options.get("frozen") else [_CHANGE]
        system = _SYSTEM.format(table=table) if self.options.get("system") else ""
        return "".join(parts).format(
            table=table, lane=lane, child=self.options.get("child", "child_id"), column="scopes", system=system
        )


class LedgerTable(_Closing):
    """Close a ledger. `own` names the column with the scopes to which a row is addressed, if it has one."""

    def sql(self, table: str) -> str:
        parts = _COMMON + _LEDGER + (_KEEP if self.options.get("history") else "")
        return parts.format(
            table=table,
            child=self.options.get("child", "child_id"),
            own=self.options.get("own", ""),
            column="keys",
            system=_SYSTEM.format(table=table),
        )


class NamedTable(_Closing):
    """Close a table to everybody who is not named on its rows; `shut` closes it to them too, but for a function."""

    def sql(self, table: str) -> str:
        parts = _COMMON + _NAMED + (_SHUT if self.options.get("shut") else "")
        return parts.format(table=table, child=self.options.get("child", "child_id"), column="scopes", system="")


class AddTrigger(pgtrigger.migrations.AddTrigger):
    """A trigger, as the library adds it, without drawing each model anew that is related to this one: no other sees it."""

    def state_forwards(self, app_label, state):
        options = state.models[app_label, self.model_name].options
        options["triggers"] = [*options.get("triggers", []), self.trigger]
