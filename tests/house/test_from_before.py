"""Tables of a version that no step leads on from are told apart from tables that are merely behind."""

import pytest
from django.db.migrations.recorder import MigrationRecorder

from ymylon.config.command import manage

pytestmark = pytest.mark.django_db


def having_run(monkeypatch, room: str, name: str) -> None:
    ran = MigrationRecorder.applied_migrations
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda self: ran(self) | {(room, name): None})


def test_what_this_version_made_is_brought_up_to_date():
    assert not manage._are_from_before()


def test_a_migration_that_is_brought_no_more_tells_the_version_before(monkeypatch):
    having_run(monkeypatch, "children", "0005_residence")
    assert manage._are_from_before()


def test_what_a_library_no_longer_brings_stops_nobody(monkeypatch):
    having_run(monkeypatch, "procrastinate", "0000_older")
    assert not manage._are_from_before()
