"""ymylon measures: on the analyst's own machine, without server, database or network."""

import argparse
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from ymylon.config.terminal import of_this_shell
from ymylon.terms.words import Words

from .returned import NO_MEMORY, NO_POPULATION, NO_YEAR, facts_in, refused
from .said import FAULTY_INPUT, FINE, SYSTEM_FAULT, refuse, tell

_NO_MEASURE = Words("There is no measure {name}; there are: {known}.", "Nid oes mesur {name}; dyma’r rhai sydd: {known}.")
_NO_DAY = Words("{name} is no day. It reads like 2026-04-30.", "Nid diwrnod yw {name}. Mae’n edrych fel 2026-04-30.")
_WORKING = Words("{id} {title}", "{id} {title}")
_WANTING = Words("{id} not worked out: the return has no {tables}", "{id} heb ei gyfrifo: nid oes {tables} yn y ffurflen")
_WRITTEN = Words(
    "{count} measures written into {name}, as of {as_of}.", "Ysgrifennwyd {count} mesur i {name}, fel yr oedd ar {as_of}."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of a return of the proposed standard")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="a new folder, or an empty one")
    parser.add_argument("--year", action="append", metavar="2025-26", help="a collection year; may be given again (default: all)")
    parser.add_argument("--only", action="append", metavar="T01", help="a measure; may be given again (default: all)")
    parser.add_argument(
        "--as-of", metavar="2026-04-30", help="until when what is open was open (default: the last moment returned)"
    )
    parser.add_argument("--population", type=Path, metavar="FILE", help="denominators of your own, as docs/measures.md says")
    parser.add_argument(
        "--language", choices=("en", "cy"), default=of_this_shell(), help="speak English or Welsh (default: as LANG)"
    )


def run(chosen: argparse.Namespace) -> int:
    """Read, work out, write; says first that the figures are exact."""
    from ymylon.publication.rules.measures import EXACT

    # Before anything else, and where the rest is read: whoever pipes it away has it too.
    print(EXACT.in_language(chosen.language), flush=True)
    if (code := refused(chosen)) is not None:
        return code
    try:
        return _worked_out(chosen)
    except MemoryError:
        tell(NO_MEMORY, chosen.language)
        return SYSTEM_FAULT


def _worked_out(chosen: argparse.Namespace) -> int:
    from ymylon.publication.rules.measures import MEASURES, population
    from ymylon.publication.rules.measures.running import work_out, write
    from ymylon.publication.rules.rule import year_named

    language = chosen.language
    years = {name: year_named(name) for name in chosen.year or ()}
    for name, year in years.items():
        if year is None:
            return refuse(NO_YEAR, language, name=name)
    known = {measure.id: measure for measure in MEASURES}
    for name in chosen.only or ():
        if name not in known:
            return refuse(_NO_MEASURE, language, name=name, known=", ".join(known))
    as_of = _end_of(chosen.as_of) if chosen.as_of else None
    if chosen.as_of and as_of is None:
        return refuse(_NO_DAY, language, name=chosen.as_of)
    try:
        held = population.read(chosen.population) if chosen.population else population.shipped()
    except population.NotPopulation:
        return refuse(NO_POPULATION, language, name=chosen.population)
    facts = facts_in(
        chosen,
        population=held,
        years=frozenset(year.starts_on.year for year in years.values() if year),
        as_of=as_of,
        now=datetime.now(UTC),
    )
    if facts is None:
        return FAULTY_INPUT
    wanted = [known[name] for name in chosen.only] if chosen.only else MEASURES
    outcomes = work_out(facts, wanted, lambda each: tell(_WORKING, language, id=each.id, title=each.title.in_language(language)))
    written = write(chosen.out, facts, outcomes)
    for outcome in written:
        if outcome.wanting:
            tell(_WANTING, language, id=outcome.measure.id, tables=", ".join(outcome.wanting))
    count = sum(outcome.figures is not None for outcome in written)
    print(_WRITTEN.in_language(language).format(count=count, name=chosen.out, as_of=facts.as_of.date().isoformat()))
    return FINE


def _end_of(day: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(day) + timedelta(days=1), time(), UTC)
    except ValueError:
        return None
