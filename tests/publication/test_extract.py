"""What leaves the record for statistics: only what the standard names, whole or not at all, and the same however often."""

import hashlib
import json
import re
from datetime import UTC, datetime, timedelta

import polars as pl
import psycopg
import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.worlds import SOON, world
from ymylon.access.actions import acting
from ymylon.agencies.lookups import account_by_email
from ymylon.config.demo import build
from ymylon.missing.actions.grading import grade_risk
from ymylon.missing.models import Episode
from ymylon.publication.actions import AnotherKey, extract
from ymylon.publication.rules.book import YMYLON
from ymylon.publication.rules.extract import DERIVED, NOT_HELD, READ, WITHHELD, Busy, Key, NotOurs, opened
from ymylon.publication.rules.rule import Severity, last_ended, year_from
from ymylon.publication.rules.standard import LATEST, Kind
from ymylon.publication.rules.validating import files_of, validate

pytestmark = pytest.mark.django_db
KEY = Key("a key of the tests")


@pytest.fixture
def small() -> list[tuple[int, int]]:
    """The small demonstration, told by the rooms' own actions."""

    def make():
        build("small", lambda done, total, label: None)

    return world("small demonstration", make, lasts=SOON)


def extracted(folder, *, key=KEY, **how):
    with connection.cursor() as cursor:
        cursor.execute("set local role app_report")
        try:
            return extract(folder, key=key, at=datetime.now(UTC), said=lambda table: None, **how)
        finally:
            cursor.execute("set local role app_web")


def tables(folder):
    return {table.name: pl.read_parquet(folder / "current" / f"{table.name}.parquet") for table in LATEST.tables}


def test_try(small, tmp_path):
    done = extracted(tmp_path / "x")
    print(done)
    for name, frame in tables(tmp_path / "x").items():
        print(name); print(frame.head(3).to_dicts())
    report = validate(files_of(tmp_path / "x" / "current"), book=YMYLON, year=last_ended(timezone.now().date()), extracted_at=timezone.now())
    for p in report.problems:
        print(p.severity, p.code, p.table, p.fields, p.rows[:4], len(p.rows))
