"""What tests of writes need besides the cast: guidance in force, and a ground on which several may write at once."""

from collections.abc import Iterator

import pytest


@pytest.fixture
def policy(db) -> None:
    """The rows that ship, and those of the demonstration."""
    from ymylon.duties.actions import load_shipped_policies

    load_shipped_policies(demonstration=True)


# The keys of seals are the gate's, and stay with the tables; so does the guidance that ships.
_KEPT = {"django_migrations", "django_content_type", "auth_permission", "duties_policyrow", "access_seal"}


@pytest.fixture
def committed_ground(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A ground whose writes are really committed, so that two connections can meet on it; swept clean afterwards.

    Numbers are not begun anew: a world that another test puts back has its own, and they must not be given out twice.
    """
    from django.db import connection

    from tests.worlds import put_aside, sweep_up, tables_with_rows
    from ymylon.duties.models import PolicyRow
    from ymylon.meetings.actions.keeping import load_shipped_kinds

    # Of tests that all commit, none asks for a test database to be made.
    assert connection.settings_dict["NAME"].startswith("test_"), "name a file beside this one whose tests roll back"
    with django_db_blocker.unblock():
        put_aside()  # also where a test comes by this ground without naming it
        before = set(PolicyRow.objects.values_list("pk", flat=True))
        try:
            yield
        finally:
            sweep_up(tables_with_rows() - _KEPT)
            with connection.cursor() as cursor:
                cursor.execute("set role app_owner")
                cursor.execute("set session_replication_role = replica")
                cursor.execute("delete from duties_policyrow where not id = any(%s)", [list(before)])
            load_shipped_kinds()  # a kind may name who defined it, so they were swept with the people
            connection.close()


@pytest.fixture
def committed(committed_ground) -> None:
    """That ground with the rows that ship, and those of the demonstration."""
    from ymylon.duties.actions import load_shipped_policies

    load_shipped_policies(demonstration=True)
