"""Every measure whose tables are there, one after another, and the files that they are written to."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import polars as pl

from ymylon.publication.rules.measures import EXACT, MEASURES, NOT_YET, NOTES, Measure
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.standard import LATEST, STATUS
from ymylon.terms.sources import SOURCES
from ymylon.terms.words import Words

INDEX = "measures.json"


@dataclass(frozen=True)
class Outcome:
    """A measure and its figures; without figures, the tables that it wanted."""

    measure: Measure
    figures: pl.DataFrame | None
    wanting: tuple[str, ...] = ()


def work_out(
    facts: Facts, measures: Iterable[Measure] = MEASURES, said: Callable[[Measure], object] = lambda measure: None
) -> Iterator[Outcome]:
    for measure in measures:
        wanting = tuple(name for name in measure.needs if not facts.has(name))
        if wanting:
            yield Outcome(measure, None, wanting)
        else:
            said(measure)
            yield Outcome(measure, measure.works_out(facts))


def write(folder: Path, facts: Facts, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """A CSV for each measure, tidy below its first line, and an index of them all; the folder is there once all of them are."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    half = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        written = []
        for outcome in outcomes:
            if outcome.figures is not None:
                _write_figures(half / file_of(outcome.measure), outcome.figures)
            written.append(outcome)
        index = json.dumps(_index(facts, written), ensure_ascii=False, indent=1)
        (half / INDEX).write_text(index + "\n", encoding="utf-8")
        half.replace(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return written


def file_of(measure: Measure) -> str:
    """Its name says what the file is, wherever it is put."""
    return f"{measure.id}-exact.csv"


def _write_figures(path: Path, figures: pl.DataFrame) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"# {EXACT.en} / {EXACT.cy}\n")
        file.write(figures.with_columns(pl.selectors.float().round(6)).write_csv())


def _index(facts: Facts, outcomes: list[Outcome]) -> dict[str, Any]:
    held = facts.population.select("group", "on", "source").unique().sort("group", "on", "source")
    return {
        **_both("warning", EXACT),
        "is_exact": True,
        "standard_version": LATEST.name,
        **_both("standard_status", STATUS),
        "as_of": facts.as_of.isoformat(),
        "years": sorted(facts.years),
        "denominators": [
            {"group": group, "on": on.isoformat(), "source": source, **_titles(source)} for group, on, source in held.iter_rows()
        ],
        "notes": {code: {"en": words.en, "cy": words.cy} for code, words in NOTES.items()},
        "measures": [_told(outcome) for outcome in outcomes],
        "not_yet": [{"id": each.id, **_both("title", each.title), **_both("reason", each.reason)} for each in NOT_YET],
    }


def _titles(source: str) -> dict[str, str]:
    """What a source of ours is called; somebody's own says it itself."""
    return _both("title", SOURCES[source].title) if source in SOURCES else {}


def _told(outcome: Outcome) -> dict[str, Any]:
    measure, figures = outcome.measure, outcome.figures
    worked = {"file": file_of(measure), "rows": figures.height} if figures is not None else {"wanting": list(outcome.wanting)}
    return {
        "id": measure.id, **worked, **_both("title", measure.title), **_both("definition", measure.definition),
        **_both("denominator", measure.denominator), **_both("period", measure.period), **_both("source", measure.source),
        "needs": list(measure.needs), "breakdowns": list(measure.breakdowns), "beside": measure.beside,
        "figures": [{"code": each.code, "unit": each.unit.value, **_both("title", each.words)} for each in measure.figures],
    }  # fmt: skip


def _both(name: str, words: Words) -> dict[str, str]:
    return {f"{name}_en": words.en, f"{name}_cy": words.cy}
