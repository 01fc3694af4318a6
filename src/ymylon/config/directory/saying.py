"""What is said of a directory that was taken in: to whoever runs the command, and in the report."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ymylon.exchange.rules.directory import DIRECTORY, FORM, PEOPLE, Plan
from ymylon.exchange.rules.saying import DRY, LEVELS, NOTHING, TAKEN
from ymylon.exchange.rules.wording import Level
from ymylon.publication.rules.reading import FILE_PROBLEMS, Note
from ymylon.publication.rules.rule import Severity
from ymylon.terms.words import Words

DEMONSTRATION = Words(
    "This database holds the demonstration, in which everything is invented. The directory is added to it.",
    "Mae’r gronfa ddata hon yn dal yr arddangosiad, lle mae popeth wedi’i ddyfeisio. Ychwanegir y cyfeiriadur ato.",
)
_COUNTS = Words(
    "{rows:>6,} rows: {new:,} new, {changed:,} changed, {unchanged:,} as they were, {refused:,} refused",
    "{rows:>6,} rhes: {new:,} yn newydd, {changed:,} wedi’u newid, {unchanged:,} fel yr oeddent, {refused:,} wedi’u gwrthod",
)
_TABLES = {
    "agencies": Words("agencies", "asiantaethau"),
    "teams": Words("teams", "timau"),
    "people": Words("people", "pobl"),
}
_LEFT = Words(
    "{count:,} {what} stand here that no row names. They are left as they are: {names}",
    "Mae {count:,} o’r {what} yma nad oes rhes yn eu henwi. Gadewir nhw fel y maent: {names}",
    False,
)
_AND_MORE = Words("and {count:,} more", "a {count:,} arall")
_FIRST_SIGN_IN = Words(
    "{count:,} accounts were opened, without a password. For each, `ymylon account link EMAIL` prints the link by which its owner"
    " chooses one; or they ask for it themselves, where they sign in, as a forgotten password.",
    "Agorwyd {count:,} cyfrif, heb gyfrinair. I bob un, mae `ymylon account link EMAIL` yn argraffu’r ddolen y mae ei berchennog"
    " yn dewis un â hi; neu gallant ofyn amdani eu hunain, lle maent yn mewngofnodi, fel cyfrinair a anghofiwyd.",
    False,
)
_NAMES = 5
_OFTEN = 3


def of_file(file: str, note: Note, language: str) -> str:
    words = FILE_PROBLEMS[note.code][1].in_language(language)
    return f"{file}{f', {note.column}' if note.column else ''}: {words}"


def summary(plan: Plan, language: str, *, written: bool, dry_run: bool) -> Iterator[str]:
    """What became of the rows, each problem, and what no row names."""
    yield (DRY if dry_run else TAKEN if written else NOTHING).in_language(language)
    for name, count in plan.counts.items():
        yield f"  {_TABLES[name].in_language(language):<13}" + _COUNTS.in_language(language).format(**vars(count))
    yield from _problems(plan, language)
    for name in plan.counts:
        if left := plan.left.get(name):
            more = [_AND_MORE.in_language(language).format(count=len(left) - _NAMES)] if len(left) > _NAMES else []
            said = {"count": len(left), "what": _TABLES[name].in_language(language), "names": ", ".join([*left[:_NAMES], *more])}
            yield _LEFT.in_language(language).format(**said)
    if written and plan.new.get(PEOPLE):
        yield _FIRST_SIGN_IN.in_language(language).format(count=len(plan.new[PEOPLE]))


def _problems(plan: Plan, language: str) -> Iterator[str]:
    """Each problem with its row; of what occurs often the first few and how many more."""
    said: Counter[tuple[str, str]] = Counter()
    for one in plan.problems:
        said[one.table, one.code] += 1
        if said[one.table, one.code] > _OFTEN:
            continue
        wording, other = DIRECTORY[one.code], "" if one.other is None else str(one.other)
        place = f"{_TABLES[one.table].in_language(language)}, {LEVELS[Level.ROW].in_language(language)} {one.row}"
        column = _heading(one.table, one.column, language) if one.column else ""
        level = LEVELS[wording.level].in_language(language)
        sentence = f"{wording.reason.in_language(language)} {wording.mend.in_language(language)}".replace("{other}", other)
        yield f"  {place}{f', {column}' if column else ''} ({one.code}, {level}): {sentence}"
    for (table, code), often in said.items():
        if often > _OFTEN:
            more = _AND_MORE.in_language(language).format(count=often - _OFTEN)
            yield f"  {_TABLES[table].in_language(language)} ({code}): {more}"


def _heading(table: str, column: str, language: str) -> str:
    return next(one.heading for one in FORM[table] if one.name == column).in_language(language)


def is_faulty(plan: Plan) -> bool:
    return any(DIRECTORY[one.code].level is not Level.QUERY for one in plan.problems)


def write_report(path: Path, plan: Plan, notes: list[tuple[str, Note]]) -> None:
    """As JSON, in both languages: what became of each table, every problem, and whom no row names."""
    problems = [_of_note(file, note) for file, note in notes]
    problems += [_of_row(one.table, one.row, one.column, one.code, one.other) for one in plan.problems]
    files = {name: vars(count) for name, count in plan.counts.items()}
    told = {"files": files, "problems": problems, "left": plan.left}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _of_row(table: str, row: int | None, column: str | None, code: str, other: int | None) -> dict[str, Any]:
    wording, number = DIRECTORY[code], "" if other is None else str(other)
    words = {
        name: {language: said.in_language(language).replace("{other}", number) for language in ("en", "cy")}
        for name, said in (("reason", wording.reason), ("mend", wording.mend))
    }
    return {"file": table, "row": row, "column": column, "code": code, "level": wording.level.value, **words}


def _of_note(file: str, note: Note) -> dict[str, Any]:
    severity, words = FILE_PROBLEMS[note.code]
    level = "file" if severity is Severity.ERROR else "query"
    # Of a file the reason and the way to mend it are one sentence after another.
    said = {"en": words.en, "cy": words.cy}
    return {"file": file, "row": None, "column": note.column, "code": note.code, "level": level, "reason": said, "mend": said}
