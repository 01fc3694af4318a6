"""The gate that everything goes through: the ledger, open and locked; the attack; and only then what is written."""

import argparse
import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from ymylon.terms.words import Words

from ..returned import NO_POPULATION, facts_in
from ..said import FAULTY_INPUT, SYSTEM_FAULT, WRONG_USAGE, refuse, tell
from . import words

if TYPE_CHECKING:
    import polars as pl

    from ymylon.publication.rules.release.running import Release
    from ymylon.publication.rules.release.tables import Table

_KEY_BYTES = 32
LEDGER = Path("ledger.jsonl")
WAITING = "waiting"
_NAME = 200  # of a file, as long as any disk takes it


class Stopped(Exception):
    """Nothing was written; why is said already."""

    def __init__(self, code: int):
        super().__init__(code)
        self.code = code


def stopped(code: int, what: Words, chosen: argparse.Namespace, **of: object) -> Stopped:
    """Say why, and answer what is to be raised."""
    tell(what, chosen.language, **of)
    return Stopped(code)


def ledger_of_invented(out: Path) -> Path:
    """Beside what was invented, and never the ledger of what is true."""
    return out.with_name(f"{out.name}.{LEDGER}")


def waiting(ledger: Path, mark: str) -> Path:
    """The entries of a candidate that nobody has yet: with their marks, beside the ledger and not in the candidate."""
    return ledger.with_name(f"{ledger.name}.{WAITING}") / f"{mark}.jsonl"


def faults_of(ledger: Path, edition: str) -> Path:
    """What the rules found in the return of an answer, for work inside: beside the ledger, and not in what is given away."""
    name = quote(edition, safe=" ")
    if len(name) > _NAME:
        name = sha256(edition.encode()).hexdigest()
    return ledger.with_name(f"{ledger.name}.faults") / f"{name}.csv"


def append(held: TextIO, lines: Sequence[str]) -> None:
    """To the ledger, to the disk."""
    held.seek(0, os.SEEK_END)
    held.write("".join(lines))
    held.flush()
    os.fsync(held.fileno())


def holds(ledger: Path) -> bool:
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
            raise stopped(SYSTEM_FAULT, words.BUSY, chosen) from None
        yield held


