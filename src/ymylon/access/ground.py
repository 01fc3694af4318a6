"""What the database is told anew after every migration: the policy as functions, and who may touch tables without a child."""

from django.db import connection, transaction

from ymylon.access.exempt import EXEMPT
from ymylon.access.policy import ROWS, Reach
from ymylon.access.rules import LANE_NUMBERS


def _values(rows: list[str]) -> str:
    return "values " + ", ".join(rows)


def _bool(value: bool) -> str:
    return "true" if value else "false"


def policy_functions() -> str:
    """SQL of the three functions that hold the policy: lane numbers, lanes by role, reach by role."""
    numbers = _values([f"('{lane}', {number})" for lane, number in LANE_NUMBERS.items()])
    lanes = [f"('{row.role}', '{lane}', false)" for row in ROWS for lane in sorted(row.reads)]
    lanes += [f"('{row.role}', '{lane}', true)" for row in ROWS for lane in sorted(row.writes)]
    reach = _values([f"('{row.role}', {_bool(row.reach is Reach.AGENCY)})" for row in ROWS])
    return f"""
create or replace function lane_numbers() returns table (lane text, lane_number int) language sql immutable as $$ {numbers} $$;
create or replace function role_lanes() returns table (role text, lane text, writes boolean) language sql immutable
  as $$ {_values(lanes)} $$;
create or replace function role_reach() returns table (role text, whole_agency boolean) language sql immutable as $$ {reach} $$;
"""


_BOUND_TABLES = """
select tgrelid::regclass::text, split_part(encode(tgargs, 'escape'), '\\000', 1)
from pg_trigger where tgname in ('bound_scopes', 'bound_keys') order by 1
"""
_SPREAD = """
create or replace function spread_scopes_of(the_children bigint[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moved jsonb := moved_scopes(the_children);
begin
  if moved is null then return; end if;
  perform set_config('app.spreading', 'on', true);
{updates}
  perform set_config('app.spreading', 'off', true);
end $$;
"""
_UPDATE = """  update {table} b set scopes = m.scopes from jsonb_to_recordset(moved) as m(child bigint, scopes int[])
    where b.{child} = m.child and b.scopes is distinct from m.scopes;"""


def spreading_function(bound: list[tuple[str, str]]) -> str:
    """SQL of the function that carries a child's scopes to every table bound to a child; `bound` names each with its column.

    One fixed statement a table: a session keeps its plans, and a spread costs a tenth of what planning it anew would.
    """
    return _SPREAD.format(updates="\n".join(_UPDATE.format(table=table, child=child) for table, child in bound))


# A trigger that writes history must write for everybody; it runs as the owner, who alone may insert there.
_HISTORY_RUNS_AS_OWNER = """
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as name from pg_proc p join pg_trigger t on t.tgfoid = p.oid
           join pg_class c on c.oid = t.tgrelid
           where p.proname like 'pgtrigger\\_%' and p.proowner = 'app_owner'::regrole and not p.prosecdef
  loop
    execute format('alter function %s security definer set search_path = public, pg_temp', f.name);
  end loop;
end $$;
"""


def lay_ground(**_signal) -> None:
    """Bring the database's copy of the policy up to date, and its grants. Called after every migration; changes nothing twice."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select to_regproc('begin_request') is not null")
        if not cursor.fetchone()[0]:
            return
        cursor.execute(_BOUND_TABLES)
        bound = cursor.fetchall()
        cursor.execute("select to_regproc('spread_scopes_of') is not null")
        spreads = cursor.fetchone()[0]
        cursor.execute("set local role app_gate")
        cursor.execute(policy_functions())
        if spreads:
            cursor.execute(spreading_function(bound))
        cursor.execute("set local role app_owner")
        cursor.execute(_HISTORY_RUNS_AS_OWNER)
        cursor.execute("grant usage on all sequences in schema public to app_web, app_job, app_gate, app_system")
        present = set(connection.introspection.table_names(cursor))
        for table, exemption in EXEMPT.items():
            if table in present:
                cursor.execute(f'grant {exemption.privileges} on "{table}" to app_web, app_job')
                cursor.execute(f'grant select on "{table}" to app_gate, app_system, app_report')
