"""Beginning again without cutting anybody off: every table is emptied, and gets back what stood in it at an earlier moment."""

import time

# The tables' own bookkeeping, and jobs that are being done at this moment, stay as they are.
_OURS = """
  select c.oid, quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
    and not starts_with(c.relname, 'procrastinate')
    and c.relname not in ('django_migrations', 'django_content_type', 'auth_permission')
"""
_COLUMNS = """
  select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
  where attrelid = %s and attnum > 0 and not attisdropped and attgenerated = ''
"""
_COUNTERS = """
  select quote_ident(attname), pg_get_serial_sequence('public.' || %(name)s, attname) from pg_attribute
  where attrelid = %(oid)s and attnum > 0 and not attisdropped
    and pg_get_serial_sequence('public.' || %(name)s, attname) is not null
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
    # No trigger runs: what was kept has its scopes, versions and history already.
    connection.execute("set local session_replication_role = replica")
    connection.execute("set local lock_timeout = '3s'")
    tables = connection.execute(_OURS).fetchall()
    connection.execute("truncate " + ", ".join(f"public.{name}" for _oid, name in tables) + " restart identity")
    for oid, name in tables:
        columns = connection.execute(_COLUMNS, [oid]).fetchone()[0]
        connection.execute(f"insert into public.{name} ({columns}) overriding system value select {columns} from {moment}.{name}")
        for column, counter in connection.execute(_COUNTERS, {"oid": oid, "name": name}).fetchall():
            connection.execute(f"select setval('{counter}', (select max({column}) + 1 from public.{name}), false)")
