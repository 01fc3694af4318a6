"""Why a person on record could be the one who was asked for. Likenesses are named and counted, never scored by a model."""

from dataclasses import dataclass
from datetime import date

from ymylon.linkage.rules.asked import MOST_NAMES, Asked
from ymylon.people.rules import SHORTEST_PART, age_on, names_keys
from ymylon.terms.codes import IdentifierSystem, Precision
from ymylon.terms.names import (
    FACT_WORDS,
    Fact,
    FactKind,
    Key,
    KeyKind,
    birth_keys,
    explain,
    near_birth_dates,
    query_keys,
    tokens,
)
from ymylon.terms.words import Words

BEGINNING = Words("“%(typed)s” is the beginning of “%(held)s”", "“%(typed)s” yw dechrau “%(held)s”")
PART_OF_FAMILY = Words("“%(typed)s” is part of the surname “%(held)s”", "mae “%(typed)s” yn rhan o’r cyfenw “%(held)s”")
WHOLE_NAME = Words("the name is the same", "mae’r enw yr un fath")
NUMBER = Words("%(system)s is the same", "%(system)s yr un fath")
BORN_SAME = Words("the birth date is the same", "mae’r dyddiad geni yr un fath")
BORN_SWAPPED = Words("day and month of the birth date are the other way round", "mae diwrnod a mis y dyddiad geni o chwith")
BORN_ONE_DIGIT = Words("one figure of the birth date differs", "mae un ffigur o’r dyddiad geni yn wahanol")
BORN_IN_MONTH = Words("born in that month", "ganwyd yn y mis hwnnw")
BORN_IN_YEAR = Words("born in that year", "ganwyd yn y flwyddyn honno")
AGE_FITS = Words("the age fits", "mae’r oedran yn cyd-fynd")
BORN_ABOUT = Words("the estimated year of birth fits", "mae’r flwyddyn eni a amcangyfrifwyd yn cyd-fynd")
BORN_NOT_KNOWN = Words("the birth date is not known yet", "nid yw’r dyddiad geni yn hysbys eto")
BORN_OTHERWISE = Words("the birth date is another one", "mae’r dyddiad geni yn un arall")

_BORN_STRENGTH = {BORN_SAME: 0, BORN_SWAPPED: 1, BORN_ONE_DIGIT: 1, BORN_IN_MONTH: 1, BORN_IN_YEAR: 2, AGE_FITS: 2, BORN_ABOUT: 2}
_BORN_WORDS = {
    KeyKind.BIRTH_DATE: BORN_SAME,
    KeyKind.BIRTH_SWAPPED: BORN_SWAPPED,
    KeyKind.BIRTH_ONE_DIGIT: BORN_ONE_DIGIT,
}
_NOT_MET = (BORN_NOT_KNOWN, BORN_OTHERWISE)
# How near a name is, nearest first. Where it stands (known as, once) says more about it and does not bring it nearer.
_NEARNESS = {FactKind.SAME: 0, FactKind.WRITING: 0, FactKind.JOINED: 1, FactKind.FORM: 2, FactKind.SOUND: 3}
_PART_NEARNESS = 4


@dataclass(frozen=True)
class Held:
    """A person on record, as far as the asker may see them: each name as (kind, given, family), the present one first."""

    names: tuple[tuple[str, str, str], ...]
    born_on: date | None = None
    precision: Precision = Precision.UNKNOWN

    def keys(self) -> tuple[Key, ...]:
        """Every key of every name, each saying where it stands."""
        return tuple(key for kind, given, family in self.names for key in names_keys(kind, given, family))


@dataclass(frozen=True)
class Likeness:
    """How many of the things asked for are met, how near the nearest of each is, and what is to be said of it."""

    met: int
    distance: int
    why: tuple[Words, ...]
    by_number: bool = False

    @property
    def sentence(self) -> Words:
        """One sentence in both languages, which begins with a capital."""
        return Words(_sentence([words.en for words in self.why]), _sentence([words.cy for words in self.why]))


def things_asked(asked: Asked, on: date | None = None) -> list[dict[str, list[str]]]:
    """What to ask the index for, one thing for each name and one for the birth: any key meets it, an exact one comes first."""
    keys = query_keys(asked.names)
    things = []
    for token in list(dict.fromkeys(tokens(asked.names)))[:MOST_NAMES]:
        own = {key.stored for key in keys if token.written in key.written.split()}
        part = {f"p:{token.text}"} if len(token.text) >= SHORTEST_PART else set()
        things.append({"any": sorted(own | part), "exact": [f"n:{token.text}"]})
    # An estimate of the year says something of somebody who is named, and of nobody else.
    if born := [key for key in _born_keys(asked, on) if things or not key.startswith("e:")]:
        things.append({"any": born, "exact": born[:1]})
    return things


