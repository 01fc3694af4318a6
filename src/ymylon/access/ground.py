"""What the database is told anew after every migration: the policy as functions, and who may touch tables without a child."""

from django.db import connection, transaction

from ymylon.access.exempt import EXEMPT
from ymylon.access.policy import ACTIONS, BY_PLACE, EMERGENCY, ENDS_INVOLVING, INVOLVES, ROWS, Reach
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
    involving = [
        f"({_bool(ends)}, '{basis}', {_act(code)})"
        for ends, table in ((False, INVOLVES), (True, ENDS_INVOLVING))
        for basis, codes in table.items()
        for code in codes or (None,)
    ]
    return f"""
create or replace function lane_numbers() returns table (lane text, lane_number int) language sql immutable as $$ {numbers} $$;
create or replace function role_lanes() returns table (role text, lane text, writes boolean) language sql immutable
  as $$ {_values(lanes)} $$;
create or replace function role_reach() returns table (role text, whole_agency boolean) language sql immutable as $$ {reach} $$;
create or replace function role_emergency() returns table (role text, lane text) language sql immutable
  as $$ {_values(emergency)} $$;
create or replace function action_roles() returns table (action text, role text) language sql immutable
  as $$ {_values(alone)} $$;
create or replace function acts_that_involve()
  returns table (ends boolean, basis text, action text, lane text, writes boolean, alone boolean, by_place boolean)
  language sql immutable as $$ {_values(involving)} $$;
create or replace function sealed_settings() returns text language sql stable as $$ {_sealed_settings()} $$;
"""


def _act(code: str | None) -> str:
    """An act as the database asks for it: its lane, whether it writes there, whether some roles alone may, and by place alone."""
    if code is None:
        return "null::text, null::text, false, false, false"
    action = ACTIONS[code]
    return f"'{code}', '{action.lane}', {_bool(action.writes)}, {_bool(action.roles is not None)}, {_bool(code in BY_PLACE)}"


def _sealed_settings() -> str:
    # As an array's text, each one quoted: no value can be moved over into its neighbour.
    names = ["actor", "purpose", "home", "own", "keys", *(f"{way}{lane.lower()}" for lane in LANE_NUMBERS for way in ("", "w_"))]
    read = ", ".join(f"current_setting('app.{name}')" for name in names)
    return f"select array[pg_backend_pid()::text, extract(epoch from transaction_timestamp())::text, {read}]::text"


_BOUND_TABLES = """
select tgrelid::regclass::text, split_part(encode(tgargs, 'escape'), '\\000', 1)
from pg_trigger where tgname in ('bound_scopes', 'bound_keys') order by 1
"""
_SPREAD = """
create or replace function spread_scopes_of(the_children bigint[]) returns void
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  moved jsonb := moved_scopes(the_children);
  holds boolean[];
begin
  if moved is null then return; end if;
  holds := array[
{asked}];
  perform set_config('app.spreading', 'on', true);
{updates}
  perform set_config('app.spreading', 'off', true);
end $$;
"""
_ASKED = "    exists (select from {table} b where b.{child} = any(the_children))"
_UPDATE = """  if holds[{at}] then
    update {table} b set scopes = m.scopes from jsonb_to_recordset(moved) as m(child bigint, scopes int[])
    where b.{child} = m.child and b.scopes is distinct from m.scopes;
  end if;"""


