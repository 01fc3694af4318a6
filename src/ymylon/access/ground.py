"""What the database is told anew after every migration: the policy as functions, and who may touch tables without a child."""

from django.db import connection, transaction

from ymylon.access.exempt import EXEMPT
from ymylon.access.policy import ACTIONS, EMERGENCY, ROWS, Reach
from ymylon.access.rules import LANE_NUMBERS
from ymylon.access.sealing import proof_key


def _values(rows: list[str]) -> str:
    return "values " + ", ".join(rows)


def _bool(value: bool) -> str:
    return "true" if value else "false"


def policy_functions() -> str:
    """SQL of the functions that hold the policy: lanes by number and by role, reach, emergencies, who alone may do what."""
    numbers = _values([f"('{lane}', {number})" for lane, number in LANE_NUMBERS.items()])
    lanes = [f"('{row.role}', '{lane}', false)" for row in ROWS for lane in sorted(row.reads)]
    lanes += [f"('{row.role}', '{lane}', true)" for row in ROWS for lane in sorted(row.writes)]
    reach = _values([f"('{row.role}', {_bool(row.reach is Reach.AGENCY)})" for row in ROWS])
    emergency = [f"('{role}', '{lane}')" for role, opened in EMERGENCY.items() for lane in sorted(opened)]
    alone = [f"('{action.code}', '{role}')" for action in ACTIONS.values() for role in sorted(action.roles or ())]
    return f"""
create or replace function lane_numbers() returns table (lane text, lane_number int) language sql immutable as $$ {numbers} $$;
create or replace function role_lanes() returns table (role text, lane text, writes boolean) language sql immutable
  as $$ {_values(lanes)} $$;
create or replace function role_reach() returns table (role text, whole_agency boolean) language sql immutable as $$ {reach} $$;
create or replace function role_emergency() returns table (role text, lane text) language sql immutable
  as $$ {_values(emergency)} $$;
create or replace function action_roles() returns table (action text, role text) language sql immutable
  as $$ {_values(alone)} $$;
create or replace function sealed_settings() returns text language sql stable as $$ {_sealed_settings()} $$;
"""


def _sealed_settings() -> str:
    # As an array's text, each one quoted: no value can be moved over into its neighbour.
    names = ["actor", "purpose", "home", "keys", *(f"{way}{lane.lower()}" for lane in LANE_NUMBERS for way in ("", "w_"))]
    read = ", ".join(f"current_setting('app.{name}')" for name in names)
    return f"select array[pg_backend_pid()::text, extract(epoch from transaction_timestamp())::text, {read}]::text"


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


# Whatever trusts a setting asks for its seal: each policy that lets a program in, and each function that passes over policies.
# Done here and not where each is made, so that none can be forgotten. A restrictive policy only takes away.
_SEAL = """
do $$
declare p record;
begin
  for p in
    select schemaname, tablename, policyname, qual, with_check from pg_policies
    where schemaname = 'public' and permissive = 'PERMISSIVE' and roles && array['app_web', 'app_job', 'app_report']::name[]
  loop
    if p.qual is not null and p.qual not like '%sealed()%' then
      execute format('alter policy %I on %I using ((%s) and (select sealed()))', p.policyname, p.tablename, p.qual);
    end if;
    if p.with_check is not null and p.with_check not like '%sealed()%' then
      execute format('alter policy %I on %I with check ((%s) and (select sealed()))', p.policyname, p.tablename, p.with_check);
    end if;
  end loop;
end $$;
"""
_SEAL_FUNCTIONS = """
do $$
declare f record;
begin
  for f in
    select pg_get_functiondef(p.oid) as made from pg_proc p join pg_language l on l.oid = p.prolang
    where p.proowner = current_user::regrole and l.lanname = 'plpgsql' and p.prosecdef
      and p.prosrc like '%current_setting(''app.%'
      and p.prosrc not like '%sealed()%' and p.prorettype <> 'trigger'::regtype
      and p.proname not in ('begin_acting', 'sealed')
  loop
    execute regexp_replace(f.made, '\nbegin\n', E'\nbegin\n  perform sealed();\n');
  end loop;
end $$;
"""


def lay_ground(**_signal) -> None:
    """Bring the database's copy of the policy up to date, and its grants. Called after every migration; changes nothing twice."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select to_regprocedure('begin_request(bigint, text)') is not null")
        if not cursor.fetchone()[0]:
            return
        cursor.execute(_BOUND_TABLES)
        bound = cursor.fetchall()
        cursor.execute("select to_regproc('spread_scopes_of') is not null")
        spreads = cursor.fetchone()[0]
        cursor.execute("set local role app_gate")
        cursor.execute(policy_functions())
        cursor.execute("select keep_key(2, %s)", [proof_key()])
        if spreads:
            cursor.execute(spreading_function(bound))
        cursor.execute(_SEAL_FUNCTIONS)
        cursor.execute("set local role app_audit")
        cursor.execute(_SEAL_FUNCTIONS)
        cursor.execute("set local role app_owner")
        cursor.execute(_SEAL)
        cursor.execute(_HISTORY_RUNS_AS_OWNER)
        cursor.execute("grant usage on all sequences in schema public to app_web, app_job, app_gate, app_system")
        present = set(connection.introspection.table_names(cursor))
        for table, exemption in EXEMPT.items():
            if table in present:
                cursor.execute(f'grant {exemption.privileges} on "{table}" to app_web, app_job')
                cursor.execute(f'grant select on "{table}" to app_gate, app_system, app_report')
