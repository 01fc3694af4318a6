"""The machine: its Python, what is installed, its disk, its users."""

import os
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ymylon.config.cluster import home
from ymylon.config.cluster.accounts import server_account
from ymylon.config.cluster.room import free, is_low
from ymylon.config.database import is_embedded
from ymylon.documents.pdf import can_make_pdf, why_not
from ymylon.terms.words import Words

from .finding import Finding, fault, fine, note

_PYTHON = Words("Python", "Python")
_PACKAGES = Words("Packages", "Pecynnau")
_PDF = Words("PDF", "PDF")
_ROOM = Words("Room", "Lle")
_USERS = Words("Users", "Defnyddwyr")
_NONE = Words("missing", "ar goll")
_LOCK = Path(__file__).parents[4] / "requirements" / "run.lock"


def python() -> Iterator[Finding]:
    """Old enough to run is old enough."""
    found = f"{sys.version.split()[0]}, {sys.executable}"
    yield fine(_PYTHON, Words(found, found))


def packages() -> Iterator[Finding]:
    """Whether what is installed is what the lock names."""
    if not _LOCK.exists():
        unseen = Words(
            "the lock is not beside the code, so they were not compared with it",
            "nid yw’r clo wrth ymyl y cod, felly ni chymharwyd nhw ag ef",
            False,
        )
        yield note(_PACKAGES, unseen)
        return
    wanted = dict(re.findall(r"^([\w.-]+)==([\w.]+)", _LOCK.read_text(), re.M))
    installed = {name: _installed(name) for name in wanted}
    differing = [name for name in wanted if installed[name] != wanted[name]]
    if differing:
        said = [(name, installed[name] or _NONE, wanted[name]) for name in differing]
        yield fault(
            _PACKAGES,
            Words(
                ", ".join(f"{name} {_in(found, 'en')} instead of {locked}" for name, found, locked in said),
                ", ".join(f"{name} {_in(found, 'cy')} yn lle {locked}" for name, found, locked in said),
            ),
            Words("Run `make setup`.", "Rhedwch `make setup`."),
        )
    else:
        yield fine(_PACKAGES, Words(f"{len(wanted)}, as locked", f"{len(wanted)}, fel y’u clowyd", False))


def _in(found: str | Words, language: str) -> str:
    return found.in_language(language) if isinstance(found, Words) else found


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def paper() -> Iterator[Finding]:
    """Whether a plan can be had as a PDF. Where it can't, the page prints on one sheet from any browser."""
    if can_make_pdf():
        yield fine(_PDF, Words("can be made here", "gellir ei wneud yma"))
        return
    lock = "`.venv/bin/python -m pip install --require-hashes --no-deps -r requirements/pdf.lock`"
    bring = "`apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`"
    # No note: a page that prints on one sheet is enough for live use.
    yield fine(
        _PDF,
        Words(
            f"none is made, for {why_not()} is missing, and pages are printed from the browser; {lock} and, as root, {bring}"
            " bring them",
            f"ni wneir yr un, am fod {why_not()} ar goll, ac argreffir tudalennau o’r porwr; daw {lock} ac, fel root, {bring}"
            " â nhw",
            False,
        ),
    )


def room() -> Iterator[Finding]:
    """A full disk stops the database."""
    size = f"{free(home()) / 1e9:.1f} GB"
    said = Words(f"{size} free under {home()}", f"{size} ar gael dan {home()}")
    remedy = Words(
        "Make room: a full disk stops the database. Until then no return is taken in.",
        "Gwnewch le: mae disg lawn yn atal y gronfa ddata. Tan hynny ni dderbynnir yr un ffurflen.",
        False,
    )
    yield fault(_ROOM, said, remedy) if is_low(home()) else fine(_ROOM, said)


def users() -> Iterator[Finding]:
    """Separate users for the roles keep a taken-over web server from becoming the tables' owner."""
    if is_embedded():
        name = server_account().name
        yield note(
            _USERS,
            Words(
                f"one user of this machine ({name}) may sign in as every database role: not for live use",
                f"caiff un defnyddiwr o’r peiriant hwn ({name}) fewngofnodi fel pob rôl yn y gronfa ddata: nid at ddefnydd byw",
                False,
            ),
            Words(
                "Name a PostgreSQL of your own in DATABASE_URL, with a password for each role (`ymylon roles`).",
                "Enwch eich PostgreSQL eich hun yn DATABASE_URL, â chyfrinair i bob rôl (`ymylon roles`).",
                False,
            ),
        )
    elif all(os.environ.get(f"DATABASE_URL_{role}") for role in ("OWNER", "WEB")):
        name = server_account().name
        yield note(
            _USERS,
            Words(
                f"one user of this machine ({name}) knows the passwords of the tables' owner and of the pages",
                f"mae un defnyddiwr o’r peiriant hwn ({name}) yn gwybod cyfrineiriau perchennog y tablau a’r tudalennau",
                False,
            ),
            Words(
                "For live use run migrations, pages and jobs as users of their own, each told the address of its own role alone.",
                "At ddefnydd byw, rhedwch y camau mudo, y tudalennau a thasgau fel defnyddwyr ar wahân, pob un â chyfeiriad"
                " ei rôl ei hun yn unig.",
                False,
            ),
        )
    elif not any(os.environ.get(f"DATABASE_URL_{role}") for role in ("OWNER", "WEB", "JOB")):
        yield note(
            _USERS,
            Words(
                "one address serves every database role: not for live use",
                "mae un cyfeiriad yn gwasanaethu pob rôl yn y gronfa ddata: nid at ddefnydd byw",
                False,
            ),
            Words(
                "Give each role a password of its own, and each of migrations, pages and jobs a user of this machine of its own.",
                "Rhowch ei chyfrinair ei hun i bob rôl, a’i ddefnyddiwr ei hun o’r peiriant hwn i’r camau mudo, i’r tudalennau"
                " ac i dasgau.",
                False,
            ),
        )
    else:
        yield fine(
            _USERS,
            Words(
                "this user knows the address of its own database role alone",
                "dim ond cyfeiriad ei rôl ei hun yn y gronfa ddata y mae’r defnyddiwr hwn yn ei wybod",
                False,
            ),
        )
