"""A candidate is made: protect, attack, write; or say why nothing was written."""

import argparse
import fcntl
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ymylon.terms.calendars import LONDON
from ymylon.terms.words import Words

from ..returned import NO_LIBRARIES, NO_POPULATION, NO_YEAR, facts_in, refused
from ..said import FAULTY_INPUT, FINE, SYSTEM_FAULT, WRONG_USAGE, refuse, tell
from . import words

if TYPE_CHECKING:
    import polars as pl

    from ymylon.publication.rules.release.running import Release
    from ymylon.publication.rules.site import Change

_KEY_BYTES = 32
_LEDGER = "ledger.jsonl"


class _Stopped(Exception):
    """Nothing was written; why is said already."""

    def __init__(self, code: int):
        super().__init__(code)
        self.code = code


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", metavar="2025-26", help="the collection year")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="a new folder, or an empty one")
    parser.add_argument(
        "--ledger", type=Path, metavar="FILE",
        help=f"everything that was ever released, and what is released now (default: {_LEDGER}); its key stands beside it",
    )  # fmt: skip
    parser.add_argument("--new-ledger", action="store_true", help="nothing was ever released: begin a ledger and its key")
    parser.add_argument(
        "--was", type=Path, action="append", metavar="FOLDER",
        help="the return from which something of this year was released before; may be given again",
    )  # fmt: skip
    for name, said in (("what", "of correct: what changed"), ("why", "of correct: why")):
        for tongue, language in (("en", "in English"), ("cy", "in Welsh")):
            parser.add_argument(f"--{name}-{tongue}", metavar="WORDS", help=f"{said}, {language}")
    parser.add_argument("--by", metavar="area,care", help="of answer: by what it is divided")
    parser.add_argument("--count", choices=("episodes", "children"), help="of answer: what is counted")
    parser.add_argument("--population", type=Path, metavar="FILE", help="denominators of your own, as docs/measures.md says")
    parser.add_argument(
        "--release-at", metavar="2026-11-17T09:30", help="before this moment, by the clock of Wales, nobody may release it"
    )


def run(chosen: argparse.Namespace, *, answers: bool = False) -> int:
    """Make a candidate from a return, or from an invented one where none is named; or answer with a table alone."""
    os.environ.setdefault("POLARS_MAX_THREADS", str(os.cpu_count() or 1))
    if chosen.year is None or chosen.out is None:
        return refuse(words.ASKED, chosen.language)
    chosen.is_invented = chosen.folder is None
    if chosen.is_invented and (answers or chosen.is_correction):
        return refuse(words.RETURN_ASKED, chosen.language)
    with tempfile.TemporaryDirectory() as invented:
        try:
            return _run(chosen, Path(invented), _answer if answers else _with_ledger)
        except _Stopped as stopped:
            return stopped.code


def _run(chosen: argparse.Namespace, invented: Path, act: Callable[..., int]) -> int:
    from ymylon.publication.rules.rule import year_named

    year = year_named(chosen.year)
    if year is None:
        return refuse(NO_YEAR, chosen.language, name=chosen.year)
    release_at = _moment(chosen)
    if chosen.is_invented:
        from ymylon.publication.rules.release.invented import write

        tell(words.INVENTING, chosen.language)
        write(invented, year.starts_on.year)
        chosen.folder = invented
        # Beside it, and never the ledger of what is true.
        chosen.ledger = chosen.ledger or chosen.out.with_name(f"{chosen.out.name}.{_LEDGER}")
        chosen.new_ledger = chosen.new_ledger or not _holds(chosen.ledger)
    chosen.ledger = chosen.ledger or Path(_LEDGER)
    if (code := refused(chosen)) is not None:
        return code
    if find_spec("xlsxwriter") is None:
        return _stopped(SYSTEM_FAULT, NO_LIBRARIES, chosen).code
    if _holds(chosen.ledger) == chosen.new_ledger:
        return refuse(words.NEW_LEDGER, chosen.language, name=chosen.ledger)
    with ledger_held(chosen) as held:
        return act(chosen, year.starts_on.year, release_at, held)


def _answer(chosen: argparse.Namespace, year: int, _release_at: datetime | None, held: TextIO) -> int:
    """A table that somebody asked for, through the same gate, and into the same ledger."""
    from ymylon.publication.rules.release import files, ledger
    from ymylon.publication.rules.release.tables import asked_for
    from ymylon.publication.rules.validating import files_of

    table = asked_for(chosen.by or "", chosen.count or "")
    if table is None or not chosen.name:
        return refuse(words.ANSWER_ASKED, chosen.language)
    before = read_ledger(chosen, held)
    inputs = ledger.inputs(_lines(held))
    edition, mark = f"{chosen.year} answer {chosen.name}", mark_of(files_of(chosen.folder))
    if edition in inputs:
        return refuse(words.ANSWERED_ALREADY, chosen.language, name=chosen.name)
    release = attacked(chosen, year, edition, mark, held, before, inputs, [table])
    write_with(chosen, release, held, mark, lambda folder: files.write(folder, release, {"input_sha256": mark}))
    _tell_of(chosen, release)
    return FINE


