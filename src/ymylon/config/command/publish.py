"""ymylon publish: on the analyst's own machine, without server, database or network."""

import argparse
import fcntl
import os
import secrets
import shutil
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from ymylon.terms.words import Words

from .returned import NO_YEAR, facts_in, refused
from .said import FAULTY_INPUT, FINE, SYSTEM_FAULT, of_this_shell, refuse, tell

_ONE_EDITION = Words(
    "A release of {name} is in the ledger: another would tell what changed between the two, and is not made yet.",
    "Mae datganiad o {name} yn y cofnod: byddai un arall yn dweud beth a newidiodd rhwng y ddau, ac ni wneir hynny eto.",
    False,
)
_NEW_LEDGER = Words(
    "There is no ledger {name}. Name the one that holds what was released before, or begin one with --new-ledger.",
    "Nid oes cofnod rhyddhau {name}. Enwch yr un sy’n dal yr hyn a ryddhawyd o’r blaen, neu dechreuwch un â --new-ledger.",
    False,
)
_BUSY = Words("Somebody is making a release with this ledger now.", "Mae rhywun yn gwneud datganiad â’r cofnod hwn nawr.", False)
_NO_LEDGER = Words(
    "{name} can’t be read as a ledger: without it nobody knows what was released before.",
    "Ni ellir darllen {name} fel cofnod rhyddhau: hebddo ni ŵyr neb beth a ryddhawyd o’r blaen.",
    False,
)
_NO_KEY = Words(
    "The ledger has entries, but its key {name} is missing: the same fact would not be known again.",
    "Mae cofnodion yn y cofnod rhyddhau, ond mae ei allwedd {name} ar goll: ni fyddai’r un ffaith yn cael ei hadnabod eto.",
    False,
)
_TRYING = Words(
    "{done} of {total} protected numbers can’t be learned", "Ni ellir dysgu {done} o {total} rhif gwarchodedig", False
)
_NOT_SAFE = Words(
    "Nothing was written: {count} protected numbers could be learned from these tables and what was released before.",
    "Ni ysgrifennwyd dim: gellid dysgu {count} rhif gwarchodedig o’r tablau hyn a’r hyn a ryddhawyd o’r blaen.",
    False,
)
_CONTRADICTS = Words(
    "Nothing was written: what the ledger says was released before can’t be true of what is released now.",
    "Ni ysgrifennwyd dim: ni all yr hyn a ryddhawyd o’r blaen, yn ôl y cofnod, fod yn wir am yr hyn a ryddheir nawr.",
    False,
)
_TOO_MANY = Words(
    "Nothing was written: with so many editions the attack can’t be tried.",
    "Ni ysgrifennwyd dim: gyda chynifer o argraffiadau ni ellir rhoi cynnig ar yr ymosodiad.",
    False,
)
_WRITTEN = Words(
    "Nothing was written: with a file left out, every figure would be too small, and nobody would see it.",
    "Ni ysgrifennwyd dim: â ffeil wedi’i hepgor, byddai pob ffigur yn rhy fach, ac ni fyddai neb yn ei weld.",
)
_WRITTEN = Words(
    "{cells} numbers written into {name}: {own} not shown because they are small, {others} so that those can’t be worked out;"
    " {tried} protected numbers tried against {against} that are known, none learned. {label}",
    "Ysgrifennwyd {cells} rhif i {name}: {own} heb eu dangos am eu bod yn fach, {others} rhag gallu cyfrifo’r rheini;"
    " rhoddwyd cynnig ar {tried} rhif gwarchodedig yn erbyn {against} sy’n hysbys, ac ni ddysgwyd yr un. {label}",
    False,
)


_KEY_BYTES = 32


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of a return of the proposed standard")
    parser.add_argument("--year", required=True, metavar="2025-26", help="the collection year")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="a new folder, or an empty one")
    parser.add_argument(
        "--ledger", type=Path, default=Path("ledger.jsonl"), metavar="FILE",
        help="everything that was ever released, and what is released now (default: ledger.jsonl); its key stands beside it",
    )  # fmt: skip
    parser.add_argument("--new-ledger", action="store_true", help="nothing was ever released: begin a ledger and its key")
    parser.add_argument(
        "--language", choices=("en", "cy"), default=of_this_shell(), help="speak English or Welsh (default: as LANG)"
    )


