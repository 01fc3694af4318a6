"""What the audit costs: lines a second at eight clients beside plain inserts in the same run; sealing, and verifying the whole.

BENCH_AUDIT_LINES says how many lines are sealed and verified (default 200,000; the promise is for 10,000,000).
"""

import os
import threading
import time
from collections.abc import Callable

from _ground import measured_database, say

LINES = int(os.environ.get("BENCH_AUDIT_LINES", "200000"))
SECONDS = float(os.environ.get("BENCH_AUDIT_SECONDS", "4"))
CLIENTS, ROUNDS = 8, 3
_PLAIN = (
    "create table plain_line (id bigserial, at timestamptz, actor bigint, act text, lane text, children bigint[], about text)"
)
_MANY = """
insert into audit_line (at, xid, actor, purpose, act, lane, children, about, why, leaf)
select now() - n * interval '1 second', 0, n %% 900, 'SEE_CHILD', 'SAW', 'IDENTITY', array[n %% 100000, n %% 77777],
  'chronology:child', 'SOCIAL_WORKER', '' from generate_series(1, %s) n
"""


def main() -> None:
    """Measure and print."""
    with measured_database(0) as connect:
        with connect("postgres") as maker:
            maker.execute(_PLAIN)
            maker.execute("grant insert on plain_line to app_web; grant usage on sequence plain_line_id_seq to app_web")
        audited, plain = rates(connect)
        print(
            f"audit lines a second at {CLIENTS} clients: {audited:.0f}; plain inserts: {plain:.0f}; ratio {audited / plain:.2f}"
        )
        fill(connect)
        report()
    say("done")


def rates(connect: Callable) -> tuple[float, float]:
    """Committed transactions a second: with an audit line, and with a plain row. In turn, so that both meet the same noise."""
    work = {
        "audit": "select audit('SAW', 'IDENTITY', '{1,2,3}'::bigint[], 'bench', 'SOCIAL_WORKER')",
        "plain": "insert into plain_line (at, actor, act, lane, children, about) "
        "values (now(), 1, 'SAW', 'IDENTITY', '{1,2,3}', 'b')",
    }
    done = dict.fromkeys(work, 0)
    for number in range(ROUNDS):
        for name, statement in work.items():
            say(f"round {number + 1} of {ROUNDS}: {name}")
            done[name] += together(connect, statement)
    return tuple(done[name] / (ROUNDS * SECONDS) for name in work)


def together(connect: Callable, statement: str) -> int:
    """How often eight clients did this in the time given, each act in a transaction of its own."""
    counts, until = [0] * CLIENTS, threading.Event()
    connections = [connect("app_web") for _ in range(CLIENTS)]

    def run(number: int) -> None:
        while not until.is_set():
            with connections[number].transaction():
                connections[number].execute("select begin_request(null, 'bench')")
                connections[number].execute(statement)
            counts[number] += 1

    threads = [threading.Thread(target=run, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    time.sleep(SECONDS)
    until.set()
    for thread in threads:
        thread.join()
    for connection in connections:
        connection.close()
    return sum(counts)


def fill(connect: Callable) -> None:
    """As many lines as are asked for, in transactions of a thousand."""
    say(f"writing {LINES:,} lines")
    with connect("postgres") as maker:
        maker.execute("set synchronous_commit = off")
        for _ in range(LINES // 1000):
            maker.execute(_MANY, (1000,))
            maker.commit()
        maker.autocommit = True
        maker.execute("vacuum analyze audit_line")


def report() -> None:
    """Seal everything, verify everything, and print how long a million takes."""
    from django.db import connection

    from ymylon.config import heads
    from ymylon.config.sealing import key, seal_everything, verify

    connection.close()
    connection.settings_dict["USER"] = "app_job"
    began = time.perf_counter()
    count = seal_everything()
    sealing = time.perf_counter() - began
    connection.close()
    connection.settings_dict["USER"] = "app_owner"
    began = time.perf_counter()
    faults = list(verify(outside=heads.folder() / heads.NAME, public=key().public))
    verifying = time.perf_counter() - began
    assert not faults, faults[:3]
    print(f"sealing {count:,} lines: {sealing:.1f} s, {sealing / count * 1e6:.1f} s a million")
    print(f"verifying {count:,} lines, with their heads outside: {verifying:.1f} s, {verifying / count * 1e6:.1f} s a million")


if __name__ == "__main__":
    main()
