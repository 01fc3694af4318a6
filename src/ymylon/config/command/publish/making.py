"""A candidate is made, of a return or of an invented one; a correction; or an answer, which is one table."""

import argparse
import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ymylon.terms.calendars import LONDON
from ymylon.terms.words import Words

from ..returned import NO_LIBRARIES, NO_YEAR, YEAR_TAKEN, refused
from ..said import FINE, SYSTEM_FAULT, refuse, tell
from . import words
from .gate import LEDGER, Gate, Stopped, holds, ledger_held, ledger_of_invented, stopped
from .judging import judged

if TYPE_CHECKING:
    from ymylon.publication.rules.site import Change


# As one types them: a measure's own name may be of several words. Help is given without the libraries that know the measures.
COUNTS = {one.replace(" ", "-"): one for one in ("episodes", "children", "lines", "children of lines")}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", metavar="2025-26", help="the collection year")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="a new folder, or an empty one")
    parser.add_argument(
        "--ledger", type=Path, metavar="FILE",
        help=f"everything that was ever let out, which is written when it is (default: {LEDGER}); its key stands beside it",
    )  # fmt: skip
    parser.add_argument("--new-ledger", action="store_true", help="nothing was ever released: begin a ledger and its key")
    parser.add_argument(
        "--was", type=Path, action="append", metavar="FOLDER",
        help="the return from which something of this year was released before; may be given again",
    )  # fmt: skip
    parser.add_argument("--previous", type=Path, metavar="FOLDER", help="last year’s return, for the rules that look back")
    parser.add_argument(
        "--explained", type=Path, metavar="FILE",
        help="errors of the return that stay as they are, and why: a CSV with the columns of faults.csv, each explained by one"
        " person and accepted by another",
    )  # fmt: skip
    for name, said in (("what", "of correct: what changed"), ("why", "of correct: why")):
        for tongue, language in (("en", "in English"), ("cy", "in Welsh")):
            parser.add_argument(f"--{name}-{tongue}", metavar="WORDS", help=f"{said}, {language}")
    parser.add_argument("--by", metavar="area,care", help="of answer: by what it is divided; lines by origin or destination")
    parser.add_argument("--count", choices=tuple(COUNTS), help="of answer: what is counted")
    parser.add_argument("--population", type=Path, metavar="FILE", help="denominators of your own, as docs/measures.md says")
    parser.add_argument(
        "--release-at", metavar="2026-11-17T09:30", help="before this moment, by the clock of Wales, nobody may release it"
    )


def run(chosen: argparse.Namespace, *, answers: bool = False) -> int:
    """Make a candidate from a return, or from an invented one where none is named; or answer with a table alone."""
    os.environ.setdefault("POLARS_MAX_THREADS", str(os.cpu_count() or 1))
    chosen.is_invented = chosen.folder is None
    if chosen.is_invented and (answers or chosen.is_correction):
        return refuse(words.RETURN_ASKED, chosen.language)
    if chosen.is_invented:
        _as_a_newcomer(chosen)
    if chosen.year is None or chosen.out is None:
        return refuse(words.ASKED, chosen.language)
    if chosen.is_invented and chosen.ledger:
        return refuse(words.INVENTED_LEDGER, chosen.language, name=chosen.ledger)
    with tempfile.TemporaryDirectory() as invented:
        try:
            return _run(chosen, Path(invented), _answer if answers else _candidate)
        except Stopped as stopped:
            return stopped.code


def _as_a_newcomer(chosen: argparse.Namespace) -> None:
    """Of what is invented nobody need say the year or the folder."""
    from ymylon.publication.rules.years import last_ended

    if chosen.year is None:
        chosen.year = last_ended(datetime.now(LONDON).date()).name
        tell(YEAR_TAKEN, chosen.language, year=chosen.year)
    if chosen.out is None:
        chosen.out = Path(f"invented-{chosen.year}")
        tell(words.OUT_TAKEN, chosen.language, name=chosen.out)


def _run(chosen: argparse.Namespace, invented: Path, act: Callable[..., int]) -> int:
    from ymylon.publication.rules.years import year_named

    year = year_named(chosen.year)
    if year is None:
        return refuse(NO_YEAR, chosen.language, name=chosen.year)
    _moment(chosen)
    if chosen.is_invented:
        from ymylon.publication.rules.release.invented import write

        tell(words.INVENTING, chosen.language)
        write(invented, year.starts_on.year)
        chosen.folder = invented
        # Beside it, and never the ledger of what is true.
        chosen.ledger = ledger_of_invented(chosen.out)
        chosen.new_ledger = chosen.new_ledger or not holds(chosen.ledger)
    chosen.ledger = chosen.ledger or LEDGER
    if (code := refused(chosen)) is not None:
        return code
    if find_spec("xlsxwriter") is None:
        return stopped(SYSTEM_FAULT, NO_LIBRARIES, chosen).code
    if holds(chosen.ledger) == chosen.new_ledger:
        return refuse(words.LEDGER_THERE if chosen.new_ledger else words.NEW_LEDGER, chosen.language, name=chosen.ledger)
    with ledger_held(chosen) as held:
        return act(chosen, year.starts_on.year, Gate(chosen, year.starts_on.year, held))


