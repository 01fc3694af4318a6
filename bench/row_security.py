"""What row security costs: each question as a council, a force and a small home ask it, beside the same without a policy.

The peer is PostgreSQL itself in the same run on the same rows: a role that passes over policies asks with the filter written out.
Targets: a list at most 1.3 times or 5 ms more; a capped count at most 2.5 times or below 30 ms. What misses is marked.
Where a list misses, rows are found by their scopes and then sorted or filtered: the policy parses its setting for each of
them, which costs half as much again as the comparison itself. Lists that stop after a page in the order of an index don't.
BENCH_CHILDREN says how many children (100,000; a million is the promised size).
"""

import os
import sys
from pathlib import Path

from _ground import fill, measured_database, median_ms, say

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
CHILDREN = int(os.environ.get("BENCH_CHILDREN", "100000"))
TIMES = int(os.environ.get("BENCH_TIMES", "40"))
QUESTIONS = {
    "25 children": ("list", "select * from children_child {where} order by person_id desc limit 25"),
    "children missing now, 25": ("list", "select * from missing_episode {where} and ended_at is null order by id desc limit 25"),
    "25 episodes": ("list", "select * from missing_episode {where} order by id desc limit 25"),
    "page 3 of children": ("list", "select * from children_child {where} order by person_id limit 25 offset 50"),
    "one child": ("list", "select * from children_child {where} and person_id = {one}"),
    "one episode": ("list", "select * from missing_episode {where} and id = {episode}"),
    "children, count to 1,000": ("count", "select count(*) from (select 1 from children_child {where} limit 1000) x"),
    "episodes, count to 1,000": ("count", "select count(*) from (select 1 from missing_episode {where} limit 1000) x"),
    "missing now, count to 1,000": (
        "count",
        "select count(*) from (select 1 from missing_episode {where} and ended_at is null limit 1000) x",
    ),
}
ASKERS = {"council": "COUNCIL", "force": "POLICE", "home": "CHILDRENS_HOME"}


def main() -> None:
    """Measure and print."""
    with measured_database(CHILDREN) as connect:
        with connect("postgres") as maker:
            fill(maker, CHILDREN)
        web, peer = connect("app_web"), connect("postgres")
        print(
            f"{CHILDREN:,} children, {_one(peer, 'select count(*) from missing_episode'):,} episodes; medians of {TIMES}, in ms"
        )
        _request(web, peer)
        for name, kind in ASKERS.items():
            _asker(web, peer, name, kind)
        _audit(web, peer)
        web.close()
        peer.close()
    say("done")


def _one(connection, question: str, *arguments):
    found = connection.execute(question, arguments).fetchone()[0]
    connection.rollback()
    return found


def _begun(connection, account: int) -> None:
    from ymylon.access.sealing import HERE, proof_of

    proof = proof_of(account, "bench", *connection.execute(HERE).fetchone())
    connection.execute("select begin_request(%s, %s, %s, %s)", proof)


def _asked(connection, account: int | None, question: str) -> None:
    with connection.transaction():
        if account:
            _begun(connection, account)
        connection.execute(question).fetchall()


def _account(peer, kind: str) -> int:
    return _one(peer, "select id from agencies_account where email like %s", f"{kind}@%")


def _request(web, peer) -> None:
    account = _account(peer, "COUNCIL")
    empty, begun = (
        median_ms(lambda: _asked(web, None, "select 1"), TIMES),
        median_ms(lambda: _asked(web, account, "select 1"), TIMES),
    )
    sealed = median_ms(lambda: _asked(web, account, "select sealed()"), TIMES)
    print(f"begin_request: {begun - empty:.2f} ms; looking at the seal once: {sealed - begun:.2f} ms")


def _asker(web, peer, name: str, kind: str) -> None:
    account = _account(peer, kind)
    scopes = _one(
        peer,
        "select array[g.scope, t.scope] from agencies_agency g join agencies_team t on t.agency_id = g.id where g.kind = %s "
        "order by g.id limit 1",
        kind,
    )
    mine = f"scopes && '{{{scopes[0]}}}'"
    ids = {
        "one": _one(peer, f"select max(person_id) from children_child where {mine}"),
        "episode": _one(peer, f"select max(id) from missing_episode where {mine}"),
    }
    held = _one(peer, f"select count(*) from children_child where {mine}")
    begun = median_ms(lambda: _asked(web, account, "select 1"), TIMES) - median_ms(lambda: _asked(web, None, "select 1"), TIMES)
    print(f"\n{name}: {held:,} children\n{'question':30} {'policy':>8} {'without':>8} {'ratio':>6} {'more':>7}  target")
    for asked, (shape, question) in QUESTIONS.items():
        # The cost of beginning is a request's, not a question's, and is printed above.
        with_policy = median_ms(lambda q=question: _asked(web, account, q.format(where="where true", **ids)), TIMES) - begun
        without = median_ms(lambda q=question: _asked(peer, None, q.format(where=f"where {mine}", **ids)), TIMES)
        more, ratio = with_policy - without, with_policy / without
        met = ratio <= 1.3 or more <= 5 if shape == "list" else ratio <= 2.5 or with_policy < 30
        print(f"{asked:30} {with_policy:8.2f} {without:8.2f} {ratio:6.2f} {more:7.2f}  {'met' if met else 'MISSED'}")


def _audit(web, peer) -> None:
    account = _account(peer, "COUNCIL")

    def audited() -> None:
        with web.transaction():
            _begun(web, account)
            web.execute("select audit('SAW', 'EPISODE', %s::bigint[], 'bench', '')", (list(range(25)),))

    def inserted() -> None:
        with peer.transaction():
            peer.execute("insert into plain_line values (now(), 'SAW', 'EPISODE', %s::bigint[], 'bench')", (list(range(25)),))

    with peer.transaction():
        peer.execute("create table if not exists plain_line (at timestamptz, act text, lane text, children bigint[], about text)")
    line, plain = median_ms(audited, TIMES), median_ms(inserted, TIMES)
    print(f"\naudit line with its request {line:.2f} ms, a plain insert {plain:.2f} ms, ratio {line / plain:.2f}")


if __name__ == "__main__":
    main()
