"""A candidate: all that would be public in one folder, and the mark of each file: what is approved is what goes out."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from ymylon.publication.rules import sheets, site
from ymylon.publication.rules.release import files
from ymylon.publication.rules.release.running import Release

PUBLIC, CANDIDATE = "public", "candidate.json"


def write(folder: Path, release: Release, edition: site.Edition) -> None:
    """The site, the workbooks and the files of a release into `public/`, and `candidate.json` beside it."""
    public = folder / PUBLIC
    site.write(public, release, edition)
    files.write(public / "data", release, said_of(edition))
    sheets.write(public / "data", release, edition)
    told = {"edition": release.edition, **said_of(edition), "files": marks(public)}
    told["mark"] = mark_of(told)
    (folder / CANDIDATE).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def said_of(edition: site.Edition) -> dict[str, Any]:
    """What is said of the edition beside its numbers."""
    told: dict[str, Any] = {
        "edition_number": edition.number,
        "release_at": edition.release_at.isoformat() if edition.release_at else None,
        "input_sha256": edition.input_mark,
        "invented": edition.is_invented,
    }
    if edition.change:
        told["change"] = {"what_en": edition.change.what.en, "what_cy": edition.change.what.cy,
                          "why_en": edition.change.why.en, "why_cy": edition.change.why.cy}  # fmt: skip
    return told


def marks(public: Path) -> dict[str, str]:
    """The SHA-256 of every file, by its path from `public`."""
    found = sorted(path for path in public.rglob("*") if path.is_file())
    return {path.relative_to(public).as_posix(): sha256(path.read_bytes()).hexdigest() for path in found}


def mark_of(told: Mapping[str, Any]) -> str:
    """One mark for the whole candidate: two people sign this."""
    own = {name: value for name, value in told.items() if name != "mark"}
    return sha256(json.dumps(own, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
