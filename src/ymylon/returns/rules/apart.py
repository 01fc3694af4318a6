"""A return judged in a process of its own, which has no key, no database and little memory; what it says is JSON.

`python -m ymylon.returns.rules.apart FOLDER YEAR BODY INSTANT`: the files lie in FOLDER/now, those of last year in FOLDER/before.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from ymylon.publication.rules.book import YMYLON
from ymylon.publication.rules.book.making import CHECK_ROW
from ymylon.publication.rules.book.typed import local_day
from ymylon.publication.rules.rule import Given
from ymylon.publication.rules.standard import LATEST, VERSIONS, Need
from ymylon.publication.rules.validating import Problem, Report, files_of, validate
from ymylon.publication.rules.years import year_from
from ymylon.returns.rules.limits import READ, limited
from ymylon.returns.rules.queue import WANTING
from ymylon.terms.words import Words

MOST_MARKED = 5_000
MOST_PROBLEMS = 1_000
LONGEST = 100
OTHER_BODY = "RT-01"
# Without them nothing else of a return means anything: whoever leaves them out would seem to have mended all.
_NEVER_WANTING = ("child_period", "episode")
# What the command says of its own options means nothing on a page.
_ON_A_PAGE = {
    "FILE-OTHER-YEAR": (
        "No date of this file lies in the collection year: it seems to be of another year. Choose its year, or the file of this"
        " one.",
        "Nid oes dyddiad yn y ffeil hon yn y flwyddyn gasglu: mae’n ymddangos ei bod o flwyddyn arall. Dewiswch ei blwyddyn, neu"
        " ffeil y flwyddyn hon.",
    ),
    "CH-05": (
        "This code is not on the list of the version. Look the list up on the page of the standard, and write one of its codes.",
        "Nid yw’r cod hwn ar restr y fersiwn. Edrychwch ar y rhestr ar dudalen y safon, ac ysgrifennwch un o’i chodau.",
    ),
    "ST-01": (
        f"This version of the standard is not known here. Write the row’s version; known here: {', '.join(VERSIONS)}. A return of"
        " a later one can’t be judged here yet: tell whoever runs the program.",
        f"Nid yw’r fersiwn hon o’r safon yn hysbys yma. Ysgrifennwch fersiwn y rhes; yn hysbys yma: {', '.join(VERSIONS)}. Ni"
        " ellir barnu ffurflen o un ddiweddarach yma eto: rhowch wybod i bwy bynnag sy’n rhedeg y rhaglen.",
    ),
    "FILE-NO-TABLE": (
        "Neither the name of this file nor its columns say which table of the return it is. Open it, look at its first"
        " line, export"
        " it again.",
        "Nid yw enw’r ffeil hon na’i cholofnau’n dweud pa dabl o’r ffurflen ydyw. Agorwch hi, edrychwch ar ei llinell gyntaf, a’i"
        " hallforio eto.",
    ),
}


def judged(
    folder: Path, first_year: int, body: str, at: datetime, said: Callable[[str], object] = lambda name: None
) -> dict[str, Any]:
    """What `ymylon validate` would say of these files, with what the queue and the profile need besides; no value of a row."""

    before = folder / "before"
    report = validate(
        files_of(folder / "now"),
        book=YMYLON,
        year=year_from(first_year),
        extracted_at=at,
        previous=files_of(before) if before.exists() else [],
        said=said,
    )
    told = [_problem(report, each) for each in report.problems]
    # Why a file can't be read comes before what is wanting because of it.
    of_files = [one for one in told if one["code"].startswith("FILE-") and one["severity"] == "error"]
    rest = [one for one in told if one not in of_files]
    problems = [*of_files, *_wanting(report), *_of_another_body(report, body), *rest]
    return {
        "files": [{"file": file.name, "table": file.table, "rows": file.rows} for file in report.files],
        "asked": len({rule.code for rule in report.rules_run}),
        "not_asked": sorted({rule.code for rule in report.rules_not_run} - {rule.code for rule in report.rules_run}),
        "problems": problems[:MOST_PROBLEMS],
        "filled": _filled(report.given.tables),
        "episodes": _episodes(report.given),
    }


def _problem(report: Report, problem: Problem) -> dict[str, Any]:
    # A file of last year's return stands under the name of its folder; the folder is ours.
    is_before = problem.file.startswith("before/")
    tables = report.given.previous if is_before else report.given.tables
    rows, fields = problem.rows, [name[:LONGEST] for name in problem.fields]
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": problem.file.removeprefix("before/")[:LONGEST],
        "is_before": is_before,
        "table": problem.table or "",
        "fields": fields,
        "rows": rows[:MOST_MARKED],
        "count": len(rows),
        "marks": _marks(problem, fields, rows, tables.get(problem.table or "")),
        **dict(zip(("en", "cy"), said_on_a_page(problem.code, problem.words), strict=True)),
    }


def said_on_a_page(code: str, words: Words) -> tuple[str, str]:
    """In English and in Welsh."""
    return _ON_A_PAGE.get(code, (words.en, words.cy))


def _marks(problem: Problem, fields: list[str], rows: list[int], frame: pl.DataFrame | None) -> list[str]:
    """By what each row is known again in a later file: what it says, in its key and in the fields that the rule names.

    A row that says something else is another. Of very many rows there is one mark for all of them.
    """
    head = [problem.code, problem.table or problem.file, *fields]
    if not rows:
        return [_digest(head)]
    if frame is None:
        return [_digest([*head, str(row)]) for row in rows[:MOST_MARKED]]

    key = next((table.key for table in LATEST.tables if table.name == problem.table), ())
    names = [name for name in dict.fromkeys((*key, *fields)) if f"text {name}" in frame.columns]
    said = frame.filter(pl.col("row").is_in(rows)).sort("row").select(f"text {name}" for name in names)
    each = [_digest([*head, *("" if cell is None else cell for cell in row)]) for row in said.iter_rows()]
    return [_digest(each)] if len(each) > MOST_MARKED else each


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _wanting(report: Report) -> Iterator[dict[str, Any]]:
    """Tables that every return has, and that no file of this one is."""
    read = {file.table for file in report.files}
    for table in _NEVER_WANTING:
        if table not in read:
            yield {
                "code": WANTING, "severity": "error", "file": table, "is_before": False, "table": table,
                "fields": [], "rows": [], "count": 0, "marks": [_digest([WANTING, table])],
                "en": "No file could be read as this table, and no return is judged without it. Send the whole return again.",
                "cy": "Ni ellid darllen unrhyw ffeil fel y tabl hwn, ac ni chaiff unrhyw ffurflen ei barnu hebddo. Anfonwch y"
                " ffurflen gyfan eto.",
            }  # fmt: skip


def _of_another_body(report: Report, body: str) -> Iterator[dict[str, Any]]:
    """Rows that say that they are another body's: whoever sends a return sends their own."""

    files = {file.table: file.name for file in report.files if file.table}
    for table, frame in report.given.tables.items():
        if table not in files or "text returned_by" not in frame.columns:
            continue
        rows = frame.filter(pl.col("returned_by").ne_missing(body) & pl.col("text returned_by").is_not_null())["row"].to_list()
        if rows:
            yield {
                "code": OTHER_BODY, "severity": "error", "file": files[table][:LONGEST], "is_before": False, "table": table,
                "fields": ["returned_by"], "rows": rows[:MOST_MARKED], "count": len(rows),
                "marks": [_digest([OTHER_BODY, table])],
                "en": f"These rows say that they are another body’s return. {CHECK_ROW[0]}",
                "cy": f"Mae’r rhesi hyn yn dweud eu bod yn ffurflen corff arall. {CHECK_ROW[1]}",
            }  # fmt: skip