def _moment(chosen: argparse.Namespace) -> datetime | None:
    if not chosen.release_at:
        return None
    try:
        # A day alone is no moment, and the zone that somebody wrote is never thrown away.
        return datetime.strptime(chosen.release_at, "%Y-%m-%dT%H:%M").replace(tzinfo=LONDON)
    except ValueError:
        raise Stopped(refuse(words.NO_MOMENT, chosen.language, name=chosen.release_at)) from None


def _candidate(chosen: argparse.Namespace, year: int, gate: Gate) -> int:
    from ymylon.publication.rules.release import candidate, ledger
    from ymylon.publication.rules.site import Edition

    number = 1 + sum(name.startswith(f"{chosen.year} edition ") for name in gate.editions)
    change = _change(chosen)
    if (number > 1) != bool(change):
        return refuse(words.ONE_EDITION if number > 1 else words.NO_EDITION, chosen.language, name=chosen.year)
    before = _shown_before(gate, chosen.year, number, year)
    found = judged(chosen, year)
    edition = Edition(year, number, gate.mark, _moment(chosen), chosen.is_invented, change, before, found)
    release = gate.attacked(edition.name)
    asked = candidate.asked_of(gate.facts)
    entries = gate.lines_of(release)
    tried = ledger.tried(gate.lines, entries)
    gate.keep(release, entries, lambda folder: candidate.write(folder, release, edition, asked, tried))
    tell(words.TO_READ, chosen.language, page=chosen.out / "public" / "index.html")
    tell(words.FAULTS, chosen.language, queries=found.queries, asked=found.asked, file=chosen.out / candidate.FAULTS)
    if found.looks_back:
        tell(words.LOOKS_BACK, chosen.language, count=found.looks_back, file=chosen.out / candidate.FAULTS)
    if asked.height:
        tell(words.QUESTIONS, chosen.language, count=asked.height, file=chosen.out / candidate.QUESTIONS)
    return FINE


def _change(chosen: argparse.Namespace) -> "Change | None":
    from ymylon.publication.rules.site import Change

    if not chosen.is_correction:
        return None
    told = (chosen.what_en, chosen.what_cy, chosen.why_en, chosen.why_cy)
    if not all(told):
        raise Stopped(refuse(words.CHANGE_ASKED, chosen.language))
    return Change(Words(*told[:2]), Words(*told[2:]))


def _shown_before(gate: Gate, name: str, number: int, year: int) -> dict | None:
    """What the last edition showed, by table, measure and codes."""
    from ymylon.publication.rules.release.making import codes_of, unit_named, where_of
    from ymylon.publication.rules.release.tables import TABLES

    if number == 1:
        return None
    last = f"{name} edition {number - 1}"
    held = {(one.table, one.unit, one.where): one.shown.value for one in gate.before if one.edition == last}
    found = {}
    for table in TABLES:
        for unit in table.units:
            for codes in codes_of(table):
                at = (table.id, unit_named(unit, year), where_of(table, codes, last))
                if at in held:
                    found[table.id, unit, codes] = held[at]
    return found


def _answer(chosen: argparse.Namespace, year: int, gate: Gate) -> int:
    """A table that somebody asked for, through the same gate, and into the same ledger."""
    from ymylon.publication.rules.release import candidate, files
    from ymylon.publication.rules.release.tables import LINE, asked_for

    table = asked_for(chosen.by or "", COUNTS.get(chosen.count, ""))
    if table is None or not chosen.name:
        return refuse(words.ANSWER_ASKED, chosen.language)
    edition = f"{chosen.year} answer {chosen.name}"
    if edition in gate.editions:
        return refuse(words.ANSWERED_ALREADY, chosen.language, name=chosen.name)
    found = judged(chosen, year)
    release = gate.attacked(edition, [table])
    if not release.numbers:
        return refuse(words.NO_LINES if table.of == LINE else words.NO_INTERVIEWS, chosen.language, name=chosen.year)
    about = {"input_sha256": gate.mark, "rules": candidate.rules_of(found)}
    gate.let_out(release, lambda folder: files.write(folder, release, about), found.written)
    return FINE
