"""The tables that our leaner `migrate` makes are, in every detail, those of Django's own."""

import re

import pytest
from django.core.management.commands.migrate import Command as Djangos
from django.db import connection

from ymylon.config.cluster.roles import WORLDS_ROLE
from ymylon.config.management.commands.migrate import Command

_DETAILS = """
  select format('%s %s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attidentity)
    from pg_attribute a join pg_class c on c.oid = attrelid
    where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
  union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
    where connamespace = 'public'::regnamespace
  union all select indexdef from pg_indexes where schemaname = 'public'
  union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select format('%s %s %s', polrelid::regclass, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
    from pg_policy
  union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
  union all select format('%s %s %s %s', oid::regclass, relacl, relrowsecurity, relforcerowsecurity) from pg_class
    where relnamespace = 'public'::regnamespace
  order by 1
"""


_OF_TESTS = re.compile(rf",{WORLDS_ROLE}=\w+/\w+")
pytestmark = [pytest.mark.heavy, pytest.mark.proof]


def details() -> list[str]:
    """Each column, rule, index, trigger, policy, function and grant of the database that stands, in words."""
    with connection.cursor() as cursor:
        cursor.execute(_DETAILS)
        # What the tests' own role may do was granted to one of the two alone.
        return [_OF_TESTS.sub("", row[0]) for row in cursor.fetchall()]


@pytest.fixture(scope="session")
def lean() -> list[str]:
    """Filled by the first test, read by the second, however many of other files come between."""
    return []


def test_the_lean_way_makes_tables(db, lean):
    lean += details()
    assert len(lean) > 5_000


@pytest.fixture
def as_owner_of_databases(django_db_setup, django_db_blocker):
    """Outside any transaction, as whoever makes databases."""
    told = connection.settings_dict
    before = told["OPTIONS"]["assume_role"], told["TEST"]["NAME"], told["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        told["OPTIONS"]["assume_role"] = "app_owner"
        yield
        connection.close()
        told["OPTIONS"]["assume_role"], told["TEST"]["NAME"], told["NAME"] = before


def test_djangos_own_way_makes_the_same(lean, as_owner_of_databases, monkeypatch):
    monkeypatch.setattr(Command, "handle", Djangos.handle)
    stands = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = "drawn_by_django"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        djangos = details()
    finally:
        connection.creation.destroy_test_db(stands, verbosity=0)
    assert sorted(set(djangos) ^ set(lean)) == []
