"""A load in bulk puts aside what would be kept up row by row, and leaves the tables as it found them."""

from typing import Any

import pytest
from django.db import connection

from ymylon.config.demo.sizes.loading import bring_indexes_back, put_indexes_aside

pytestmark = pytest.mark.django_db
TABLES = ["children_child", "missing_episode", "notices_notice"]
_KEPT_UP = """
  select pg_get_indexdef(i.indexrelid), pg_get_constraintdef(k.oid) from pg_index i
    left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('u', 'x', 'p')
    where i.indrelid = any(%s::text[]::regclass[]) order by 1
"""
_UNTIDY = (
    "select count(*) from pg_class where oid = any(%s::text[]::regclass[]) and reloptions @> array['autovacuum_enabled=off']"
)


def asked(question: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question, [TABLES])
        return cursor.fetchall()


@pytest.fixture
def loading() -> Any:
    """The connection as the owner of the tables has it, with a place for what is to be remembered."""
    with connection.cursor() as cursor:
        cursor.execute("set local role app_owner")
        cursor.execute("create schema loading")
    return connection.connection


def test_indexes_and_constraints_are_back_as_they_were_and_tables_are_tidied_again(loading):
    before, told = asked(_KEPT_UP), []
    put_indexes_aside(loading, TABLES)
    # A key stays, and so does whatever another table's rows lead to
    assert {made[:20] for made, said in asked(_KEPT_UP) if not (said or "").startswith("PRIMARY")} == set()
    assert len(asked(_KEPT_UP)) == len(TABLES)
    assert asked(_UNTIDY) == [(len(TABLES),)]
    # Once more, as whoever takes it up again does
    put_indexes_aside(loading, TABLES)

    bring_indexes_back(loading, lambda done, total, label: told.append((done, total)))
    assert asked(_KEPT_UP) == before
    assert any(said and said.startswith("UNIQUE") for _made, said in before)
    assert asked(_UNTIDY) == [(0,)]
    assert told[-1][0] == told[-1][1] > len(TABLES)
