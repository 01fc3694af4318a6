"""A child's record can be disposed of for good, its history with it, and the sealed audit is whole all the same.

No room disposes of anything yet. That the audit holds no content, and hangs on nothing that does, is tried here as whoever owns
the tables would have to do it: every row that hangs on the child, by the keys that the database knows, and then what history kept
of each, which includes what it writes of the disposal itself.
"""

from collections import defaultdict

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.actions.test_sealing import _become, act, faults
from tests.cast import wales as open_wales
from tests.story import at_minute, missing_cai, plan_of_cai
from ymylon.access.actions import acting, begin_request
from ymylon.audit.models import Line
from ymylon.config import sealing
from ymylon.missing.actions.finding import record_item
from ymylon.missing.actions.grading import grade_risk
from ymylon.missing.actions.watching import add_observation
from ymylon.missing.models import Episode
from ymylon.people.actions import change_name
from ymylon.people.models import Person
from ymylon.terms.codes import ObservationKind, PoliceGrade

CANARY = "Zebedeus"
_KEYS = """
  select c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text from pg_constraint c
  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] where c.contype = 'f' and cardinality(c.conkey) = 1
"""
_PRIMARY = """
  select c.oid::regclass::text, a.attname from pg_index i
  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
  join pg_class c on c.oid = i.indrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  where i.indisprimary and i.indnatts = 1
"""
_TABLES = """
  select c.oid::regclass::text from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    and pg_get_userbyid(c.relowner) = 'app_owner'
"""


@pytest.fixture
def told(committed, settings, tmp_path) -> int:
    """A child of whom names and words stand in many tables, and in the history of names; the lines of it are sealed."""
    settings.HOME = tmp_path
    wales, now = open_wales(), timezone.now()
    with acting(wales.account("elin"), "test") as elin:
        episode = missing_cai(elin, wales, at=now)
        child: int = episode.child_id
        plan_of_cai(elin, child, at=now)
        change_name(by=elin, at=now, person=Person.objects.get(pk=child), given=CANARY, family="Rees")
    with acting(wales.account("rhys"), "test") as rhys:
        held = Episode.objects.get(pk=episode.pk)
        grade_risk(by=rhys, at=now, episode=held, grade=PoliceGrade.HIGH, reason=f"{CANARY} has no coat.")
        record_item(by=rhys, at=now, episode=held, words=f"{CANARY} carried a second phone.")
        add_observation(
            by=rhys, at=now, episode=held, kind=ObservationKind.SIGHTING, happened=at_minute(now), words=f"{CANARY} by the river"
        )
    act("somebody else's page", child + 1)
    assert sealing.seal_everything() > 4
    return child


def test_what_was_disposed_of_stands_nowhere_and_the_audit_is_whole(told):
    before = _lines(told)
    assert len(before) > 4
    assert "people_personnameevent" in _where(CANARY), "history keeps what stood there"
    assert len(_where(CANARY)) > 4
    assert not {table for table in _where(CANARY) if table.startswith("audit_")}, "the audit holds no content"
    _dispose(told)
    assert _where(CANARY) == set()
    assert _where("Pontypridd bus station") == set()
    assert _lines(told) == before, "that it was looked at, and by whom, stays on record, by number"
    assert faults() == faults(outside=False) == set()
    # And it goes on from there.
    act("the disposal", told)
    assert sealing.seal_everything() == 1
    assert faults() == set()


def _lines(child: int) -> list[tuple]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local role app_audit")
        return list(Line.objects.filter(children__contains=[child]).order_by("id").values_list("id", "act", "about"))


def _as_owner(work) -> None:
    """As the owner, who reads none of the rows while row security is forced upon them: lifted here, and put back."""
    _become("app_owner")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            tables = [name for (name,) in _all(cursor, _TABLES)]
            for table in tables:
                cursor.execute(f"alter table {table} no force row level security")
            work(cursor, tables)
            cursor.execute("set constraints all immediate")
            for table in tables:
                cursor.execute(f"alter table {table} force row level security")
    finally:
        _become("app_web")


def _where(words: str) -> set[str]:
    """The tables in which these words stand, in whichever column."""
    found: set[str] = set()

    def look(cursor, tables: list[str]) -> None:
        for table in tables:
            cursor.execute(f"select exists (select from {table} t where t::text ilike %s)", [f"%{words}%"])
            if cursor.fetchone()[0]:
                found.add(table)

    _as_owner(look)
    return found


def _dispose(child: int) -> None:
    def gone(cursor, tables: list[str]) -> None:
        begin_request(None, "disposal")
        keys, primary = _all(cursor, _KEYS), dict(_all(cursor, _PRIMARY))
        rows: dict[str, set] = defaultdict(set, people_person={child})
        grown = True
        while grown:
            grown = False
            for table, column, parent in keys:
                if rows[parent] and table in primary:
                    cursor.execute(f"select {primary[table]} from {table} where {column} = any(%s)", [list(rows[parent])])
                    more = {number for (number,) in cursor.fetchall()} - rows[table]
                    grown, rows[table] = grown or bool(more), rows[table] | more
        for table, numbers in rows.items():
            if numbers:
                cursor.execute(f"delete from {table} where {primary[table]} = any(%s)", [list(numbers)])
        for table, numbers in rows.items():
            if numbers and f"{table}event" in tables:
                cursor.execute(f"delete from {table}event where pgh_obj_id = any(%s)", [list(numbers)])

    _as_owner(gone)


def _all(cursor, question: str) -> list[tuple]:
    cursor.execute(question)
    return cursor.fetchall()
