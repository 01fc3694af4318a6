"""Taking out of the record what statistics are made of."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import psycopg
from django.db import connection, transaction

from ymylon.publication import lookups
from ymylon.publication.rules.extract import (
    DERIVED,
    LEFT_OUT,
    NOT_HELD,
    WITHHELD,
    Head,
    Key,
    Manifest,
    Opened,
    cut,
    merged,
    opened,
)
from ymylon.publication.rules.rule import Year
from ymylon.publication.rules.standard import LATEST, STATUS
from ymylon.terms.words import Words


class AnotherKey(Exception):
    """The folder was written under another key: under this one no child in it would be known again."""


class Extracted(NamedTuple):
    """What came of an extract: rows of each table, which tables changed, and whether the whole record was read."""

    rows: dict[str, int]
    changed: tuple[str, ...]
    is_whole: bool


def extract(
    folder: Path, *, key: Key, at: datetime, year: Year | None = None, whole: bool = False, said: Callable[[str], object]
) -> Extracted:
    """Brings the folder to what the record holds now: reads whoever was touched since, or all. The audit has a line of it.

    All tables are of one moment: app_report's transactions see no other. Where it raises NotOurs, Busy or AnotherKey it has
    written nothing.
    """
    with opened(folder) as held:
        before = held.manifest
        if before and before.key_id != key.id:
            raise AnotherKey
        may_build = before and before.may_be_built_upon and not whole and before.year == (year.name if year else None)
        since = before.head if before and may_build else None
        with transaction.atomic():
            head, is_whole = _begin(key, since)
            fresh = {}
            for table in LATEST.tables:
                said(table.name)
                fresh[table.name] = lookups.table_of_the_record(table.name, held.place)
            replaced = None if is_whole else lookups.replaced_references(held.place)
        tables = fresh if replaced is None else merged(held.tables(), fresh, replaced)
        return _put(held, cut(tables, year), Manifest(at.isoformat(), key.id, year.name if year else None, head, {}), is_whole)


def _begin(key: Key, since: Head | None) -> tuple[Head, bool]:
    with connection.cursor() as cursor:
        # Long questions, one after another: a sort may take more room, and compiling a plan takes longer than it saves.
        cursor.execute("set local work_mem = '64MB'")
        cursor.execute("set local jit = off")
    # Django's own cursor would write the key into the words of the question, which others on the server may see.
    with psycopg.Cursor(connection.connection) as bound:
        own = str(uuid4())
        before = (since.ref, since.epoch, since.horizon) if since else (None, None, None)
        question = "select epoch, horizon, is_whole from extract_begin(%s, %s, %s::uuid, %s::uuid, %s::int, %s::bigint)"
        bound.execute(question, [*key.pads, own, *before])
        epoch, horizon, is_whole = bound.fetchone() or (0, 0, True)
    return Head(own, epoch, horizon), is_whole


def _put(held: Opened, tables, made: Manifest, is_whole: bool) -> Extracted:
    more = {
        "status": _both(STATUS),
        "left_out": _both(LEFT_OUT),
        "not_held": {name: _both(words) for name, words in NOT_HELD.items()},
        "withheld": {name: _both(words) for name, words in WITHHELD.items()},
        "derived": {name: _both(words) for name, words in DERIVED.items()},
        "whole": is_whole,
    }
    changed = held.put(tables, made, more)
    return Extracted({name: frame.height for name, frame in tables.items()}, changed, is_whole)


def _both(words: Words) -> dict[str, str]:
    return {"en": words.en, "cy": words.cy}
