"""The database: its release, its roles, its tables, and whether row security is on."""

from collections.abc import Iterator

from ymylon.terms.words import Words

from .finding import Finding, fault, fine, note

_OLDEST = 150000
_POSTGRESQL = Words("PostgreSQL", "PostgreSQL")
_LOG = Words("Server’s log", "Log y gweinydd", False)
_ROLE_NAMED = Words("Role", "Rôl")
_ROLES = Words("Roles", "Rolau")
_TABLES = Words("Tables", "Tablau")
_ROW_SECURITY = Words("Row security", "Diogelwch rhesi", False)
_GUIDANCE = Words("Guidance", "Canllawiau")
_SWEEP = Words("Sweep", "Cylch", False)
_AS_ROLES_PRINTS = Words(
    "Run what `ymylon roles` prints, as a superuser.", "Rhedwch yr hyn y mae `ymylon roles` yn ei argraffu, fel uwchddefnyddiwr.",
    False,
)  # fmt: skip
_BOUND = (
    Words("is a superuser", "yn uwchddefnyddiwr", False),
    Words("may pass over row security", "yn cael mynd heibio i ddiogelwch rhesi", False),
    Words("owns tables", "yn berchen ar dablau", False),
    Words("may become app_owner", "yn cael troi’n app_owner", False),
)
_BODIES = {
    "council": Words("council", "y cyngor"),
    "health": Words("health", "iechyd"),
    "police": Words("police", "yr heddlu"),
}
_CLOCKS = {"notices": Words("notices", "hysbysiadau"), "duties": Words("duties", "dyletswyddau")}
_START = Words(
    "Start Ymylon: the job worker sweeps each minute.",
    "Cychwynnwch Ymylon: mae’r gweithiwr tasgau yn mynd heibio bob munud.",
    False,
)

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
        yield fault(
            _POSTGRESQL,
            Words(f"can’t be reached: {said}", f"ni ellir ei gyrraedd: {said}", False),
            Words(
                "See that it runs, and that DATABASE_URL names it.",
                "Sicrhewch ei fod yn rhedeg, a bod DATABASE_URL yn ei enwi.",
                False,
            ),
        )
        return
    wrong = list(_wrong_with(number, name, zone, letters))
    yield from wrong
    if not wrong:
        yield fine(_POSTGRESQL, Words(f"{name}, time zone {zone}", f"{name}, cylchfa amser {zone}"))


def _wrong_with(number: int, name: str, zone: str, letters: str) -> Iterator[Finding]:
    if number < _OLDEST:
        yield fault(
            _POSTGRESQL,
            Words(f"{name} is too old", f"mae {name} yn rhy hen"),
            Words("Bring PostgreSQL 15 or later.", "Dewch â PostgreSQL 15 neu’n ddiweddarach."),
        )
    if zone not in ("UTC", "Etc/UTC"):
        # A pooler hands one session to many: each would set its own zone, and the next one would find it.
        yield fault(
            _POSTGRESQL,
            Words(f"its time zone for this database is {zone}", f"{zone} yw ei gylchfa amser ar gyfer y gronfa ddata hon", False),
            Words(
                "Run what `ymylon roles` prints, or `alter database ymylon set timezone = 'UTC'`.",
                "Rhedwch yr hyn y mae `ymylon roles` yn ei argraffu, neu `alter database ymylon set timezone = 'UTC'`.",
                False,
            ),
        )
    if letters != "UTF8":
        yield fault(
            _POSTGRESQL,
            Words(f"its letters are {letters}", f"{letters} yw ei lythrennau", False),
            Words(
                "Make the database anew, as `ymylon roles` prints it: in UTF8.",
                "Gwnewch y gronfa ddata o’r newydd, fel y mae `ymylon roles` yn ei hargraffu: yn UTF8.",
                False,
            ),
        )


_LOGGED = """
select current_setting('log_parameter_max_length') <> '0' and (current_setting('log_statement') <> 'none'
         or current_setting('log_min_duration_statement') <> '-1' or current_setting('log_min_duration_sample') <> '-1'
         or current_setting('log_transaction_sample_rate')::float > 0)
       or current_setting('log_parameter_max_length_on_error') <> '0'
"""


def logged() -> Iterator[Finding]:
    """Whether the server writes what a question was asked with into its log: the pads of the extract’s key are among it."""
    if _rows(_LOGGED)[0][0]:
        yield note(
            _LOG,
            Words(
                "it logs statements with what was sent with them, such as the pads of the extract’s key",
                "mae’n cofnodi datganiadau gyda’r hyn a anfonwyd gyda nhw, megis padiau allwedd yr echdyniad",
                False,
            ),
            Words(
                "Set log_parameter_max_length and log_parameter_max_length_on_error to 0.",
                "Gosodwch log_parameter_max_length a log_parameter_max_length_on_error i 0.",
                False,
            ),
        )
    else:
        yield fine(
            _LOG,
            Words(
                "nothing that is sent with a statement is logged",
                "ni chofnodir dim o’r hyn a anfonir gyda datganiad",
                False,
            ),
        )


