"""Names, the keys by which they are found, and ages, as plain values."""

from collections.abc import Iterable
from datetime import date

from ymylon.terms.codes import IdentifierSystem, Precision
from ymylon.terms.identifiers import nhs_number, pnc, upn
from ymylon.terms.names import Key, birth_keys, search_keys, sort_key, tokens

# That one stands here says that the police dealt with somebody.
OF_POLICE = frozenset({IdentifierSystem.PNC_ID, IdentifierSystem.NICHE_PERSON})
SHORTEST_PART = 3  # a part of a name is looked for from this many letters on: fewer would find everybody

# Marks beside those of terms.names: p part of a name, m month and y year of a birth date, e a year that an estimate allows.


def names_keys(kind: str, given: str, family: str) -> tuple[Key, ...]:
    """The keys of one name, each saying what it stands for; a former name and one by which somebody is known say so."""
    if kind == "FORMER":
        return search_keys("", "", former=[given, family])
    if kind == "KNOWN_AS":
        return search_keys("", "", known_as=[given, family])
    return search_keys(given, family)


def keys_of(
    given: str, family: str, born_on: date | None, kind: str = "CURRENT", precision: Precision | str = Precision.DAY
) -> list[str]:
    """Every key under which a name is found, as stored: the name, its parts, and the birth date with its likely slips."""
    stored = {key.stored for key in names_keys(kind, given, family)}
    stored |= {f"p:{part}" for token in tokens(f"{given} {family}") for part in parts_of(token.text)}
    return sorted(stored | set(birth_keys_stored(born_on, precision)))


def parts_of(text: str) -> list[str]:
    """The beginnings of a folded name, the whole of it left out."""
    return [text[:length] for length in range(SHORTEST_PART, len(text))]


def birth_keys_stored(born_on: date | None, precision: Precision | str) -> list[str]:
    """The keys of a birth date: exact, in a month, or estimated, which may be a year out either way."""
    if born_on is None:
        return []
    if precision == Precision.DAY:
        exact = [key.stored for key in birth_keys(born_on)]
        return [*exact, f"m:{born_on:%Y%m}", f"y:{born_on.year}"]
    if precision == Precision.MONTH:
        return [f"m:{born_on:%Y%m}", f"y:{born_on.year}"]
    return [f"e:{born_on.year + years}" for years in (-1, 0, 1)]


def order_of(given: str, family: str) -> str:
    """A key that puts names in the order of the Welsh alphabet: family name first."""
    return f"{sort_key(family)}0{sort_key(given)}"


def normalised(system: IdentifierSystem | str, value: str) -> str:
    """A number with a check in its one stored form, so that it is found however it was spaced; any other stays as given."""
    checked = {IdentifierSystem.NHS_NUMBER: nhs_number, IdentifierSystem.UPN: upn, IdentifierSystem.PNC_ID: pnc}.get(
        IdentifierSystem[system]
    )
    return (checked(value) if checked else None) or value.strip()


def cluster(edges: Iterable[tuple[int, int]], of: int) -> frozenset[int]:
    """Everybody whom these judgements make one human with `of`, who is among them."""
    linked = list(edges)
    found = {of}
    while grown := {one for pair in linked if found & set(pair) for one in pair} - found:
        found |= grown
    return frozenset(found)


def age_on(born_on: date | None, day: date) -> int | None:
    """Whole years lived on `day`; None where the birth date is not known. Somebody born on 29 February is older from 1 March."""
    if born_on is None:
        return None
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def short_name(given: str, family: str) -> str:
    """Given name and initials of the family name, for a wall that others pass: "Cai M.-R."."""
    initials = "-".join(f"{part[0]}." for part in family.replace(" ", "-").split("-") if part)
    return f"{given} {initials}".strip() if given else initials


def initials(given: str, family: str) -> str:
    """Initials alone, for an enrolled screen, before which anybody may stand."""
    return "".join(f"{part[0]}." for part in f"{given} {family}".replace("-", " ").split() if part)
