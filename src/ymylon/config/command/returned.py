"""What commands that make figures of a return's folder ask and say alike."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from ymylon.terms.words import Words

from .said import READING, SYSTEM_FAULT, refuse, tell

if TYPE_CHECKING:
    from ymylon.publication.rules.measures.facts import Facts

NO_YEAR = Words(
    "{name} is no collection year. It reads like 2025-26.", "Nid blwyddyn gasglu yw {name}. Mae’n edrych fel 2025-26."
)
YEAR_TAKEN = Words(
    "Collection year {year}, the last that has ended; --year names another.",
    "Blwyddyn gasglu {year}, yr olaf i ddod i ben; mae --year yn enwi un arall.",
)
NOT_EMPTY = Words("{name} holds something already: name a new folder.", "Mae rhywbeth eisoes yn {name}: enwch ffolder newydd.")
_NO_FOLDER = Words("There is no return’s folder {name}.", "Nid oes ffolder ffurflen {name}.")
NO_RETURN = Words("There is no return’s file in {name}.", "Nid oes ffeil ffurflen yn {name}.")
NO_MEMORY = Words("There is not enough memory for this return.", "Nid oes digon o gof ar gyfer y ffurflen hon.")
NO_LIBRARIES = Words(
    "The libraries for intervals, curves and workbooks are not installed: `make setup ARGS=--measures` installs them (100 MB"
    " to download).",
    "Nid yw’r llyfrgelloedd ar gyfer cyfyngau, cromliniau a llyfrau gwaith wedi’u gosod: mae `make setup ARGS=--measures` yn"
    " eu gosod (100 MB).",
)
NO_POPULATION = Words(
    "{name} can’t be read: a CSV with the columns area_code, group, persons, on, source is wanted.",
    "Ni ellir darllen {name}: mae angen CSV â’r colofnau area_code, group, persons, on, source.",
)
_NOTHING_WRITTEN = Words(
    "Nothing was written: with a file left out, every figure would be too small, and nobody would see it.",
    "Nid ysgrifennwyd dim: â ffeil wedi’i hepgor, byddai pob ffigur yn rhy fach, ac ni fyddai neb yn ei weld.",
)


def is_new(folder: Any) -> bool:
    """Whether this folder is not there yet, or is empty."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def refused(chosen: argparse.Namespace) -> int | None:
    """The exit code where `chosen.folder` holds no return, `chosen.out` is taken, or the libraries are missing; said already."""
    from ymylon.publication.rules.measures.inference import is_there
    from ymylon.publication.rules.validating import files_of

    if not chosen.folder.is_dir():
        return refuse(_NO_FOLDER, chosen.language, name=chosen.folder)
    if not files_of(chosen.folder):
        return refuse(NO_RETURN, chosen.language, name=chosen.folder)
    if not is_new(chosen.out):
        return refuse(NOT_EMPTY, chosen.language, name=chosen.out)
    if not is_there():
        tell(NO_LIBRARIES, chosen.language)
        return SYSTEM_FAULT
    return None


def facts_in(chosen: argparse.Namespace, **asked: Any) -> "Facts | None":
    """The facts of `chosen.folder`, as `facts_of` reads them; None, and why, where a file can't be read."""
    from ymylon.publication.rules.measures.facts import facts_of
    from ymylon.publication.rules.validating import Severity

    facts, problems = facts_of(chosen.folder, said=lambda file: tell(READING, chosen.language, name=file), **asked)
    for problem in problems:
        print(f"{problem.code} {problem.file}: {problem.words.in_language(chosen.language)}", file=sys.stderr)
    if any(problem.severity is Severity.ERROR for problem in problems):
        tell(_NOTHING_WRITTEN, chosen.language)
        return None
    return facts
