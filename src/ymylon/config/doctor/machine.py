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

from .finding import Finding, fault, fine, note

_LOCK = Path(__file__).parents[4] / "requirements" / "run.lock"


def python() -> Iterator[Finding]:
    """Old enough to run is old enough."""
    yield fine("Python", f"{sys.version.split()[0]}, {sys.executable}")


def packages() -> Iterator[Finding]:
    """Whether what is installed is what the lock names."""
    if not _LOCK.exists():
        yield note("Packages", "the lock is not beside the code, so they were not compared with it", "")
        return
    wanted = dict(re.findall(r"^([\w.-]+)==([\w.]+)", _LOCK.read_text(), re.M))
    installed = {name: _installed(name) for name in wanted}
    differing = [f"{name} {installed[name]} instead of {wanted[name]}" for name in wanted if installed[name] != wanted[name]]
    if differing:
        yield fault("Packages", ", ".join(differing), "Run `make setup`.")
    else:
        yield fine("Packages", f"{len(wanted)}, as locked")


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def paper() -> Iterator[Finding]:
    """Whether a plan can be had as a PDF. Where it can't, the page prints on one sheet from any browser."""
    if can_make_pdf():
        yield fine("PDF", "can be made here")
        return
    lock = "`.venv/bin/python -m pip install --require-hashes --no-deps -r requirements/pdf.lock`"
    remedy = f"{lock} and, as root, `apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0` bring them"
    # No note: a page that prints on one sheet is enough for live use.
    yield fine("PDF", f"none is made, for {why_not()} is missing, and pages are printed from the browser; {remedy}")


def room() -> Iterator[Finding]:
    """A full disk stops the database."""
    said = f"{free(home()) / 1e9:.1f} GB free under {home()}"
    remedy = "Make room: a full disk stops the database. Until then no return is taken in."
    yield fault("Room", said, remedy) if is_low(home()) else fine("Room", said)


def users() -> Iterator[Finding]:
    """Separate users for the roles keep a taken-over web server from becoming the tables' owner."""
    if is_embedded():
        yield note(
            "Users",
            f"one user of this machine ({server_account().name}) may sign in as every database role: not for live use",
            "Name a PostgreSQL of your own in DATABASE_URL, with a password for each role (`ymylon roles`).",
        )
    elif all(os.environ.get(f"DATABASE_URL_{role}") for role in ("OWNER", "WEB")):
        yield note(
            "Users",
            f"one user of this machine ({server_account().name}) knows the passwords of the tables' owner and of the pages",
            "For live use run migrations, pages and jobs as users of their own, each told the address of its own role alone.",
        )
    elif not any(os.environ.get(f"DATABASE_URL_{role}") for role in ("OWNER", "WEB", "JOB")):
        yield note(
            "Users",
            "one address serves every database role: not for live use",
            "Give each role a password of its own, and each of migrations, pages and jobs a user of this machine of its own.",
        )
    else:
        yield fine("Users", "this user knows the address of its own database role alone")
