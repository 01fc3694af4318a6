"""Tables of a version that no step leads on from are told apart from tables that are merely behind."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from ymylon.config.command import folded, manage

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


@pytest.mark.parametrize("left_out", [None, ("duties", "0007_stood_for")])
def test_what_ran_before_it_was_folded_into_other_steps_counts_as_those_where_all_of_it_ran(left_out):
    with connection.cursor() as cursor:
        cursor.execute("set local role app_owner")
        recorder = MigrationRecorder(connection)
        for step in folded.INTO:
            recorder.record_unapplied(*step)
        for step in folded.STEPS - {left_out}:
            recorder.record_applied(*step)

        folded.note_what_was_folded()

        ran = recorder.applied_migrations().keys()
        assert (ran >= folded.INTO, bool(ran & folded.STEPS)) == ((True, False) if left_out is None else (False, True))
        assert manage._are_from_before() is (left_out is not None)
