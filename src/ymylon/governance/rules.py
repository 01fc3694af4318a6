"""What may not stand in what a board publishes: names, numbers, birth dates and other ways to somebody. Free of Django."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ymylon.terms.codes import Code
from ymylon.terms.faults import Fault
from ymylon.terms.identifiers import nhs_fault, pnc_fault, uln_fault, upn_fault
from ymylon.terms.names.tokens import tokens
from ymylon.terms.words import Words

# A whole date so many years back may be a child’s birth date.
YOUNGEST, OLDEST = timedelta(days=4 * 365), timedelta(days=26 * 366)


class What(Code):
    """What a hit may be. The first three say nothing of anybody where whoever writes says so; the others are always taken out."""

    ONE_NAME = "ONE_NAME", "a name that is in the record", "enw sydd yn y cofnod"
    DATE = "DATE", "a date that may be a birth date", "dyddiad a all fod yn ddyddiad geni"
    NAME = "NAME", "names that are in the record, side by side", "enwau sydd yn y cofnod, ochr yn ochr"
    BIRTH_DATE = "BIRTH_DATE", "a birth date", "dyddiad geni"
    NHS = "NHS", "an NHS number", "rhif GIG"
    UPN = "UPN", "a unique pupil number", "rhif unigryw disgybl"
    ULN = "ULN", "a unique learner number", "rhif unigryw dysgwr"
    PNC = "PNC", "a number of the Police National Computer", "rhif Cyfrifiadur Cenedlaethol yr Heddlu"
    POSTCODE = "POSTCODE", "a postcode", "cod post"
    TELEPHONE = "TELEPHONE", "a telephone number", "rhif ffôn"
    EMAIL = "EMAIL", "an e-mail address", "cyfeiriad e-bost"


MAY_STAND = frozenset({What.ONE_NAME, What.DATE})


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that may say who somebody is: what it may be, the words as they are typed, and in which line they stand."""

    what: What
    words: str
    line: int


TAKE_OUT = Words("Take this out: it may say who somebody is.", "Tynnwch hyn allan: gall ddweud pwy yw rhywun.", False)
TICK_OR_TAKE_OUT = Words(
    "Take these out, or tick those that are nobody’s.",
    "Tynnwch y rhain allan, neu diciwch y rhai nad ydynt yn perthyn i neb.",
    False,
)
SAY_IN_ONE = Words("Write it in at least one language.", "Ysgrifennwch ef mewn o leiaf un iaith.")
NOT_APPROVED = Words(
    "A public version is written from minutes that the chair has approved.",
    "Ysgrifennir fersiwn cyhoeddus o gofnodion a gymeradwywyd gan y cadeirydd.",
)
SECOND_PERSON = Words(
    "Somebody other than whoever wrote it releases it.", "Rhywun heblaw’r sawl a’i hysgrifennodd sy’n ei ryddhau."
)
NOT_THE_LAST = Words(
    "Another version was written since, or this one is released already.",
    "Ysgrifennwyd fersiwn arall ers hynny, neu mae’r un hwn eisoes wedi’i ryddhau.",
)
FOUND_SINCE = Words(
    "Something in it may say who somebody is. Write another version without it.",
    "Gall rhywbeth ynddo ddweud pwy yw rhywun. Ysgrifennwch fersiwn arall hebddo.",
    False,
)


class Found(Fault):
    """A text that holds what may say who somebody is. Nothing was written; the writer takes it out."""

    def __init__(self, hits: dict[str, tuple[Hit, ...]]) -> None:
        super().__init__(TAKE_OUT, next(iter(hits)))
        self.hits = hits


