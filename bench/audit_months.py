"""Whether the audit should lie in one table or in one a month: the same lines in both, asked in turn within one run.

BENCH_AUDIT_LINES says how many lines lie in each (default 300,000), spread over two years. Counted is the processor time of the
database's own process, which others on the machine disturb least; what a year costs to take off is counted in written log too.
"""

import os
from collections.abc import Callable
from datetime import date
from functools import partial

from _ground import measured_database, say

LINES = int(os.environ.get("BENCH_AUDIT_LINES", "300000"))
ROUNDS = 5
MONTHS = [date(2024 + n // 12, n % 12 + 1, 1) for n in range(24)]
FORMS = ("whole", "months")
_COLUMNS = "id, at, epoch, xid, actor, purpose, act, lane, children, about, why, leaf"
_BY_MONTH = """
create table months (like whole including defaults, primary key (id, at)) partition by range (at);
alter table months alter id set default nextval('audit_line_id_seq')
"""
_KEYS = (
    "create index on {0} (epoch, xid, id)",
    "create index on {0} using gin (children)",
    "create index on {0} (actor, at)",
)
# 3,000 people, 45,000 children; each opens some again and again, as people do who work with them.
_LINES = f"""
insert into {{0}} ({_COLUMNS})
select n, timestamptz '2024-01-01 UTC' + (n::float8 / {LINES}) * interval '730 days', 1, n / 3, n * 7919 % 3000, 'SEE_CHILD',
  'SAW', 'IDENTITY', array[(n * 7919 % 3000 * 15 + n % 40) % 45000], 'chronology:child', 'SOCIAL_WORKER', sha256(int8send(n))
from generate_series({{1}}::bigint, {{2}}::bigint) n
"""
_WRITE = """
do $$ begin for n in 1 .. 2000 loop
  insert into {0} (at, epoch, xid, actor, purpose, act, lane, children, about, why, leaf)
  values ('2025-12-31 UTC', 1, 0, n % 3000, 'SEE_CHILD', 'SAW', 'IDENTITY', array[n * 13 % 45000], 'chronology:child',
    'SOCIAL_WORKER', '');
end loop; end $$
"""
_MONTH = "at >= '2025-11-01 UTC' and at < '2025-12-01 UTC'"
_CHILD = "select at, actor, act from {0} where children @> array[%s::bigint]"
_ASKED = {
    "who looked at this child, ever": _CHILD,
    "who looked at this child, 90 days": _CHILD + " and at >= '2025-10-02 UTC'",
    "what this person did last month": f"select at, act, children from {{0}} where actor = %s and {_MONTH}",
    "the newest 50 of this person": "select id, at from {0} where actor = %s and id < 9e15 order by id desc limit 50",
    "what stands out, 7 days": "select count(*), count(distinct children[1]) from {0} "
    "where at >= '2025-12-24 UTC' and act = 'SAW' and actor between %s and 3000",
}


def main() -> None:
    """Measure and print, each figure of one table beside the other's."""
    with measured_database(0) as connect, connect("postgres") as maker:
        maker.autocommit = True
        _lay(maker.execute)
        clock = _clock(maker.info.backend_pid)
        print(f"{LINES:,} lines in each; µs of the database's processor, in one table | in 24 by month | ratio")
        print(_said("writing a line", _in_turn(maker.execute, clock, lambda form, _n: [_WRITE.format(form)]), 2000))
        for name, asked in _ASKED.items():
            print(_said(name, _in_turn(maker.execute, clock, partial(_sixty, asked)), 60))
        print(_said("verifying a line", _in_turn(maker.execute, clock, _verified), LINES // 10))
        _take_a_year_off(maker.execute, clock)
    say("done")


def _lay(run: Callable) -> None:
    run("alter table audit_line disable trigger all; alter table audit_line rename to whole; set synchronous_commit = off")
    run("drop index audit_line_in_order, audit_line_by_child, audit_line_by_actor")
    run(_BY_MONTH)
    for first, last in zip(MONTHS, [*MONTHS[1:], date(2026, 1, 1)], strict=True):
        run(f"create table m{first:%Y%m} partition of months for values from ('{first} UTC') to ('{last} UTC')")
    for form in FORMS:
        say(f"writing {LINES:,} lines: {form}")
        for start in range(1, LINES + 1, 500_000):
            run(_LINES.format(form, start, min(start + 499_999, LINES)))
        for key in _KEYS:
            run(key.format(form))
        run(f"vacuum analyze {form}")
    # The hash is the same work in both, and left out of the lines above; each line that is written from here on pays for it.
    run(f"select setval('audit_line_id_seq', {LINES})")
    for form in FORMS:
        run(f"create trigger leaf_too before insert on {form} for each row execute function audit_leaf()")
    run("checkpoint")


def _clock(process: int) -> Callable[[], float]:
    def spent() -> float:
        with open(f"/proc/{process}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    return spent


def _in_turn(run: Callable, clock: Callable, asked: Callable) -> dict[str, float]:
    """Seconds of processor for each form, over all rounds but the first."""
    spent = dict.fromkeys(FORMS, 0.0)
    run("set max_parallel_workers_per_gather = 0")
    for number in range(ROUNDS + 1):
        for form in FORMS:
            began = clock()
            for one in asked(form, number):
                run(*(one if isinstance(one, tuple) else (one,)))
            spent[form] += clock() - began if number else 0
    return {form: seconds / ROUNDS for form, seconds in spent.items()}


def _sixty(asked: str, form: str, number: int) -> list:
    return [(asked.format(form), [other * 37 + number]) for other in range(60)]


def _verified(form: str, number: int) -> list:
    """A tenth of the record, as `ymylon audit verify` reads it: by number, whatever the month."""
    from ymylon.audit.lookups import _LEAF

    first, last = 1 + number * (LINES // 10), (number + 1) * (LINES // 10)
    asked = (
        "select count(*) from (select generate_series(%s::bigint, %s::bigint) as id) s "
        f"left join (select * from {form} where id between %s and %s) l on l.id = s.id where l.id is null or {_LEAF} = ''"
    )
    merged = "set enable_nestloop = off; set enable_hashjoin = off; set work_mem = '32MB'"
    return [merged, (asked, [first, last, first, last]), "reset enable_nestloop; reset enable_hashjoin; reset work_mem"]


def _take_a_year_off(run: Callable, clock: Callable) -> None:
    """The first year is written out and taken away: by deleting and sweeping, or by dropping twelve tables."""
    away = {
        "whole": ["delete from whole where at < '2025-01-01 UTC'", "vacuum whole"],
        "months": [f"drop table m{first:%Y%m}" for first in MONTHS[:12]],
    }
    for (form, acts), named in zip(away.items(), ("^whole$", "^m20"), strict=True):
        began, since = clock(), run("select pg_current_wal_lsn()").fetchone()[0]
        run(f"copy (select * from {form} where at < '2025-01-01 UTC') to '/dev/null' (format binary)")
        copied = clock() - began
        for act in acts:
            run(act)
        log = run("select pg_wal_lsn_diff(pg_current_wal_lsn(), %s) / 1e6", [since]).fetchone()[0]
        size = run(
            "select sum(pg_total_relation_size(oid)) / 1e6 from pg_class where relname ~ %s and relkind = 'r'", [named]
        ).fetchone()[0]
        print(
            f"a year off, {form}: {copied:.2f} s to write it out, {clock() - began - copied:.2f} s to take it away, "
            f"{log:,.0f} MB of log, {size:,.0f} MB left on disk"
        )


def _said(name: str, spent: dict[str, float], times: int) -> str:
    one, months = (spent[form] / times * 1e6 for form in FORMS)
    return f"{name}: {one:,.1f} | {months:,.1f} | {months / one if one else 0:.2f}"


if __name__ == "__main__":
    main()