def spreading_function(bound: list[tuple[str, str]]) -> str:
    """SQL of the function that carries a child's scopes to every table bound to a child; `bound` names each with its column.

    One fixed statement a table: a session keeps its plans, and a spread costs a tenth of what planning it anew would. Most tables
    hold no row of a child: one question asks them all, and an update that would find none is neither planned nor begun.
    """
    places = [{"at": at, "table": table, "child": child} for at, (table, child) in enumerate(bound, 1)]
    asked = ",\n".join(_ASKED.format(**place) for place in places)
    return _SPREAD.format(asked=asked, updates="\n".join(_UPDATE.format(**place) for place in places))


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
    select pg_get_functiondef(p.oid) as made, l.lanname as language from pg_proc p join pg_language l on l.oid = p.prolang
    where p.proowner = current_user::regrole and l.lanname in ('plpgsql', 'sql') and p.prosecdef
      and (p.prosrc like '%current_setting(''app.%' or p.prosrc like '%own_scopes()%')
      and p.prosrc not like '%sealed()%' and p.prorettype <> 'trigger'::regtype
      and p.proname not in ('begin_acting', 'sealed')
  loop
    -- A function in SQL runs each of its statements and answers with the last.
    execute case f.language
      when 'plpgsql' then regexp_replace(f.made, '\nbegin\n', E'\nbegin\n  perform sealed();\n')
      else regexp_replace(f.made, '\nAS \\$function\\$', E'\nAS $function$\n  select sealed();') end;
  end loop;
end $$;
"""


# The backup reads every row but the keys, which a copy must not hold. It may lock their table, which a dump needs to write down
# how it is made; before PostgreSQL 17 nothing but the rows' readers may, and the dump leaves the whole table out.
_BACKUP_READS = """
do $$
declare c record;
begin
  for c in
    select oid::regclass as name, relkind from pg_class
    where relnamespace = 'public'::regnamespace and relowner = current_user::regrole and relkind in ('r', 'p', 'S')
  loop
    if c.name <> to_regclass('access_seal') then
      execute format('grant select on %s %s to app_backup', case c.relkind when 'S' then 'sequence' else 'table' end, c.name);
    elsif current_setting('server_version_num')::int >= 170000 then
      execute 'grant maintain on access_seal to app_backup';
    end if;
  end loop;
end $$;
"""
# Whoever makes figures reads no table and acts as nobody: app_report calls the functions that answer in columns of the standard,
# and no others. Taken away here and not where each table is made, so that none can be forgotten.
_REPORT_CALLS_ALONE = """
do $$
declare c record;
begin
  for c in
    select oid::regclass as name, relkind from pg_class
    where relnamespace = 'public'::regnamespace and relowner = current_user::regrole and relkind in ('r', 'p', 'v', 'm', 'S')
      and relacl::text like '%app_report%'
  loop
    execute format('revoke all on %s %s from app_report', case c.relkind when 'S' then 'sequence' else 'table' end, c.name);
  end loop;
  for c in
    select oid::regprocedure as name from pg_proc
    where pronamespace = 'public'::regnamespace and proowner = current_user::regrole and proname not like 'extract\\_%'
      and proacl::text like '%app_report%'
  loop
    execute format('revoke all on function %s from app_report', c.name);
  end loop;
end $$;
"""
# A restored database has no key of its own: the dump left it out.
NEW_KEY = """
select keep_key(1, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))
where not exists (select from access_seal where id = 1)
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
        cursor.execute(NEW_KEY)
        cursor.execute(_BACKUP_READS)
        if spreads:
            cursor.execute(spreading_function(bound))
        cursor.execute(_SEAL_FUNCTIONS)
        cursor.execute(_REPORT_CALLS_ALONE)
        cursor.execute("set local role app_audit")
        cursor.execute(_SEAL_FUNCTIONS)
        cursor.execute(_REPORT_CALLS_ALONE)
        cursor.execute(_BACKUP_READS)
        cursor.execute("set local role app_owner")
        cursor.execute(_BACKUP_READS)
        cursor.execute(_SEAL)
        cursor.execute(_HISTORY_RUNS_AS_OWNER)
        cursor.execute("grant usage on all sequences in schema public to app_web, app_job, app_gate, app_system")
        present = set(connection.introspection.table_names(cursor))
        for table, exemption in EXEMPT.items():
            if table in present:
                cursor.execute(f'grant {exemption.privileges} on "{table}" to app_web, app_job')
                cursor.execute(f'grant select on "{table}" to app_gate, app_system')
        cursor.execute(_REPORT_CALLS_ALONE)
