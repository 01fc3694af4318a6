"""What somebody typed into the one box, taken apart: names, a birth date or what is known of it, and numbers."""

import re
from dataclasses import dataclass
from datetime import date

from ymylon.terms.calendars import ENGLISH_MONTHS, ENGLISH_MONTHS_SHORT, WELSH_MONTHS, WELSH_MONTHS_SHORT
from ymylon.terms.codes import IdentifierSystem
from ymylon.terms.folding import folded
from ymylon.terms.identifiers import MESSAGES, nhs_fault, nhs_number, pnc, pnc_fault, upn, upn_fault
from ymylon.terms.names import tokens
from ymylon.terms.words import Words

LONGEST = 200  # letters; what is longer is no name
MOST_NAMES = 8
OLDEST = 25  # years: a number up to this, alone, is an age

NOT_A_DATE = Words("“%(typed)s” is not a day of the calendar.", "Nid yw “%(typed)s” yn ddiwrnod yn y calendr.")
_ANY = ""

_MONTHS = {
    folded(name): place
    for names in (ENGLISH_MONTHS, ENGLISH_MONTHS_SHORT, WELSH_MONTHS, WELSH_MONTHS_SHORT)
    for place, name in enumerate(names, start=1)
} | {"sept": 9, "fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# Said around a birth date, an age or a number, and no part of a name: only where figures stand beside them.
_AROUND = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|dyddiad geni|born(?: on)?|ganwyd|ganed|aged?|oed(?:ran)?|nhs(?: no\.?| number)?|gig|upn|"
    r"pnc(?: id)?|rhif|number|no\.?)(?=[\s:,.]*[A-Za-z]?\d)[:,.]?|"
    r"(?<=\d)\s*(?:years?(?: old)?|yrs?|y\.?o\.?|(?:m|b)lwydd oed|oed)\b",
    re.IGNORECASE,
)
_PNC = re.compile(r"(?<![\w/])(?:\d{4}|\d{2})/\d{1,7}[A-Za-z](?!\w)")
_UPN = re.compile(r"(?<!\w)[A-Za-z]\d{11}[\dA-Za-z](?!\w)")
_NHS = re.compile(r"(?<![\w/])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w/])")
_DAY_FIRST = re.compile(r"(?<!\w)(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?!\w)")
_YEAR_FIRST = re.compile(r"(?<!\w)(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\w)")
_IN_WORDS = re.compile(
    rf"(?<!\w)(\d{{1,2}})(?:st|nd|rd|th|af|ail|il|ydd|fed|eg|ain)?(?: of| o)?[ .,]+({_MONTH})\.?,?[ ]+(\d{{4}}|\d{{2}})(?!\w)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"(?<!\w)(\d{2})(\d{2})(\d{4})(?!\w)")
_MONTH_YEAR = re.compile(rf"(?<!\w)({_MONTH})\.?,?[ ]+(\d{{4}})(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w/-])((?:19|20)\d{2})(?![\w/-])")
_AGE = re.compile(r"(?<!\w)(\d{1,2})(?!\w)")
_OTHER_NUMBER = re.compile(r"(?<![\w/-])[A-Za-z]{0,4}[-/]?\d[\w/-]{3,19}(?!\w)")


@dataclass(frozen=True)
class Asked:
    """What was asked for. Of birth, at most one of the four is known: a day, a month of a year, a year, an age."""

    names: str = ""
    born_on: date | None = None
    born_in: tuple[int, int] | None = None
    year: int | None = None
    age: int | None = None
    numbers: tuple[tuple[str, str], ...] = ()
    faults: tuple[Words, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.born_on or self.born_in or self.year or self.age is not None or self.numbers)

    @property
    def is_enough_for_the_index(self) -> bool:
        """Whether it names one human: two names with the whole birth date, or a number that a national system gives."""
        return bool(self.national_numbers) or (self.born_on is not None and len(tokens(self.names)) >= 2)

    @property
    def national_numbers(self) -> tuple[tuple[str, str], ...]:
        """Numbers that are nobody else's, their check passed."""
        return tuple((system, value) for system, value in self.numbers if system)

    @property
    def canonical(self) -> str:
        """The same text for the same question, however it was spaced, ordered or accented: what the audit line hashes."""
        names = sorted(token.text for token in tokens(self.names))
        numbers = sorted(value.upper() for _system, value in self.numbers)
        return "|".join([*names, str(self.born_on or self.born_in or self.year or self.age or ""), *numbers])


class _Box:
    """The text that is left, while what is understood is taken out of it."""

    def __init__(self, text: str):
        self.left = text[:LONGEST]

    def take(self, pattern: re.Pattern[str], understood) -> list:
        taken = []

        def one(found: re.Match[str]) -> str:
            answer = understood(found)
            if answer is None:
                return found.group()
            taken.append(answer)
            return " "

        self.left = pattern.sub(one, self.left)
        return taken


def read(text: str) -> Asked:
    """What `text` asks for. What can't be a name, a date or a number is passed over; what is nearly one is named as a fault."""
    box = _Box(" ".join(text.replace("\u00a0", " ").split()))
    faults: list[Words] = []
    box.left = _AROUND.sub(" ", box.left)
    numbers = _numbers(box, faults)
    days = _days(box, faults)
    months = box.take(_MONTH_YEAR, lambda found: (int(found[2]), _MONTHS[folded(found[1])])) if not days else []
    years = box.take(_YEAR, lambda found: int(found[1])) if not days and not months else []
    others = box.take(_OTHER_NUMBER, lambda found: (_ANY, found.group()))
    ages = box.take(_AGE, lambda found: int(found[1]) if int(found[1]) <= OLDEST else None)
    names = " ".join(box.left.split()[: MOST_NAMES * 2])
    return Asked(
        names=names if tokens(names) else "",
        born_on=days[0] if days else None,
        born_in=months[0] if months else None,
        year=years[0] if years else None,
        age=ages[0] if ages and not (days or months or years) else None,
        numbers=tuple(dict.fromkeys([*numbers, *others])),
        faults=tuple(faults),
    )


def _numbers(box: _Box, faults: list[Words]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for pattern, system, normal, fault in (
        (_PNC, IdentifierSystem.PNC_ID, pnc, pnc_fault),
        (_UPN, IdentifierSystem.UPN, upn, upn_fault),
        (_NHS, IdentifierSystem.NHS_NUMBER, nhs_number, nhs_fault),
    ):
        for typed in box.take(pattern, lambda match: match.group()):
            wrong = fault(typed)
            if value := normal(typed):
                found.append((str(system), value))
            elif wrong:
                # It may still be somebody's number in another system.
                found.append((_ANY, "".join(typed.split())))
                faults.append(_about(system.words, MESSAGES[wrong]))
    return found


def _days(box: _Box, faults: list[Words]) -> list[date]:
    def day(found: re.Match[str], order: tuple[int, int, int]) -> date | str:
        years, months, days = (found[place] for place in order)
        month = _MONTHS.get(folded(months)) or int(months)
        # Month and day the American way round, where the other way is no date.
        return _date(_year(years), month, int(days)) or _date(_year(years), int(days), month) or found.group()

    taken = box.take(_YEAR_FIRST, lambda found: day(found, (1, 2, 3)))
    taken += box.take(_DAY_FIRST, lambda found: day(found, (4, 3, 1)))
    taken += box.take(_IN_WORDS, lambda found: day(found, (3, 2, 1)))
    taken += box.take(_TOGETHER, lambda found: _date(int(found[3]), int(found[2]), int(found[1])))
    faults += [Words(NOT_A_DATE.en % {"typed": one}, NOT_A_DATE.cy % {"typed": one}) for one in taken if isinstance(one, str)]
    return [one for one in taken if isinstance(one, date)]


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return 1900 + int(digits) if int(digits) > 70 else 2000 + int(digits)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _about(what: Words, fault: Words) -> Words:
    return Words(f"{what.en}: {fault.en}", f"{what.cy}: {fault.cy}")
