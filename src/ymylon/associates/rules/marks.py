"""Telephone numbers, registration marks and names online in one stored form each, so that what is the same is found the same."""

import re
import unicodedata

from ymylon.associates.rules.codes import Kind

_SPACING = re.compile(r"[\s().\-‐‑–/]+")
_CURRENT_MARK = re.compile(r"^[A-Z]{2}\d{2}[A-Z]{3}$")
_LETTERS, _DIGITS = str.maketrans("01", "OI"), str.maketrans("OI", "01")
LONGEST_MARK = 10  # characters; foreign marks are longer than ours


def phone(text: str) -> str | None:
    """A number as it is dialled from anywhere, "+447700900123"; a British one may be given without its country. Else None."""
    digits = _SPACING.sub("", text.replace("(0)", ""))
    digits = "+" + digits[2:] if digits.startswith("00") else digits
    if digits.startswith("+44"):
        digits = "+44" + digits[3:].removeprefix("0")
    elif digits.startswith("0"):
        digits = "+44" + digits[1:]
    elif len(digits) == 10 and digits.startswith("7"):
        digits = "+44" + digits
    if not re.fullmatch(r"\+\d{8,15}", digits, re.ASCII):
        return None
    # Ofcom’s national numbers have nine or ten digits.
    return digits if not digits.startswith("+44") or len(digits) in (12, 13) else None


def phone_words(stored: str) -> str:
    """A stored number as it is read here: a British one with its nought."""
    if not stored.startswith("+44"):
        return stored
    national = "0" + stored[3:]
    return f"{national[:5]} {national[5:]}"


def registration(text: str) -> str | None:
    """A registration mark in capitals, without spaces; O and 0, I and 1 as a current British one has them. Else None."""
    mark = _SPACING.sub("", text).upper()
    if not re.fullmatch(rf"[A-Z0-9]{{2,{LONGEST_MARK}}}", mark, re.ASCII):
        return None
    if len(mark) == 7:
        meant = mark[:2].translate(_LETTERS) + mark[2:4].translate(_DIGITS) + mark[4:].translate(_LETTERS)
        mark = meant if _CURRENT_MARK.match(meant) else mark
    return mark


def registration_words(stored: str) -> str:
    """A stored mark with its space, where its form says where."""
    return f"{stored[:4]} {stored[4:]}" if _CURRENT_MARK.match(stored) else stored


def handle(text: str) -> str | None:
    """A name online, in small letters and without its @; None where nothing is left of it."""
    return re.sub(r"\s+", "", text).lstrip("@").casefold() or None


def web_address(text: str) -> str | None:
    """An address or the name of a platform, in small letters, without what every address begins and ends with."""
    words = re.sub(r"\s+", " ", text.strip()).casefold()
    return re.sub(r"^(https?://)?(www\.)?", "", words).rstrip("/") or None


_READERS = {Kind.PHONE: phone, Kind.VEHICLE: registration, Kind.ACCOUNT: handle, Kind.PLATFORM: web_address}


def key_of(kind: Kind | str, text: str) -> str | None:
    """The one form in which the number, mark or name of such a thing is held; None where it can’t be read, or has none."""
    reader = _READERS.get(Kind[kind])
    return reader(text) if reader else None


def mark_words(kind: Kind | str, stored: str, typed: str) -> str:
    """What a reader sees of a number, mark or name online."""
    if kind == Kind.PHONE:
        return phone_words(stored)
    return registration_words(stored) if kind == Kind.VEHICLE else typed


def folded(name: str) -> str:
    """A name as it is compared: without capitals, accents, spaces and signs. “Jay-Jay”, “JAY JAY” and “jayjay” are one."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def nicknames_in(text: str) -> list[str]:
    """The nicknames that were typed, one after another with commas or lines between, each once."""
    found: dict[str, str] = {}
    for part in re.split(r"[,;\n]", text):
        if folded(part):
            found.setdefault(folded(part), part.strip())
    return list(found.values())
