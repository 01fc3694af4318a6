"""A PostgreSQL that somebody else runs is looked at before anything starts, and what is wrong is said with its remedy."""

import pytest
from django.db import OperationalError

from ymylon.config.doctor import database

RIGHT = (150018, "15.18", "UTC", "UTF8")


def looked_at(monkeypatch, row: tuple) -> list:
    monkeypatch.setattr(database, "_rows", lambda _sql: [row])
    return list(database.server())


def test_one_that_fits_is_fine(monkeypatch):
    (found,) = looked_at(monkeypatch, RIGHT)

    assert (found.level, found.said) == ("fine", "15.18, time zone UTC")


@pytest.mark.parametrize(
    ("place", "value", "said", "remedy"),
    [
        (0, 140012, "15.18 is too old", "15 or later"),
        (2, "Europe/London", "its time zone for this database is Europe/London", "set timezone = 'UTC'"),
        (3, "SQL_ASCII", "its letters are SQL_ASCII", "in UTF8"),
    ],
)
def test_one_that_does_not_fit_is_a_fault_with_its_remedy(monkeypatch, place, value, said, remedy):
    row = list(RIGHT)
    row[place] = value

    (found,) = looked_at(monkeypatch, tuple(row))

    assert (found.level, found.said) == ("fault", said)
    assert remedy in found.remedy


def test_one_that_cannot_be_reached_is_named(monkeypatch):
    def fail(_sql):
        raise OperationalError('connection to server at "db.example", port 5432 failed: Connection refused\nIs it running?')

    monkeypatch.setattr(database, "_rows", fail)
    (found,) = database.server()

    assert found.level == "fault"
    assert 'can’t be reached: connection to server at "db.example", port 5432 failed: Connection refused' in found.said
    assert "DATABASE_URL" in found.remedy
