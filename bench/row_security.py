"""What row security costs: each question as a council's duty worker, beside the same question asked with the filter written out.

Prints the median of each, and the ratio. The peer is PostgreSQL itself without a policy, in the same run on the same rows.
"""

import os

from _ground import fill, measured_database, median_ms, say

CHILDREN = int(os.environ.get("BENCH_CHILDREN", "100000"))
QUESTIONS = {
    "25 children": ("children_child", "identity", "select * from children_child {where} order by person_id desc limit 25"),
    "children missing now": ("missing_episode", "episode", "select * from missing_episode {where} {and} ended_at is null"),
    "25 episodes": ("missing_episode", "episode", "select * from missing_episode {where} order by id desc limit 25"),
    "one child": ("children_child", "identity", "select * from children_child {where} {and} person_id = {one}"),
    "count to 200": ("children_child", "identity", "select count(*) from (select 1 from children_child {where} limit 200) x"),
}


def main() -> None:
    """Measure and print."""
    with measured_database(CHILDREN) as connect:
        with connect("postgres") as maker:
            fill(maker, CHILDREN)
        web, gate = connect("app_web"), connect("postgres")
        account = gate.execute("select id from agencies_account").fetchone()[0]
        scope = gate.execute("select scope from agencies_agency order by id limit 1").fetchone()[0]
        one = gate.execute("select max(person_id) from children_child where scopes && %s::int[]", ([scope],)).fetchone()[0]
        gate.rollback()

        def asked(connection, question: str) -> None:
            with connection.transaction():
                connection.execute("select begin_request(%s, 'bench')", (account,))
                connection.execute(question).fetchall()

        begun = median_ms(lambda: asked(web, "select 1"))
        bare = median_ms(lambda: asked(gate, "select 1"))
        print(f"begin_request and an empty transaction: {begun:.2f} ms as web, {bare:.2f} ms as superuser")
        print(f"{'question':22} {'with policy':>12} {'filter alone':>13} {'ratio':>6}   (ms, {CHILDREN:,} children)")
        for name, (_, _, question) in QUESTIONS.items():
            plain = question.format(where=f"where scopes && '{{{scope}}}'", **{"and": "and", "one": one})
            policy = question.format(where="where true", **{"and": "and", "one": one})
            with_policy, without = median_ms(lambda q=policy: asked(web, q)), median_ms(lambda q=plain: asked(gate, q))
            print(f"{name:22} {with_policy:12.2f} {without:13.2f} {with_policy / without:6.2f}")
        audited = median_ms(lambda: _audited(web, account))
        inserted = median_ms(lambda: _inserted(gate))
        print(f"{'audit line':22} {audited:12.2f} {inserted:13.2f} {audited / inserted:6.2f}   (beside a plain insert)")
        web.close()
        gate.close()
    say("done")


def _audited(connection, account: int) -> None:
    with connection.transaction():
        connection.execute("select begin_request(%s, 'bench')", (account,))
        connection.execute("select audit('SAW', 'EPISODE', %s::bigint[], 'bench', '')", (list(range(25)),))


def _inserted(connection) -> None:
    with connection.transaction():
        connection.execute(
            "create table if not exists plain_line (at timestamptz, act text, lane text, children bigint[], about text)"
        )
        connection.execute("insert into plain_line values (now(), 'SAW', 'EPISODE', %s::bigint[], 'bench')", (list(range(25)),))


if __name__ == "__main__":
    main()
