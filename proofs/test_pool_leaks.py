"""Requests of many people through a small pool of connections: nobody is ever answered with somebody else's rows.

PROOF_REQUESTS says how many (100,000). A quarter begin as nobody, some break off, some forget to begin: those must fail.
The proof runs in a process of its own, beside a database of its own: `python proofs/test_pool_leaks.py`.
"""

import os
import random
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUESTS = int(os.environ.get("PROOF_REQUESTS", "100000"))
PEOPLE, CHILDREN_EACH, THREADS, CONNECTIONS = 40, 5, 8, 3


def test_no_request_is_answered_with_anothers_rows():
    """Every request gets its own rows, or fails where it must."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, __file__]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    assert f"{{'right': {REQUESTS}}}" in done.stdout


def main() -> None:
    """Make a database in which each person has a team and each team children of its own; then ask."""
    sys.path.insert(0, str(ROOT / "bench"))
    from _ground import measured_database

    with measured_database(0) as connect:
        with connect("postgres") as maker:
            _make(maker)
        _ask(connect)


def _make(maker) -> None:
    run = maker.execute
    run("set session_replication_role = replica")
    run(
        "insert into agencies_agency (ref, kind, name_en, name_cy, code, areas, telephone, uses_ymylon) "
        f"select gen_random_uuid(), 'COUNCIL', 'C' || n, 'C' || n, '', '{{}}', '', true from generate_series(1, {PEOPLE}) n"
    )
    run(
        "insert into agencies_team (ref, agency_id, function, name_en, name_cy, areas, telephone, email) "
        "select gen_random_uuid(), id, 'SOCIAL_WORK', 'T', 'T', '{}', '', '' from agencies_agency"
    )
    run(
        "insert into agencies_account (password, kind, email, language, is_active, created_at) "
        f"select '!', 'PERSON', n || '@example.invalid', 'en', true, now() from generate_series(1, {PEOPLE}) n"
    )
    run(
        "insert into agencies_practitioner (ref, account_id, given_name, family_name, telephone) "
        "select gen_random_uuid(), id, 'A', 'B', '' from agencies_account"
    )
    run(
        "insert into agencies_membership (practitioner_id, team_id, role, during) "
        "select p.id, t.id, 'SOCIAL_WORKER', '[2020-01-01,)' from (select id, row_number() over (order by id) n "
        "from agencies_practitioner) p join (select id, row_number() over (order by id) n from agencies_team) t using (n)"
    )
    run(
        "insert into people_person (ref, scopes, version, born_precision, sex, ethnic_group, language, communication) "
        "select gen_random_uuid(), array[t.scope], 1, 'UNKNOWN', '', '', '', '' from agencies_team t "
        f"cross join generate_series(1, {CHILDREN_EACH})"
    )
    run(
        "insert into children_child (ref, scopes, version, person_id, reason, reason_words, opened_at) "
        "select gen_random_uuid(), scopes, 1, id, 'REFERRAL', '', now() from people_person"
    )
    maker.commit()


def _ask(database) -> None:
    from psycopg_pool import ConnectionPool

    from ymylon.access.sealing import HERE, proof_of

    with database("postgres") as looker:
        own = dict(
            looker.execute(
                "select p.account_id, array_agg(c.person_id order by c.person_id) from agencies_practitioner p "
                "join agencies_membership m on m.practitioner_id = p.id join agencies_team t on t.id = m.team_id "
                "join children_child c on c.scopes && array[t.scope] group by 1"
            ).fetchall()
        )
        where = f"host={looker.info.host} port={looker.info.port} dbname={looker.info.dbname}"
    seen, lock = Counter(), threading.Lock()
    pool = ConnectionPool(
        f"{where} user=app_web", min_size=CONNECTIONS, max_size=CONNECTIONS, kwargs={"prepare_threshold": None}, open=True
    )

    def one(number: int) -> str:
        import psycopg

        dice = random.Random(number)
        kind = dice.choices(["somebody", "nobody", "breaks off", "forgets"], [60, 25, 10, 5])[0]
        account = dice.choice(sorted(own))
        try:
            with pool.connection() as connection, connection.transaction():
                if kind == "nobody":
                    connection.execute("select begin_request(null, 'proof')")
                elif kind != "forgets":
                    proof = proof_of(account, "proof", *connection.execute(HERE).fetchone())
                    connection.execute("select begin_request(%s, %s, %s, %s)", proof)
                rows = [row for (row,) in connection.execute("select person_id from children_child order by 1").fetchall()]
                if kind == "breaks off":
                    raise InterruptedError
        except InterruptedError:
            return "right" if rows == own[account] else "LEAK"
        except psycopg.Error:
            return "right" if kind == "forgets" else "FAULT"
        return "right" if rows == (own[account] if kind == "somebody" else []) else "LEAK"

    def many(numbers: range) -> None:
        found = Counter(one(number) for number in numbers)
        with lock:
            seen.update(found)

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(many, [range(start, REQUESTS, THREADS) for start in range(THREADS)]))
    pool.close()
    print(f"{REQUESTS:,} requests through {CONNECTIONS} connections: {dict(seen)}")


if __name__ == "__main__":
    main()
