"""A database of its own for measuring: many invented children, made in bulk past the rooms' actions, and thrown away after."""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_DIRECTORY = """
insert into agencies_team (ref, agency_id, function, name_en, name_cy, areas, telephone, email)
  select gen_random_uuid(), id, 'EMERGENCY_DUTY', 'Duty', 'Dyletswydd', '{}', '', '' from agencies_agency;
insert into agencies_account (password, kind, email, language, is_active, created_at)
  select '!', 'PERSON', kind || '@example.invalid', 'en', true, now()
  from (select kind, min(id) as first from agencies_agency group by kind) g order by first;
insert into agencies_practitioner (ref, account_id, given_name, family_name, telephone)
  select gen_random_uuid(), id, 'A', 'B', '' from agencies_account;
insert into agencies_membership (practitioner_id, team_id, role, during)
  select p.id, (select min(t.id) from agencies_team t join agencies_agency g on g.id = t.agency_id
                where g.kind = split_part(a.email, '@', 1)),
    case split_part(a.email, '@', 1) when 'POLICE' then 'POLICE_MISSING_COORDINATOR'
      when 'CHILDRENS_HOME' then 'RESIDENTIAL_WORKER' else 'EMERGENCY_DUTY_SOCIAL_WORKER' end, '[2020-01-01,)'
  from agencies_practitioner p join agencies_account a on a.id = p.account_id
"""
_MANY = """
insert into people_person (ref, scopes, version, born_precision, sex, ethnic_group, language, communication)
  select gen_random_uuid(), s.scopes, 1, 'UNKNOWN', '', '', '', '' from picked s order by s.n;
insert into children_child (ref, scopes, version, person_id, reason, reason_words, opened_at)
  select gen_random_uuid(), p.scopes, 1, p.id, 'REFERRAL', '', now() from people_person p;
insert into missing_episode (ref, scopes, version, child_id, opened_at, last_seen_at, last_seen_precision, whereabouts, living_at,
    authority, police_reference, state, ended_at, ended_precision, end_kind, source, source_key, source_code)
  select gen_random_uuid(), c.scopes, 1, c.person_id, now() - e * interval '40 days', now() - e * interval '40 days', 'MINUTE',
    'NOT_KNOWN', 'FAMILY', '', '', case when e = 0 then 'REPORTED' else 'FOUND' end,
    case when e = 0 then null else now() - e * interval '40 days' + interval '6 hours' end,
    case when e = 0 then '' else 'MINUTE' end,
    case when e = 0 then '' else 'FOUND' end, '', '', ''
  from children_child c cross join generate_series(0, 1) e where e > 0 or c.person_id % 100 = 0;
"""


@contextmanager
def measured_database(children: int) -> Iterator[Callable]:
    """Yields `connect(role)`; inside are `children` children shared out among 22 councils and 4 forces."""
    home = Path(tempfile.mkdtemp(prefix="ymylon-bench-", dir="/var/tmp"))
    home.chmod(0o755)
    os.environ.update(YMYLON_HOME=str(home / "home"), YMYLON_ROLE="owner", DJANGO_SETTINGS_MODULE="ymylon.config.settings")
    from ymylon.config.cluster import Cluster

    cluster = Cluster(home / "home")
    cluster.start()
    try:
        import django

        django.setup()
        from django.core.management import call_command

        say("migrating")
        call_command("migrate", verbosity=0)
        yield lambda role: _connect(cluster, role, children)
    finally:
        from django.db import connections

        connections.close_all()
        cluster.stop()
        shutil.rmtree(home, ignore_errors=True)


def _connect(cluster, role: str, children: int):
    import psycopg

    return psycopg.connect(host=str(cluster.socket_dir), port=cluster.port, dbname="ymylon", user=role, prepare_threshold=None)


def fill(connection, children: int) -> None:
    """22 councils, 4 forces and a home, with a practitioner in the first of each; `children` children and their episodes.

    Each child is of one council and one force, and one in 400 of the home besides.
    """
    say(f"making {children:,} children")
    run = connection.execute
    run("set session_replication_role = replica")
    run(
        "insert into agencies_agency (ref, kind, name_en, name_cy, code, areas, telephone, uses_ymylon) "
        "select gen_random_uuid(), case when n <= 22 then 'COUNCIL' when n <= 26 then 'POLICE' else 'CHILDRENS_HOME' end, "
        "'Agency ' || n, 'Asiantaeth ' || n, '', '{}', '', true from generate_series(1, 27) n"
    )
    for statement in _DIRECTORY.split(";\n"):
        run(statement)
    run(
        "create temporary table picked as with placed as (select g.scope, t.scope as team, g.kind, row_number() over "
        "(partition by g.kind order by g.id) - 1 as place from agencies_agency g join agencies_team t on t.agency_id = g.id) "
        "select n, array[c.scope, c.team, f.scope] || case when n % 400 = 0 then array[h.scope] else '{}' end as scopes "
        f"from generate_series(1, {children}) n join placed c on c.kind = 'COUNCIL' and c.place = n % 22 "
        "join placed f on f.kind = 'POLICE' and f.place = n % 4 join placed h on h.kind = 'CHILDRENS_HOME'"
    )
    for statement in _MANY.split(";\n"):
        if statement.strip():
            run(statement)
    connection.commit()
    connection.autocommit = True
    run("vacuum analyze")


def median_ms(act: Callable[[], object], times: int = 40) -> float:
    """The median of `times` runs, in milliseconds, after five that don't count."""
    for _ in range(5):
        act()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def say(words: str) -> None:
    """Progress, to standard error."""
    print(f"· {words}", file=sys.stderr, flush=True)
