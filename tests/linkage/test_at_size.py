"""Many names: the index is used, and an answer comes in a moment. The proofs ask the same of more of them."""

import json
import os
import time
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest
from django.db import connection

from tests.linkage.county import NOW, child, found
from ymylon.linkage.actions import ask_match_index
from ymylon.linkage.rules.asked import read
from ymylon.linkage.rules.likeness import things_asked
from ymylon.people.rules import birth_keys_stored, keys_of, order_of
from ymylon.terms.codes import Precision

NAMES = int(os.environ.get("YMYLON_NAMES", "3000"))
AT_MOST_SECONDS = float(os.environ.get("YMYLON_AT_MOST", "1"))  # on two busy cores
ELSEWHERE = 900_000  # a scope of nobody here

GIVEN = [
    "Cai", "Siân", "Dafydd", "Ffion", "Rhys", "Mali", "Owain", "Elin", "Tomos", "Seren", "Jac", "Megan", "Ifan", "Cerys",
    "Nia", "Harri", "Lowri", "Macsen", "Efa", "Osian", "Alys", "Llŷr", "Gwen", "Iestyn", "Catrin", "Aisha", "Oliver",
]  # fmt: skip
FAMILY = ["Jones"] * 6 + ["Davies"] * 4 + ["Williams"] * 3 + ["Evans"] * 3 + [
    "Thomas", "Roberts", "Lewis", "Hughes", "Morgan", "Griffiths", "Edwards", "Smith", "James", "Rees", "Owen", "Price",
    "Prydderch", "Cadwaladr", "Khan", "Ali", "O’Brien", "Llywelyn", "Vaughan", "Rowlands", "Watkins", "Meredith",
]  # fmt: skip
SYLLABLES = ["ba", "ker", "lin", "mor", "ste", "wyn", "dra", "fel", "gor", "hal", "tre", "pen", "rud", "sol", "van", "zel"]


def name(chance: Random, common: list[str]) -> str:
    """A common name two times in five, as in Wales; otherwise one of the thousands that are rare."""
    if chance.random() < 0.4:
        return chance.choice(common)
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


LOAD = """
insert into people_person (id, ref, scopes, version, born_on, born_precision, sex, ethnic_group, language, communication)
  select number, gen_random_uuid(), scopes, 1, born, 'DAY', '', '', '', '' from loading;
insert into people_personname (id, ref, scopes, version, person_id, kind, given, family, search_keys, sort_key)
  select number, gen_random_uuid(), scopes, 1, number, 'CURRENT', given, family, keys, place from loading;
insert into children_child (person_id, ref, scopes, version, reason, reason_words, opened_at)
  select number, gen_random_uuid(), scopes, 1, 'LOOKED_AFTER', '', now() from loading;
set constraints all immediate;
"""
LOADED = ("people_person", "people_personname", "children_child")
LOADING = "number bigint, scopes int[], born date, given text, family text, keys text[], place text"


@cache
def name_keys(given: str, family: str) -> tuple[list[str], str]:
    return keys_of(given, family, None), order_of(given, family)


def many_names(scope: int) -> None:
    """Names of nobody in particular; one in forty lies in the sight of `scope`. Triggers rest while they are loaded."""
    chance = Random(1)
    with connection.cursor() as cursor:
        cursor.execute("reset role")
        cursor.execute("set local role app_owner")
        for table in LOADED:
            cursor.execute(f"alter table {table} disable trigger user")
        cursor.execute("set local role app_gate")
        cursor.execute(f"create temp table loading ({LOADING})")
        with cursor.copy("copy loading from stdin") as into:
            for number in range(1, NAMES + 1):
                born = date(2009, 1, 1) + timedelta(chance.randrange(5000))
                given, family = name(chance, GIVEN), name(chance, FAMILY)
                keys, place = name_keys(given, family)
                keys = keys + birth_keys_stored(born, Precision.DAY)
                into.write_row((10**9 + number, [scope if number % 40 == 0 else ELSEWHERE], born, given, family, keys, place))
        cursor.execute(LOAD)
        cursor.execute("reset role")
        cursor.execute("set local role app_owner")
        for table in LOADED:
            cursor.execute(f"alter table {table} enable trigger user")
            cursor.execute(f"analyze {table}")
        cursor.execute("set local role app_web")


def plan_of(typed: str, scopes: list[int]) -> str:
    """How the database would look for this."""
    things = things_asked(read(typed))
    with connection.cursor() as cursor:
        cursor.execute("set local role app_gate")
        cursor.execute("select people_meeting_sql(%s, %s, %s, 200)", [json.dumps(things), scopes, len(things)])
        cursor.execute("explain " + cursor.fetchone()[0])
        plan = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("set local role app_web")
    return plan


@pytest.mark.django_db
def test_many_names(wales, as_actor, record_property):
    council = wales.agencies["council"].scope
    many_names(council)
    # Of a few thousand names a scan is the shorter way; the proofs ask more.
    for scopes in ([council], [council, ELSEWHERE]) if NAMES >= 50_000 else ():
        for typed in ("Gwen Jones", "kai llewelyn 04/03/2011", "Cadwaladr"):
            plan = plan_of(typed, scopes)
            assert "Seq Scan" not in plan, plan
            assert "name_search_keys" in plan or scopes == [council], plan
    took = {}
    with as_actor("nia") as nia:
        child(nia, wales, "Gwenhwyfar | Jones-Cadwaladr", "2012-02-29")
        for typed in ("gwenhwyfar jones", "jenny jones", "gwenhw cadw", "gwen jones 29/2/2012", "Jones", "29/02/2012", "2012"):
            begun = time.monotonic()
            names = found(nia, typed)
            took[typed] = round(time.monotonic() - begun, 3)
            assert names
            assert "Gwenhwyfar Jones-Cadwaladr" in names or typed in ("Jones", "2012"), (typed, names)
    with as_actor("owain") as owain:
        begun = time.monotonic()
        assert ask_match_index(by=owain, at=NOW, asked=read("Gwenhwyfar Jones 29/02/2012"))
        took["match index"] = round(time.monotonic() - begun, 3)
    record_property("seconds", took)
    assert max(took.values()) < AT_MOST_SECONDS, took
