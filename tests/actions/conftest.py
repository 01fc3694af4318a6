"""What tests of writes need besides the cast: guidance in force, and a ground on which several may write at once."""

from collections.abc import Iterator

import pytest


def _load_policy() -> list[int]:
    from ymylon.duties.models import PolicyRow
    from ymylon.duties.rules.demonstration import DEMONSTRATION
    from ymylon.duties.rules.shipped import SHIPPED

    loaded = PolicyRow.objects.bulk_create(
        (
            PolicyRow(
                key=row.key,
                level=row.level,
                area=row.area,
                value=dict(row.value),
                in_force_from=row.in_force_from,
                in_force_to=row.in_force_to,
                source=row.source,
                standing=row.standing,
                switched_on=row.switched_on,
            )
            for row in (*SHIPPED, *DEMONSTRATION)
        ),
        ignore_conflicts=True,
    )
    return [row.pk for row in loaded]


@pytest.fixture
def policy(db) -> None:
    """The rows that ship, and those of the demonstration."""
    _load_policy()


_KEPT = ("django_migrations", "django_content_type", "auth_permission", "duties_policyrow")


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A ground whose writes are really committed, so that two connections can meet on it; swept clean afterwards."""
    from django.db import connection

    from ymylon.duties.models import PolicyRow

    with django_db_blocker.unblock():
        before = set(PolicyRow.objects.values_list("pk", flat=True))
        _load_policy()
        yield
        with connection.cursor() as cursor:
            cursor.execute("set role app_owner")
            cursor.execute("set session_replication_role = replica")
            names = [name for name in connection.introspection.table_names(cursor) if name not in _KEPT]
            cursor.execute("truncate " + ", ".join(f'"{name}"' for name in names))
            cursor.execute("delete from duties_policyrow where not id = any(%s)", [list(before)])
        connection.close()