def roles() -> Iterator[Finding]:
    """Row security binds neither a superuser, nor a role that may pass over it, nor a table's owner."""
    signed_in = _rows("select current_user")[0][0]
    faulty = False
    for name in sorted({"app_web", "app_job", "app_report", signed_in}):
        found = _rows(_ROLE, [name])
        if not found:
            faulty = True
            yield fault(_ROLE_NAMED, Words(f"{name} is missing", f"mae {name} ar goll"), _AS_ROLES_PRINTS)
            continue
        wrong = [words for words, true in zip(_BOUND, found[0], strict=True) if true]
        if wrong:
            faulty = True
            said = Words(
                f"{name} {' and '.join(words.en for words in wrong)}",
                f"mae {name} {' ac '.join(words.cy for words in wrong)}",
                False,
            )
            yield fault(_ROLE_NAMED, said, _AS_ROLES_PRINTS)
    if not faulty:
        bound = Words(
            "pages and jobs sign in as roles that row security binds",
            "mae tudalennau a thasgau’n mewngofnodi fel rolau y mae diogelwch rhesi’n eu rhwymo",
            False,
        )
        yield fine(_ROLES, bound)


def tables() -> Iterator[Finding]:
    """Whether every migration has run."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield fault(
            _TABLES,
            Words(f"{len(waiting)} migrations have not run", f"camau mudo na redodd eto: {len(waiting)}", False),
            Words("Run `ymylon manage migrate`.", "Rhedwch `ymylon manage migrate`."),
        )
    else:
        run = len(executor.loader.applied_migrations)
        yield fine(_TABLES, Words(f"{run} migrations have run", f"camau mudo a redodd: {run}", False))


def row_security() -> Iterator[Finding]:
    """Each table has forced row security, or stands on the written list of those that need none."""
    import re

    from ymylon.access.exempt import EXEMPT

    open_tables = [name for (name,) in _rows(_UNPROTECTED) if not any(re.fullmatch(_as_pattern(known), name) for known in EXEMPT)]
    if open_tables:
        names = ", ".join(open_tables)
        yield fault(
            _ROW_SECURITY,
            Words(f"off, and without a reason, on {names}", f"wedi’i ddiffodd, a hynny heb reswm, ar {names}", False),
            Words("Add policies or a reason.", "Ychwanegwch bolisïau neu reswm.", False),
        )
    else:
        yield fine(
            _ROW_SECURITY,
            Words(
                "forced on every table that isn’t exempt for a written reason",
                "mewn grym ar bob tabl nad yw wedi’i eithrio am reswm ysgrifenedig",
                False,
            ),
        )


def _as_pattern(name: str) -> str:
    return name.replace("*", ".*")


def guidance() -> Iterator[Finding]:
    """Whom to tell and by when is dated guidance: without rows nobody is told, without a clock silence doesn't climb."""
    from ymylon.duties.lookups import policy_rows

    told, clocks = policy_rows(["tell."]), {row.key for row in policy_rows(["acknowledge."])}
    if not told:
        yield fault(
            _GUIDANCE,
            Words(
                "no row says whom to tell: nobody would be told of a missing child",
                "nid oes rhes yn dweud wrth bwy i roi gwybod: ni châi neb wybod am blentyn sydd ar goll",
                False,
            ),
            Words(
                "Run `ymylon manage migrate`: it brings the rows that ship.",
                "Rhedwch `ymylon manage migrate`: mae’n dod â’r rhesi sydd gyda’r rhaglen.",
                False,
            ),
        )
        return
    yield fine(
        _GUIDANCE,
        Words(
            f"{len(told)} rows say who is told of a missing child",
            f"rhesi sy’n dweud wrth bwy y rhoddir gwybod am blentyn sydd ar goll: {len(told)}",
            False,
        ),
    )
    silent = [words for who, words in _BODIES.items() if f"acknowledge.{who}" not in clocks]
    if silent:
        yield note(
            _GUIDANCE,
            Words(
                f"no time to answer is set for {', '.join(who.en for who in silent)}: their silence does not climb",
                f"nid oes amser i ateb wedi’i bennu ar gyfer {', '.join(who.cy for who in silent)}: nid yw eu tawelwch yn dringo",
                False,
            ),
            Words(
                "A board decides how long an answer may take: `ymylon policy` shows the rows and takes in yours.",
                "Bwrdd sy’n penderfynu faint o amser a gaiff ateb: mae `ymylon policy` yn dangos y rhesi ac yn derbyn eich rhai"
                " chi.",
                False,
            ),
        )


def last_sweep() -> Iterator[Finding]:
    """When each sweep last ran: without them silence doesn't climb, and what is late isn't said."""
    from datetime import UTC, datetime, timedelta

    from ymylon.duties.lookups import last_sweep as last

    for name, words in _CLOCKS.items():
        swept = last(name)
        if swept is None:
            never = Words(f"{words.en} have not been swept yet", f"ni fu cylch drwy’r {words.cy} eto", False)
            yield note(_SWEEP, never, _START)
            continue
        is_late = datetime.now(UTC) - swept.ran_at > timedelta(minutes=5)
        when = f"{swept.ran_at:%Y-%m-%d %H:%M} UTC" if is_late else f"{swept.ran_at:%H:%M:%S} UTC"
        said = Words(f"{words.en} last at {when}", f"{words.cy}, ddiwethaf am {when}")
        yield note(_SWEEP, said, _START) if is_late else fine(_SWEEP, said)
