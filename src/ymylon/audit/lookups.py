"""Reading the seals: what leaves the database, and whether every sealed line still is what was sealed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from ymylon.audit.rules.heads import Head
from ymylon.audit.rules.verifying import Fault, Sealed

_GROUP = 50_000  # lines looked at in one question

# Written out here and asked with PostgreSQL's own functions alone: a function that was exchanged in the database can't answer.
_LEAF = """sha256('\\x00'::bytea || convert_to(case when l.epoch = 0
  then concat_ws('|', l.id, l.at, l.xid, l.actor, l.purpose, l.act, l.lane, l.children, l.about, l.why)
  else json_build_array(l.id, l.epoch, l.xid, (extract(epoch from l.at) * 1000000)::bigint, l.actor, l.purpose, l.act, l.lane,
    l.children, l.about, l.why)::text end, 'UTF8'))"""
_REACH = "select min(n), max(n) from audit_seal cross join unnest(lines) n where start between %s and %s"
_CHANGED = f"""
select s.id, l.id is null from (
  select unnest(lines) as id, unnest(leaves) as leaf from audit_seal where start between %s and %s) s
left join (select * from audit_line where id between %s and %s) l on l.id = s.id
where l.id is null or l.leaf is distinct from s.leaf or {_LEAF} is distinct from s.leaf
order by s.id
"""
_MISPLACED = """
select p.line from (
  select u.line, (l.xid, l.id) < lag((l.xid, l.id)) over (order by u.place) as is_early
  from audit_seal s cross join unnest(s.lines) with ordinality u (line, place) join audit_line l on l.id = u.line
  where s.start = %s) p
where p.is_early
"""
_SEALS = """
select start, size, lines, leaves, root, before, peaks, at, signature from audit_seal where start >= %s order by start limit 100
"""
_SETTLED = """
select l.id from audit_line l join (select epoch, max(horizon) as horizon from audit_seal group by epoch) h on h.epoch = l.epoch
where l.xid < h.horizon
"""
_SLIPPED_IN = f"{_SETTLED} except select unnest(lines) from audit_seal order by 1 limit 1000"


@dataclass(frozen=True)
class Extent:
    """How much is sealed, and how much waits."""

    sealed: int
    waiting: int


@dataclass(frozen=True)
class Stretch:
    """Seals that follow one another: where the first and the last of them start, and how many lines they hold."""

    first: int
    last: int
    lines: int


def heads_after(size: int, at_most: int = 100) -> list[Head]:
    """The heads that follow the one of this size, the smallest first, with the order and leaves that they seal."""
    with connection.cursor() as cursor:
        cursor.execute("select * from audit_heads(%s, %s)", [size, at_most])
        rows = cursor.fetchall()
    return [
        Head(start, end, last, bytes(root), bytes(before), at, bytes(signature), tuple(lines), tuple(map(bytes, leaves)))
        for start, end, last, root, before, at, signature, lines, leaves in rows
    ]


def newest_head() -> Head | None:
    """The newest head, without what it seals; None where nothing is sealed. For a role that reads the record whole."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select start, size, lines[cardinality(lines)], root, before, at, signature"
            " from audit_seal order by size desc limit 1"
        )
        row = cursor.fetchone()
    if row is None:
        return None
    start, size, last, root, before, at, signature = row
    return Head(start, size, last, bytes(root), bytes(before), at, bytes(signature))


def begin_reading() -> None:
    """For the rest of this transaction, read as the record's own role does. Only the owner's process may."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        # Lines from before the first epoch were hashed with their time written out.
        cursor.execute("set local timezone = 'UTC'")
        cursor.execute("set local datestyle = 'ISO, YMD'")


def extent() -> Extent:
    """How many lines are sealed, and how many are not."""
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(max(size), 0), (select count(*) from audit_line) from audit_seal")
        sealed, lines = cursor.fetchone()
    return Extent(sealed, max(lines - sealed, 0))


def sealed() -> Iterator[Sealed]:
    """Every seal as it is stored, the first one first."""
    after = -1
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_SEALS, [after + 1])
            rows = cursor.fetchall()
        if not rows:
            return
        for start, size, lines, leaves, root, before, peaks, at, signature in rows:
            head = Head(
                start,
                size,
                lines[-1] if lines else 0,
                bytes(root),
                bytes(before),
                at,
                bytes(signature),
                tuple(lines),
                tuple(map(bytes, leaves)),
            )
            yield Sealed(head, tuple(map(bytes, peaks)))
        after = rows[-1][0]


def stretches() -> list[Stretch]:
    """The sealed record in pieces that can be looked through by themselves, each of whole seals."""
    with connection.cursor() as cursor:
        cursor.execute("select start, size from audit_seal order by start")
        ends = cursor.fetchall()
    pieces, begun = [], 0
    for number, (start, size) in enumerate(ends):
        since = ends[begun][0]
        if size - since >= _GROUP or number + 1 == len(ends):
            pieces.append(Stretch(since, start, size - since))
            begun = number + 1
    return pieces


def lines_changed(stretch: Stretch) -> list[Fault]:
    """In one stretch, every sealed line that is gone, or that is not what was sealed."""
    with connection.cursor() as cursor:
        # Lines lie side by side as they were sealed, which the planner can't know: looked up one by one they cost a fifth more.
        cursor.execute("set local enable_nestloop = off; set local enable_hashjoin = off; set local work_mem = '32MB'")
        seals = [stretch.first, stretch.last]
        cursor.execute(_REACH, seals)
        cursor.execute(_CHANGED, [*seals, *cursor.fetchone()])
        return [Fault("REMOVED" if is_gone else "CHANGED", line) for line, is_gone in cursor.fetchall()]


def lines_misplaced(start: int) -> Iterator[Fault]:
    """In the seal that begins here, the lines that stand before one of an earlier transaction: the order was altered."""
    with connection.cursor() as cursor:
        cursor.execute(_MISPLACED, [start])
        for (line,) in cursor.fetchall():
            yield Fault("REORDERED", line)


def lines_slipped_in() -> Iterator[Fault]:
    """Lines that claim to be as old as sealed ones, and were not sealed with them."""
    with connection.cursor() as cursor:
        cursor.execute(f"select (select count(*) from ({_SETTLED}) s), coalesce(sum(size - start), 0) from audit_seal")
        settled, counted = cursor.fetchone()
        if settled == counted:
            return
        cursor.execute(_SLIPPED_IN)
        for (line,) in cursor.fetchall():
            yield Fault("SLIPPED_IN", line)
