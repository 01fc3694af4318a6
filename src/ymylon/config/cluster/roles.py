"""The database's roles: who may sign in, who owns, and who may act as whom. Made here, never by a migration.

Row security rests on them: no role that answers a page is a superuser, passes over row security, or owns a table.
"""

DATABASE = "ymylon"
OWNER = "app_owner"
TEST_ROLE = "app_test"
WORLDS_ROLE = "app_worlds"

# Name, what it may, and for whom.
_ROLES = (
    ("app_owner", "login", "migrations: owns the tables, and under forced row security reads none of their rows"),
    ("app_web", "login", "pages: sees what the policies show"),
    ("app_job", "login", "jobs: sees what the policies show to the person or the purpose that it acts for"),
    ("app_report", "login", "figures: calls the functions of the extract, and reads no table"),
    ("app_backup", "login bypassrls", "backup: reads every row and serves nobody"),
    ("app_system", "nologin", "sweeps without a person: the lanes of their purpose"),
    ("app_gate", "nologin", "owns the functions that decide what a request may see"),
    ("app_audit", "nologin", "owns the function that writes the audit: nobody else may"),
)
LOGIN_ROLES = tuple(name for name, attributes, _ in _ROLES if attributes.startswith("login"))

# Who may act as whom, by saying so (set role) and never by inheriting.
_MAY_SET = (("app_owner", "app_gate"), ("app_owner", "app_audit"), ("app_job", "app_system"))

_SESSION = (
    # A page that hangs gives its connection back; long jobs and migrations take the time that they need.
    ("app_web", "idle_in_transaction_session_timeout", "60s"),
    ("app_web", "statement_timeout", "60s"),
)


def roles_sql(*, testing: bool = False) -> str:
    """SQL for a superuser, in any database of the server: makes the roles. Running it again changes nothing."""
    lines = [_make(name, attributes, purpose) for name, attributes, purpose in _ROLES]
    lines += [_let_set(member, role) for member, role in _MAY_SET]
    lines += [f"alter role {name} set {setting} = '{value}';" for name, setting, value in _SESSION]
    if testing:
        everybody = [name for name, _, _ in _ROLES]
        lines += [_make(TEST_ROLE, "login createdb", "tests: acts as each of them in turn")]
        lines += [_make(WORLDS_ROLE, "nologin bypassrls", "tests: puts back what they begin from")]
        lines += [_let_set(TEST_ROLE, name) for name in (*everybody, WORLDS_ROLE)]
        # The owner builds the test databases, and empties append-only tables between tests.
        lines += ["alter role app_owner with createdb;"]
        lines += [f"grant set on parameter session_replication_role to app_owner, {WORLDS_ROLE};"]
    return "\n".join(lines) + "\n"


def schema_sql() -> str:
    """SQL for a superuser, inside the database: who may use its schema and who may make things in it."""
    names = ", ".join(name for name, _, _ in _ROLES)
    return (
        "revoke create on schema public from public;\n"
        f"grant usage on schema public to {names};\n"
        "grant create on schema public to app_owner, app_gate, app_audit;\n"
    )


def connect_sql(*, testing: bool = False) -> str:
    """SQL for a superuser: the database is its owner's, and only our roles come in."""
    logins = ", ".join((*LOGIN_ROLES, *((TEST_ROLE,) if testing else ())))
    return (
        f"alter database {DATABASE} owner to {OWNER};\n"
        f"revoke connect, temporary on database {DATABASE} from public;\n"
        f"grant connect on database {DATABASE} to {logins};\n"
        f"grant temporary on database {DATABASE} to app_owner, app_job;\n"
        f"alter database {DATABASE} set timezone = 'UTC';\n"
    )


def outside_server_sql() -> str:
    """The whole, for psql on a PostgreSQL that somebody else runs; `ymylon roles` prints it."""
    return (
        "-- For psql, as a superuser, on PostgreSQL 15 or later. Then give each role that signs in a password:\n"
        "--   \\password app_owner   \\password app_web   \\password app_job   \\password app_report   \\password app_backup\n"
        "\\set ON_ERROR_STOP on\n"
        f"{roles_sql()}"
        f"select 'create database {DATABASE} owner {OWNER} encoding ''UTF8'' template template0'\n"
        f"  where not exists (select from pg_database where datname = '{DATABASE}') \\gexec\n"
        f"{connect_sql()}"
        f"\\connect {DATABASE}\n"
        f"{schema_sql()}"
    )


def _make(name: str, attributes: str, purpose: str) -> str:
    may = attributes.split()
    said = " ".join(ability if ability in may else f"no{ability}" for ability in ("login", "bypassrls", "createdb"))
    return (
        f"do $$ begin create role {name}; exception when duplicate_object then null; end $$;\n"
        f"alter role {name} with nosuperuser nocreaterole noreplication noinherit {said};\n"
        f"comment on role {name} is '{purpose}';"
    )


def _let_set(member: str, role: str) -> str:
    # PostgreSQL 15 knows no options here; there `noinherit` on the member says the same.
    return (
        "do $$ begin if current_setting('server_version_num')::int >= 160000\n"
        f"  then execute 'grant {role} to {member} with inherit false, set true';\n"
        f"  else execute 'grant {role} to {member}'; end if; end $$;"
    )