def _born_keys(asked: Asked, on: date | None) -> list[str]:
    if asked.born_on:
        return [key.stored for key in birth_keys(asked.born_on)] + [f"e:{asked.born_on.year}"]
    if asked.born_in:
        return [f"m:{asked.born_in[0]}{asked.born_in[1]:02}", f"e:{asked.born_in[0]}"]
    years = [asked.year] if asked.year else []
    if asked.age is not None and on:
        years = [on.year - asked.age, on.year - asked.age - 1]
    return [f"{mark}:{year}" for mark in "ye" for year in years]


def keys_for_index(asked: Asked) -> tuple[list[list[str]], str]:
    """What the match index is asked: for each name the keys that make it the same or a form of it, and the birth date.

    No sound and no part of a name: whoever guesses is not answered.
    """
    born = birth_keys(asked.born_on)[0].stored if asked.born_on else ""
    return [_same_or_form(thing["any"]) for thing in things_asked(Asked(names=asked.names))], born


def keys_to_propose(held: Held) -> dict[str, list]:
    """What must be met by a record that may be this person's: every name, with what is known of the birth."""
    _kind, given, family = held.names[0]
    things = things_asked(Asked(names=f"{given} {family}"))
    wanted: dict[str, list] = {
        "names": [_same_or_form(thing["any"]) for thing in things],
        "exact": [thing["exact"] for thing in things],
        "born": [],
        "near": [],
        "years": [],
    }
    if held.born_on and held.precision is Precision.DAY:
        exact, *near = (key.stored for key in birth_keys(held.born_on))
        wanted |= {"born": [exact], "near": near, "years": [f"e:{held.born_on.year}"]}
    elif held.born_on:
        years = [held.born_on.year + shift for shift in (-1, 0, 1)]
        wanted["years"] = [f"y:{year}" for year in years] + [f"e:{held.born_on.year}"]
    return wanted


def _same_or_form(keys: list[str]) -> list[str]:
    return [key for key in keys if key.startswith(("n:", "f:"))]


def likeness(asked: Asked, held: Held, number: tuple[str, str] | None = None, on: date | None = None) -> Likeness:
    """What of `asked` this person meets. `number` is the (system, value) by which they were found, if they were."""
    met, distance = 0, 0
    why: list[Words] = []
    if number:
        system = IdentifierSystem[number[0]].words
        met += 1
        why.append(Words(NUMBER.en % {"system": system.en}, NUMBER.cy % {"system": system.cy}))
    whole = _is_whole(asked, held)
    facts = _of_names(asked, held)
    placed = {fact.typed for fact, _near, _words in facts if fact.kind in (FactKind.KNOWN_AS, FactKind.FORMER)}
    for fact, nearness, words in facts:
        # One fact may meet two typed names: Ann Marie is Annmarie.
        met += len(tokens(fact.typed)) if nearness is not None else 0
        distance += nearness or 0
        if fact.kind is not FactKind.SAME or not (whole or fact.typed in placed):
            why.append(words or _filled(FACT_WORDS[fact.kind], fact))
    if whole:
        why.insert(bool(number), WHOLE_NAME)
    if born := _of_birth(asked, held, on):
        met += born not in _NOT_MET
        distance += _BORN_STRENGTH.get(born, 0)
        why.append(born)
    return Likeness(met, distance, tuple(dict.fromkeys(why)), by_number=number is not None)


def _of_names(asked: Asked, held: Held) -> list[tuple[Fact, int | None, Words | None]]:
    """Each fact about the typed names, how near it is if it meets one, and our own words for it where terms has none."""
    keys = held.keys()
    parts = {key.text: key.written for key in keys if key.kind is KeyKind.NAME}
    family = held.names[0][2] if held.names else ""
    in_family = {token.written.casefold() for token in tokens(family)}
    typed_all = {token.written.casefold() for token in tokens(asked.names)}
    found: list[tuple[Fact, int | None, Words | None]] = []
    for fact in explain(asked.names, keys) if tokens(asked.names) else []:
        words, nearness = None, _NEARNESS.get(fact.kind)
        if fact.kind is FactKind.NOT_FOUND and (whole := _begun(fact.typed, parts)):
            words, nearness = _filled(BEGINNING, Fact(fact.kind, fact.typed, whole)), _PART_NEARNESS
        elif fact.kind is FactKind.SAME and fact.held.casefold() in in_family and not in_family <= typed_all:
            words = _filled(PART_OF_FAMILY, Fact(fact.kind, fact.typed, family))
        found.append((fact, nearness, words))
    return found