def _moment(chosen: argparse.Namespace) -> datetime | None:
    if not chosen.release_at:
        return None
    try:
        return datetime.fromisoformat(chosen.release_at).replace(tzinfo=LONDON)
    except ValueError:
        raise _Stopped(refuse(words.NO_MOMENT, chosen.language, name=chosen.release_at)) from None


def _holds(ledger: Path) -> bool:
    """Whether a ledger stands there: an empty file was made by an attempt that ended in nothing."""
    return ledger.exists() and ledger.stat().st_size > 0


@contextmanager
def ledger_held(chosen: argparse.Namespace) -> Iterator[TextIO]:
    """The ledger, open and locked from reading to writing: of two releases at once neither would be attacked with the other."""
    chosen.ledger.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(chosen.ledger, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise _stopped(SYSTEM_FAULT, words.BUSY, chosen) from None
        yield held


def _with_ledger(chosen: argparse.Namespace, year: int, release_at: datetime | None, held: TextIO) -> int:
    from ymylon.publication.rules.release import candidate, ledger
    from ymylon.publication.rules.site import Edition
    from ymylon.publication.rules.validating import files_of

    before = read_ledger(chosen, held)
    inputs = ledger.inputs(_lines(held))
    mark = mark_of(files_of(chosen.folder))
    number = 1 + sum(name.startswith(f"{chosen.year} edition ") for name in inputs)
    change = _change(chosen)
    if (number > 1) != bool(change):
        return refuse(words.ONE_EDITION if number > 1 else words.NO_EDITION, chosen.language, name=chosen.year)
    edition = Edition(
        year, number, mark, release_at, chosen.is_invented, change, _shown_before(before, chosen.year, number, year)
    )
    release = attacked(chosen, year, edition.name, mark, held, before, inputs)
    write_with(chosen, release, held, mark, lambda folder: candidate.write(folder, release, edition))
    _tell_of(chosen, release)
    return FINE


def _change(chosen: argparse.Namespace) -> "Change | None":
    from ymylon.publication.rules.site import Change

    if not chosen.is_correction:
        return None
    told = (chosen.what_en, chosen.what_cy, chosen.why_en, chosen.why_cy)
    if not all(told):
        raise _Stopped(refuse(words.CHANGE_ASKED, chosen.language))
    return Change(Words(*told[:2]), Words(*told[2:]))


def _shown_before(before: list, name: str, number: int, year: int) -> dict | None:
    """What the last edition showed, by table, measure and codes."""
    from ymylon.publication.rules.release.making import codes_of, unit_named, where_of
    from ymylon.publication.rules.release.tables import TABLES

    if number == 1:
        return None
    last = f"{name} edition {number - 1}"
    held = {(one.table, one.unit, one.where): one.shown.value for one in before if one.edition == last}
    found = {}
    for table in TABLES:
        for unit in table.units:
            for codes in codes_of(table):
                at = (table.id, unit_named(unit, year), where_of(table, codes, last))
                if at in held:
                    found[table.id, unit, codes] = held[at]
    return found


def _lines(held: TextIO) -> list[str]:
    held.seek(0)
    return held.readlines()


def read_ledger(chosen: argparse.Namespace, held: TextIO) -> list:
    from ymylon.publication.rules.release import ledger

    try:
        return ledger.read(held)
    except (ledger.NotLedger, OSError, UnicodeDecodeError):
        raise _stopped(FAULTY_INPUT, words.NO_LEDGER, chosen, name=chosen.ledger) from None


def attacked(
    chosen: argparse.Namespace,
    year: int,
    edition: str,
    mark: str,
    held: TextIO,
    before: list,
    inputs: dict[str, str],
    tables=None,
) -> "Release":
    """What may be shown, of these tables or of all: attacked together with all that the ledger holds."""
    from ymylon.publication.rules.disclosure import Contradiction, NotSafe, TooMany
    from ymylon.publication.rules.measures import population
    from ymylon.publication.rules.release import running
    from ymylon.publication.rules.release.tables import TABLES

    key = key_of(chosen, is_new=not before)
    try:
        persons = population.read(chosen.population) if chosen.population else population.shipped()
    except population.NotPopulation:
        raise _Stopped(refuse(NO_POPULATION, chosen.language, name=chosen.population)) from None
    asked = {"population": persons, "years": frozenset({year})}
    others = _others(chosen, year, mark, before, inputs, asked)
    facts = facts_in(chosen, **asked)
    if facts is None:
        raise _Stopped(FAULTY_INPUT)

    def progress(done: int, total: int) -> None:
        tell(words.TRYING, chosen.language, done=done, total=total)

    alike = frozenset(name for name, its in inputs.items() if its == mark)
    try:
        return running.release_of(facts, year, edition, key, before, tables or TABLES, progress, alike, others)
    except NotSafe as fault:
        raise _stopped(FAULTY_INPUT, words.NOT_SAFE, chosen, count=len(fault.pins)) from None
    except Contradiction:
        raise _stopped(FAULTY_INPUT, words.CONTRADICTS, chosen) from None
    except TooMany:
        raise _stopped(FAULTY_INPUT, words.TOO_MANY, chosen) from None


def _others(
    chosen: argparse.Namespace, year: int, mark: str, before: list, inputs: dict[str, str], asked: dict
) -> dict[str, "pl.DataFrame"]:
    """Of each edition of the year that was made from another return, the episodes of that return."""
    from ymylon.publication.rules.release.gathering import episodes_of
    from ymylon.publication.rules.release.making import unit_named
    from ymylon.publication.rules.release.tables import CHILDREN, EPISODES
    from ymylon.publication.rules.validating import files_of

    units = {unit_named(unit, year) for unit in (EPISODES, CHILDREN)}
    wanted = {one.edition for one in before if one.unit in units and inputs.get(one.edition) != mark}
    given = {mark_of(files_of(folder)): folder for folder in chosen.was or ()}
    found = {}
    for edition in sorted(wanted):
        folder = given.get(inputs.get(edition, ""))
        if folder is None:
            raise _stopped(WRONG_USAGE, words.WAS_ASKED, chosen, name=edition)
        facts = facts_in(argparse.Namespace(folder=folder, language=chosen.language), **asked)
        if facts is None:
            raise _Stopped(FAULTY_INPUT)
        found[edition] = episodes_of(facts, year)
    return found


def write_with(chosen: argparse.Namespace, release: "Release", held: TextIO, mark: str, written: Callable[[Path], None]) -> None:
    """Write beside, then into the ledger, and only then into its place."""
    from ymylon.publication.rules.release import ledger
    from ymylon.publication.rules.site import NotBuilt

    made = chosen.out.with_name(f"{chosen.out.name}.part-{os.getpid()}")
    try:
        written(made)
        # The ledger first: what stands there and was never shown does no harm, the reverse does.
        held.seek(0, os.SEEK_END)
        held.write(ledger.line_of_input(release.edition, mark) + "".join(ledger.line_of(one) for one in release.entries))
        held.flush()
        os.fsync(held.fileno())
        made.replace(chosen.out)
    except NotBuilt:
        raise _stopped(SYSTEM_FAULT, words.NOT_BUILT, chosen) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _tell_of(chosen: argparse.Namespace, release: "Release") -> None:
    from ymylon.publication.rules.release.tables import LABEL

    said = {
        "cells": len(release.numbers), "name": chosen.out, "own": release.of_their_own, "others": release.for_others,
        "tried": release.attacked.tried, "against": release.attacked.against, "label": LABEL.in_language(chosen.language),
    }  # fmt: skip
    print(words.WRITTEN.in_language(chosen.language).format(**said))


def _key_file(ledger: Path) -> Path:
    return ledger.with_name(f"{ledger.name}.key")


def key_of(chosen: argparse.Namespace, *, is_new: bool) -> bytes:
    """The ledger's key, made with its first release: readable by its owner alone."""
    key = _key(chosen.ledger, is_new=is_new)
    if key is None:
        raise _stopped(FAULTY_INPUT, words.NO_KEY, chosen, name=_key_file(chosen.ledger))
    return key


def _key(ledger: Path, *, is_new: bool) -> bytes | None:
    """None where a ledger has lost its own."""
    file = _key_file(ledger)
    if file.exists():
        try:
            key = bytes.fromhex(file.read_text(encoding="ascii").strip())
        except ValueError:
            return None
        return key if len(key) == _KEY_BYTES else None
    if not is_new:
        return None
    key = secrets.token_bytes(_KEY_BYTES)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as made:
        made.write(key.hex() + "\n")
    return key


def mark_of(files: list[Path]) -> str:
    """The SHA-256 of a return, whatever folder it lies in."""
    whole = sha256()
    for path in sorted(files):
        whole.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _stopped(code: int, what: Words, chosen: argparse.Namespace, **of: object) -> _Stopped:
    tell(what, chosen.language, **of)
    return _Stopped(code)