_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct"
    "|nov|dec|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
)
_ORDER = (
    ("january", "jan", "ionawr"), ("february", "feb", "chwefror"), ("march", "mar", "mawrth"), ("april", "apr", "ebrill"),
    ("may", "mai"), ("june", "jun", "mehefin"), ("july", "jul", "gorffennaf"), ("august", "aug", "awst"),
    ("september", "sep", "sept", "medi"), ("october", "oct", "hydref"), ("november", "nov", "tachwedd"),
    ("december", "dec", "rhagfyr"),
)  # fmt: skip
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|af|ain|eg|fed|il|ydd)?(?:\s+(?:of\s+)?|[/.\-]\s?)(?P<month>\d{{1,2}}|{_MONTHS})"
    rf"(?:,?\s+|[/.\-]\s?)(?P<year>\d{{4}}|\d{{2}})\b"
    rf"|\b(?P<year2>\d{{4}})-(?P<month2>\d{{2}})-(?P<day2>\d{{2}})\b",
    re.IGNORECASE,
)
_BORN = re.compile(r"\b(dob|d\.o\.b|born|birth|birthday|ganed|ganwyd|geni|pen-blwydd|penblwydd)\b", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"(?<![\w/])\+?\(?\d(?:[ \-–().]{0,2}\d){8,13}(?![\w/])")
_UPN = re.compile(r"\b[A-Z][ \-]?\d{3}[ \-]?\d{4}[ \-]?\d{4}[ \-]?\d?[A-Z]?\b", re.IGNORECASE)
_PNC = re.compile(r"\b(?:\d{4}|\d{2})/\d{1,7}[A-Z]\b|\b\d{11}[A-Z]\b|\b\d{9}[A-Z]\b", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+\-]+\s?@\s?[\w\-]+(?:\.[\w\-]+)+")
# An accent that no single letter has stays with its letter.
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:'(?:[^\W\d_][\u0300-\u036f]*)+)*")
# Joiners, selectors and fillers that show nothing and are no format characters.
_UNSEEN = frozenset("\u034f\u115f\u1160\u180b\u180c\u180d\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10))))
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘‛ʼʻʹʽˈ`´′＇", "'"))


def _numbers(text: str) -> Iterator[tuple[What, re.Match[str]]]:
    for found in _EMAIL.finditer(text):
        yield What.EMAIL, found
    for found in _POSTCODE.finditer(text):
        yield What.POSTCODE, found
    for found in _UPN.finditer(text):
        if not upn_fault(found[0]):
            yield What.UPN, found
    for found in _PNC.finditer(text):
        if not pnc_fault(found[0]):
            yield What.PNC, found
    for found in _LONG_NUMBER.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if len(digits) == 10 and not nhs_fault(digits):
            yield What.NHS, found
        elif len(digits) == 10 and not uln_fault(digits):
            yield What.ULN, found
        elif digits.startswith("0") and len(digits) in (10, 11) or digits.startswith(("44", "0044")):
            yield What.TELEPHONE, found


def _day_of(found: re.Match[str]) -> date | None:
    day, month, year = (found[f"{name}2"] or found[name] for name in ("day", "month", "year"))
    number = int(month) if month.isdigit() else next(n for n, names in enumerate(_ORDER, 1) if month.casefold() in names)
    # Of two digits: nobody of whom a board speaks was born in a century that is to come.
    whole = int(year) + (0 if len(year) == 4 else 2000)
    try:
        return date(whole, number, int(day))
    except ValueError:
        return None


def _days(text: str, today: date) -> Iterator[tuple[What, re.Match[str]]]:
    for found in _DAY.finditer(text):
        day = _day_of(found)
        if day is None or day > today:
            continue
        near = text[max(0, found.start() - 30) : found.end() + 20]
        if _BORN.search(near):
            yield What.BIRTH_DATE, found
        elif YOUNGEST <= today - day <= OLDEST:
            yield What.DATE, found


def words_to_look_for(text: str) -> set[str]:
    """The words of a text that may be names: those with a capital, folded as the record folds a name."""
    return {form for word in _capitals(_as_seen(text)) for form in _forms(word[0])}


def _as_seen(text: str) -> str:
    # What the reader can't see, such as a soft hyphen within a name, would hide the name from us alone.
    seen = (letter for letter in text if unicodedata.category(letter) != "Cf" and letter not in _UNSEEN)
    return unicodedata.normalize("NFC", "".join(seen))


def _capitals(text: str) -> Iterator[re.Match[str]]:
    words = _WORD.finditer(text.translate(_APOSTROPHES))
    return (found for found in words if len(found[0]) > 1 and any(part[0].isupper() for part in found[0].split("'")))


def _forms(word: str) -> set[str]:
    """What a word may be in the record. Cai’s, Cai’n and Cai’r are Cai; O’Neill is one word there."""
    each = {word, word.rpartition("'")[0], *word.split("'")}
    return {token.text for one in each if len(one) > 1 for token in tokens(one)}


def _names(text: str, in_record: Collection[str]) -> Iterator[tuple[What, int, str]]:
    """Names side by side, and single ones; a hyphen or an ap between two does not part them."""
    run: list[re.Match[str]] = []
    for found in (*_capitals(text), None):
        is_name = found is not None and not _forms(found[0]).isdisjoint(in_record)
        follows = (
            bool(run)
            and found is not None
            and re.fullmatch(r"[ \t\-‐‑]+(?:(?:ap|ab|ferch) )?|, ?", text[run[-1].end() : found.start()])
        )
        if run and not (is_name and follows):
            what = What.NAME if len(run) > 1 else What.ONE_NAME
            yield what, run[0].start(), text[run[0].start() : run[-1].end()]
            run = []
        if is_name and found is not None:
            run.append(found)


def find_hits(text: str, in_record: Collection[str], today: date, allowed: Iterable[str] = ()) -> tuple[Hit, ...]:
    """What in a text may say who somebody is, from the top; what whoever writes says is nobody’s is left out, where it may be."""
    text = _as_seen(text)
    found = [(what, one.start(), one[0]) for what, one in (*_numbers(text), *_days(text, today))]
    found += list(_names(text, in_record))
    let = set(allowed)
    hits = []
    for what, start, words in sorted(found, key=lambda one: one[1]):
        if what in MAY_STAND and words in let:
            continue
        hits.append(Hit(what, words, text.count("\n", 0, start) + 1))
    return tuple(hits)