def _is_whole(asked: Asked, held: Held) -> bool:
    """Whether what was typed is the whole present name of this person, in whatever order."""
    typed = {token.written.casefold() for token in tokens(asked.names)}
    return any(
        typed == {token.written.casefold() for token in tokens(f"{given} {family}")} for _kind, given, family in held.names[:1]
    )


def _begun(typed: str, parts: dict[str, str]) -> str:
    """The name that begins so, as it is written; the shortest of several."""
    texts = [token.text for token in tokens(typed)]
    if not texts or len(texts[0]) < SHORTEST_PART:
        return ""
    begun = sorted((text for text in parts if text.startswith(texts[0])), key=lambda text: (len(text), text))
    return parts[begun[0]] if begun else ""


def _of_birth(asked: Asked, held: Held, on: date | None) -> Words | None:
    """What is to be said of the birth date, or None where none was asked for."""
    wanted_age = asked.age if on else None
    if not (asked.born_on or asked.born_in or asked.year or wanted_age is not None):
        return None
    if held.born_on is None:
        return BORN_NOT_KNOWN
    if held.precision not in (Precision.DAY, Precision.MONTH):
        years = {int(key[2:]) for key in _born_keys(asked, on) if key.startswith("e:")}
        return BORN_ABOUT if any(abs(held.born_on.year - year) <= 1 for year in years) else BORN_OTHERWISE
    if asked.born_on:
        return _of_day(asked.born_on, held)
    if asked.born_in:
        return BORN_IN_MONTH if (held.born_on.year, held.born_on.month) == asked.born_in else BORN_OTHERWISE
    if asked.year:
        return BORN_IN_YEAR if held.born_on.year == asked.year else BORN_OTHERWISE
    return AGE_FITS if on and age_on(held.born_on, on) == wanted_age else BORN_OTHERWISE


def _of_day(asked: date, held: Held) -> Words:
    if held.precision is Precision.MONTH:
        same = held.born_on and (held.born_on.year, held.born_on.month) == (asked.year, asked.month)
        return BORN_IN_MONTH if same else BORN_OTHERWISE
    kind = near_birth_dates(asked).get(held.born_on) if held.born_on else None
    return _BORN_WORDS[kind] if kind else BORN_OTHERWISE


def enough(met: int, best: int, asked: int) -> bool:
    """Whether somebody who meets `met` of `asked` things is worth showing when the best meets `best`.

    Of one or two things asked nobody is shown who meets fewer than the best; of three or more, one may be wrong, and
    whoever meets one alone is nobody who was meant.
    """
    return met >= min(best, asked if asked <= 2 else asked - 1) and (met >= 2 or asked <= 2)


def compared(left: str, right: str) -> FactKind:
    """How two written names compare: the SAME, a FORM of one another, a like SOUND, or NOT_FOUND in one another."""
    one, other = tokens(left), tokens(right)
    if {token.text for token in one} == {token.text for token in other}:
        return FactKind.SAME
    shorter, longer = (left, right) if len(one) <= len(other) else (right, left)
    held = {key.stored for key in query_keys(longer)}
    for kind, marks in ((FactKind.FORM, "nf"), (FactKind.SOUND, "nfs")):
        asked = [[key for key in thing["any"] if key[0] in marks] for thing in things_asked(Asked(names=shorter))]
        if asked and all(held & set(keys) for keys in asked):
            return kind
    return FactKind.NOT_FOUND


def in_order(asked: Asked, held: Held) -> bool:
    """Whether the names were typed in the order in which they are written: it decides between two who are else alike."""
    typed = [token.text for token in tokens(asked.names)]
    return any(_within(typed, [token.text for token in tokens(f"{given} {family}")]) for _kind, given, family in held.names)


def _within(typed: list[str], written: list[str]) -> bool:
    left = iter(written)
    return all(text in left for text in typed)


def _filled(words: Words, fact: Fact) -> Words:
    values = {"typed": fact.typed, "held": fact.held}
    return Words(words.en % values, words.cy % values, words.sure)


def _sentence(parts: list[str]) -> str:
    joined = "; ".join(parts)
    return f"{joined[:1].upper()}{joined[1:]}." if joined else ""
