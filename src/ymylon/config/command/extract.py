"""ymylon extract"""

import argparse
from pathlib import Path

from ymylon.config.cluster import home
from ymylon.config.cluster.room import free, is_low
from ymylon.config.database import is_embedded
from ymylon.config.terminal import of_this_shell
from ymylon.terms.words import Words

from .ground import bring_tables_up_to_date, database_up, django_as
from .returned import NO_YEAR
from .said import FINE, READING, SYSTEM_FAULT, refuse, tell

_NOT_OURS = Words(
    "{name} holds something that is no extract: name a new folder, or one that an extract was written into.",
    "Mae {name} yn dal rhywbeth nad yw’n echdyniad: enwch ffolder newydd, neu un yr ysgrifennwyd echdyniad iddo.",
    False,
)
_BUSY = Words(
    "Another extract is being written into {name}. Nothing was changed.",
    "Mae echdyniad arall yn cael ei ysgrifennu i {name}. Ni newidiwyd dim.",
    False,
)
_ANOTHER_KEY = Words(
    "{name} was written under another key than keys/extract: bring that key back, or name a new folder, in which every reference "
    "will be another. Nothing was changed.",
    "Ysgrifennwyd {name} dan allwedd heblaw keys/extract: dewch â’r allwedd honno yn ôl, neu enwch ffolder newydd, lle bydd pob "
    "cyfeirnod yn wahanol. Ni newidiwyd dim.",
    False,
)
_NO_ROOM = Words(
    "Only {free:.1f} GB are free under {home}: nothing was written.",
    "Dim ond {free:.1f} GB sydd ar gael dan {home}: nid ysgrifennwyd dim.",
)
_NOT_LAID = Words(
    "This database has not all that an extract asks of it. Whoever upgrades runs `ymylon manage migrate` first."
    " Nothing was written.",
    "Nid yw popeth y mae echdyniad yn gofyn amdano yn y gronfa ddata hon. Mae pwy bynnag sy’n uwchraddio yn rhedeg `ymylon manage"
    " migrate` yn gyntaf. Nid ysgrifennwyd dim.",
    False,
)
_WHOLE = Words("The whole record was read", "Darllenwyd y cofnod cyfan")
_SINCE = Words(
    "Whatever was touched since the last extract was read",
    "Darllenwyd popeth a gyffyrddwyd ers yr echdyniad diwethaf",
    False,
)
_DONE = Words(
    "{rows:,} rows, {changed} of {tables} files written anew, in {seconds:.1f} s: {place}",
    "Rhesi: {rows:,}; ffeiliau a ysgrifennwyd o’r newydd: {changed} o {tables}; {seconds:.1f} eiliad: {place}",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder, or the one of the last extract")
    parser.add_argument("--year", metavar="2025-26", help="a collection year alone (default: all that the record holds)")
    parser.add_argument("--whole", action="store_true", help="read the whole record, not only what was touched since")
    parser.add_argument(
        "--language", choices=("en", "cy"), default=of_this_shell(), help="speak English or Welsh (default: as LANG)"
    )
    parser.epilog = "No names, no birth dates, nobody who is protected. `ymylon validate FOLDER/current` judges what is written."


def run(chosen: argparse.Namespace) -> int:
    """Bring the folder up to what the record holds; answers 3 where another key wrote it."""
    from ymylon.publication.rules.rule import year_named

    language = chosen.language
    year = year_named(chosen.year) if chosen.year else None
    if chosen.year and year is None:
        return refuse(NO_YEAR, language, name=chosen.year)
    if is_low(home()):
        tell(_NO_ROOM, language, home=home(), free=free(home()) / 1e9)
        return SYSTEM_FAULT
    with database_up():
        # Elsewhere whoever upgrades makes the tables: this machine has neither their owner’s address nor the keys of the others.
        if is_embedded():
            bring_tables_up_to_date()
        django_as("report")
        return _extracted(chosen.folder, year, chosen.whole, language)


def _extracted(folder: Path, year, whole: bool, language: str) -> int:
    from datetime import UTC, datetime
    from time import perf_counter

    from ymylon.config.home import secret
    from ymylon.publication.actions import AnotherKey, extract
    from ymylon.publication.lookups import is_laid
    from ymylon.publication.rules.extract import Busy, Key, NotOurs

    if not is_laid():
        tell(_NOT_LAID, language)
        return SYSTEM_FAULT
    began = perf_counter()
    try:
        done = extract(
            folder,
            key=Key(secret("extract")),
            at=datetime.now(UTC),
            year=year,
            whole=whole,
            said=lambda table: tell(READING, language, name=table),
        )
    except NotOurs:
        return refuse(_NOT_OURS, language, name=folder)
    except Busy:
        return refuse(_BUSY, language, name=folder)
    except AnotherKey:
        tell(_ANOTHER_KEY, language, name=folder)
        return SYSTEM_FAULT
    tell(_WHOLE if done.is_whole else _SINCE, language)
    print(
        _DONE.in_language(language).format(
            rows=sum(done.rows.values()),
            changed=len(done.changed),
            tables=len(done.rows),
            seconds=perf_counter() - began,
            place=folder / "current",
        )
    )
    return FINE
