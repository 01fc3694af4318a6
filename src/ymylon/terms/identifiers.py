"""Numbers with a check digit: NHS number, unique pupil and learner numbers and Police National Computer ID.

Each has two functions: one gives the number in its one stored form, or None; the other says what is wrong, or None.
Sources: nhs_number, upn, pnc_id in `terms.sources`.
"""

import re
from enum import StrEnum

from .words import Words


class Fault(StrEnum):
    """Why a number can't stand."""

    EMPTY = "EMPTY"
    WRONG_LENGTH = "WRONG_LENGTH"
    WRONG_CHARACTERS = "WRONG_CHARACTERS"
    CHECK_FAILS = "CHECK_FAILS"


MESSAGES: dict[Fault, Words] = {
    Fault.EMPTY: Words("No number was given.", "Ni roddwyd rhif."),
    Fault.WRONG_LENGTH: Words(
        "The number is too short or too long. Compare it with its source.",
        "Mae’r rhif yn rhy fyr neu’n rhy hir. Cymharwch ef â’i ffynhonnell.",
    ),
    Fault.WRONG_CHARACTERS: Words(
        "The number has a character that can’t stand there. Compare it with its source.",
        "Mae nod yn y rhif na all fod yno. Cymharwch ef â’i ffynhonnell.",
    ),
    Fault.CHECK_FAILS: Words(
        "The number’s own check fails, so one character is wrong. Compare it with its source.",
        "Mae gwiriad y rhif ei hun yn methu, felly mae un nod yn anghywir. Cymharwch ef â’i ffynhonnell.",
    ),
}

_SPACING = re.compile(r"[\s\-‐‑–.]+")
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # no I, O or S
_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_PNC = re.compile(r"^(\d{4}|\d{2})/(\d{1,7})([A-Z])$|^(\d{4}|\d{2})(\d{7})([A-Z])$", re.ASCII)
FIRST_PNC_YEAR = 1974
NHS_DEMONSTRATION_PREFIX = "999"  # never issued to a person: the only range that invented people may have


def nhs_number(text: str) -> str | None:
    """Ten digits without spaces, or None where it isn't an NHS number."""
    return None if nhs_fault(text) else _bare(text)


def _weighed(text: str) -> int | Fault:
    """Of ten digits the sum of the first nine, weighed from ten down to two; or what is wrong with them."""
    digits = _bare(text)
    if not digits:
        return Fault.EMPTY
    if not _is_digits(digits):
        return Fault.WRONG_CHARACTERS
    if len(digits) != 10:
        return Fault.WRONG_LENGTH
    return sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))


def nhs_fault(text: str) -> Fault | None:
    """What is wrong with an NHS number, or None."""
    total = _weighed(text)
    if isinstance(total, Fault):
        return total
    check = (11 - total % 11) % 11
    return None if check == int(_bare(text)[9]) else Fault.CHECK_FAILS


def nhs_shown(number: str) -> str:
    """As it is read out: 943 476 5919."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def upn(text: str) -> str | None:
    """Thirteen characters in capitals, or None where it isn't a unique pupil number."""
    return None if upn_fault(text) else _bare(text)


def upn_fault(text: str) -> Fault | None:
    """What is wrong with a unique pupil number, or None; permanent and temporary numbers alike."""
    number = _bare(text)
    if not number:
        return Fault.EMPTY
    if len(number) != 13:
        return Fault.WRONG_LENGTH
    last = number[12]
    if number[0] not in _UPN_LETTERS or not _is_digits(number[1:12]) or not (_is_digits(last) or last in _UPN_LETTERS):
        return Fault.WRONG_CHARACTERS
    # A temporary number ends in a letter, which counts as its place in the alphabet of the check.
    values = [int(digit) for digit in number[1:12]] + [int(last) if _is_digits(last) else _UPN_LETTERS.index(last)]
    total = sum(value * weight for weight, value in enumerate(values, start=2))
    return None if _UPN_LETTERS[total % 23] == number[0] else Fault.CHECK_FAILS


def upn_is_temporary(number: str) -> bool:
    """True for a number given to a pupil until the permanent one is known."""
    return number[12:].isalpha()


def upn_education_code(number: str) -> str:
    """The three digits of the authority that issued it (Wales: 660 to 681); says nothing of where the child is now."""
    return number[1:4]


def pnc(text: str, this_year: int = FIRST_PNC_YEAR + 99) -> str | None:
    """YYYY/NNNNNNNX, or None where it isn't a PNC ID.

    A year of two digits later than that of `this_year` is of the last century; without it, one from 74 on, the
    year in which the computer began.
    """
    if pnc_fault(text):
        return None
    year, serial, letter = _pnc_parts(text) or ("", "", "")
    if len(year) == 2:
        year = ("20" if int(year) <= this_year % 100 else "19") + year
    return f"{year}/{serial}{letter}"


def pnc_fault(text: str) -> Fault | None:
    """What is wrong with a PNC ID, or None."""
    number = _bare(text)
    if not number:
        return Fault.EMPTY
    parts = _pnc_parts(text)
    if parts is None:
        return Fault.WRONG_CHARACTERS if re.search(r"[^0-9A-Z/]", number) else Fault.WRONG_LENGTH
    year, serial, letter = parts
    if letter not in _PNC_LETTERS:
        return Fault.WRONG_CHARACTERS
    return None if _PNC_LETTERS[int(year[-2:] + serial) % 23] == letter else Fault.CHECK_FAILS


def uln_fault(text: str) -> Fault | None:
    """What is wrong with a unique learner number, or None: ten digits, of which the last checks the rest."""
    total = _weighed(text)
    if isinstance(total, Fault):
        return total
    # A rest of nought is given to nobody.
    rest = total % 11
    return None if rest and 10 - rest == int(_bare(text)[9]) else Fault.CHECK_FAILS


def _pnc_parts(text: str) -> tuple[str, str, str] | None:
    """Year as written, serial padded to seven digits, check letter; a serial without its slash must be whole."""
    found = _PNC.match(_bare(text))
    if not found:
        return None
    year, serial, letter = (part for part in found.groups() if part is not None)
    return year, serial.zfill(7), letter


def _bare(text: str) -> str:
    return _SPACING.sub("", text).upper()


def _is_digits(text: str) -> bool:
    # str.isdigit alone lets through superscripts and the digits of other scripts.
    return text.isascii() and text.isdigit()
