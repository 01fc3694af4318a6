"""The database: its release, its roles, its tables, and whether row security is on."""

from collections.abc import Iterator

from .finding import Finding, fault, fine, note

_OLDEST = 150000

_ROLE = """
select rolsuper, rolbypassrls,
       exists (select from pg_class where relowner = r.oid and relkind in ('r', 'p')),
       pg_has_role(r.oid, 'app_owner', 'member')
from pg_roles r where rolname = %s
"""

_UNPROTECTED = """
select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
order by 1
"""


def _rows(sql: str, parameters: list | None = None) -> list[tuple]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


_SERVER = """
select current_setting('server_version_num')::int, current_setting('server_version'),
       (select reset_val from pg_settings where name = 'TimeZone'), current_setting('server_encoding')
"""


def server() -> Iterator[Finding]:
    """Whether it can be reached; its release, its time zone and its letters."""
    from django.db import OperationalError

    try:
        number, name, zone, letters = _rows(_SERVER)[0]
    except OperationalError as unreached:
        # The server's own words name host and role, and never a password.
        said = str(unreached).strip().splitlines()[0]
        yield fault("PostgreSQL", f"can’t be reached: {said}", "See that it runs, and that DATABASE_URL names it.")
        return
    wrong = list(_wrong_with(number, name, zone, letters))
    yield from wrong
    if not wrong:
        yield fine("PostgreSQL", f"{name}, time zone {zone}")


def _wrong_with(number: int, name: str, zone: str, letters: str) -> Iterator[Finding]:
    if number < _OLDEST:
        yield fault("PostgreSQL", f"{name} is too old", "Bring PostgreSQL 15 or later.")
    if zone not in ("UTC", "Etc/UTC"):
        # A pooler hands one session to many: each would set its own zone, and the next one would find it.
        remedy = "Run what `ymylon roles` prints, or `alter database ymylon set timezone = 'UTC'`."
        yield fault("PostgreSQL", f"its time zone for this database is {zone}", remedy)
    if letters != "UTF8":
        yield fault("PostgreSQL", f"its letters are {letters}", "Make the database anew, as `ymylon roles` prints it: in UTF8.")


_LOGGED = """
select current_setting('log_parameter_max_length') <> '0' and (current_setting('log_statement') <> 'none'
         or current_setting('log_min_duration_statement') <> '-1' or current_setting('log_min_duration_sample') <> '-1'
         or current_setting('log_transaction_sample_rate')::float > 0)
       or current_setting('log_parameter_max_length_on_error') <> '0'
"""


def logged() -> Iterator[Finding]:
    """Whether the server writes what a question was asked with into its log: the pads of the extract’s key are among it."""
    if _rows(_LOGGED)[0][0]:
        remedy = "Set log_parameter_max_length and log_parameter_max_length_on_error to 0."
        yield note(
            "Server’s log", "it logs statements with what was sent with them, such as the pads of the extract’s key", remedy
        )
    else:
        yield fine("Server’s log", "nothing that is sent with a statement is logged")


def roles() -> Iterator[Finding]:
    """Row security binds neither a superuser, nor a role that may pass over it, nor a table's owner."""
    signed_in = _rows("select current_user")[0][0]
    faulty = False
    for name in sorted({"app_web", "app_job", "app_report", signed_in}):
        found = _rows(_ROLE, [name])
        if not found:
            faulty = True
            yield fault("Role", f"{name} is missing", "Run what `ymylon roles` prints, as a superuser.")
            continue
        faults = ("is a superuser", "may pass over row security", "owns tables", "may become app_owner")
        wrong = [words for words, true in zip(faults, found[0], strict=True) if true]
        if wrong:
            faulty = True
            yield fault("Role", f"{name} {' and '.join(wrong)}", "Run what `ymylon roles` prints, as a superuser.")
    if not faulty:
        yield fine("Roles", "pages and jobs sign in as roles that row security binds")


def tables() -> Iterator[Finding]:
    """Whether every migration has run."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield fault("Tables", f"{len(waiting)} migrations have not run", "Run `ymylon manage migrate`.")
    else:
        yield fine("Tables", f"{len(executor.loader.applied_migrations)} migrations have run")


def row_security() -> Iterator[Finding]:
    """Each table has forced row security, or stands on the written list of those that need none."""
    import re

    from ymylon.access.exempt import EXEMPT

    open_tables = [name for (name,) in _rows(_UNPROTECTED) if not any(re.fullmatch(_as_pattern(known), name) for known in EXEMPT)]
    if open_tables:
        yield fault("Row security", f"off, and without a reason, on {', '.join(open_tables)}", "Add policies or a reason.")
    else:
        yield fine("Row security", "forced on every table that isn’t exempt for a written reason")


def _as_pattern(name: str) -> str:
    return name.replace("*", ".*")


def guidance() -> Iterator[Finding]:
    """Whom to tell and by when is dated guidance: without rows nobody is told, without a clock silence doesn't climb."""
    from ymylon.duties.lookups import policy_rows

    told, clocks = policy_rows(["tell."]), {row.key for row in policy_rows(["acknowledge."])}
    if not told:
        remedy = "Run `ymylon manage migrate`: it brings the rows that ship."
        yield fault("Guidance", "no row says whom to tell: nobody would be told of a missing child", remedy)
        return
    yield fine("Guidance", f"{len(told)} rows say who is told of a missing child")
    silent = [who for who in ("council", "health", "police") if f"acknowledge.{who}" not in clocks]
    if silent:
        remedy = "A board decides how long an answer may take: `ymylon policy` shows the rows and takes in yours."
        yield note("Guidance", f"no time to answer is set for {', '.join(silent)}: their silence does not climb", remedy)


def last_sweep() -> Iterator[Finding]:
    """When each sweep last ran: without them silence doesn't climb, and what is late isn't said."""
    from datetime import UTC, datetime, timedelta

    from ymylon.duties.lookups import last_sweep as last

    remedy = "Start Ymylon: the job worker sweeps each minute."
    for name in ("notices", "duties"):
        swept = last(name)
        if swept is None:
            yield note("Sweep", f"{name} have not been swept yet", remedy)
        elif datetime.now(UTC) - swept.ran_at > timedelta(minutes=5):
            yield note("Sweep", f"{name} last at {swept.ran_at:%d %b %H:%M} UTC", remedy)
        else:
            yield fine("Sweep", f"{name} last at {swept.ran_at:%H:%M:%S} UTC")
