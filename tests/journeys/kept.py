"""Beginning again without cutting anybody off: every table is emptied, and gets back what stood in it at an earlier moment.

Numbers are not begun anew: what was kept has its own, and none is given out twice.
"""

import time

# The tables' own bookkeeping, and jobs that are being done at this moment, stay as they are.
_OURS = """
  select c.oid, quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
    and not starts_with(c.relname, 'procrastinate')
    and c.relname not in ('django_migrations', 'django_content_type', 'auth_permission')
"""
# Whoever writes is waited for. Most tables hold nothing before and after, and are only looked into. No trigger runs: what was
# kept has its scopes, versions and history already.
_FILL = """
  declare _table text; _columns text; _holds boolean;
  begin
    set local session_replication_role = replica;
    set local lock_timeout = '3s';
    lock table %(all)s in exclusive mode;
    for _table in select quote_ident(tablename) from pg_tables where schemaname = '%(moment)s' loop
      execute format('select exists (select from public.%%s)', _table) into _holds;
      if _holds then
        execute format('delete from public.%%s', _table);
      end if;
      execute format('select exists (select from %(moment)s.%%s)', _table) into _holds;
      if _holds then
        select string_agg(quote_ident(attname), ', ' order by attnum) into _columns from pg_attribute
          where attrelid = format('public.%%s', _table)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
        execute format(
          'insert into public.%%1$s (%%2$s) overriding system value select %%2$s from %(moment)s.%%1$s', _table, _columns);
      end if;
    end loop;
  end
"""


def keep(connection, moment: str) -> None:
    """Remember under this name what stands in every table."""
    connection.execute(f"drop schema if exists {moment} cascade")
    connection.execute(f"create schema {moment}")
    for _oid, name in connection.execute(_OURS).fetchall():
        connection.execute(f"create table {moment}.{name} as table public.{name}")


def is_kept(connection, moment: str) -> bool:
    """Whether something is remembered under this name."""
    return connection.execute("select 1 from pg_namespace where nspname = %s", [moment]).fetchone() is not None


def begin_from(connection, moment: str) -> None:
    """Let every table hold what it held then. Pages and jobs that stand in the way are waited for, a few times over."""
    import psycopg

    for _ in range(20):
        try:
            with connection.transaction():
                _fill(connection, moment)
            return
        except (psycopg.errors.DeadlockDetected, psycopg.errors.LockNotAvailable):
            time.sleep(0.2)
    raise AssertionError("the tables are never free")


def _fill(connection, moment: str) -> None:
    tables = ", ".join(f"public.{name}" for _oid, name in connection.execute(_OURS).fetchall())
    body = _FILL % {"all": tables, "moment": moment}
    connection.execute(f"do $fill$ {body} $fill$")
