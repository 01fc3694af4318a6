"""A candidate: all that would be public in one folder, and the mark of each file: what is approved is what goes out."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from ymylon.publication.rules import sheets, site
from ymylon.publication.rules.measures import plausibility
from ymylon.publication.rules.measures.facts import Facts
from ymylon.publication.rules.release import files
from ymylon.publication.rules.release.judged import Judged
from ymylon.publication.rules.release.running import Release

PUBLIC, CANDIDATE, QUESTIONS, FAULTS = "public", "candidate.json", "questions.csv", "faults.csv"


def asked_of(facts: Facts) -> pl.DataFrame:
    """What can hardly be so, of what bodies published and of their own rows: exact figures, for whoever approves."""
    found = plausibility.MEASURE.works_out(facts).filter(figure="question")
    return found.select("period", "geography", "basis", "check", "value", pl.col("denominator").alias("beside")).sort(pl.all())


def write(
    folder: Path, release: Release, edition: site.Edition, asked: pl.DataFrame, tried: Mapping[str, Any]
) -> None:  # fmt: skip
    """The site, the workbooks and the files into `public/`; beside it `questions.csv`, `faults.csv`, `candidate.json`.

    `asked` (`asked_of`) is not public, and neither is what the rules found. Whoever approves reads both first; the mark of the
    candidate holds them, and `tried`: with which ledger it was attacked.
    """
    public = folder / PUBLIC
    site.write(public, release, edition)
    files.write(public / "data", release, said_of(edition))
    sheets.write(public / "data", release, edition)
    asked.write_csv(folder / QUESTIONS)
    (folder / FAULTS).write_text(edition.judged.written, encoding="utf-8")
    told = {"edition": release.edition, **said_of(edition), "questions": asked.height,
            **marks_beside(folder), **tried, "files": marks(public)}  # fmt: skip
    told["mark"] = mark_of(told)
    (folder / CANDIDATE).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def said_of(edition: site.Edition) -> dict[str, Any]:
    """What is said of the edition beside its numbers."""
    told: dict[str, Any] = {
        "edition_number": edition.number,
        "release_at": edition.release_at.isoformat() if edition.release_at else None,
        "input_sha256": edition.input_mark,
        "invented": edition.is_invented,
        "rules": rules_of(edition.judged),
    }
    if edition.change:
        told["change"] = {"what_en": edition.change.what.en, "what_cy": edition.change.what.cy,
                          "why_en": edition.change.why.en, "why_cy": edition.change.why.cy}  # fmt: skip
    return told


def rules_of(found: Judged) -> dict[str, Any]:
    """What is said in public of what the rules found: nothing of which few rows could be known again."""
    return {
        "asked": found.asked,
        "not_asked": found.not_asked,
        "queries_to_nearest_hundred": found.queries,
        "do_errors_stay": bool(found.stays),
        "errors_that_stay_in_a_hundred_rows_or_more": list(dict.fromkeys(one.code for one in found.often_stays)),
    }


def mark_in(folder: Path) -> str:
    """The mark of a candidate that was just written."""
    return json.loads((folder / CANDIDATE).read_text(encoding="utf-8"))["mark"]


BESIDE = {"questions_sha256": QUESTIONS, "faults_sha256": FAULTS}


def marks_beside(folder: Path, names: Iterable[str] = BESIDE) -> dict[str, str]:
    """The SHA-256 of what whoever approves reads, and nobody else. Of `names`, those that are marks of these."""
    return {name: sha256((folder / BESIDE[name]).read_bytes()).hexdigest() for name in names if name in BESIDE}


def marks(public: Path) -> dict[str, str]:
    """The SHA-256 of every file, by its path from `public`."""
    found = sorted(path for path in public.rglob("*") if path.is_file())
    return {path.relative_to(public).as_posix(): sha256(path.read_bytes()).hexdigest() for path in found}


def mark_of(told: Mapping[str, Any]) -> str:
    """One mark for the whole candidate: two people sign this."""
    own = {name: value for name, value in told.items() if name != "mark"}
    return sha256(json.dumps(own, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
