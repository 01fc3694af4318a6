"""One cell at a time: what a person wrote, brought to what the directory holds. None where it can't be understood."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from ymylon.terms.codes.base import Code
from ymylon.terms.geography import AUTHORITIES, FORCES, HEALTH_BOARDS, Nation, current_code

One = TypeVar("One", bound=Code)
_YES = frozenset({"yes", "y", "true", "1", "ie", "ydy", "ydi"})
_NO = frozenset({"no", "n", "false", "0", "na", "nac ydy"})
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()\-]*(?: ?(?:ext\.?|x|est\.?) ?[0-9]+)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")


def plain(text: str) -> str:
    """What two names have in common that differ in capitals, spaces and the form of an apostrophe alone."""
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("‘", "'")).strip().casefold()


def code_in(codes: type[One], text: str) -> One | None:
    """The code of this list that is written so: by itself, or by its words in either language."""
    wanted = plain(text)
    return next((one for one in codes if wanted in (plain(one.value), plain(one.words.en), plain(one.words.cy))), None)


def yes_or_no(text: str) -> bool | None:
    wanted = plain(text)
    return True if wanted in _YES else False if wanted in _NO else None


def day(text: str) -> date | None:
    """2026-12-01, 01/12/2026 or 01/12/26."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def telephone(text: str) -> tuple[str | None, bool]:
    """The number, and whether a spreadsheet had taken its first 0 away."""
    bare = re.sub(r"\D", "", text)
    if not _TELEPHONE.fullmatch(text) or not 3 <= len(bare) <= 20:
        return None, False
    lost = len(bare) == 10 and bare == text and text[0] in "12378"
    return (f"0{text}" if lost else text), lost


def email(text: str) -> str | None:
    return text if _EMAIL.fullmatch(text) else None


def areas(text: str) -> tuple[str, ...] | None:
    """The areas that are named or given by their codes, with “;” or lines between; “Wales” is all of its councils."""
    found: list[str] = []
    for piece in (part.strip() for part in re.split(r"[;|\n]", text)):
        got = _area(piece) if piece else ()
        if not got:
            # Some areas have a comma in their name.
            pieces = [_area(part) for part in piece.split(",")] if "," in piece else [()]
            got = tuple(gss for one in pieces for gss in one) if all(pieces) else ()
        if piece and not got:
            return None
        found += got
    return tuple(dict.fromkeys(found))


def _area(text: str) -> tuple[str, ...]:
    gss = current_code(text)
    # The statistics office writes “Bristol, City of”.
    bare = re.sub(r", (city|county) of$", "", plain(text))
    return (gss,) if gss in AUTHORITIES else _named().get(bare, ())


@cache
def _named() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for gss, area in AUTHORITIES.items():
        for name in area.words[:2]:
            names.setdefault(plain(name), (gss,))
    for name in Nation.WALES.words[:2]:
        names[plain(name)] = tuple(gss for gss, area in AUTHORITIES.items() if area.nation == Nation.WALES)
    return names


@cache
def code_named(kind: str) -> dict[str, str]:
    """The code of every council, force or health board by its names; nothing for any other kind of agency."""
    known: dict[str, Mapping[str, Any]] = {"COUNCIL": AUTHORITIES, "POLICE": FORCES, "HEALTH_BOARD": HEALTH_BOARDS}
    bodies = known.get(kind, {})
    return {plain(name): code for code, body in bodies.items() for name in body.words[:2]}


def served_by(kind: str, code: str) -> tuple[str, ...] | None:
    """The areas of this council, force or health board; None where no such body has this code."""
    if kind == "COUNCIL":
        return (code,) if code in AUTHORITIES else None
    if kind == "POLICE" and code in FORCES:
        return tuple(gss for gss, area in AUTHORITIES.items() if area.force == code)
    if kind == "HEALTH_BOARD" and code in HEALTH_BOARDS:
        return tuple(gss for gss, area in AUTHORITIES.items() if area.health_board == code)
    return None