def _filled(tables: Mapping[str, pl.DataFrame]) -> dict[str, list[int]]:
    """Of each field that must be there, in how many rows it is, and can be read; and how many rows there are."""

    found = {}
    for table in LATEST.tables:
        frame = tables.get(table.name)
        if frame is None:
            continue
        for field in table.fields:
            if field.need is Need.MUST and field.name not in ("standard_version", "returned_by"):
                found[f"{table.name}.{field.name}"] = [frame.height - frame[field.name].null_count(), frame.height]
    return found


def _episodes(given: Given) -> dict[str, int]:
    """How many episodes of the year began in the area of each council of Wales."""

    frame = given.tables.get("episode")
    if frame is None:
        return {}
    here = local_day(pl.col("last_seen_at")).is_between(given.year.starts_on, given.year.ends_on)
    areas = frame.filter(here & pl.col("la_missing_from").str.contains(r"^W06\d{6}$"))["la_missing_from"].value_counts()
    return dict(areas.sort("la_missing_from").iter_rows())


def main(folder: str, year: str, body: str, at: str) -> None:
    """Limited first, before anything of the return is read."""
    limited()
    told = judged(Path(folder), int(year), body, datetime.fromisoformat(at), said=_say)
    json.dump(told, sys.stdout)


def _say(name: str) -> None:
    # Which file is read now: whoever waits counts these lines.
    with suppress(BrokenPipeError):
        sys.stderr.buffer.write(READ + b"\n")
        sys.stderr.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