def run(chosen: argparse.Namespace) -> int:
    """Protect, attack, write; or say why nothing was written."""
    os.environ.setdefault("POLARS_MAX_THREADS", str(os.cpu_count() or 1))
    from ymylon.publication.rules.rule import year_named

    year = year_named(chosen.year)
    if year is None:
        return refuse(NO_YEAR, chosen.language, name=chosen.year)
    if (code := refused(chosen)) is not None:
        return code
    return _released(chosen, year.starts_on.year)


def _released(chosen: argparse.Namespace, year: int) -> int:
    if chosen.ledger.exists() == chosen.new_ledger:
        return refuse(_NEW_LEDGER, chosen.language, name=chosen.ledger)
    chosen.ledger.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(chosen.ledger, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as held:
        try:
            # From reading to writing: of two releases at once neither would be attacked with the other.
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return _stop(SYSTEM_FAULT, _BUSY, chosen)
        return _with_ledger(chosen, year, held)


def _with_ledger(chosen: argparse.Namespace, year: int, held: TextIO) -> int:
    from ymylon.publication.rules.disclosure import Contradiction, NotSafe, TooMany
    from ymylon.publication.rules.measures import population
    from ymylon.publication.rules.release import ledger, running
    from ymylon.publication.rules.release.tables import LABEL
    from ymylon.publication.rules.validating import files_of

    try:
        before = ledger.read(held)
    except (ledger.NotLedger, OSError, UnicodeDecodeError):
        return _stop(FAULTY_INPUT, _NO_LEDGER, chosen, name=chosen.ledger)
    edition = f"{chosen.year} edition 1"
    if any(one.edition == edition for one in before):
        return refuse(_ONE_EDITION, chosen.language, name=chosen.year)
    key = _key(chosen.ledger, is_new=not before)
    if key is None:
        return _stop(FAULTY_INPUT, _NO_KEY, chosen, name=_key_file(chosen.ledger))
    facts = facts_in(chosen, population=population.shipped(), years=frozenset({year}))
    if facts is None:
        return FAULTY_INPUT
    try:
        release = running.release_of(
            facts, year, edition, key, before, progress=lambda done, total: tell(_TRYING, chosen.language, done=done, total=total)
        )
    except NotSafe as fault:
        return _stop(FAULTY_INPUT, _NOT_SAFE, chosen, count=len(fault.pins))
    except Contradiction:
        return _stop(FAULTY_INPUT, _CONTRADICTS, chosen)
    except TooMany:
        return _stop(FAULTY_INPUT, _TOO_MANY, chosen)
    made = chosen.out.with_name(f"{chosen.out.name}.part-{os.getpid()}")
    try:
        running.write(made, release, _mark_of(files_of(chosen.folder)))
        # The ledger first: what stands there and was never shown does no harm, the reverse does.
        held.seek(0, os.SEEK_END)
        held.write("".join(ledger.line_of(one) for one in release.entries))
        held.flush()
        os.fsync(held.fileno())
        made.replace(chosen.out)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    said = {
        "cells": len(release.numbers), "name": chosen.out, "own": release.of_their_own, "others": release.for_others,
        "tried": release.attacked.tried, "against": release.attacked.against, "label": LABEL.in_language(chosen.language),
    }  # fmt: skip
    print(_WRITTEN.in_language(chosen.language).format(**said))
    return FINE


def _key_file(ledger: Path) -> Path:
    return ledger.with_name(f"{ledger.name}.key")


def _key(ledger: Path, *, is_new: bool) -> bytes | None:
    """The ledger's key, made with its first release: readable by its owner alone. None where a ledger has lost its own."""
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


def _mark_of(files: list[Path]) -> str:
    whole = sha256()
    for path in sorted(files):
        whole.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _stop(code: int, words: Words, chosen: argparse.Namespace, **of: object) -> int:
    tell(words, chosen.language, **of)
    return code
