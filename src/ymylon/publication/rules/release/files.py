"""The files of a release: each table as a tidy CSV in the form that StatsWales takes, its codes, and what its columns mean."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ymylon.publication.rules.disclosure.showing import BASE, FEWEST, OF_ONE_CHILD, ONE_CHILD
from ymylon.publication.rules.release.running import NOTES, Release
from ymylon.publication.rules.release.tables import DEFINITIONS, DIMENSIONS, LABEL, LINE, MEASURE_NAMES, Dimension, Table
from ymylon.publication.rules.standard import LATEST, STATUS
from ymylon.publication.rules.years import year_from
from ymylon.terms.words import Words

_LANGUAGES = ("en", "cy")
_CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
_YEAR, _MEASURE = Words("Year, from 1 April", "Blwyddyn, o 1 Ebrill"), Words("What is counted", "Yr hyn a gyfrifir")
_VALUE, _NOTES = Words("Value", "Gwerth"), Words("Note codes", "Codau nodiadau")
_CODE, _ENGLISH, _WELSH = Words("Code", "Cod"), Words("In English", "Yn Saesneg"), Words("In Welsh", "Yn Gymraeg")
_ABOVE, _PLACE = Words("Part of", "Rhan o"), Words("Order", "Trefn")


def write(folder: Path, release: Release, about: dict[str, Any]) -> None:
    """All of them into this folder; `about` is what is said of the edition."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in release.tables:
        _put(folder / f"{table.id}.csv", _tidy(table, release))
        _tell(folder / f"{table.id}.csv-metadata.json", metadata_of(table))
    used = {one.name for table in release.tables for one in table.by}
    for one in DIMENSIONS:
        if one.name in used:
            _put(folder / f"lookup-{one.name}.csv", _lookup(_parts_of(one)))
            _put(folder / f"codes-{one.name}.csv", _codes(_parts_of(one)))
    for name, words in (("measure", MEASURE_NAMES), ("notes", NOTES)):
        _put(folder / f"lookup-{name}.csv", _lookup([(code, its, "") for code, its in words.items()]))
        _put(folder / f"codes-{name}.csv", _codes([(code, its, "") for code, its in words.items()]))
    _tell(folder / "release.json", _about(release) | about)


def _put(path: Path, rows: Iterable[Iterable[object]]) -> None:
    told = io.StringIO()
    csv.writer(told, lineterminator="\n").writerows(rows)
    path.write_text(told.getvalue(), encoding="utf-8")


def _tell(path: Path, said: dict[str, Any]) -> None:
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _tidy(table: Table, release: Release) -> Iterator[list[object]]:
    """One row a fact; totals are rows and bear `t`; what is not shown is blank and bears why."""
    yield ["year", *(one.name for one in table.by), "measure", "value", "notes"]
    for one, shown in release.numbers:
        if one.table is table:
            cell = release.cell(one, shown)
            codes = [code or by.whole.code for by, code in zip(table.by, one.codes, strict=True)]
            notes = [*([cell.strip("[]")] if isinstance(cell, str) else []), *(["t"] if "" in one.codes else [])]
            value = "" if isinstance(cell, str) else cell
            yield [f"{release.year}{(release.year + 1) % 100:02}", *codes, one.unit, value, " ".join(notes)]


_Part = tuple[str, Words, str]


def _parts_of(by: Dimension) -> list[_Part]:
    return [(by.whole.code, by.whole.words, ""), *((part.code, part.words, by.whole.code) for part in by.parts)]


def _lookup(parts: Iterable[_Part]) -> Iterator[list[object]]:
    """As StatsWales takes it: each code once in each language."""
    yield ["refcode", "description", "lang", "hierarchy", "sort", "note"]
    for place, (code, words, above) in enumerate(parts, 1):
        yield from ([code, words.in_language(tongue), tongue, above, place, ""] for tongue in _LANGUAGES)


def _codes(parts: Iterable[_Part]) -> Iterator[list[object]]:
    """Each code once, for whoever follows a key from a table: in a lookup it would be found twice."""
    yield ["code", "label_en", "label_cy", "part_of", "place"]
    for place, (code, words, above) in enumerate(parts, 1):
        yield [code, words.en, words.cy, above, place]


def metadata_of(table: Table) -> dict[str, Any]:
    """What stands in the columns of a table, as the W3C’s metadata for tabular data: its keys, and where its codes are told."""
    columns = [
        _column("year", _YEAR, "string"),
        *(_column(one.name, one.words, "string") for one in table.by),
        _column("measure", _MEASURE, "string"),
        _column("value", _VALUE, {"base": "integer", "minimum": "0"}, required=False),
        _column("notes", _NOTES, "string", required=False) | {"separator": " "},
    ]
    keyed = ["year", *(one.name for one in table.by), "measure"]
    led = [*((one.name, one.name) for one in table.by), ("measure", "measure")]
    own = {
        "url": f"{table.id}.csv",
        "dc:title": _both(table.title),
        "dc:description": {
            tongue: " ".join(DEFINITIONS[unit].in_language(tongue) for unit in table.units) for tongue in _LANGUAGES
        },
        "rdfs:comment": _both(LABEL),
        "tableSchema": {
            "columns": columns,
            "primaryKey": keyed,
            "foreignKeys": [
                {"columnReference": column, "reference": {"resource": f"codes-{file}.csv", "columnReference": "code"}}
                for column, file in led
            ],
        },
    }
    lists = [_list_of(file) for _, file in led]
    return {"@context": _CONTEXT, "dc:title": _both(table.title), "tables": [own, *lists]}


def _list_of(name: str) -> dict[str, Any]:
    columns = [
        _column("code", _CODE, "string"), _column("label_en", _ENGLISH, "string") | {"lang": "en"},
        _column("label_cy", _WELSH, "string") | {"lang": "cy"}, _column("part_of", _ABOVE, "string", required=False),
        _column("place", _PLACE, "integer"),
    ]  # fmt: skip
    return {"url": f"codes-{name}.csv", "tableSchema": {"columns": columns, "primaryKey": "code"}}


def _column(name: str, words: Words, datatype: str | dict[str, str], *, required: bool = True) -> dict[str, Any]:
    told: dict[str, Any] = {"name": name, "titles": {"en": [name, words.en], "cy": [words.cy]}, "datatype": datatype}
    return told | ({"required": True} if required else {"null": ""})


def _both(words: Words) -> dict[str, str]:
    return {"en": words.en, "cy": words.cy}


def _about(release: Release) -> dict[str, Any]:
    # How many are hidden, and why, is not said here: it would tell whoever adds up.
    def both(name: str, words: Words) -> dict[str, str]:
        return {f"{name}_en": words.en, f"{name}_cy": words.cy}

    return {
        **both("label", LABEL),
        "year": year_from(release.year).name,
        "edition": release.edition,
        "standard_version": LATEST.name,
        **both("standard_status", STATUS),
        "tables": [
            {"id": one.id, "file": f"{one.id}.csv", **both("title", one.title), "measures": list(one.units),
             "by": [by.name for by in one.by]}
            for one in release.tables
        ],
        "measures": [{"code": code, **both("definition", words)} for code, words in DEFINITIONS.items()],
        "notes": [{"code": code, **both("words", words)} for code, words in NOTES.items()],
        "population_on": release.persons_on,
        **({"areas_with_lines": release.with_lines} if any(one.of == LINE for one in release.tables) else {}),
        "protection": {
            "not_shown_below": FEWEST, "to_the_nearest": BASE, "not_shown_where_one_child_has": ONE_CHILD,
            "one_child_not_known_closer_than": OF_ONE_CHILD,
        },
    }  # fmt: skip