class Gate:
    """What is known before anything of this return and year may be shown. Raises Stopped."""

    def __init__(self, chosen: argparse.Namespace, year: int, held: TextIO):
        from ymylon.publication.rules.release import ledger
        from ymylon.publication.rules.release.making import unit_named
        from ymylon.publication.rules.release.tables import MEASURE_NAMES
        from ymylon.publication.rules.validating import files_of

        self._chosen, self._year, self._held = chosen, year, held
        try:
            self.lines = held.readlines()
            self.before = ledger.read(self.lines)
        except (ledger.NotLedger, OSError, UnicodeDecodeError):
            raise stopped(FAULTY_INPUT, words.NO_LEDGER, chosen, name=chosen.ledger) from None
        self.mark = mark_of(files_of(chosen.folder))
        units = {unit_named(unit, year) for unit in MEASURE_NAMES}
        told = dict.fromkeys(one.edition for one in self.before if one.unit in units)
        inputs = ledger.inputs(self.lines)
        # In the order in which they were released: of each, from which return; nothing where nobody wrote it down.
        self.editions = {name: inputs.get(name, "") for name in told}

    def attacked(self, edition: str, tables: "Sequence[Table] | None" = None) -> "Release":
        """What may be shown, of these tables or of all: attacked together with all that the ledger holds."""
        from ymylon.publication.rules.disclosure import Contradiction, NotSafe, TooMany
        from ymylon.publication.rules.release import gathering, running

        chosen = self._chosen
        key = self._key()
        asked = {"population": self._population(), "years": frozenset({self._year})}
        others = self._others(asked)
        facts = facts_in(chosen, **asked)
        if facts is None:
            raise Stopped(FAULTY_INPUT)
        # A file of another year has episodes, and none of this one.
        if not facts.has("episode") or gathering.episodes_of(facts, self._year).is_empty():
            raise stopped(FAULTY_INPUT, words.NO_EPISODES, chosen, name=chosen.folder, year=chosen.year)
        self.facts = facts

        def progress(done: int, total: int) -> None:
            tell(words.TRYING, chosen.language, done=done, total=total)

        alike = {name: self._first(its, edition) for name, its in self.editions.items()}

        def made(of: "Sequence[Table]") -> "Release":
            return running.release_of(facts, self._year, edition, key, self.before, of, progress, alike, others)

        try:
            return made(tables) if tables else running.as_many_as_are_safe(made, running.drawn_of(facts, self._year))
        except NotSafe:
            raise stopped(FAULTY_INPUT, words.NOT_SAFE, chosen) from None
        except Contradiction:
            raise stopped(FAULTY_INPUT, words.CONTRADICTS, chosen) from None
        except TooMany:
            raise stopped(FAULTY_INPUT, words.TOO_MANY, chosen) from None

    def _first(self, its: str, edition: str) -> str:
        """What was made from one return counts the same, whatever it was made for: as the first of them, or as this one."""
        return edition if its == self.mark else next(name for name, other in self.editions.items() if other == its)

    def _population(self) -> "pl.DataFrame":
        from ymylon.publication.rules.measures import population

        named = self._chosen.population
        try:
            return population.read(named) if named else population.shipped()
        except population.NotPopulation:
            raise Stopped(refuse(NO_POPULATION, self._chosen.language, name=named)) from None

    def _others(self, asked: dict[str, Any]) -> "dict[str, dict[str, pl.DataFrame]]":
        """Of each edition that was made from another return, what a release counts of that return."""
        from ymylon.publication.rules.release.gathering import counted_of
        from ymylon.publication.rules.validating import files_of

        given = {mark_of(files_of(folder)): folder for folder in self._chosen.was or ()}
        found = {}
        for edition, its in self.editions.items():
            if its == self.mark or edition != self._first(its, edition):
                continue
            if its not in given:
                raise stopped(WRONG_USAGE, words.WAS_ASKED, self._chosen, name=edition)
            facts = facts_in(argparse.Namespace(folder=given[its], language=self._chosen.language), **asked)
            if facts is None:
                raise Stopped(FAULTY_INPUT)
            found[edition] = counted_of(facts, self._year)
        return found

    def lines_of(self, release: "Release") -> list[str]:
        """What the ledger will hold of this release."""
        from ymylon.publication.rules.release import ledger

        return [ledger.line_of_input(release.edition, self.mark), *map(ledger.line_of, release.entries)]

    def let_out(self, release: "Release", written: Callable[[Path], None], faults: str) -> None:
        """Write what is let out at once: into the ledger first. What stands there and was never shown does no harm.

        Nobody signs it, so what the rules found (`faults`), and by whose word an error stays, is kept beside the ledger.
        """

        def entered(_made: Path) -> None:
            file = faults_of(self._chosen.ledger, release.edition)
            file.parent.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as own:
                append(own, [faults])
            append(self._held, self.lines_of(release))

        self._write(release, written, entered)

    def keep(self, release: "Release", entries: Sequence[str], written: Callable[[Path], None]) -> None:
        """Write a candidate. Its entries wait beside the ledger until somebody has a copy: until then it can be made again."""
        from ymylon.publication.rules.release.candidate import mark_in

        def wait(made: Path) -> None:
            file = waiting(self._chosen.ledger, mark_in(made))
            file.parent.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as own:
                append(own, entries)

        self._write(release, written, wait)

    def _write(self, release: "Release", written: Callable[[Path], None], entered: Callable[[Path], None]) -> None:
        """Write beside, then enter it, and only then into its place; and say how it went."""
        from ymylon.publication.rules.site import NotBuilt

        chosen = self._chosen
        made = chosen.out.with_name(f"{chosen.out.name}.part-{os.getpid()}")
        try:
            written(made)
            entered(made)
            made.replace(chosen.out)
        except NotBuilt:
            raise stopped(SYSTEM_FAULT, words.NOT_BUILT, chosen) from None
        finally:
            shutil.rmtree(made, ignore_errors=True)
        _tell_of(chosen, release)

    def _key(self) -> bytes:
        """The ledger's key, made with its first release: readable by its owner alone."""
        key = _key(self._chosen.ledger, is_new=not self.before)
        if key is None:
            raise stopped(FAULTY_INPUT, words.NO_KEY, self._chosen, name=_key_file(self._chosen.ledger))
        return key


def _tell_of(chosen: argparse.Namespace, release: "Release") -> None:
    from ymylon.publication.rules.release.tables import LABEL

    said = {
        "cells": len(release.numbers), "name": chosen.out, "own": release.of_their_own, "others": release.for_others,
        "tried": release.attacked.tried, "against": release.attacked.against, "label": LABEL.in_language(chosen.language),
    }  # fmt: skip
    print(words.WRITTEN.in_language(chosen.language).format(**said))
    for table in release.left_out:
        tell(words.TABLE_LEFT_OUT, chosen.language, table=table.id, title=table.title.in_language(chosen.language))


def _key_file(ledger: Path) -> Path:
    return ledger.with_name(f"{ledger.name}.key")


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
